/// All beads that are worth a look, from where they start to where they end, with their scores.
///
/// A *position* (i, j) stands after i source and j target segments. Beads with two sides are
/// listed; segments without counterpart may be passed over anywhere in the band.
struct BeadLattice {
  /// A bead with two sides that starts somewhere in a row.
  struct Edge {
    var column: Int32
    var shape: UInt8
    /// Its score; its probability, once the lattice has been summed over.
    var score: Float
  }

  /// A bead with two sides, as the search tries it.
  static let shapes: [(source: Int, target: Int)] = [
    (1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (1, 4), (4, 1),
  ]
  /// The most segments a bead has on a side.
  static let longest = 4
  /// Rows of evidence that are worked out at a time.
  private static let blockRows = 32

  let band: Band
  /// The edges, by the rows in which they start, then by their columns.
  private(set) var edges: [Edge] = []
  /// Where each row's edges begin, and one more for the end.
  private(set) var edgeStarts: [Int] = [0]
  /// The scores of the segments as segments without counterpart, what stands before them apart.
  var sourceNulls: [Float]
  var targetNulls: [Float]
  var model: BeadModel

  /// Works out the scores.
  ///
  /// - Parameters:
  ///   - scorer: What scores the beads.
  ///   - band: Where the search may go.
  ///   - visit: Called with each edge's row, column and shape, its cells row by row and its block;
  ///     without it no edge's cells are listed.
  /// - Complexity: Linear in the live cells of the band.
  init(
    _ scorer: BeadScorer, _ band: Band,
    visit: ((Int, Int, Int, borrowing [Int], borrowing EvidenceBlock) -> Void)? = nil
  ) {
    self.band = band
    model = scorer.model
    let document = scorer.document
    let (n, m) = (document.source.count, document.target.count)
    sourceNulls = (0..<n).map { scorer.features($0..<$0 + 1, 0..<0) }
    targetNulls = (0..<m).map { scorer.features(0..<0, $0..<$0 + 1) }
    var evidence = CellEvidence(document)
    for first in stride(from: 0, to: n, by: BeadLattice.blockRows) {
      let last = min(n, first + BeadLattice.blockRows)
      evidence.fill(first..<min(n, last + BeadLattice.longest - 1), band, scorer)
      for i in first..<last {
        for interval in band.intervals(of: i) {
          for j in interval {
            for (shape, (a, b)) in BeadLattice.shapes.enumerated() {
              guard i + a <= n, j + b <= m, band.holds(i + a, j + b) else { continue }
              let (source, target) = (i..<i + a, j..<j + b)
              guard let terms = evidence.score(source, target, band, scorer) else { continue }
              edges.append(
                Edge(
                  column: Int32(j), shape: UInt8(shape),
                  score: terms + scorer.features(source, target)))
              if let visit {
                let cells = source.flatMap { row in target.map { band.cell(row, $0) } }
                visit(i, j, shape, cells, evidence.block)
              }
            }
          }
        }
        edgeStarts.append(edges.count)
      }
    }
  }

  /// The edges that start in a row.
  @inline(__always)
  func range(of row: Int) -> Range<Int> {
    row + 1 < edgeStarts.count ? edgeStarts[row]..<edgeStarts[row + 1] : 0..<0
  }

  @inline(__always)
  mutating func setScore(_ score: Float, of edge: Int) { edges[edge].score = score }
}
