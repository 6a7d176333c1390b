internal import ArgumentParser
internal import Selaras

/// `selaras mine`: pairs of sentences wherever they stand.
struct MineCommand: AsyncParsableCommand {
  enum Unit: String, Choice {
    case sentence
    case line
  }
  enum Output: String, Choice {
    case tsv
    case jsonl
  }

  static let configuration = CommandConfiguration(
    commandName: "mine",
    abstract: "Finds sentences that translate each other wherever they stand, best first.",
    discussion: """
      With one input: a page or text in two languages. With two: comparable texts, UTF-8 as they \
      stand.

      Examples:
        selaras mine page.html
        selaras mine zh.txt id.txt --min-confidence 0.8 --output jsonl
      """)

  @Argument(help: "A document in both languages, or the text in the source language.")
  var sourceText = "-"
  @Argument(help: "The text in the target language.") var targetText: String?
  @Option(help: "With two texts: whether lines are split into sentences.") var unit = Unit.sentence
  @OptionGroup var pair: PairOptions
  @Option(name: .customLong("from"), help: "What the inputs hold.") var kind: InputKind?
  @Option(help: "Only pairs of this confidence or more.") var minConfidence = 0.5
  @Option(help: "With two texts: weights of `selaras train miner`.", completion: .file())
  var model: String?
  @Option(help: "The form of the result.") var output = Output.tsv
  @OptionGroup var work: WorkOptions

  func validate() throws {
    guard (0...1).contains(minConfidence) else {
      throw ValidationError("--min-confidence takes a number from 0 to 1")
    }
    if model != nil, targetText == nil { throw ValidationError("--model goes with two texts") }
    if sourceText == "-", targetText == "-" {
      throw ValidationError("standard input can be one side only")
    }
  }

  @MainActor
  func run() async throws {
    let (lexicon, _) = try pair.loadLexicon(console: work.console)
    let found =
      if let targetText {
        try mine(
          TextSide(path: sourceText, kind: kind), TextSide(path: targetText, kind: kind), lexicon)
      } else {
        try mine(DocumentSource(path: sourceText, kind: kind).record, lexicon)
      }
    var sink = try OutputFile(work.outputFile)
    var line: [UInt8] = []
    for pair in found where (pair.confidence ?? 0) >= minConfidence {
      line.removeAll(keepingCapacity: true)
      switch output {
      case .tsv: PairsTSV.appendLine(of: pair, to: &line)
      case .jsonl: PairRecord.append(pair, to: &line)
      }
      try sink.write(line)
    }
    try sink.finish()
  }

  private func mine(_ record: RawRecord, _ lexicon: Lexicon) throws -> [TranslationUnit] {
    var options = MainJobOptions(model: .shipped)
    (options.source, options.target) = pair.labels(of: options.model)
    options.lexicon = lexicon
    var analysis = try DocumentAnalysis(options: options)
    do {
      return try analysis.analyse(record).pairs
    } catch let problem as InputProblem {
      throw Failure(.unusableInput, "\(problem)")
    }
  }

  private func mine(
    _ source: TextSide, _ target: TextSide, _ lexicon: Lexicon
  ) throws -> [TranslationUnit] {
    let sources =
      unit == .line
      ? source.lines : try source.sentences(locale: pair.source).flatMap(\.self)
    let targets =
      unit == .line
      ? target.lines : try target.sentences(locale: pair.target).flatMap(\.self)
    let model = try self.model.map(PairModel.init(file:)) ?? .shipped
    return SentenceMiner(lexicon: lexicon, model: model).mine(
      source: sources.map(source.text), target: targets.map(target.text)
    ).map { pair in
      TranslationUnit(
        source: source.text(sources[pair.source]), target: target.text(targets[pair.target]),
        confidence: pair.confidence, sourceRange: sources[pair.source],
        targetRange: targets[pair.target])
    }
  }
}
