/// The best sequence of beads through a band.
struct BeadPath {
  private let scorer: BeadScorer
  private let band: Band

  /// A bead with two sides, as the search tries it.
  private static let shapes: [(source: Int, target: Int)] = [
    (1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (1, 4), (4, 1),
  ]
  /// Steps over a segment without counterpart, after the shapes in the table of steps.
  private static let sourceOnly: UInt8 = 8
  private static let targetOnly: UInt8 = 9
  private static let none: UInt8 = 255
  /// Rows of evidence that are worked out at a time.
  private static let blockRows = 24
  /// A segment joins a bead of several only if some pair of it is at least this good.
  private static let leastOfAll: Float = -5

  init(_ scorer: BeadScorer, _ band: Band) {
    self.scorer = scorer
    self.band = band
  }

  /// Finds the path.
  ///
  /// Dynamic programming over positions; scores are kept for five rows, one byte for each position
  /// to find the way back.
  ///
  /// - Complexity: Linear in the band.
  func beads() -> [(source: Range<Int>, target: Range<Int>)] {
    let n = scorer.document.source.count
    let null = Float(scorer.options.nullPrior)
    var steps: [UInt8] = []
    var stepStarts: [Int] = []
    var rows = [[Float]](repeating: [], count: 5)
    var block = EvidenceBlock()
    var singles = SingleScores()
    for i in 0...n {
      if i > 0, i > block.rows.upperBound || block.rows.isEmpty {
        let first = max(0, i - 4)
        block.fill(first..<min(n, i - 1 + BeadPath.blockRows), of: band, in: scorer.document)
        singles.fill(block.rows, band, scorer, block)
      }
      let low = band.lows[i]
      let high = band.highs[i]
      stepStarts.append(steps.count)
      var current = [Float](repeating: -.infinity, count: high - low + 1)
      for j in low...high {
        var best = i == 0 && j == 0 ? 0 : -Float.infinity
        var step = BeadPath.none
        if i > 0, j > 0 {
          for (shape, (a, b)) in BeadPath.shapes.enumerated() where a <= i && b <= j {
            guard j - b >= band.lows[i - a], j - b <= band.highs[i - a] else { continue }
            let before = rows[(i - a) % 5][j - b - band.lows[i - a]]
            if before == -.infinity { continue }
            let score: Float
            if shape == 0 {
              let cell = band.cell(i - 1, j - 1)
              // Without evidence of its own a bead of several is not worth a look either.
              if cell < 0 { break }
              score = singles[cell]
            } else {
              score = multiple(i - a..<i, j - b..<j, singles, block)
            }
            if before + score > best {
              best = before + score
              step = UInt8(shape)
            }
          }
        }
        if i > 0, j >= band.lows[i - 1], j <= band.highs[i - 1] {
          let score = rows[(i - 1) % 5][j - band.lows[i - 1]] + null
          if score > best { (best, step) = (score, BeadPath.sourceOnly) }
        }
        if j > low {
          let score = current[j - 1 - low] + null
          if score > best { (best, step) = (score, BeadPath.targetOnly) }
        }
        current[j - low] = best
        steps.append(step)
      }
      rows[i % 5] = current
    }
    return trace(steps, stepStarts)
  }

  /// The score of a bead of several segments; minus infinity where it is not worth working out.
  private func multiple(
    _ source: Range<Int>, _ target: Range<Int>, _ singles: borrowing SingleScores,
    _ block: borrowing EvidenceBlock
  ) -> Float {
    var cells: [Int] = []
    var best = -Float.infinity
    for row in source {
      var bestOfRow = -Float.infinity
      for column in target {
        let cell = band.cell(row, column)
        if cell < 0 { return -.infinity }
        cells.append(cell)
        bestOfRow = max(bestOfRow, singles[cell])
      }
      if bestOfRow < BeadPath.leastOfAll { return -.infinity }
      best = max(best, bestOfRow)
    }
    if best < -3 { return -.infinity }
    for column in 0..<target.count {
      var bestOfColumn = -Float.infinity
      for row in 0..<source.count {
        bestOfColumn = max(bestOfColumn, singles[cells[row * target.count + column]])
      }
      if bestOfColumn < BeadPath.leastOfAll { return -.infinity }
    }
    return scorer.score(source, target, cells: cells, in: block)
  }

  private func trace(
    _ steps: [UInt8], _ stepStarts: [Int]
  ) -> [(source: Range<Int>, target: Range<Int>)] {
    var (i, j) = (scorer.document.source.count, scorer.document.target.count)
    var beads: [(source: Range<Int>, target: Range<Int>)] = []
    while i > 0 || j > 0 {
      let step = steps[stepStarts[i] + j - band.lows[i]]
      let (a, b): (Int, Int)
      switch step {
      case BeadPath.sourceOnly: (a, b) = (1, 0)
      case BeadPath.targetOnly: (a, b) = (0, 1)
      default: (a, b) = step < 8 ? BeadPath.shapes[Int(step)] : (min(i, 1), i > 0 ? 0 : 1)
      }
      beads.append((i - a..<i, j - b..<j))
      (i, j) = (i - a, j - b)
    }
    return beads.reversed()
  }
}

/// The scores of the beads of one segment each, for the rows of a block.
struct SingleScores {
  private var scores: [Float] = []
  private var firstCell = 0

  /// The score of a cell.
  @inline(__always)
  subscript(cell: Int) -> Float { scores[cell - firstCell] }

  /// Works out the scores of all live cells of some rows.
  mutating func fill(
    _ rows: Range<Int>, _ band: Band, _ scorer: BeadScorer, _ block: EvidenceBlock
  ) {
    scores.removeAll(keepingCapacity: true)
    firstCell = band.cellStart(of: rows.lowerBound)
    var cells = [0]
    for row in rows {
      for interval in band.intervals(of: row) {
        for column in interval {
          cells[0] = firstCell + scores.count
          scores.append(
            scorer.score(row..<row + 1, column..<column + 1, cells: cells, in: block))
        }
      }
    }
  }
}
