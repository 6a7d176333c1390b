/// Where the search for the bead path may go.
///
/// A *position* (i, j) stands after i source and j target segments; the path runs through
/// positions. A *cell* (i, j) is a pair of segments. Beads with two sides are tried in live cells
/// only; segments without counterpart may be passed over anywhere in the band, which is what lets
/// the path cross a long insertion at no more than a step a segment.
struct Band {
  /// Of each row of positions, the first and the last column.
  private(set) var lows: [Int]
  private(set) var highs: [Int]
  private var intervalStarts: [Int] = [0]
  private var intervals: [Range<Int>] = []
  private var intervalCells: [Int] = []
  private var cellCount = 0

  /// Gaps between anchors of at most this many cells are searched in full.
  private static let fullGap = 2500
  /// Gaps of more positions than this are not filled: the path keeps near their corners' line.
  private static let widestGap = 1_000_000

  /// Lays the band around anchors.
  ///
  /// - Complexity: The size of the band, which is linear in the number of segments but for gaps.
  init(sourceCount n: Int, targetCount m: Int, anchors: [(source: Int, target: Int)], margin w: Int)
  {
    lows = [Int](repeating: m, count: n + 1)
    highs = [Int](repeating: 0, count: n + 1)
    var live = LiveCells(rows: n, columns: m)
    var corner = (source: 0, target: 0)
    let corners = anchors.map { ($0.source, $0.target) } + [(n, m)]
    for (row, column) in corners {
      let (rows, columns) = (row - corner.source, column - corner.target)
      let isFull = (rows + 1) * (columns + 1) <= Band.fullGap
      let isFilled = rows + 1 <= Band.widestGap / (columns + 1)
      for i in corner.source...row {
        // The straight line between the corners; an anchor-less gap of one row is a step.
        let line = rows == 0 ? corner.target : corner.target + (i - corner.source) * columns / rows
        let step = rows == 0 ? columns : columns / rows + 1
        if isFilled {
          lows[i] = min(lows[i], corner.target)
          highs[i] = max(highs[i], column)
        } else {
          lows[i] = min(lows[i], line)
          highs[i] = max(highs[i], min(column, line + step))
        }
        if isFull {
          live.add(i, corner.target - w..<column + w + 1)
        } else {
          let (fromStart, fromEnd) = (i - corner.source, row - i)
          // Near the line, as far as it goes, and along the diagonals from both corners.
          live.add(i, line - 2 * w..<line + 2 * w + 1)
          if fromStart <= 256 {
            live.add(i, corner.target + fromStart - w..<corner.target + fromStart + w + 1)
          }
          if fromEnd <= 256 { live.add(i, column - fromEnd - w..<column - fromEnd + w + 1) }
        }
      }
      // Around a corner the path may stray by the margin in any direction.
      for i in max(0, row - w)...min(n, row + w) {
        live.add(i, column + i - row - w..<column + i - row + w + 1)
      }
      corner = (row, column)
    }
    (lows, highs) = Band.widened(lows, highs, by: w, columns: m)
    live.close { row, ranges in
      for range in ranges {
        let low = max(range.lowerBound, lows[row])
        // A bead starts at a position of its row and ends at one of another.
        let high = min(range.upperBound, highs[row] + 1, highs[row + 1])
        if low < high {
          intervals.append(low..<high)
        }
      }
      intervalStarts.append(intervals.count)
    }
    var cells = 0
    for interval in intervals {
      intervalCells.append(cells)
      cells += interval.count
    }
    cellCount = cells
  }

  /// Widens a band by `w` in both directions; rows stay connected and rising.
  private static func widened(
    _ lows: [Int], _ highs: [Int], by w: Int, columns: Int
  ) -> ([Int], [Int]) {
    let last = lows.count - 1
    let newLows = lows.indices.map { max(0, lows[max(0, $0 - w)] - w) }
    let newHighs = highs.indices.map { min(columns, highs[min(last, $0 + w)] + w) }
    return (newLows, newHighs)
  }

  /// The live columns of a row of cells.
  func intervals(of row: Int) -> ArraySlice<Range<Int>> {
    intervals[intervalStarts[row]..<intervalStarts[row + 1]]
  }

  /// The number of a row's first cell.
  func cellStart(of row: Int) -> Int {
    let interval = intervalStarts[row]
    return interval < intervalCells.count ? intervalCells[interval] : cellCount
  }

  /// Whether a position lies in the band.
  @inline(__always)
  func holds(_ row: Int, _ column: Int) -> Bool {
    column >= lows[row] && column <= highs[row]
  }

  /// Appends the numbers of a bead's cells, row by row; `false` if one of them is not live.
  @inline(__always)
  func collect(_ rows: Range<Int>, _ columns: Range<Int>, into cells: inout [Int]) -> Bool {
    for row in rows {
      // The cells of a row's interval are numbered on.
      let first = cell(row, columns.lowerBound)
      if first < 0 { return false }
      cells.append(first)
      for column in columns.dropFirst() {
        let next = cell(row, column)
        if next < 0 { return false }
        cells.append(next)
      }
    }
    return true
  }

  /// The number of a cell, or -1 if it is not live.
  @inline(__always)
  func cell(_ row: Int, _ column: Int) -> Int {
    for k in intervalStarts[row]..<intervalStarts[row + 1] {
      let interval = intervals[k]
      if column < interval.lowerBound { return -1 }
      if column < interval.upperBound { return intervalCells[k] + column - interval.lowerBound }
    }
    return -1
  }
}

/// The live columns of each row of cells, as they are gathered.
private struct LiveCells {
  private var ranges: [(row: Int, range: Range<Int>)] = []
  private let rows: Int
  private let columns: Int

  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
  }

  mutating func add(_ row: Int, _ range: Range<Int>) {
    let clamped = range.clamped(to: 0..<columns)
    if row < rows, !clamped.isEmpty { ranges.append((row, clamped)) }
  }

  /// Calls `body` with each row's ranges, merged and rising.
  mutating func close(_ body: (Int, [Range<Int>]) -> Void) {
    ranges.sort {
      ($0.row, $0.range.lowerBound, $0.range.upperBound)
        < ($1.row, $1.range.lowerBound, $1.range.upperBound)
    }
    var k = 0
    var merged: [Range<Int>] = []
    for row in 0..<rows {
      merged.removeAll(keepingCapacity: true)
      while k < ranges.count, ranges[k].row == row {
        let range = ranges[k].range
        if let last = merged.last, range.lowerBound <= last.upperBound {
          merged[merged.count - 1] =
            last.lowerBound..<max(last.upperBound, range.upperBound)
        } else {
          merged.append(range)
        }
        k += 1
      }
      body(row, merged)
    }
  }
}
