internal import ArgumentParser
public import Selaras

extension DuplicateOptions.Keep: Choice {}

/// `selaras dedup`: repeats inside documents, duplicates among them.
struct DedupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dedup",
    abstract: "Finds repeated bodies inside documents and near-duplicates across them.",
    discussion: """
      Without --within or --across it does both.

      Examples:
        selaras dedup documents.jsonl --output-file marked.jsonl
        selaras dedup documents.jsonl --drop > kept.jsonl
        selaras dedup documents.jsonl --across --pairs
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var work: WorkOptions
  @Flag(help: "Find repeats inside documents.") var within = false
  @Flag(help: "Find duplicates among documents.") var across = false
  @Option(help: "The similarity, 0 to 1, from which two documents are duplicates.")
  var threshold: Double?
  @Option(help: "Which document of a cluster is kept.") var keep = DuplicateOptions.Keep.first
  @Flag(help: "Print id TAB id TAB similarity instead of records.") var pairs = false
  @Flag(help: "Print only the documents kept, their repeats cut out.") var drop = false

  func validate() throws {
    if let threshold, !(0...1).contains(threshold) {
      throw ValidationError("--threshold takes a number from 0 to 1")
    }
    if pairs, drop { throw ValidationError("--pairs and --drop exclude each other") }
    if pairs, within, !across { throw ValidationError("--pairs are found across documents") }
  }

  @MainActor
  func run() async throws {
    let console = work.console
    var options = DeduplicationJob.Options()
    options.within = (within || !across) && !pairs
    options.across = across || !within
    options.duplicates.keep = keep
    if let threshold { options.duplicates.threshold = threshold }
    options.drops = drop
    options.writesPairs = pairs
    options.kind = input.kind
    options.jobs = work.workers
    let files = try input.list(console: console)
    var output = try OutputFile(work.outputFile)
    var progress = ProgressLine(
      console: console, isShown: work.showsProgress, totalBytes: totalBytes(of: files))
    let summary = try await DeduplicationJob(options: options).run(
      files, output: { try output.write($0) },
      onProgress: { progress.update(records: $0, bytes: $1) },
      onProblem: { problem in
        progress.clear()
        console.say(problem)
      }, isStopRequested: { Interruption.isRequested })
    progress.clear()
    if summary.documents > 0 {
      console.say(
        "selaras: \(summary.documents) documents, \(summary.duplicates) duplicates, "
          + "\(summary.repeats) repeats inside documents")
    }
    var tally = Tally()
    tally.records = summary.documents
    tally.skipped = summary.skipped
    tally.replacements = summary.replacements
    try tally.conclude(&output, on: console)
  }
}
