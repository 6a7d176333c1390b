/// Finds sentences that translate each other wherever they stand.
///
/// See <doc:SentenceMining>.
public struct SentenceMiner: Sendable {
  private let lexicon: Lexicon
  /// Up to so many pairs of sentences all are measured; beyond, each sentence's best candidates.
  private static let exhaustive = 20_000
  /// How many candidates of a sentence are measured in large texts.
  private static let mostCandidates = 12

  /// Names that stand everywhere on a page are no evidence, so the page's own frequencies count
  /// for much.
  static let backgroundTerms: Float = 2000

  /// Makes a miner.
  public init(lexicon: Lexicon) { self.lexicon = lexicon }

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
    let document = TermDocument(
      source: sources.map { source[$0] }, target: targets.map { target[$0] }, lexicon: lexicon,
      backgroundTerms: SentenceMiner.backgroundTerms)
    var candidates = CandidateSearch(document)
    var meter = PairMeter(
      document, unknownWeight: DocumentLearning.unknownWeight(coverage: document.coverage))
    var pairs: [(strength: Double, pair: SentencePair)] = []
    for row in sources.indices {
      let columns =
        sources.count <= SentenceMiner.exhaustive / targets.count
        ? Array(targets.indices)
        : candidates.candidates(of: row, most: SentenceMiner.mostCandidates).map(\.target)
      for column in columns {
        let measure = meter.measure(row..<row + 1, column..<column + 1)
        if measure.sourceCoverage == 0, measure.targetCoverage == 0 { continue }
        let logOdds = Confidence.logOdds(ofPair: measure)
        pairs.append(
          (
            logOdds,
            SentencePair(
              source: row, target: column, confidence: Logarithm.probability(logOdds: logOdds))
          ))
      }
    }
    // Log odds, for probabilities near one are equal before they differ in rank.
    pairs.sort {
      ($0.strength, $1.pair.source, $1.pair.target) > ($1.strength, $0.pair.source, $0.pair.target)
    }
    var isTaken = (
      source: [Bool](repeating: false, count: sources.count),
      target: [Bool](repeating: false, count: targets.count)
    )
    var chosen: [SentencePair] = []
    for (_, pair) in pairs where !isTaken.source[pair.source] && !isTaken.target[pair.target] {
      isTaken.source[pair.source] = true
      isTaken.target[pair.target] = true
      chosen.append(
        SentencePair(
          source: sources[pair.source], target: targets[pair.target], confidence: pair.confidence))
    }
    return chosen
  }
}
