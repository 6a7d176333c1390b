/// A source and a target document that may translate each other, compared by themselves.
public struct DocumentCandidate: Hashable, Sendable {
  /// What the pieces of one document say that the other says too.
  struct Side: Hashable, Sendable {
    /// The mean, by weight, of each piece's log odds that its likeliest counterpart translates it.
    var meanLogOdds: Float = 0
    /// The share of the document that is translated in the other, 0...1.
    var share: Float = 0
    /// How much that is, in nats.
    var weight: Float = 0
  }

  private let sourceNumber: Int32
  private let targetNumber: Int32
  let sourceSide: Side
  let targetSide: Side

  init(source: Int, target: Int, sourceSide: Side, targetSide: Side) {
    // There are many of these, and never more documents.
    sourceNumber = Int32(source)
    targetNumber = Int32(target)
    self.sourceSide = sourceSide
    self.targetSide = targetSide
  }

  /// The number of the source document.
  public var source: Int { Int(sourceNumber) }
  /// The number of the target document.
  public var target: Int { Int(targetNumber) }

  /// The candidate with its sides exchanged.
  var mirrored: DocumentCandidate {
    DocumentCandidate(
      source: target, target: source, sourceSide: targetSide, targetSide: sourceSide)
  }

  /// What is known of a pair by itself; that one document may be a part of the other makes the
  /// greater side count.
  var features: [Double] {
    [
      Logarithm.natural(1 + Double(min(sourceSide.weight, targetSide.weight, 2000))),
      Double(max(sourceSide.meanLogOdds, targetSide.meanLogOdds)),
      Double(min(sourceSide.meanLogOdds, targetSide.meanLogOdds)),
    ]
  }

  /// The log odds that the two belong together, as far as can be said without the others.
  public var logOdds: Double { Confidence.logOdds(ofDocuments: features) }
}

/// A source and a target document that translate each other.
public struct DocumentPair: Hashable, Sendable {
  /// The number of the source document.
  public let source: Int
  /// The number of the target document.
  public let target: Int
  /// The probability, 0...1, that one translates the other, or a part of it.
  public let confidence: Double
  /// The share of the source document, 0...1, that is translated in the target.
  public let sourceShare: Double
  /// The share of the target document, 0...1, that is translated in the source.
  public let targetShare: Double

  /// The best pairs, each document in one at most.
  ///
  /// Pairs are taken greedily, best first. A pair is the surer the further it is ahead of the other
  /// pairs that its documents may be in.
  ///
  /// - Parameters:
  ///   - candidates: Those of all documents.
  ///   - model: How pairs are judged among the others.
  /// - Returns: Pairs in the order of their source documents, however little sure.
  /// - Complexity: O(*n* log *n*).
  public static func best(
    of candidates: [DocumentCandidate], model: DocumentModel = .shipped
  ) -> [DocumentPair] {
    let ranked = ranked(candidates)
    return ranked.pairs.map { pair in
      let candidate = candidates[pair.number]
      let logOdds = model.verdict.logOdds(
        DocumentModel.features(of: pair, candidate, in: ranked))
      return DocumentPair(
        source: candidate.source, target: candidate.target,
        confidence: Logarithm.probability(logOdds: logOdds),
        sourceShare: Double(candidate.sourceSide.share),
        targetShare: Double(candidate.targetSide.share))
    }.sorted { $0.source < $1.source }
  }

  /// The best pairs, without confidences.
  static func ranked(_ candidates: [DocumentCandidate]) -> RankedPairs {
    RankedPairs(
      candidates.map {
        RankedPairs.Candidate(source: $0.source, target: $0.target, logOdds: $0.logOdds)
      })
  }
}
