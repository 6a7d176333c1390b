internal import ArgumentParser
public import Selaras

extension Segmenter.Unit: Choice {}
extension Segmenter.Style: Choice {}

/// `selaras segment`: boundaries.
struct SegmentCommand: AsyncParsableCommand {
  enum Output: String, Choice {
    case offsets
    case text
    case jsonl
  }

  static let configuration = CommandConfiguration(
    commandName: "segment",
    abstract: "Cuts text into words, graphemes, sentences, lines, paragraphs or script runs.",
    discussion: """
      The input is UTF-8 text as it stands, unless --from says otherwise. offsets prints start TAB \
      end TAB status for every segment, in bytes, contiguous from 0 to the end of each input.

      Examples:
        selaras segment article.txt
        selaras segment --unit sentence --style refined --locale id --output text article.txt
      """)

  @OptionGroup var input: InputOptions
  @Option(help: "What the text is cut into.") var unit = Segmenter.Unit.word
  @Option(help: "The language whose rules decide.") var locale = LanguageTag.undetermined
  @Option(help: "ICU's boundaries to the letter, or mended by our own rules.")
  var style = Segmenter.Style.exact
  @Option(
    help: "Words that are kept whole, one a line (with --style refined).", completion: .file())
  var lexicon: String?
  @Option(help: "A model of `selaras train words` (with --style refined).", completion: .file())
  var model: String?
  @Option(help: "The form of the result.") var output = Output.offsets
  @OptionGroup var work: WorkOptions

  func validate() throws {
    if style == .exact, lexicon != nil || model != nil {
      throw ValidationError("--lexicon and --model go with --style refined")
    }
  }

  @MainActor
  func run() async throws {
    let (unit, locale, style, output) = (unit, locale, style, output)
    let words = try RefinedWords(model: model, lexicon: lexicon)
    if let kind = input.kind, kind != .text {
      try await RecordStream(work).run(input) {
        try RecordSegmenter(
          segmenter: words.segmenter(unit, locale: locale, style: style),
          printer: SegmentPrinter(output: output, unit: unit))
      }
      return
    }
    let console = work.console
    let files = try input.list(console: console)
    var sink = try OutputFile(work.outputFile)
    var segmenter = try words.segmenter(unit, locale: locale, style: style)
    var progress = ProgressLine(
      console: console, isShown: work.showsProgress, totalBytes: totalBytes(of: files))
    var printer = SegmentPrinter(output: output, unit: unit)
    var tally = Tally()
    for problem in files.problems { report(problem, in: &tally, on: console) }
    for file in files.files where !Interruption.isRequested {
      do {
        try segment(
          file, by: &segmenter, printer: &printer, to: &sink, tally: &tally, progress: &progress)
        tally.records += 1
      } catch let error as RecordsError where error.kind == .unreadable || error.kind == .corrupt {
        progress.clear()
        report(InputProblem(file: file.name, reason: "\(error.reason)"), in: &tally, on: console)
      }
    }
    progress.clear()
    try tally.conclude(&sink, on: console)
  }

  private func report(_ problem: InputProblem, in tally: inout Tally, on console: Console) {
    console.say("\(problem)")
    tally.skipped += 1
  }

  /// Cuts a file in pieces that end at a line feed, so that its size does not matter.
  ///
  /// A line feed is a boundary of every unit but script runs, for which the file is one piece.
  private func segment(
    _ file: InputFile, by segmenter: inout Segmenter, printer: inout SegmentPrinter,
    to sink: inout OutputFile, tally: inout Tally, progress: inout ProgressLine
  ) throws {
    var stream = try ByteStream(file)
    var piece: [UInt8] = []
    var base = 0
    var segments: SegmentList = []
    var out: [UInt8] = []
    let before = tally.bytes
    func flush(_ bytes: [UInt8]) throws {
      tally.replacements += TextDecoding.illFormedSequences(in: bytes.span)
      try segmenter.segments(of: bytes.span, into: &segments)
      out.removeAll(keepingCapacity: true)
      printer.append(segments, of: bytes, base: base, to: &out)
      try sink.write(out)
      base += bytes.count
    }
    while !Interruption.isRequested {
      // Only what is new is searched for a line feed: one line may be the whole file.
      let searched = piece.count
      guard try stream.read(into: &piece) > 0 else { break }
      tally.bytes = before + stream.bytesRead
      progress.update(records: tally.records, bytes: tally.bytes)
      guard unit != .script, let end = piece[searched...].lastIndex(of: 0x0A) else { continue }
      let rest = Array(piece[(end + 1)...])
      piece.removeSubrange((end + 1)...)
      try flush(piece)
      piece = rest
    }
    if !piece.isEmpty { try flush(piece) }
  }
}

/// Writes segments in one of the forms of the command.
struct SegmentPrinter: Sendable {
  private let output: SegmentCommand.Output
  private let unit: Segmenter.Unit
  private var offsetLines = OffsetLines()

  init(output: SegmentCommand.Output, unit: Segmenter.Unit) {
    self.output = output
    self.unit = unit
  }

  /// Appends the lines of `segments`, whose offsets are those of `text`, which starts at `base`.
  mutating func append(
    _ segments: SegmentList, of text: [UInt8], base: Int, to out: inout [UInt8]
  ) {
    if output == .offsets, unit != .script {
      offsetLines.append(segments[...], base: base, to: &out)
    } else {
      for segment in segments { append(segment, of: text, base: base, to: &out) }
    }
  }

  private func append(_ segment: Segment, of text: [UInt8], base: Int, to out: inout [UInt8]) {
    let range = segment.range.shifted(by: base)
    switch output {
    case .offsets:
      out += "\(range.start)\t\(range.end)\t\(segment.script)\n".utf8
    case .text:
      // One line each: line feeds inside become spaces, white space alone is left out.
      let trimmed = String(decoding: text[segment.range.start..<segment.range.end], as: UTF8.self)
        .split(whereSeparator: \.isNewline).joined(separator: " ")
        .drop(while: \.isWhitespace)
      guard !trimmed.isEmpty else { return }
      out += trimmed.utf8
      while let last = out.last, last == 0x20 || last == 0x09 { out.removeLast() }
      out.append(0x0A)
    case .jsonl:
      var json = JSONWriter()
      json.beginObject()
      json.key("range")
      json.range(range)
      json.key("status")
      if unit == .script {
        json.string(segment.script.description)
      } else {
        json.integer(Int(segment.status))
      }
      json.key("text")
      json.string(
        String(decoding: text[segment.range.start..<segment.range.end], as: UTF8.self))
      json.endObject()
      json.endLine()
      out += json.bytes
    }
  }
}

/// Segments the cleaned text of records; offsets are those of each record's text.
private struct RecordSegmenter: PoolWorker, ~Copyable {
  private var segmenter: Segmenter
  private var printer: SegmentPrinter
  private var preparation: DocumentPreparation

  init(segmenter: consuming Segmenter, printer: SegmentPrinter) throws {
    self.segmenter = segmenter
    self.printer = printer
    preparation = try DocumentPreparation(cleansText: false)
  }

  mutating func work(_ item: InputItem) -> RecordOutput {
    switch item {
    case .problem(let problem): return RecordOutput(problem: "\(problem)")
    case .record(let record):
      var result = RecordOutput(size: record.bytes.count)
      do {
        let prepared = try preparation.document(of: record)
        let text = Array(prepared.document.text.utf8)
        var segments: SegmentList = []
        try segmenter.segments(of: text.span, into: &segments)
        printer.append(segments, of: text, base: 0, to: &result.bytes)
        result.replacements = prepared.replacements
      } catch {
        result.problem = "\(error)"
      }
      return result
    }
  }
}
