public import SelarasText

/// Learns how matched documents are judged, from pairs of sentences in the order of their texts.
///
/// Collections of documents are made of them, each a stretch of a text, so that the nearest wrong
/// partners are of the same text: documents of a few sentences to many, whole or the first sentences
/// of one side alone, and up to half of them without a partner. The result depends on the pairs,
/// their order, the lexicon and the seed alone. See <doc:DocumentMatching>.
public struct MatcherTrainer: Sendable {
  /// How weights are learnt.
  public struct Options: Hashable, Sendable {
    /// Where the random numbers begin.
    public var seed: UInt64 = 1
    /// Pairs of a text that are learnt from at most, that one kind of text does not outweigh all.
    public var mostPairs = 1500
    /// How often each text is gone through.
    public var rounds = 64

    /// Makes options with their defaults.
    public init() {}
  }

  private typealias Pair = (source: String, target: String)

  /// How many documents a collection has, sentences a document, sentences of the source where it
  /// is a beginning alone; zero for whole documents.
  private static let counts = [5, 15, 50, 150]
  private static let sizes = [3, 6, 10, 20]
  private static let ledes = [0, 0, 0, 1, 2, 3]
  /// The share of documents that stand on one side alone.
  private static let alone = [0, 0.2, 0.45, 0.6]
  private static let paragraphs = 0.3
  private static let omitted = 0.1

  private let options: Options
  private let languages: (source: LanguageTag, target: LanguageTag)
  private let lexicon: Lexicon
  /// What is known of each pair, and whether it belongs together.
  private var rows: [[Double]] = []
  private var labels: [Bool] = []
  /// How many collections are learnt from.
  public private(set) var collections = 0
  private var numbers: RandomNumbers

  /// Makes a trainer; the lexicon must not have been learnt from the pairs.
  public init(
    lexicon: Lexicon, source: LanguageTag, target: LanguageTag, options: Options = Options()
  ) {
    self.options = options
    languages = (source, target)
    self.lexicon = lexicon
    numbers = RandomNumbers(seed: options.seed)
  }

  /// Adds the pairs of one text, in order; those beyond ``Options/mostPairs`` are left out.
  public mutating func add(_ text: [(source: String, target: String)]) {
    let pairs = Array(text.prefix(options.mostPairs))
    for _ in 0..<options.rounds {
      var blocks = pairs
      if numbers.unit() < MatcherTrainer.paragraphs {
        var noise = BeadNoise(
          source: languages.source, target: languages.target, odds: .init(),
          seed: options.seed &+ UInt64(collections))
        blocks = noise.blocks(of: pairs[...])
      }
      var start = 0
      while start < blocks.count {
        let count = draw(MatcherTrainer.counts)
        let size = draw(MatcherTrainer.sizes)
        let end = min(blocks.count, start + count * size)
        add(collection: blocks[start..<end], size: size)
        start = end
      }
    }
  }

  private mutating func draw<Value>(_ values: [Value]) -> Value {
    values[numbers.below(values.count)]
  }

  /// Adds two collections of documents of `size` pairs each.
  private mutating func add(collection pairs: ArraySlice<Pair>, size: Int) {
    let lede = draw(MatcherTrainer.ledes)
    let alone = draw(MatcherTrainer.alone)
    var reader = DocumentTermReader()
    var matcher = DocumentMatcher(lexicon: lexicon)
    var targets: [DocumentTerms] = []
    var partner: [Int: Int] = [:]
    var sourceCount = 0
    for start in stride(from: pairs.startIndex, to: pairs.endIndex, by: size) {
      let piece = pairs[start..<min(pairs.endIndex, start + size)]
      let fate = numbers.unit()
      let texts = (
        lede > 0 ? piece.prefix(lede).map(\.source) : kept(piece.map(\.source)),
        kept(piece.map(\.target))
      )
      let stands = (source: fate >= alone / 2, target: !(alone / 2..<alone).contains(fate))
      if stands.source, stands.target { partner[sourceCount] = targets.count }
      if stands.source {
        matcher.append(source: reader.read(texts.0.joined(separator: "\n")))
        sourceCount += 1
      }
      if stands.target { targets.append(reader.read(texts.1.joined(separator: "\n"))) }
    }
    // Equal log odds are ranked by place, which must not tell what belongs together.
    let places = numbers.shuffled(targets.count)
    for place in places.indices {
      if let number = places.firstIndex(of: place) { matcher.append(target: targets[number]) }
    }
    let index = matcher.index()
    var search = index.search
    let candidates = (0..<index.count).flatMap { search.candidates(of: $0) }
    let ranked = DocumentPair.ranked(candidates)
    collections += 1
    for pair in ranked.pairs {
      let candidate = candidates[pair.number]
      rows.append(DocumentModel.features(of: pair, candidate, in: ranked))
      labels.append(partner[candidate.source].map { places[$0] } == candidate.target)
    }
  }

  /// The sentences without a tenth of them.
  private mutating func kept(_ sentences: [String]) -> [String] {
    let kept = sentences.filter { _ in numbers.unit() >= MatcherTrainer.omitted }
    return kept.isEmpty ? Array(sentences.prefix(1)) : kept
  }

  /// Learns the weights.
  ///
  /// - Returns: The model, which depends on nothing but what was added; ``DocumentModel/untrained``
  ///   where pairs of either kind are missing.
  /// - Complexity: O(*n*) in the pairs of all collections.
  public func train() -> DocumentModel {
    var model = DocumentModel.untrained
    guard labels.contains(true), labels.contains(false) else { return model }
    model.verdict = LogisticFit.regression(rows, labels)
    // Beyond that the digits depend on the machine's rounding.
    model.parameters = model.parameters.map { ($0 * 10_000).rounded() / 10_000 }
    return model
  }
}
