public import SelarasDuplication
public import SelarasRecords
internal import SelarasText

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// Finds repeats inside the documents of a stream and duplicates among them.
///
/// What is written has to wait for the last document, so the records stand in a temporary file in
/// between; in memory are, of each document, its id, its place in that file and its sketch.
public struct DeduplicationJob: Sendable {
  /// What a job is asked to do.
  public struct Options: Sendable {
    /// Whether repeats inside documents are looked for.
    public var within = true
    /// Whether duplicates among documents are looked for.
    public var across = true
    /// What counts as a duplicate, and which copy is kept.
    public var duplicates = DuplicateOptions()
    /// Whether only kept documents are written, their repeats cut out.
    public var drops = false
    /// Whether pairs of ids are written instead of records.
    public var writesPairs = false
    /// Whether paragraphs are compared instead of documents.
    public var comparesParagraphs = false
    /// The folder of an index on disk, to compare with and to add to.
    public var index: String?
    /// Whether the index stays as it is.
    public var leavesIndex = false
    /// The folders of indexes whose documents are added to the index first.
    public var mergedIndexes: [String] = []
    /// What the inputs hold; `nil` to detect it for each.
    public var kind: InputKind?
    /// How many documents are worked on at once.
    public var jobs = 1

    /// Makes options with the defaults.
    public init() {}
  }

  /// What was done.
  public struct Summary: Hashable, Sendable {
    /// Documents read.
    public internal(set) var documents = 0
    /// Records that could not be used.
    public internal(set) var skipped = 0
    /// Ill-formed sequences that became U+FFFD.
    public internal(set) var replacements = 0
    /// Repeats inside documents.
    public internal(set) var repeats = 0
    /// Documents that are not the kept one of their cluster.
    public internal(set) var duplicates = 0
  }

  private let options: Options

  /// Makes a job.
  ///
  /// - Precondition: Pairs are found across documents only; an index keeps the first document of a
  ///   cluster, and holds no paragraphs.
  public init(options: Options) {
    precondition(
      options.index == nil
        || options.duplicates.keep == .first && options.across && !options.comparesParagraphs,
      "an index keeps the first of each cluster of documents")
    precondition(options.across || !options.writesPairs, "pairs are found across documents")
    self.options = options
  }

  /// Does the job; records go to `output` in the order of the input.
  ///
  /// - Parameters:
  ///   - inputs: What is read, in its order.
  ///   - output: Takes the bytes of the result.
  ///   - onProgress: Called after each record with the records done and the bytes read.
  ///   - onProblem: Called for each record that could not be used.
  ///   - isStopRequested: Asked before each record; what was read until then is still written.
  /// - Returns: What was done.
  /// - Throws: What `output` throws; ``PipelineError`` where there is no room for the temporary
  ///   file.
  public func run(
    _ inputs: InputFiles, output: ([UInt8]) throws -> Void,
    onProgress: (_ records: Int, _ bytes: Int) -> Void, onProblem: (String) -> Void,
    isStopRequested: () -> Bool
  ) async throws -> Summary {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("selaras-\(UUID().uuidString)").path
    var spool = try RunLog(path: path, fingerprint: "dedup") { _, _ in }
    // Without a name it goes with the process, however that ends.
    try? FileManager.default.removeItem(atPath: path)
    var places: [RunLog.Place] = []
    var size = IndexSize()
    var summary = Summary()
    var reader = RecordReader(inputs, kind: options.kind)
    let options = options
    try await OrderedPool(jobs: options.jobs).run(
      next: { isStopRequested() ? nil : reader.next() },
      size: { if case .record(let record) = $0 { record.bytes.count } else { 0 } },
      makeWorker: { try DuplicateWorker(options: options) },
      deliver: { entry in
        switch entry {
        case .problem(let text):
          summary.skipped += 1
          onProblem(text)
        case .document(let page):
          places.append(try spool.append(entry))
          size.add(page)
          summary.documents += 1
          summary.repeats += page.counts.repeats
          summary.replacements += page.counts.replacements
        }
        onProgress(summary.documents + summary.skipped, reader.bytesRead)
      })
    try spool.flush()
    guard options.across else {
      for place in places { try output(spool.page(at: place).json + [0x0A]) }
      return summary
    }
    if let folder = options.index {
      try compare(places, of: spool, with: folder, &summary, to: output)
      return summary
    }
    if options.comparesParagraphs {
      summary.duplicates = try ParagraphDuplicates(spool, places, options: options)
        .write(to: output)
      return summary
    }
    let result = try spool.duplicates(among: places, size: size, options: options.duplicates)
    for number in places.indices where result.keeper(of: number) != number {
      summary.duplicates += 1
    }
    if options.writesPairs {
      try write(pairs: result, to: output)
    } else {
      try write(places, of: spool, result, to: output)
    }
    return summary
  }

  private func compare(
    _ places: [RunLog.Place], of spool: borrowing RunLog, with folder: String,
    _ summary: inout Summary, to output: ([UInt8]) throws -> Void
  ) throws {
    var index = try SketchIndex(folder: folder)
    for other in options.mergedIndexes {
      try index.merge(try SketchIndex(folder: other), options: options.duplicates)
    }
    var documents = DuplicateIndex(options: options.duplicates)
    try spool.insertSketches(of: places, into: &documents)
    let answer = try index.compare(documents)
    summary.duplicates = (0..<answer.count).count { !answer.isKept($0) }
    if options.writesPairs {
      try answer.forEachPair { one, other, similarity in
        try output(Array("\(one)\t\(other)\t\(JSONWriter.short(similarity))\n".utf8))
      }
    } else {
      for (number, place) in places.enumerated() where answer.isKept(number) || !options.drops {
        try output(
          ClusterFields.line(
            try spool.page(at: place).json, cluster: answer.keeper(of: number),
            similarity: answer.isKept(number) ? nil : answer.similarity(of: number)))
      }
    }
    // Where this is not reached, the same documents are answered in the same way next time.
    if !options.leavesIndex { try index.commit(answer) }
  }

  private func write(pairs result: DuplicateResult, to output: ([UInt8]) throws -> Void) throws {
    for pair in result.pairs {
      let similarity = JSONWriter.short(pair.similarity)
      let line = "\(result.id(of: pair.left))\t\(result.id(of: pair.right))\t\(similarity)\n"
      try output(Array(line.utf8))
    }
  }

  private func write(
    _ places: [RunLog.Place], of spool: borrowing RunLog, _ result: DuplicateResult,
    to output: ([UInt8]) throws -> Void
  ) throws {
    for (number, place) in places.enumerated() {
      let keeper = result.keeper(of: number)
      if options.drops, keeper != number { continue }
      try output(
        ClusterFields.line(
          try spool.page(at: place).json, cluster: result.id(of: keeper),
          similarity: keeper == number ? nil : result.similarity(of: number)))
    }
  }
}

/// Prepares one document for the comparison with others.
private struct DuplicateWorker: PoolWorker, ~Copyable {
  private let options: DeduplicationJob.Options
  private var preparation: DocumentPreparation
  private var repeats: RepeatSearch
  private var sketcher = Sketcher()

  init(options: DeduplicationJob.Options) throws {
    let preparation = try DocumentPreparation(cleansText: false)
    let repeats = try RepeatSearch()
    self.options = options
    self.preparation = preparation
    self.repeats = repeats
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
    let prepared = try preparation.document(of: record)
    var document = prepared.document
    document.cluster = nil
    document.similarity = nil
    var counts = PageCounts()
    counts.bytesRead = record.bytes.count
    counts.bytesKept = document.text.utf8.count
    counts.replacements = prepared.replacements
    if options.within {
      document.repeats = try repeats.repeats(in: document)
      counts.repeats = document.repeats?.count ?? 0
      if options.drops { document.cutRepeats() }
    }
    var sketch: [UInt8] = []
    if options.across, options.comparesParagraphs {
      for range in ParagraphDuplicates.paragraphs(of: document) {
        let text = document.text.utf8.span
        SketchFile.append(
          sketcher.sketch(of: text.extracting(range.start..<range.end)), to: &sketch)
      }
    } else if options.across {
      sketch = RunLog.Page.encoded(sketcher.sketch(of: document.text.utf8.span))
    }
    return RunLog.Page(
      id: document.id, json: options.writesPairs ? [] : DocumentWorker.record(of: document),
      sketch: sketch, pairs: [], counts: counts)
  }
}
