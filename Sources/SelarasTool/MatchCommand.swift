internal import ArgumentParser
internal import Selaras

/// `selaras match`: which documents of one collection translate which of another.
struct MatchCommand: AsyncParsableCommand {
  enum Block: String, Choice {
    case site
    case date
  }
  enum Output: String, Choice {
    case tsv
    case jsonl
  }

  static let configuration = CommandConfiguration(
    commandName: "match",
    abstract: "Finds which articles of one collection translate which of another.",
    discussion: """
      Prints id TAB id TAB score for each pair; the score is the probability that the two belong \
      together. Each document is in one pair at most, and in none where nothing fits.

      With --block only documents with the same site, or of the same date, are compared. Documents \
      that do not have the field are compared with each other.

      Examples:
        selaras match articles.zh.jsonl articles.id.jsonl
        selaras match zh/ id/ --from html --block site --block date --days 3
      """)

  @Argument(help: "The collection in the source language.", completion: .file())
  var sourceCollection: String
  @Argument(help: "The collection in the target language.", completion: .file())
  var targetCollection: String
  @OptionGroup var pair: PairOptions
  @Option(name: .customLong("from"), help: "What the inputs hold; detected where it is not given.")
  var kind: InputKind?
  @Option(help: "Compare only documents of one site, or of one date; may be given for both.")
  var block: [Block] = []
  @Option(help: "With --block date: how many days apart the two may be.") var days = 0
  @Option(help: "Only pairs of this score or more.") var minConfidence = 0.5
  @Option(help: "Weights of `selaras train matcher`.", completion: .file()) var model: String?
  @Option(help: "The form of the result.") var output = Output.tsv
  @OptionGroup var work: WorkOptions

  func validate() throws {
    guard (0...1).contains(minConfidence) else {
      throw ValidationError("--min-confidence takes a number from 0 to 1")
    }
    if sourceCollection == "-", targetCollection == "-" {
      throw ValidationError("standard input can be one side only")
    }
    if days < 0 { throw ValidationError("--days takes a number from 0") }
    if days > 0, !block.contains(.date) { throw ValidationError("--days goes with --block date") }
  }

  @MainActor
  func run() async throws {
    let console = work.console
    var options = MatchJob.Options()
    (options.lexicon, _) = try pair.loadLexicon(console: console)
    options.matching.comparesWithinSites = block.contains(.site)
    options.matching.daysApart = block.contains(.date) ? days : nil
    options.minimumConfidence = minConfidence
    if let model { options.model = try DocumentModel(file: model) }
    options.kind = kind
    options.jobs = work.workers
    let source = try collection(sourceCollection, console)
    let target = try collection(targetCollection, console)
    var sink = try OutputFile(work.outputFile)
    let bytes = (totalBytes(of: source), totalBytes(of: target))
    var progress = ProgressLine(
      console: console, isShown: work.showsProgress,
      totalBytes: bytes.0 == 0 || bytes.1 == 0 ? 0 : bytes.0 + bytes.1)
    let summary = try await MatchJob(options: options).run(
      source, target, output: { try sink.write(line(of: $0)) },
      onProgress: { progress.update(records: $0, bytes: $1) },
      onProblem: { problem in
        progress.clear()
        console.say(problem)
      }, isStopRequested: { Interruption.isRequested })
    progress.clear()
    if Interruption.isRequested { throw Failure(.interrupted, "stopped: no pair was written") }
    console.say(
      "selaras: \(summary.pairs) pairs of \(summary.sources) source and \(summary.targets) target "
        + "documents")
    var tally = Tally()
    tally.records = summary.sources + summary.targets
    tally.skipped = summary.skipped
    tally.replacements = summary.replacements
    try tally.conclude(&sink, on: console)
  }

  private func collection(_ path: String, _ console: Console) throws -> InputFiles {
    let files = InputFiles.list([path])
    for problem in files.problems { console.say("\(problem)") }
    if let problem = files.problems.first, files.files.isEmpty {
      throw Failure(problem.kind == .missing ? .inputNotFound : .unusableInput)
    }
    return files
  }

  private func line(of pair: MatchJob.Pair) -> [UInt8] {
    let measure = pair.measure
    switch output {
    case .tsv:
      let score = JSONWriter.short(measure.confidence)
      return Array("\(column(pair.source))\t\(column(pair.target))\t\(score)\n".utf8)
    case .jsonl:
      var json = JSONWriter()
      json.beginObject()
      json.key("source")
      json.string(pair.source)
      json.key("target")
      json.string(pair.target)
      json.key("score")
      json.double(measure.confidence)
      json.key("sourceShare")
      json.double(measure.sourceShare)
      json.key("targetShare")
      json.double(measure.targetShare)
      json.endObject()
      json.endLine()
      return json.bytes
    }
  }

  /// An id as a column: tabs and line feeds in it become spaces.
  private func column(_ id: String) -> String {
    String(
      decoding: id.utf8.map { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }, as: UTF8.self)
  }
}
