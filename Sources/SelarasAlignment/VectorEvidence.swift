/// What the vectors of two texts' segments say of their beads.
///
/// The cosines of unrelated segments, and those of translations, are each taken for normal, with
/// one deviation: the logarithm of the ratio of the likelihoods is then linear in the cosine. The
/// mean and the deviation of unrelated ones come from pairs taken here and there, the mean of
/// translations from pairs of which each is the other's nearest.
struct VectorEvidence: Sendable {
  private let source: SegmentVectors
  private let target: SegmentVectors
  /// The segments that are not empty, by their numbers among all.
  private let sourceNumbers: [Int]
  private let targetNumbers: [Int]
  private var mean: Float = 0
  private var deviation: Float = 1
  /// How many deviations translations are above unrelated pairs.
  private var distance: Float = 0
  /// Pairs of which each is the other's nearest.
  private(set) var candidates: [CandidateSearch.Candidate] = []

  /// Pairs of segments that are compared when the nearest are sought; in longer texts those off
  /// the diagonal are left out.
  private static let mostPairs = 4_000_000
  /// What vectors may say of one bead, in nats, against it and for it.
  private static let bounds: ClosedRange<Float> = -8...15

  init(
    _ source: SegmentVectors, _ target: SegmentVectors, sourceNumbers: [Int],
    targetNumbers: [Int]
  ) {
    self.source = source
    self.target = target
    self.sourceNumbers = sourceNumbers
    self.targetNumbers = targetNumbers
    if sourceNumbers.isEmpty || targetNumbers.isEmpty { return }
    measureBackground()
    findNearest()
  }

  private func cosine(_ row: Int, _ column: Int) -> Float {
    let (one, two) = (sourceNumbers[row], targetNumbers[column])
    return source.cosine(one..<one + 1, target, two..<two + 1)
  }

  private mutating func measureBackground() {
    let (n, m) = (sourceNumbers.count, targetNumbers.count)
    var (sum, squares, count) = (0.0, 0.0, 0.0)
    for k in 0..<2000 {
      let row = k * 7919 % n
      let column = (k * 7919 / n + k * 104_729 + m / 3) % m
      let cosine = Double(cosine(row, column))
      sum += cosine
      squares += cosine * cosine
      count += 1
    }
    mean = Float(sum / count)
    deviation = max(0.01, Float(max(0, squares / count - sum / count * sum / count).squareRoot()))
  }

  private mutating func findNearest() {
    let (n, m) = (sourceNumbers.count, targetNumbers.count)
    let width = max(1, min(m, VectorEvidence.mostPairs / n))
    var bestOfRow = [(cosine: Float, column: Int)](repeating: (-2, -1), count: n)
    var bestOfColumn = [(cosine: Float, row: Int)](repeating: (-2, -1), count: m)
    for row in 0..<n {
      let low = max(0, min(m - width, row * m / n - width / 2))
      for column in low..<low + width {
        let cosine = cosine(row, column)
        if cosine > bestOfRow[row].cosine { bestOfRow[row] = (cosine, column) }
        if cosine > bestOfColumn[column].cosine { bestOfColumn[column] = (cosine, row) }
      }
    }
    var sum: Float = 0
    var nearest: [(row: Int, column: Int, cosine: Float)] = []
    for row in 0..<n {
      let (cosine, column) = bestOfRow[row]
      guard column >= 0, bestOfColumn[column].row == row else { continue }
      nearest.append((row, column, cosine))
      sum += (cosine - mean) / deviation
    }
    if nearest.isEmpty { return }
    let height = sum / Float(nearest.count)
    // The nearest of many stand out by chance too: by so much among m normal ones.
    let chance = Float((2 * Logarithm.natural(Double(max(2, width)))).squareRoot())
    distance = height * max(0, min(1, height - chance + 0.5))
    candidates = nearest.compactMap { row, column, _ in
      let score = score(row..<row + 1, column..<column + 1)
      return score > 0
        ? CandidateSearch.Candidate(source: row, target: column, score: score / 6) : nil
    }
  }

  /// What the vectors say of a bead, in nats.
  func score(_ rows: Range<Int>, _ columns: Range<Int>) -> Float {
    if distance == 0 { return 0 }
    let cosine = source.cosine(
      VectorEvidence.run(rows, sourceNumbers), target,
      VectorEvidence.run(columns, targetNumbers))
    let height = (cosine - mean) / deviation
    let ratio = distance * (height - distance / 2)
    return max(VectorEvidence.bounds.lowerBound, min(VectorEvidence.bounds.upperBound, ratio))
  }

  /// The segments of a bead by their numbers among all.
  private static func run(_ range: Range<Int>, _ numbers: [Int]) -> Range<Int> {
    numbers[range.lowerBound]..<numbers[range.upperBound - 1] + 1
  }
}
