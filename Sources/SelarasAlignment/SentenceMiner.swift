/// Finds sentences that translate each other wherever they stand.
///
/// See <doc:SentenceMining>.
public struct SentenceMiner: Sendable {
  private let lexicon: Lexicon
  private let model: PairModel
  /// Up to so many pairs of sentences all are measured; beyond, each sentence's best candidates.
  private static let exhaustive = 20_000
  /// How many candidates of a sentence are measured in large texts.
  private static let mostCandidates = 12

  /// Names that stand everywhere on a page are no evidence, so the page's own frequencies count
  /// for much.
  static let backgroundTerms: Float = 2000

  /// Makes a miner.
  ///
  /// - Parameters:
  ///   - lexicon: From the source's language to the target's.
  ///   - model: How the pairs of a page are judged.
  public init(lexicon: Lexicon, model: PairModel = .shipped) {
    self.lexicon = lexicon
    self.model = model
  }

  /// The pairs of two lists of sentences, best first.
  ///
  /// Each sentence is in one pair at most. Pairs come with their confidence however low, as long
  /// as they have anything in common: on pages about one subject the best pairs are counterparts
  /// and no translations, and the caller decides which are wanted.
  ///
  /// - Complexity: Linear in the number of sentences in large texts.
  public func mine(source: [String], target: [String]) -> [SentencePair] {
    if lexicon.isMirrored {
      return search(target, source).map {
        SentencePair(source: $0.target, target: $0.source, confidence: $0.confidence)
      }
    }
    return search(source, target)
  }

  private func search(_ source: [String], _ target: [String]) -> [SentencePair] {
    let sources = source.indices.filter { !SegmentAligner.isEmpty(source[$0]) }
    let targets = target.indices.filter { !SegmentAligner.isEmpty(target[$0]) }
    if sources.isEmpty || targets.isEmpty { return [] }
    let ranked = SentenceMiner.ranked(
      source: sources.map { source[$0] }, target: targets.map { target[$0] }, lexicon)
    return zip(ranked.pairs.map(\.candidate), ranked.logOdds(by: model)).sorted {
      // Log odds, for probabilities near one are equal before they differ in rank.
      ($0.1, $1.0.source, $1.0.target) > ($1.1, $0.0.source, $0.0.target)
    }.map { candidate, logOdds in
      SentencePair(
        source: sources[candidate.source], target: targets[candidate.target],
        confidence: Logarithm.probability(logOdds: logOdds))
    }
  }

  /// Measures the pairs of two lists of sentences, none of them empty, and takes the best.
  static func ranked(source: [String], target: [String], _ lexicon: Lexicon) -> RankedPairs {
    let document = TermDocument(
      source: source, target: target, lexicon: lexicon,
      backgroundTerms: SentenceMiner.backgroundTerms)
    var search = CandidateSearch(document)
    var meter = PairMeter(
      document, unknownWeight: DocumentLearning.unknownWeight(coverage: document.coverage))
    var candidates: [RankedPairs.Candidate] = []
    let isSmall = source.count <= SentenceMiner.exhaustive / max(1, target.count)
    for row in source.indices {
      let columns =
        isSmall
        ? Array(target.indices)
        : search.candidates(of: row, most: SentenceMiner.mostCandidates).map(\.target)
      for column in columns {
        let measure = meter.measure(row..<row + 1, column..<column + 1)
        if measure.sourceCoverage == 0, measure.targetCoverage == 0 { continue }
        candidates.append(
          RankedPairs.Candidate(
            source: row, target: column, logOdds: Confidence.logOdds(ofPair: measure)))
      }
    }
    return RankedPairs(candidates, members: min(source.count, target.count))
  }
}
