internal import SelarasCleaning
internal import SelarasDuplication
internal import SelarasRecords
internal import SelarasText

/// What the main job does with one record: everything that needs no other document.
struct DocumentWorker: PoolWorker, ~Copyable {
  private let options: MainJobOptions
  private var analysis: DocumentAnalysis
  private var sketcher = Sketcher()

  init(options: MainJobOptions) throws {
    self.options = options
    analysis = try DocumentAnalysis(options: options)
  }

  mutating func work(_ item: InputItem) -> RunLog.Entry {
    switch item {
    case .problem(let problem): return .problem("\(problem)")
    case .record(let record):
      do {
        return .document(try page(of: record))
      } catch {
        return .problem("\(error)")
      }
    }
  }

  private mutating func page(of record: RawRecord) throws -> RunLog.Page {
    let analysed = try analysis.analyse(record)
    var document = analysed.document
    // Clusters are this run's own business, known only at its end.
    document.cluster = nil
    document.similarity = nil
    let removals = document.removed?.count ?? 0
    if !options.cleaning.keepsRemoved { document.removed = nil }

    var counts = PageCounts()
    counts.bytesRead = record.bytes.count
    counts.bytesKept = document.text.utf8.count
    counts.replacements = analysed.replacements
    counts.removals = max(0, removals - (options.keepsRepeats ? 0 : analysed.repeats))
    counts.repeats = analysed.repeats
    for passage in document.passages ?? [] {
      switch passage.language {
      case options.source: counts.sourcePassages += 1
      case options.target: counts.targetPassages += 1
      default: counts.otherPassages += 1
      }
      counts.embedded += passage.embedded.count
    }
    return RunLog.Page(
      id: document.id, json: DocumentWorker.record(of: document),
      sketch: RunLog.Page.encoded(sketcher.sketch(of: document.text.utf8.span)),
      pairs: analysed.pairs, counts: counts)
  }

  /// The document's record without a line feed.
  static func record(of document: Document) -> [UInt8] {
    var json: [UInt8] = []
    DocumentWriter.append(document, to: &json)
    json.removeLast()
    return json
  }
}
