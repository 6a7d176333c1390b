internal import ArgumentParser
internal import Selaras

/// `selaras train aligner`: the weights by which beads are scored.
struct TrainAlignerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "aligner",
    abstract: "Learns what speaks for a bead from pairs in document order.",
    discussion: """
      A file is one text: a table of pairs in order, as `train lexicon` reads it. Documents with \
      known beads are made of it: pairs are left out on one side, put in, joined, cut and moved. The \
      lexicon must have been learnt from other pairs, or its evidence would be taken for better than \
      it is. With --lexicon none the documents teach themselves, and the weights are for such. The same \
      data give the same weights.

      Example:
        selaras train aligner --lexicon other.lexicon novel.tsv laws.tsv --output-file my.weights
        selaras evaluate align --gold bench/ --model my.weights
      """)

  @OptionGroup var training: WeightTrainingOptions

  @MainActor
  func run() async throws {
    let console = Console(color: .auto)
    let (lexicon, _) = try training.pair.loadLexicon(console: console)
    var options = AlignerTrainer.Options()
    options.seed = training.seed
    options.teachesItself = lexicon.count == 0
    var trainer = AlignerTrainer(
      lexicon: lexicon, source: training.pair.source, target: training.pair.target, options: options
    )
    try training.forEachText { trainer.add($0) }
    guard trainer.documents > 0 else {
      throw Failure(.unusableInput, "no text has twenty pairs, which a document takes")
    }
    var last = 0.0
    let model = trainer.train { _, loss in last = loss }
    try training.write(model.text)
    console.say(
      "\(training.outputFile): from \(trainer.documents) documents, \(trainer.skipped) left out; "
        + "\(JSONWriter.short((last * 10_000).rounded() / 10_000)) nats a bead")
  }
}
