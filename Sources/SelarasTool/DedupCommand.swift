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
        selaras dedup today.jsonl --across --drop --index known/ > new.jsonl

      Without --threshold the evidence is weighed: how much is shared, how it is spread over both \
      documents, and how many others share it too. --thorough also finds copies with two words in \
      five changed, or badly recognised from print; some of what it finds are none.

      An index keeps the first document of each cluster. A document that it holds already, with \
      the same id and text, is answered as it was then.
      """)

  enum Unit: String, Choice {
    case document
    case paragraph
  }

  @OptionGroup var input: InputOptions
  @OptionGroup var work: WorkOptions
  @Flag(help: "Find repeats inside documents.") var within = false
  @Flag(help: "Find duplicates among documents.") var across = false
  @Option(help: "The similarity, 0 to 1, from which two documents are duplicates.")
  var threshold: Double?
  @Option(help: "Which document of a cluster is kept.") var keep = DuplicateOptions.Keep.first
  @Flag(help: "Also find copies that are hard to tell, at the price of some wrong ones.")
  var thorough = false
  @Option(help: "What is compared. A paragraph's id is its document's, #, and its number from 0.")
  var unit = Unit.document
  @Option(
    help: "Compare with the documents of an index on disk too, and add these to it.",
    completion: .directory)
  var index: String?
  @Flag(name: .customLong("add"), inversion: .prefixedNo, help: "Add to the index.")
  var adds = true
  @Option(help: "Add all documents of another index first.", completion: .directory)
  var merge: [String] = []
  @Flag(help: "Print id TAB id TAB similarity instead of records.") var pairs = false
  @Flag(help: "Print only the documents kept, their repeats cut out.") var drop = false

  func validate() throws {
    if let threshold, !(0...1).contains(threshold) {
      throw ValidationError("--threshold takes a number from 0 to 1")
    }
    if pairs, drop { throw ValidationError("--pairs and --drop exclude each other") }
    if thorough, threshold != nil {
      throw ValidationError("--thorough and --threshold exclude each other")
    }
    if unit == .paragraph, within, !across {
      throw ValidationError("--unit paragraph is compared across documents")
    }
    if index == nil, !merge.isEmpty || !adds {
      throw ValidationError("--merge and --no-add go with --index")
    }
    if index != nil, keep != .first || unit != .document || within && !across {
      throw ValidationError("--index keeps the first document of each cluster")
    }
    if pairs, within, !across { throw ValidationError("--pairs are found across documents") }
  }

  @MainActor
  func run() async throws {
    let console = work.console
    var options = DeduplicationJob.Options()
    options.within = (within || !across) && !pairs && unit == .document
    options.across = across || !within
    options.duplicates.keep = keep
    options.duplicates.threshold = threshold
    options.duplicates.isThorough = thorough
    options.comparesParagraphs = unit == .paragraph
    options.index = index
    options.leavesIndex = !adds
    options.mergedIndexes = merge
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
        "selaras: \(summary.documents) documents, \(summary.duplicates) duplicate "
          + "\(unit == .document ? "documents" : "paragraphs"), "
          + "\(summary.repeats) repeats inside documents")
    }
    var tally = Tally()
    tally.records = summary.documents
    tally.skipped = summary.skipped
    tally.replacements = summary.replacements
    try tally.conclude(&output, on: console)
  }
}
