public import SelarasText

/// Learns how mined pairs are judged, from pairs of sentences in the order of their texts.
///
/// Pages are made of them: a stretch of a text of which all, some or none of the sentences stand on
/// both sides and the others on one, by turns, with strangers from other texts among them; in a part
/// of the pages neighbouring sentences are joined to paragraphs. What a page without translations
/// is like is thus learnt from texts on one subject. The result depends on the pairs, their order,
/// the lexicon and the seed alone. See <doc:SentenceMining>.
public struct MinerTrainer: Sendable {
  /// How weights are learnt.
  public struct Options: Hashable, Sendable {
    /// Where the random numbers begin.
    public var seed: UInt64 = 1
    /// Pairs of a text that are learnt from at most, that one kind of text does not outweigh all.
    public var mostPairs = 1000
    /// How often each text is gone through.
    public var rounds = 6

    /// Makes options with their defaults.
    public init() {}
  }

  private typealias Pair = (source: String, target: String)

  private static let sizes = [6, 12, 25, 50, 100]
  /// Of the sentences of a page, how many stand on both sides.
  private static let shares = [0, 0, 0.1, 0.3, 0.5, 0.5, 0.7, 0.9, 1]
  /// How many strangers there are for each sentence.
  private static let strangers = [0, 0.1, 0.2]
  private static let paragraphs = 0.4

  private let options: Options
  private let languages: (source: LanguageTag, target: LanguageTag)
  /// The lexicon, and the same without the links of a part of its terms: as if texts were
  /// translated the more freely.
  private let lexicons: [Lexicon]
  private var samples: [PairSample] = []
  private var numbers: RandomNumbers
  private var others: [Pair] = []

  /// Makes a trainer; the lexicon must not have been learnt from the pairs.
  public init(
    lexicon: Lexicon, source: LanguageTag, target: LanguageTag, options: Options = Options()
  ) {
    self.options = options
    languages = (source, target)
    lexicons = [0, 0.15, 0.3].map { lexicon.thinned(by: $0) }
    numbers = RandomNumbers(seed: options.seed)
  }

  /// Adds the pairs of one text, in order; those beyond ``Options/mostPairs`` are left out.
  public mutating func add(_ text: [(source: String, target: String)]) {
    let pairs = Array(text.prefix(options.mostPairs))
    for _ in 0..<options.rounds {
      var start = 0
      while start < pairs.count {
        let size = MinerTrainer.sizes[numbers.below(MinerTrainer.sizes.count)]
        let joins = numbers.unit() < MinerTrainer.paragraphs
        let end = min(pairs.count, start + (joins ? 2 * size : size))
        var piece = Array(pairs[start..<end])
        if joins {
          var noise = BeadNoise(
            source: languages.source, target: languages.target, odds: .init(),
            seed: options.seed &+ UInt64(samples.count))
          piece = noise.blocks(of: piece[...])
        }
        add(page: piece)
        start = end
      }
    }
    others += pairs
  }

  /// Adds a page of some pairs.
  private mutating func add(page pairs: [Pair]) {
    let share = MinerTrainer.shares[numbers.below(MinerTrainer.shares.count)]
    let strangers = MinerTrainer.strangers[numbers.below(MinerTrainer.strangers.count)]
    var seen = Set<String>()
    var page: (source: [String], target: [String]) = ([], [])
    var partner: [Int: Int] = [:]
    for (number, pair) in pairs.enumerated() {
      // What stands twice has no single partner.
      if seen.contains(pair.source) || seen.contains(pair.target) { continue }
      if SegmentAligner.isEmpty(pair.source) || SegmentAligner.isEmpty(pair.target) { continue }
      seen.formUnion([pair.source, pair.target])
      let isBoth = numbers.unit() < share
      if isBoth { partner[page.source.count] = page.target.count }
      if isBoth || number % 2 == 0 { page.source.append(pair.source) }
      if isBoth || number % 2 == 1 { page.target.append(pair.target) }
    }
    for _ in 0..<(others.isEmpty ? 0 : Int(strangers * Double(pairs.count))) {
      page.source.append(others[numbers.below(others.count)].source)
      page.target.append(others[numbers.below(others.count)].target)
    }
    if page.source.isEmpty || page.target.isEmpty { return }
    // Equal log odds are ranked by place, which must not tell what belongs together.
    let places = numbers.shuffled(page.target.count)
    var target = page.target
    for (number, place) in places.enumerated() { target[place] = page.target[number] }
    let lexicon = lexicons[samples.count % lexicons.count]
    let ranked = SentenceMiner.ranked(source: page.source, target: target, lexicon)
    samples.append(
      PairSample(
        ranked: ranked,
        belongs: ranked.pairs.map { pair in
          partner[pair.candidate.source].map { places[$0] } == pair.candidate.target
        }))
  }

  /// How many pages are learnt from.
  public var pages: Int { samples.count }

  /// Learns the weights.
  ///
  /// - Returns: The model, which depends on nothing but what was added; ``PairModel/untrained``
  ///   where pages are missing that say what translations and pairs of chance are like.
  /// - Complexity: O(*n*) in the pairs of all pages.
  public func train() -> PairModel { PairSample.model(of: samples) }
}
