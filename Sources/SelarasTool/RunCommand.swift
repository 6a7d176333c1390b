internal import ArgumentParser
internal import Selaras

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// `selaras run`: the main job.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "The main job: clean, find repeats, split by language, align.",
    discussion: """
      Writes documents.jsonl, clusters.jsonl, pairs.jsonl, pairs.tsv, pairs.tmx and report.html \
      into the folder. A second run on the same folder takes up where a stopped one left off.

      Examples:
        selaras run pages/ --out results
        selaras run articles.jsonl.zst --out results --jobs 8
        selaras run x.zh-Hant.html x.id.html --out results
        selaras run pages/ --out results --match --memory kamus.db

      Files are read twice: first lines are found that recur on the pages of a site, which are then \
      taken out as `selaras clean --site-lines` does; --no-site-lines leaves them.
      """)

  @OptionGroup var input: InputOptions
  @Option(help: "The folder for the results.", completion: .directory) var out: String
  @OptionGroup var pair: PairOptions
  @Flag(
    name: .customLong("match"),
    help: "Also align documents that no name puts together, matched by what they say.")
  var matchesContent = false
  @Option(
    help: "A translation memory to which those pairs are added; made where there is none.",
    completion: .file())
  var memory: String?
  @Flag(help: "Leave repeats in the text, marked, instead of cutting them out.")
  var keepRepeats = false
  @Flag(name: .customLong("removed"), inversion: .prefixedNo, help: "List what was taken out.")
  var listsRemoved = true
  @Flag(inversion: .prefixedNo, help: "Take out lines that recur on the pages of a site.")
  var siteLines = true
  @Option(help: "Pairs of this confidence or more go to pairs.tsv and pairs.tmx.")
  var minConfidence = 0.5
  @Option(help: "Lean towards leaving furniture out, or towards keeping text.")
  var favour: CleaningOptions.Favour?
  @Option(help: "How many documents are worked on at once (default: all cores).")
  var jobs: Int?
  @Flag(name: .customLong("progress"), inversion: .prefixedNo, help: "Show how far the work is.")
  var showsProgress = true
  @Option(help: "Whether standard error is coloured.") var color = ColorChoice.auto

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1") }
    guard (0...1).contains(minConfidence) else {
      throw ValidationError("--min-confidence takes a number from 0 to 1")
    }
    if pair.source == pair.target { throw ValidationError("--source and --target are the same") }
  }

  @MainActor
  func run() async throws {
    let console = Console(color: color)
    let files = try input.list(console: console)
    var options = MainJobOptions(model: .shipped)
    (options.source, options.target) = pair.labels(of: options.model)
    options.kind = input.kind
    options.cleaning = CleaningOptions(favour: favour, keepsRemoved: listsRemoved)
    options.keepsRepeats = keepRepeats
    options.learnsSiteLines = siteLines
    options.minimumConfidence = minConfidence
    options.memory = memory
    options.matchesContent = matchesContent
    (options.lexicon, options.lexiconIdentity) = try pair.loadLexicon(console: console)
    options.jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
    options.version = Version.number
    var progress = ProgressLine(
      console: console, isShown: showsProgress, totalBytes: totalBytes(of: files))
    let start = ContinuousClock.now
    let summary: MainJobSummary
    do {
      summary = try await MainJob(options: options, folder: out).run(
        files, onProgress: { progress.update(records: $0.records, bytes: $0.bytes) },
        onProblem: { problem in
          progress.clear()
          console.say(problem)
        },
        onNotice: { notice in
          progress.clear()
          console.say("selaras: \(out): \(notice)")
        }, isStopRequested: { Interruption.isRequested })
    } catch let stopped as MainJob.Stopped {
      progress.clear()
      let isPiped = files.files.contains(where: \.isStandardInput)
      throw Failure(
        .interrupted,
        "stopped after \(stopped.records) records; "
          + (isPiped
            ? "input from a pipe cannot be taken up: the next run begins anew"
            : "the same command goes on from there"))
    } catch let error as MemoryError {
      progress.clear()
      throw Failure(.cannotCreate, "\(error)")
    }
    progress.clear()
    show(summary, options, seconds: (ContinuousClock.now - start).inSeconds, on: console)
    if summary.skipped > 0 {
      throw Failure(summary.documents == 0 ? .unusableInput : .someSkipped)
    }
  }

  private func show(
    _ summary: MainJobSummary, _ options: MainJobOptions, seconds: Double, on console: Console
  ) {
    if summary.resumed > 0 { console.say("  went on after \(summary.resumed) records") }
    let rows = summary.table(source: options.source, target: options.target)
    let width = rows.map(\.label.count).max() ?? 0
    for (label, value) in rows {
      let padding = String(repeating: " ", count: width - label.count)
      console.say("  \(console.styled(label, .dim))\(padding)  \(value)")
    }
    let tenths = Int((seconds * 10).rounded())
    console.say("  \(tenths / 10).\(tenths % 10) s; results in \(console.styled(out, .bold))")
  }
}
