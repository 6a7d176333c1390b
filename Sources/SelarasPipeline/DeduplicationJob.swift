internal import Foundation
public import SelarasDuplication
public import SelarasRecords
internal import SelarasText

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
    /// Whether the stream was read to its end.
    public internal(set) var isComplete = true
  }

  private let options: Options

  /// Makes a job.
  public init(options: Options) { self.options = options }

  /// Does the job; records go to `output` in the order of the input.
  ///
  /// - Parameters:
  ///   - inputs: What is read, in its order.
  ///   - output: Takes the bytes of the result.
  ///   - onProgress: Called after each record with the records and bytes done.
  ///   - onProblem: Called for each record that could not be used.
  ///   - isStopRequested: Asked before each record; what was read until then is still written.
  /// - Returns: What was done.
  /// - Throws: What `output` throws; what the file system says of the temporary file.
  public func run(
    _ inputs: InputFiles, output: ([UInt8]) throws -> Void,
    onProgress: (_ records: Int, _ bytes: Int) -> Void, onProblem: (String) -> Void,
    isStopRequested: () -> Bool
  ) async throws -> Summary {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("selaras-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    var spool = try RunLog(path: path, fingerprint: "dedup") { _, _ in }
    var places: [RunLog.Place] = []
    var size = IndexSize()
    var summary = Summary()
    var bytes = 0
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
          bytes += page.counts.bytesRead
        }
        onProgress(summary.documents + summary.skipped, bytes)
      })
    try spool.flush()
    summary.isComplete = !isStopRequested()
    guard options.across else {
      for place in places { try output(record(spool.entry(at: place)) + [0x0A]) }
      return summary
    }
    let result = try spool.duplicates(
      among: places, size: size, options: options.duplicates)
    for number in places.indices where result.keeper(of: number) != number {
      summary.duplicates += 1
    }
    if options.writesPairs {
      for pair in result.pairs {
        let line =
          "\(result.id(of: pair.left))\t\(result.id(of: pair.right))\t"
          + JSONWriter.short(pair.similarity) + "\n"
        try output(Array(line.utf8))
      }
      return summary
    }
    for (number, place) in places.enumerated() {
      let keeper = result.keeper(of: number)
      if options.drops, keeper != number { continue }
      let json = record(try spool.entry(at: place))
      try output(
        ClusterFields.line(
          json, cluster: result.id(of: keeper),
          similarity: keeper == number ? nil : result.similarity(of: number)))
    }
    return summary
  }

  private func record(_ entry: RunLog.Entry?) -> [UInt8] {
    if case .document(let page)? = entry { return page.json }
    return []
  }
}

/// Prepares one document for the comparison with others.
private struct DuplicateWorker: PoolWorker, ~Copyable {
  private let options: DeduplicationJob.Options
  private var preparation: DocumentPreparation
  private var repeats = RepeatFinder()
  private var sketcher = Sketcher()

  init(options: DeduplicationJob.Options) throws {
    self.options = options
    preparation = try DocumentPreparation(cleansText: false)
  }

  mutating func work(_ item: InputItem) -> RunLog.Entry {
    switch item {
    case .problem(let problem): return .problem("\(problem)")
    case .record(let record):
      do throws(InputProblem) {
        return .document(try page(of: record))
      } catch {
        return .problem("\(error)")
      }
    }
  }

  private mutating func page(of record: RawRecord) throws(InputProblem) -> RunLog.Page {
    let prepared = try preparation.document(of: record)
    var document = prepared.document
    document.cluster = nil
    document.similarity = nil
    var counts = PageCounts()
    counts.bytesRead = record.bytes.count
    counts.bytesKept = document.text.utf8.count
    counts.replacements = prepared.replacements
    if options.within {
      document.repeats = repeats.repeats(in: document.text.utf8.span, blocks: document.blocks)
      counts.repeats = document.repeats?.count ?? 0
      if options.drops { document.cutRepeats() }
    }
    let sketch =
      options.across ? RunLog.Page.encoded(sketcher.sketch(of: document.text.utf8.span)) : []
    return RunLog.Page(
      id: document.id, json: options.writesPairs ? [] : DocumentWorker.record(of: document),
      sketch: sketch, pairs: [], counts: counts)
  }
}
