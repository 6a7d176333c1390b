public import SelarasAlignment

/// How well beads and their confidences agree with gold, over any number of documents.
///
///     var evaluation = BeadEvaluation()
///     evaluation.add(result, gold: gold)
///     evaluation.score.strict.f1
///     evaluation.reliability.expectedCalibrationError
public struct BeadEvaluation: Sendable {
  /// A bead said to be at least so probable is sure.
  public static let sure = 0.9

  /// Strict and lax, as Vecalign counts.
  public private(set) var score = BeadScore()
  /// How far the confidences of beads with two sides are true.
  public private(set) var reliability = Reliability()
  /// The beads with two sides that have a confidence.
  public private(set) var judged = 0
  /// Those of them that are sure.
  public private(set) var sureBeads = 0
  /// The sure beads that are right to the segment.
  public private(set) var sureAndRight = 0
  /// The documents that were counted.
  public private(set) var documents = 0

  /// Makes one of no documents.
  public init() {}

  /// The share of the sure beads that are right; zero where there are none.
  public var surePrecision: Double {
    sureBeads > 0 ? Double(sureAndRight) / Double(sureBeads) : 0
  }

  /// Counts one document.
  public mutating func add(_ result: GoldBeads, gold: GoldBeads) {
    documents += 1
    score.add(
      gold: gold.beads.map { ($0.source, $0.target) },
      beads: result.beads.map { ($0.source, $0.target) })
    let right = Set(gold.beads.map { [$0.source, $0.target] })
    for bead in result.beads where !bead.source.isEmpty && !bead.target.isEmpty {
      guard let confidence = bead.confidence else { continue }
      let isRight = right.contains([bead.source, bead.target])
      reliability.add(confidence: confidence, isRight: isRight)
      judged += 1
      if confidence >= BeadEvaluation.sure {
        sureBeads += 1
        sureAndRight += isRight ? 1 : 0
      }
    }
  }
}
