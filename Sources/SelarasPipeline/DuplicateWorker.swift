internal import SelarasDuplication
internal import SelarasRecords
internal import SelarasText

/// What became of one record that is looked through for duplicates.
enum DuplicateEntry: Sendable {
  /// A document.
  case document(Prepared)
  /// A record that could not be used, and why: `FILE:LINE: reason`.
  case problem(String)

  /// One document, ready to be compared with others.
  struct Prepared: Sendable {
    var id: String
    /// Its record, without a line feed; empty where no records are written.
    var json: [UInt8] = []
    /// The sketch of the document, or of each of its paragraphs.
    var sketches: [Sketch] = []
    var cleanliness = 0.0
    var repeats = 0
    var replacements = 0
  }
}

/// Prepares one document for the comparison with others.
struct DuplicateWorker: PoolWorker, ~Copyable {
  private let options: DeduplicationJob.Options
  private var preparation: DocumentPreparation
  /// Where repeats are looked for: its rules take a while to read.
  private var repeats: RepeatSearch?
  private var sketcher = Sketcher()

  init(options: DeduplicationJob.Options) throws {
    let preparation = try DocumentPreparation(cleansText: false)
    let repeats = options.within ? try RepeatSearch() : nil
    self.preparation = preparation
    self.options = options
    self.repeats = repeats
  }

  mutating func work(_ item: InputItem) -> DuplicateEntry {
    switch item {
    case .problem(let problem): return .problem("\(problem)")
    case .record(let record):
      do {
        return .document(try prepare(record))
      } catch {
        return .problem("\(error)")
      }
    }
  }

  private mutating func prepare(_ record: RawRecord) throws -> DuplicateEntry.Prepared {
    let prepared = try preparation.document(of: record)
    var document = prepared.document
    document.cluster = nil
    document.similarity = nil
    var result = DuplicateEntry.Prepared(id: document.id)
    result.replacements = prepared.replacements
    if options.within {
      document.repeats = try repeats?.repeats(in: document)
      result.repeats = document.repeats?.count ?? 0
      if options.drops { document.cutRepeats() }
    }
    if options.duplicates.keep == .cleanest { result.cleanliness = cleanliness(of: document) }
    if options.across, options.comparesParagraphs {
      let text = document.text.utf8.span
      for range in ParagraphDuplicates.paragraphs(of: document) {
        result.sketches.append(sketcher.sketch(of: text.extracting(range.start..<range.end)))
      }
    } else if options.across {
      result.sketches = [sketcher.sketch(of: document.text.utf8.span)]
    }
    if !options.writesPairs { result.json = DocumentWorker.record(of: document) }
    return result
  }

  /// How much of what was read is worth keeping, 0...1: what was taken out of a document, what it
  /// says twice, and its replacement characters are not.
  private func cleanliness(of document: Document) -> Double {
    let text = document.text.utf8
    let removed = (document.removed ?? []).reduce(0) { $0 + $1.text.utf8.count }
    var wasted = (document.repeats ?? []).reduce(0) { $0 + $1.range.count }
    for scalar in document.text.unicodeScalars where scalar == "\u{FFFD}" { wasted += 3 }
    guard !text.isEmpty else { return 0 }
    return Double(max(0, text.count - wasted)) / Double(text.count + removed)
  }
}
