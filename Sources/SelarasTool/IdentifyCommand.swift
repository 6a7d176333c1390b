internal import ArgumentParser
internal import Selaras

/// `selaras identify`: languages of lines, documents, passages.
struct IdentifyCommand: AsyncParsableCommand {
  enum Extent: String, Choice {
    case line
    case document
    case passage
  }
  enum Output: String, Choice {
    case tsv
    case jsonl
  }

  static let configuration = CommandConfiguration(
    commandName: "identify",
    abstract: "Names the language of lines, documents, or the passages inside documents.",
    discussion: """
      Examples:
        selaras identify sentences.txt
        selaras identify --per document pages/
        selaras identify --per passage documents.jsonl > passages.jsonl
      """)

  @OptionGroup var input: InputOptions
  @Option(help: "What gets a language.") var per = Extent.line
  @Option(help: "Only these languages are possible: tags with commas between.")
  var languages: String?
  @Option(help: "A model of `selaras train language`.", completion: .file()) var model: String?
  @Option(help: "The form of the result; passages are always jsonl.") var output = Output.tsv
  @OptionGroup var work: WorkOptions

  @MainActor
  func run() async throws {
    let model: LanguageModel =
      if let path = self.model { try IdentifyCommand.load(path) } else { .shipped }
    let tags = try languages.map { try IdentifyCommand.labels($0, of: model) }
    let (per, output) = (per, output)
    if per == .line, input.kind == nil || input.kind == .text {
      try await LineStream(work).run(input) {
        LineIdentifier(LanguageIdentifier(model: model, languages: tags), output: output)
      }
    } else {
      try await RecordStream(work).run(input) {
        try RecordIdentifier(
          LanguageIdentifier(model: model, languages: tags), per: per, output: output)
      }
    }
  }
}

extension IdentifyCommand {
  /// The model's labels for tags with commas between.
  static func labels(_ tags: String, of model: LanguageModel) throws -> [LanguageTag] {
    try tags.split(separator: ",").flatMap { name in
      let labels = model.labels(for: LanguageTag(name.filter { $0 != " " }))
      if labels.isEmpty { throw ValidationError("the model does not know \(name)") }
      return labels
    }
  }

  /// Reads a model of `selaras train language`.
  static func load(_ path: String) throws -> LanguageModel {
    let bytes = try readAll(path)
    do throws(IdentificationError) {
      return try LanguageModel(bytes: bytes)
    } catch {
      throw Failure(.unusableInput, "\(path): \(error)")
    }
  }
}

/// Writes what was identified.
private func append(
  _ identification: Identification, as output: IdentifyCommand.Output, to bytes: inout [UInt8]
) {
  switch output {
  case .tsv:
    bytes += identification.language.rawValue.utf8
    bytes.append(0x09)
    bytes += JSONWriter.short(identification.confidence).utf8
    bytes.append(0x0A)
  case .jsonl:
    var json = JSONWriter()
    json.beginObject()
    json.key("language")
    json.string(identification.language.rawValue)
    json.key("confidence")
    json.double(identification.confidence)
    json.endObject()
    json.endLine()
    bytes += json.bytes
  }
}

/// Identifies lines of plain text.
private struct LineIdentifier: PoolWorker, ~Copyable {
  private var identifier: LanguageIdentifier
  private let output: IdentifyCommand.Output
  /// The tag of each label with the tab after it; the last is of no language.
  private let heads: [[UInt8]]

  init(_ identifier: consuming LanguageIdentifier, output: IdentifyCommand.Output) {
    heads = (identifier.model.labels + [.undetermined]).map { Array("\($0.rawValue)\t".utf8) }
    self.identifier = identifier
    self.output = output
  }

  mutating func work(_ lines: [UInt8]) -> RecordOutput {
    var result = RecordOutput(
      replacements: TextDecoding.illFormedSequences(in: lines.span), size: lines.count)
    let text = lines.span
    var start = 0
    while start < text.count {
      var end = start
      while end < text.count, text[end] != 0x0A { end += 1 }
      let line = text.extracting(start..<end)
      switch output {
      case .tsv: appendRow(line, to: &result.bytes)
      case .jsonl: append(identifier.identify(line), as: output, to: &result.bytes)
      }
      start = end + 1
    }
    return result
  }

  /// Writes the same as ``append(_:as:to:)``, without allocations.
  private mutating func appendRow(_ line: Span<UInt8>, to bytes: inout [UInt8]) {
    let result = identifier.mostLikely(line)
    bytes += heads[result?.label ?? heads.count - 1]
    var units = Int(((result?.probability ?? 0) * 10_000).rounded())
    bytes.append(UInt8(ascii: units < 10_000 ? "0" : "1"))
    bytes.append(UInt8(ascii: "."))
    units %= 10_000
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(units / 1000))
      units = units % 1000 * 10
    } while units > 0
    bytes.append(0x0A)
  }
}

/// Identifies documents, or the passages inside them.
private struct RecordIdentifier: PoolWorker, ~Copyable {
  private var identifier: LanguageIdentifier
  private let per: IdentifyCommand.Extent
  private let output: IdentifyCommand.Output
  private var preparation: DocumentPreparation

  init(
    _ identifier: consuming LanguageIdentifier, per: IdentifyCommand.Extent,
    output: IdentifyCommand.Output
  ) throws {
    self.identifier = identifier
    self.per = per
    self.output = output
    preparation = try DocumentPreparation(cleansText: false)
  }

  mutating func work(_ item: InputItem) -> RecordOutput {
    switch item {
    case .problem(let problem): return RecordOutput(problem: "\(problem)")
    case .record(let record):
      var result = RecordOutput(size: record.bytes.count)
      do throws(InputProblem) {
        let prepared = try preparation.document(of: record)
        result.replacements = prepared.replacements
        identify(prepared.document, into: &result.bytes)
      } catch {
        result.problem = "\(error)"
      }
      return result
    }
  }

  private mutating func identify(_ original: Document, into bytes: inout [UInt8]) {
    var document = original
    switch per {
    case .line:
      for line in document.text.split(separator: "\n", omittingEmptySubsequences: false) {
        append(identifier.identify(String(line).utf8.span), as: output, to: &bytes)
      }
    case .passage:
      document.passages = identifier.passages(
        of: document.text.utf8.span, blocks: document.blocks)
      DocumentWriter.append(document, to: &bytes)
    case .document:
      let identification = identifier.identify(document.text.utf8.span)
      switch output {
      case .tsv:
        bytes += document.id.utf8
        bytes.append(0x09)
        append(identification, as: .tsv, to: &bytes)
      case .jsonl:
        document.language = identification.language
        document.confidence = identification.confidence
        DocumentWriter.append(document, to: &bytes)
      }
    }
  }
}
