internal import ArgumentParser
internal import Selaras

/// `selaras align`: beads of two texts.
struct AlignCommand: AsyncParsableCommand {
  enum Unit: String, Choice {
    case paragraph
    case sentence
    case line
  }
  enum Output: String, Choice {
    case tsv
    case jsonl
    case beads
    case tmx
    case xliff
    case html
  }

  static let configuration = CommandConfiguration(
    commandName: "align",
    abstract: "Pairs the paragraphs, sentences or lines of two texts that translate each other.",
    discussion: """
      Both texts are UTF-8 as they stand, a block a line, unless --from says otherwise.

      Examples:
        selaras align artikel.zh-Hant.txt artikel.id.txt --unit sentence --output tmx
        selaras align zh.sentences id.sentences --unit line --output beads
        selaras align a.txt b.txt --unit line --anchors mended.beads --output html
        selaras align a.txt b.txt --memory kamus.tmx --allow-moves --strict

      Texts that do not look like translations of each other are warned of: those of which the beads \
      cover less than a fifth, each bead counted by its confidence.
      """)

  @Argument(help: "The text in the source language.", completion: .file()) var sourceText: String
  @Argument(help: "The text in the target language.", completion: .file()) var targetText: String
  @Option(
    help: "What is paired. line: each line as one segment; sentence: the lines' sentences.")
  var unit = Unit.paragraph
  @OptionGroup var pair: PairOptions
  @OptionGroup var guidanceFiles: GuidanceOptions
  @Option(name: .customLong("from"), help: "What the inputs hold.") var kind: InputKind?
  @Option(help: "The form of the result; html is a page to look at.") var output = Output.tsv
  @Flag(help: "With --output jsonl: add the reasons for each bead.") var explain = false
  @Flag(
    help: """
      Also offer beads that cross others, for what has no counterpart in order; they stand where \
      their source does, in jsonl with "moved": true.
      """)
  var allowMoves = false
  @Flag(help: "Write nothing and exit with 65 where the texts do not look like translations.")
  var strict = false
  @OptionGroup var work: WorkOptions

  func validate() throws {
    if sourceText == "-", targetText == "-" {
      throw ValidationError("standard input can be one side only")
    }
    if explain, output != .jsonl { throw ValidationError("--explain goes with --output jsonl") }
  }

  @MainActor
  func run() async throws {
    var (lexicon, _) = try pair.loadLexicon(console: work.console)
    let guidance = try guidanceFiles.load(pair, teaching: &lexicon)
    let source = try TextSide(path: sourceText, kind: kind)
    let target = try TextSide(path: targetText, kind: kind)
    let alignment = try GuidanceOptions.heeding(guidanceFiles.name) {
      try BeadTable(
        source, target, unit: unit, pair: pair, lexicon: lexicon, guidance: guidance,
        allowsMoves: allowMoves)
    }
    if let share = alignment.coveredShare, share < TranslationCheck.leastShare {
      let percent = JSONWriter.short((share * 1000).rounded() / 10)
      let message =
        "\(sourceText) and \(targetText) do not look like translations of each other: "
        + "\(percent) % of them is covered"
      if strict { throw Failure(.unusableInput, message) }
      work.console.say("selaras: \(message)")
    }
    var sink = try OutputFile(work.outputFile)
    switch output {
    case .tsv: try alignment.writeTable(to: &sink)
    case .jsonl: try alignment.writeRecords(to: &sink, explains: explain)
    case .beads: try alignment.writeBeads(to: &sink)
    case .tmx: try sink.write(alignment.exchangeFile())
    case .xliff: try sink.write(alignment.exchangeFile(.xliff))
    case .html: try alignment.writePage(names: (sourceText, targetText), to: &sink)
    }
    try sink.finish()
  }
}
