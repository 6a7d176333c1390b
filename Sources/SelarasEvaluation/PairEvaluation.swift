/// How well pairs with confidences agree with gold, over any number of documents: mined sentences,
/// or matched documents.
///
///     var evaluation = PairEvaluation()
///     evaluation.add([("a", "x", 0.9), ("b", "y", 0.2)], gold: [("a", "x")])
///     evaluation.bestF1.f1   // 1.0
public struct PairEvaluation: Sendable {
  /// How far the confidences are true.
  public private(set) var reliability = Reliability()
  /// The documents that were counted.
  public private(set) var documents = 0
  /// The pairs of the gold.
  public private(set) var gold = 0
  private var judged: [(confidence: Double, isRight: Bool)] = []

  /// A pair of texts or of ids.
  private struct Pair: Hashable {
    var source: String
    var target: String
  }

  /// Makes one of no documents.
  public init() {}

  /// Counts one document; of pairs that are found twice the surest counts.
  public mutating func add(
    _ found: [(source: String, target: String, confidence: Double)],
    gold: [(source: String, target: String)]
  ) {
    let right = Set(gold.map { Pair(source: $0.source, target: $0.target) })
    documents += 1
    self.gold += right.count
    var seen = Set<Pair>()
    for pair in found.sorted(by: { $0.confidence > $1.confidence }) {
      let names = Pair(source: pair.source, target: pair.target)
      guard seen.insert(names).inserted else { continue }
      reliability.add(confidence: pair.confidence, isRight: right.contains(names))
      judged.append((pair.confidence, right.contains(names)))
    }
  }

  /// How many pairs were found.
  public var pairs: Int { judged.count }

  /// The pairs of some confidence or more: how many they are, and how many of them right.
  public func counts(from confidence: Double) -> (pairs: Int, right: Int) {
    let sure = judged.filter { $0.confidence >= confidence }
    return (sure.count, sure.count { $0.isRight })
  }

  /// The best F1 that a threshold reaches, and the threshold; pairs of one confidence stand
  /// together, the wrong ones first.
  ///
  /// - Complexity: O(*n* log *n*).
  public var bestF1: (f1: Double, confidence: Double) {
    var best = (f1: 0.0, confidence: 1.0)
    var right = 0
    for (number, pair) in ranked.enumerated() {
      right += pair.isRight ? 1 : 0
      let f1 = 2 * Double(right) / Double(number + 1 + gold)
      if f1 > best.f1 { best = (f1, pair.confidence) }
    }
    return best
  }

  /// The area under the curve of precision and recall, 0...1.
  ///
  /// - Complexity: O(*n* log *n*).
  public var area: Double {
    var (area, right) = (0.0, 0)
    for (number, pair) in ranked.enumerated() where pair.isRight {
      right += 1
      area += Double(right) / Double(number + 1)
    }
    return gold > 0 ? area / Double(gold) : 0
  }

  private var ranked: [(confidence: Double, isRight: Bool)] {
    judged.sorted { $0.confidence != $1.confidence ? $0.confidence > $1.confidence : $1.isRight }
  }
}
