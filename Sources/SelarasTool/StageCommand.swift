internal import ArgumentParser
internal import Selaras

/// `selaras stage`: one step as a filter for an engine.
struct StageCommand: AsyncParsableCommand {
  /// The steps.
  enum Name: String, Choice {
    case clean
    case identify
    case repeats
    case signature
  }

  static let configuration = CommandConfiguration(
    commandName: "stage", abstract: "Runs one step as a filter: a record out for each record in.",
    discussion: """
      A record that cannot be used comes back with its id and an error, and changes no exit code. \
      identify adds language, confidence and passages. signature adds the sketch of a record, and keys of which near-duplicates share some: group \
      by them and compare the sketches.

      Examples:
        selaras stage signature < part.jsonl
        selaras stage clean --trailer < part.jsonl
      """)

  @Argument(help: "The step.") var name: Name
  @OptionGroup var work: WorkOptions
  @Flag(help: "Add a last line that says how many records came in and went out.")
  var trailer = false

  @MainActor
  func run() async throws {
    var reader = RecordReader(InputFiles.list(["-"]), kind: .jsonl)
    var output = try OutputFile(work.outputFile)
    var written = 0
    var errors = 0
    let name = name
    try await OrderedPool(jobs: work.workers).run(
      next: { Interruption.isRequested ? nil : reader.next() },
      size: { if case .record(let record) = $0 { record.bytes.count } else { 0 } },
      makeWorker: { try StageWorker(name) },
      deliver: { result in
        if result.problem != nil { errors += 1 }
        written += 1
        try output.write(result.bytes)
      })
    if trailer {
      var json = JSONWriter()
      json.beginObject()
      for (key, count) in [("read", written), ("written", written), ("errors", errors)] {
        json.key(key)
        json.integer(count)
      }
      json.endObject()
      json.endLine()
      try output.write(json.bytes)
    }
    var tally = Tally()
    tally.records = written
    try tally.conclude(&output, on: work.console)
  }
}

private struct StageWorker: PoolWorker, ~Copyable {
  private let name: StageCommand.Name
  private var preparation: DocumentPreparation
  private var repeats: RepeatSearch
  private var identifier = LanguageIdentifier()
  private var sketcher = Sketcher()

  init(_ name: StageCommand.Name) throws {
    let preparation = try DocumentPreparation(cleansText: name == .clean)
    let repeats = try RepeatSearch()
    self.name = name
    self.preparation = preparation
    self.repeats = repeats
  }

  mutating func work(_ item: InputItem) -> RecordOutput {
    switch item {
    case .problem(let problem):
      return StageWorker.failure(id: "\(problem.file):\(problem.line ?? 0)", "\(problem.reason)")
    case .record(let record):
      var result = RecordOutput(size: record.bytes.count)
      do {
        var document = try preparation.document(of: record).document
        switch name {
        case .clean: break
        case .identify:
          let text = document.text.utf8.span
          let identification = identifier.identify(text)
          document.language = identification.language
          document.confidence = identification.confidence
          document.passages = identifier.passages(of: text, blocks: document.blocks)
        case .repeats: document.repeats = try repeats.repeats(in: document)
        case .signature:
          let sketch = sketcher.sketch(of: document.text.utf8.span)
          document.unknownFields.removeAll { $0.name == "signature" }
          document.unknownFields.append(StageWorker.field(sketch))
        }
        DocumentWriter.append(document, to: &result.bytes)
      } catch {
        return StageWorker.failure(id: record.fallbackID, "\(error)")
      }
      return result
    }
  }

  private static func failure(id: String, _ reason: String) -> RecordOutput {
    var json = JSONWriter()
    json.beginObject()
    json.key("id")
    json.string(id)
    json.key("error")
    json.string(reason)
    json.endObject()
    json.endLine()
    return RecordOutput(bytes: json.bytes, problem: reason)
  }

  private static func field(_ sketch: Sketch) -> Document.UnknownField {
    var json = JSONWriter()
    json.beginObject()
    json.key("identity")
    json.string(String(sketch.identity, radix: 16))
    json.key("weight")
    json.integer(sketch.weight)
    json.key("level")
    json.integer(sketch.level)
    for (key, numbers) in [
      ("fingerprints", sketch.fingerprints.map(Int.init)), ("places", sketch.places.map(Int.init)),
      ("bands", sketch.bands.map(Int.init)),
    ] {
      json.key(key)
      json.beginArray()
      for number in numbers { json.integer(number) }
      json.endArray()
    }
    json.endObject()
    return Document.UnknownField(
      name: "signature", json: String(decoding: json.bytes, as: UTF8.self))
  }
}
