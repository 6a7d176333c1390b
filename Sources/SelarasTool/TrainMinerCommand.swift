internal import ArgumentParser
internal import Selaras

/// `selaras train miner`: how mined pairs are judged.
struct TrainMinerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "miner",
    abstract: "Learns how sure mined pairs are from pairs in document order.",
    discussion: """
      A file is one text: a table of pairs in order, as `train lexicon` reads it; sentences rather \
      than labels, which are all alike. Pages are made of it on which all, some or none of the \
      sentences have their translation. The lexicon must have been learnt from other pairs, or its \
      evidence would be taken for better than it is. The same data give the same weights.

      Example:
        selaras train miner --lexicon other.lexicon novel.tsv laws.tsv --output-file my.weights
        selaras mine zh.txt id.txt --model my.weights
      """)

  @Argument(help: "Tables of pairs, a text each.", completion: .file()) var inputs: [String]
  @OptionGroup var pair: PairOptions
  @Option(help: "Where the random numbers begin.") var seed: UInt64 = 1
  @Option(help: "Where the weights go.", completion: .file()) var outputFile: String

  @MainActor
  func run() async throws {
    let console = Console(color: .auto)
    let (lexicon, _) = try pair.loadLexicon(console: console)
    var options = MinerTrainer.Options()
    options.seed = seed
    var trainer = MinerTrainer(
      lexicon: lexicon, source: pair.source, target: pair.target, options: options)
    for input in inputs {
      trainer.add(try PairTable.text(input, source: pair.source, target: pair.target))
    }
    let model = trainer.train()
    try write(model.text, to: outputFile, isTrained: model != .untrained)
    console.say("\(outputFile): from \(trainer.pages) pages")
  }
}

/// `selaras train matcher`: how matched documents are judged.
struct TrainMatcherCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "matcher",
    abstract: "Learns how sure matched documents are from pairs in document order.",
    discussion: """
      A file is one text: a table of pairs in order, as `train lexicon` reads it. Collections of \
      documents are made of it, whole ones and beginnings, with partners and without. The lexicon \
      must have been learnt from other pairs. The same data give the same weights.

      Example:
        selaras train matcher --lexicon other.lexicon novel.tsv laws.tsv --output-file my.weights
        selaras match zh.jsonl id.jsonl --model my.weights
      """)

  @Argument(help: "Tables of pairs, a text each.", completion: .file()) var inputs: [String]
  @OptionGroup var pair: PairOptions
  @Option(help: "Where the random numbers begin.") var seed: UInt64 = 1
  @Option(help: "Where the weights go.", completion: .file()) var outputFile: String

  @MainActor
  func run() async throws {
    let console = Console(color: .auto)
    let (lexicon, _) = try pair.loadLexicon(console: console)
    var options = MatcherTrainer.Options()
    options.seed = seed
    var trainer = MatcherTrainer(
      lexicon: lexicon, source: pair.source, target: pair.target, options: options)
    for input in inputs {
      trainer.add(try PairTable.text(input, source: pair.source, target: pair.target))
    }
    let model = trainer.train()
    try write(model.text, to: outputFile, isTrained: model != .untrained)
    console.say("\(outputFile): from \(trainer.collections) collections")
  }
}

extension PairModel {
  /// Reads a file of weights.
  init(file path: String) throws {
    try self = weights(path) { text throws(AlignmentError) in try PairModel(text: text) }
  }
}

extension DocumentModel {
  /// Reads a file of weights.
  init(file path: String) throws {
    try self = weights(path) { text throws(AlignmentError) in try DocumentModel(text: text) }
  }
}

/// Writes weights, where any were learnt.
private func write(_ text: String, to path: String, isTrained: Bool) throws {
  guard isTrained else {
    throw Failure(.unusableInput, "too few pairs to tell translations from chance")
  }
  var output = try OutputFile(path)
  try output.write(text)
  try output.finish()
}

extension PairTable {
  /// The pairs of a table that is one text, in order.
  static func text(
    _ input: String, source: LanguageTag, target: LanguageTag
  ) throws -> [(source: String, target: String)] {
    guard let table = PairTable(input, source: source, target: target) else {
      throw ValidationError("\(input): a weight is a number above zero")
    }
    var pairs: [(source: String, target: String, weight: Double)] = []
    try table.read(try readAll(table.path), into: &pairs)
    return pairs.map { ($0.source, $0.target) }
  }
}
