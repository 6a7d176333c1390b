/// What each segment of some rows says about each term of the segments near the path.
///
/// For a cell (source segment, target segment): for each term of the target the sum of the links'
/// ratios from the source's terms, and the reverse. A bead of several segments adds these up.
struct EvidenceBlock {
  /// The rows, source segments, that the block holds.
  private(set) var rows = 0..<0
  /// By cell less the block's first cell.
  private(set) var forwardStarts: [Int] = []
  private(set) var backwardStarts: [Int] = []
  private(set) var values: [Float] = []
  private var firstCell = 0
  private var sums: [Float]

  init(_ document: TermDocument) {
    sums = [Float](
      repeating: 0, count: max(document.source.counts.count, document.target.counts.count))
  }

  /// Fills the block with the live cells of `rows`.
  mutating func fill(_ rows: Range<Int>, of band: Band, in document: TermDocument) {
    self.rows = rows
    firstCell = band.cellStart(of: rows.lowerBound)
    forwardStarts.removeAll(keepingCapacity: true)
    backwardStarts.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    let (source, target) = (document.source, document.target)
    var size = 0
    for row in rows {
      for interval in band.intervals(of: row) {
        for column in interval {
          forwardStarts.append(size)
          size += target.range(column).count
          backwardStarts.append(size)
          size += source.range(row).count
        }
      }
    }
    values.append(contentsOf: repeatElement(0, count: size))
    for row in rows {
      scatter(source, row, document.forward)
      for interval in band.intervals(of: row) {
        var cell = band.cell(row, interval.lowerBound) - firstCell
        for column in interval {
          gather(target, column, at: forwardStarts[cell])
          cell += 1
        }
      }
      erase(source, row, document.forward)
    }
    fillBackward(band, document)
  }

  private mutating func fillBackward(_ band: Band, _ document: TermDocument) {
    // The live cells of the block, column by column.
    var cells: [(column: Int, row: Int, cell: Int)] = []
    for row in rows {
      for interval in band.intervals(of: row) {
        var cell = band.cell(row, interval.lowerBound) - firstCell
        for column in interval {
          cells.append((column, row, cell))
          cell += 1
        }
      }
    }
    cells.sort { ($0.column, $0.row) < ($1.column, $1.row) }
    var first = 0
    while first < cells.count {
      let column = cells[first].column
      scatter(document.target, column, document.backward)
      var k = first
      while k < cells.count, cells[k].column == column {
        gather(document.source, cells[k].row, at: backwardStarts[cells[k].cell])
        k += 1
      }
      erase(document.target, column, document.backward)
      first = k
    }
  }

  private mutating func scatter(
    _ side: TermDocument.Side, _ segment: Int, _ links: TermDocument.Links
  ) {
    for place in side.range(segment) {
      let term = Int(side.terms[place])
      for link in links.starts[term]..<links.starts[term + 1] {
        sums[Int(links.linked[link])] += links.ratios[link]
      }
    }
  }

  private mutating func erase(
    _ side: TermDocument.Side, _ segment: Int, _ links: TermDocument.Links
  ) {
    for place in side.range(segment) {
      let term = Int(side.terms[place])
      for link in links.starts[term]..<links.starts[term + 1] { sums[Int(links.linked[link])] = 0 }
    }
  }

  private mutating func gather(_ side: TermDocument.Side, _ segment: Int, at start: Int) {
    var start = start
    for place in side.range(segment) {
      values[start] = sums[Int(side.terms[place])]
      start += 1
    }
  }

  /// Where the values of a cell begin: what the source says of the target's terms, and the
  /// reverse.
  @inline(__always)
  func starts(of cell: Int) -> (forward: Int, backward: Int) {
    (forwardStarts[cell - firstCell], backwardStarts[cell - firstCell])
  }
}
