/// What the terms of the cells of some rows say, and with it those of beads of several segments.
///
/// In a bead of one row the target's terms are made as in its cells, each by itself; only what
/// several columns together make of the row's terms is to be worked out, and the reverse. A bead of
/// several segments is worth that only if one of its pairs is nearly the best of its row or column.
struct CellEvidence {
  /// A pair that has so much less evidence than the best of its row or column is not what either
  /// goes with.
  private static let nearlyBest: Float = 2
  /// A bead of several segments needs a pair with more evidence than this.
  private static let least: Float = 0

  private(set) var block: EvidenceBlock
  private var forward: [SIMD4<Float>] = []
  private var backward: [SIMD4<Float>] = []
  private var scores: [Float] = []
  private var firstCell = 0
  private var bestOfRow: [Float] = []
  private var bestOfColumn: [Float]
  private var touched = 0..<0
  /// Whether all beads are looked at: vectors may know one whose pairs show nothing.
  private let looksAtAll: Bool

  init(_ document: TermDocument) {
    block = EvidenceBlock(document)
    looksAtAll = document.outside?.vectors != nil
    bestOfColumn = [Float](repeating: -.infinity, count: document.target.count)
  }

  /// Works out the evidence of all live cells of some rows.
  mutating func fill(_ rows: Range<Int>, _ band: Band, _ scorer: BeadScorer) {
    block.fill(rows, of: band, in: scorer.document)
    forward.removeAll(keepingCapacity: true)
    backward.removeAll(keepingCapacity: true)
    scores.removeAll(keepingCapacity: true)
    bestOfRow.removeAll(keepingCapacity: true)
    for column in touched { bestOfColumn[column] = -.infinity }
    touched = Int.max..<Int.max
    firstCell = band.cellStart(of: rows.lowerBound)
    var cell = firstCell
    var last = 0
    for row in rows {
      var best = -Float.infinity
      for interval in band.intervals(of: row) {
        for column in interval {
          let sums = scorer.sums(ofCell: cell, row, column, in: block)
          forward.append(sums.forward)
          backward.append(sums.backward)
          let score =
            scorer.evidence(sums.forward + sums.backward)
            + scorer.outside(row..<row + 1, column..<column + 1)
          scores.append(score)
          best = max(best, score)
          bestOfColumn[column] = max(bestOfColumn[column], score)
          cell += 1
        }
        touched = min(touched.lowerBound, interval.lowerBound)..<Int.max
        last = max(last, interval.upperBound)
      }
      bestOfRow.append(best)
    }
    touched = min(touched.lowerBound, last)..<last
  }

  /// What the terms of a bead say; `nil` where it is not worth working out.
  func score(
    _ source: Range<Int>, _ target: Range<Int>, _ band: Band, _ scorer: BeadScorer
  ) -> Float? {
    let (i, j) = (source.lowerBound, target.lowerBound)
    let cell = band.cell(i, j) - firstCell
    if source.count == 1, target.count == 1 { return scores[cell] }
    guard looksAtAll || scorer.shapes.isPlausible(source, target) else { return nil }
    if source.count == 1 {
      // The cells of one row follow each other.
      guard band.cell(i, target.upperBound - 1) == cell + firstCell + target.count - 1 else {
        return nil
      }
      let cells = cell..<cell + target.count
      guard
        isWorthIt(
          cells.reduce(-.infinity) { max($0, scores[$1]) }, bestOfRow[i - block.rows.lowerBound])
      else { return nil }
      var sums = cells.reduce(SIMD4<Float>()) { $0 + forward[$1] }
      sums += scorer.backwardSum(
        i, target, cells: { cell + firstCell + $0 - j }, in: block)
      return scorer.evidence(sums) + scorer.outside(source, target)
    }
    if target.count == 1 {
      var sums = SIMD4<Float>()
      var best = -Float.infinity
      for row in source {
        let cell = band.cell(row, j)
        if cell < 0 { return nil }
        sums += backward[cell - firstCell]
        best = max(best, scores[cell - firstCell])
      }
      guard isWorthIt(best, bestOfColumn[j]) else { return nil }
      sums += scorer.forwardSum(source, j, cells: { band.cell($0, j) }, in: block)
      return scorer.evidence(sums) + scorer.outside(source, target)
    }
    return square(source, target, band, scorer)
  }

  private func square(
    _ source: Range<Int>, _ target: Range<Int>, _ band: Band, _ scorer: BeadScorer
  ) -> Float? {
    var isBest = (row: false, column: false)
    for row in source {
      for column in target {
        let cell = band.cell(row, column)
        if cell < 0 { return nil }
        let score = scores[cell - firstCell]
        if isWorthIt(score, bestOfRow[row - block.rows.lowerBound]) { isBest.row = true }
        if isWorthIt(score, bestOfColumn[column]) { isBest.column = true }
      }
    }
    guard isBest == (true, true) else { return nil }
    var sums = SIMD4<Float>()
    for row in source {
      sums += scorer.backwardSum(row, target, cells: { band.cell(row, $0) }, in: block)
    }
    for column in target {
      sums += scorer.forwardSum(source, column, cells: { band.cell($0, column) }, in: block)
    }
    return scorer.evidence(sums) + scorer.outside(source, target)
  }

  @inline(__always)
  private func isWorthIt(_ score: Float, _ best: Float) -> Bool {
    looksAtAll || score > CellEvidence.least && score >= best - CellEvidence.nearlyBest
  }
}
