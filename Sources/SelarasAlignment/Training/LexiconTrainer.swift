/// Learns a lexicon from translation pairs.
///
/// The result depends on the pairs and their order alone: no random numbers, no clock, no tasks.
public struct LexiconTrainer: Sendable {
  /// How a lexicon is learnt.
  public struct Options: Hashable, Sendable {
    /// Rounds of expectation and maximisation.
    public var rounds = 6
    /// How many pairs a term must occur in to be linked.
    public var minimumCount = 2
    /// How many links a term may have in the file, at most 255.
    public var mostLinks = 24
    /// Links whose probability is lower than this in both directions are dropped.
    public var threshold = 0.005
    /// The size of the file, in bytes: the weakest links go until it fits.
    public var mostBytes = 4_000_000
    /// A text kept in the file: names, sizes and hashes of the data.
    public var note = ""

    /// Makes options with their defaults.
    public init() {}
  }

  /// What came of the training.
  public struct Report: Hashable, Sendable {
    /// Pairs with a term on both sides.
    public var pairs = 0
    /// Terms of the first language in the file.
    public var firstTerms = 0
    /// Terms of the second language in the file.
    public var secondTerms = 0
    /// Links in the file.
    public var links = 0
    /// Links before the weakest went.
    public var linksBeforePruning = 0
  }

  private let options: Options

  /// Makes a trainer.
  public init(_ options: Options = Options()) { self.options = options }

  /// Learns from pairs; the sources become the lexicon's first language.
  ///
  /// - Returns: The file of the lexicon, to be read by ``Lexicon/init(bytes:)``, and what is in it.
  /// - Complexity: Some minutes of one core for a million pairs; memory in proportion to the text.
  public func train(
    pairs: [(source: String, target: String, weight: Double)]
  ) -> (bytes: [UInt8], report: Report) {
    var reader = TermReader()
    var tables = (TermTable(), TermTable())
    var bitext = Bitext()
    var seen: ([Int32], [Int32]) = ([], [])
    var terms: [UInt64] = []
    var other: [UInt64] = []
    var lengths = (sum: 0.0, weight: 0.0)
    for pair in pairs {
      reader.read(pair.source, into: &terms)
      reader.read(pair.target, into: &other)
      guard !terms.isEmpty, !other.isEmpty, pair.weight > 0, pair.weight.isFinite else { continue }
      let number = Int32(bitext.weights.count)
      bitext.source.append(
        terms.map { tables.0.number(of: $0) }, pair: number, seen: &seen.0)
      bitext.target.append(
        other.map { tables.1.number(of: $0) }, pair: number, seen: &seen.1)
      bitext.weights.append(Float(pair.weight))
      // Short labels say little about length.
      let bytes = (Double(pair.source.utf8.count), Double(pair.target.utf8.count))
      if bytes.0 >= 30 {
        lengths.sum += pair.weight * Logarithm.natural(bytes.1 / bytes.0)
        lengths.weight += pair.weight
      }
    }
    var model = ModelOne(
      bitext, sourceCount: tables.0.terms.count, targetCount: tables.1.terms.count,
      minimumCount: options.minimumCount, most: 150)
    for _ in 0..<options.rounds { model.iterate(over: bitext) }
    let links = LexiconPruning(
      model, mostLinks: min(options.mostLinks, LexiconFile.mostLinks),
      threshold: Float(options.threshold), mostBytes: options.mostBytes
    )
    var lexicon = links.lexicon(of: model, tables.0.terms, tables.1.terms)
    lexicon.lengthRatio = lengths.weight > 0 ? lengths.sum / lengths.weight : 0
    let report = Report(
      pairs: bitext.weights.count, firstTerms: lexicon.first.keys.count,
      secondTerms: lexicon.second.keys.count, links: lexicon.linked.count,
      linksBeforePruning: model.linked.count)
    return (LexiconFile.bytes(of: lexicon, note: options.note), report)
  }
}
