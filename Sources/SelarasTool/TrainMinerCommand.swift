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

  @OptionGroup var training: WeightTrainingOptions

  @MainActor
  func run() async throws {
    let console = Console(color: .auto)
    let (lexicon, _) = try training.pair.loadLexicon(console: console)
    var options = MinerTrainer.Options()
    options.seed = training.seed
    var trainer = MinerTrainer(
      lexicon: lexicon, source: training.pair.source, target: training.pair.target, options: options
    )
    try training.forEachText { trainer.add($0) }
    let model = trainer.train()
    guard model != .untrained else { throw WeightTrainingOptions.tooFew }
    try training.write(model.text)
    console.say("\(training.outputFile): from \(trainer.pages) pages")
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

  @OptionGroup var training: WeightTrainingOptions

  @MainActor
  func run() async throws {
    let console = Console(color: .auto)
    let (lexicon, _) = try training.pair.loadLexicon(console: console)
    var options = MatcherTrainer.Options()
    options.seed = training.seed
    var trainer = MatcherTrainer(
      lexicon: lexicon, source: training.pair.source, target: training.pair.target, options: options
    )
    try training.forEachText { trainer.add($0) }
    let model = trainer.train()
    guard model != .untrained else { throw WeightTrainingOptions.tooFew }
    try training.write(model.text)
    console.say("\(training.outputFile): from \(trainer.collections) collections")
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
