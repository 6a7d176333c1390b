internal import ArgumentParser
public import Selaras

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

extension CleaningOptions.Favour: Choice {}

/// `selaras clean`: pages and scraped text to clean documents.
struct CleanCommand: AsyncParsableCommand {
  enum Output: String, Choice {
    case jsonl
    case text
    case markdown
    case xml
  }

  static let configuration = CommandConfiguration(
    commandName: "clean", abstract: "Keeps the article of a page, and says what was removed.",
    discussion: """
      Examples:
        selaras clean page.html --output markdown
        selaras clean pages/ --output-file clean.jsonl
        zstdcat crawl.warc.zst | selaras clean --from warc > clean.jsonl
        selaras clean page.html --explain
        selaras clean site/ --site-lines > clean.jsonl

      With --site-lines, lines that recur on the pages of a site go too, whatever they say: on at \
      least four of its pages, and on more than a fifth of them. A site is the host of the pages' \
      addresses, or where they have none what the records call site, or the folder. The inputs are \
      then read twice. What may be content that comes again stays: a short line by itself between \
      others, rows of tables, code, and all of a page of which next to nothing would be left.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var work: WorkOptions
  @Option(help: "The form of the result.") var output = Output.jsonl
  @Option(help: "Lean towards leaving furniture out, or towards keeping text.")
  var favour: CleaningOptions.Favour?
  @Flag(help: "Give the links of pages with their addresses.") var links = false
  @Flag(help: "Give the images of pages with their addresses.") var images = false
  @Flag(name: .customLong("removed"), inversion: .prefixedNo, help: "List what was taken out.")
  var listsRemoved = true
  @Flag(
    inversion: .prefixedNo,
    help: "Take out lines that recur on the pages of a site, which reads the inputs twice.")
  var siteLines = false
  @Flag(
    help: """
      Instead of the result, show what a page says of itself and where (=), then each of its blocks: \
      kept (+) or not (-), the probability that it is content, its kind or why it goes, its text.
      """)
  var explain = false

  @MainActor
  func run() async throws {
    var options = CleaningOptions(
      favour: favour, keepsRemoved: listsRemoved, explains: explain, keepsLinks: links,
      keepsImages: images)
    let output = explain ? Output.text : output
    let form: RecordFrame.Form =
      switch output {
      case .jsonl: .none
      case .text, .markdown: .text
      case .xml: .xml
      }
    var files = try input.list(console: work.console)
    let copy = FileManager.default.temporaryDirectory
      .appendingPathComponent("selaras-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: copy) }
    if siteLines {
      try files.keepStandardInput(at: copy)
      options.siteLines = try await SiteLineSearch(kind: input.kind, jobs: work.workers)
        .run(files, isStopRequested: { Interruption.isRequested })
    }
    let cleaning = options
    try await RecordStream(work).run(files, kind: input.kind, form: form) {
      try CleanWorker(options: cleaning, output: output)
    }
  }
}

private struct CleanWorker: PoolWorker, ~Copyable {
  private var preparation: DocumentPreparation
  private let options: CleaningOptions
  private let output: CleanCommand.Output

  init(options: CleaningOptions, output: CleanCommand.Output) throws {
    preparation = try DocumentPreparation(options: options)
    self.options = options
    self.output = output
  }

  mutating func work(_ item: InputItem) -> RecordOutput {
    switch item {
    case .problem(let problem): return RecordOutput(problem: "\(problem)")
    case .record(let record):
      var result = RecordOutput(size: record.bytes.count)
      do throws(InputProblem) {
        let prepared = try preparation.document(of: record)
        var document = prepared.document
        if !options.keepsRemoved { document.removed = nil }
        if options.explains {
          result.bytes = Array(Self.explanation(of: prepared).utf8)
          result.replacements = prepared.replacements
          return result
        }
        switch output {
        case .jsonl: DocumentWriter.append(document, to: &result.bytes)
        case .text: result.bytes = Array((CleanedOutput.text(document) + "\n").utf8)
        case .markdown: result.bytes = Array((CleanedOutput.markdown(document) + "\n").utf8)
        case .xml: result.bytes = Array((CleanedOutput.xml(document) + "\n").utf8)
        }
        result.replacements = prepared.replacements
      } catch {
        result.problem = "\(error)"
      }
      return result
    }
  }

  /// The blocks of a page, a line each; of text without tags, what stays.
  private static func explanation(of prepared: PreparedDocument) -> String {
    let document = prepared.document
    var lines = ["# \(document.id)"]
    func say(_ field: PageMetadata.Field, _ value: String?) {
      guard let value else { return }
      let source = document.metadata?.sources[field]?.rawValue ?? "text"
      lines.append("=\t\(field.rawValue)\t\(source)\t\(value)")
    }
    say(.title, document.title)
    say(.author, document.author?.joined(separator: "; "))
    say(.date, document.date)
    say(.site, document.site)
    say(.language, document.metadata?.language)
    say(.canonical, document.metadata?.canonical)
    say(.image, document.metadata?.image)
    say(.licence, document.metadata?.licence)
    for flag in prepared.flags { lines.append("=\tflag\t\(flag)") }
    for judgement in prepared.judgements {
      let share = JSONWriter.short((judgement.probability * 1000).rounded() / 1000)
      let sign = judgement.reason == nil ? "+" : "-"
      let label = judgement.reason?.rawValue ?? judgement.kind.rawValue
      let text = judgement.text.split(whereSeparator: \.isNewline).joined(separator: " ")
      lines.append("\(sign)\t\(share)\t\(label)\t\(text)")
    }
    return lines.joined(separator: "\n") + "\n\n"
  }
}
