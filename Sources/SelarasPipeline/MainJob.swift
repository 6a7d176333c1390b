internal import SelarasCleaning
internal import SelarasDuplication
public import SelarasRecords
internal import SelarasSegmentation
internal import SelarasText

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// The main job: scraped articles in; clean documents, clusters, aligned pairs and a report out.
///
/// It has two halves. The first streams over the input, on all cores, and keeps a log of what it
/// made of each record; the second, once all are seen, writes the results in one go. A run that was
/// stopped in the first half goes on where it was; one that was stopped in the second begins that
/// half again. In memory are the documents under way, of each document seen its place in the log and
/// a hash of its id, and while clusters are sought its id and its sketch.
public struct MainJob {
  /// How far the first half is.
  public struct Progress: Sendable {
    /// Records done.
    public var records: Int
    /// Bytes of the inputs, as they lie on the disk, that have been read.
    public var bytes: Int
  }

  /// Where a job ended that did not come to its end.
  public struct Stopped: Error, Sendable {
    /// Records done and kept for the next run.
    public var records: Int
  }

  private let options: MainJobOptions
  private let folder: URL

  /// Makes a job whose results go to `folder`, which is made where it is not there.
  public init(options: MainJobOptions, folder: String) {
    self.options = options
    self.folder = URL(fileURLWithPath: folder, isDirectory: true)
  }

  /// Does the job.
  ///
  /// - Parameters:
  ///   - inputs: What is read, in its order.
  ///   - onProgress: Called now and then from the caller's side.
  ///   - onProblem: Called for each record that could not be used, `FILE:LINE: reason`.
  ///   - onNotice: Called with what a person should know, in words.
  ///   - isStopRequested: Asked before each record; where it says so, what is under way is finished
  ///     and kept.
  /// - Returns: What was done, in numbers.
  /// - Throws: ``Stopped``; ``SelarasMemory/MemoryError`` where the memory cannot be used;
  ///   ``SelarasRecords/RecordsError`` where results cannot be written;
  ///   ``PipelineError`` where the folder or the log cannot be.
  public func run(
    _ inputs: InputFiles, onProgress: (Progress) -> Void, onProblem: (String) -> Void,
    onNotice: (String) -> Void = { _ in }, isStopRequested: () -> Bool
  ) async throws -> MainJobSummary {
    var options = options
    // A file that is no memory is found out before the work, not after it.
    let store = try options.memory.map { try PairStore(path: $0, options: options) }
    try makeFolder()
    let logPath = folder.appendingPathComponent(".selaras-run").path
    var seen = SeenRecords(LanguageSuffix(source: options.source, target: options.target))
    let fingerprint = self.options.fingerprint + "\n" + Self.fingerprint(of: inputs)
    var log = try RunLog(
      path: logPath, fingerprint: fingerprint,
      earlier: { entry, place in
        if let problem = seen.note(entry, at: place) { onProblem(problem) }
      })
    if log.hasDiscarded {
      onNotice("an unfinished run of other inputs or options was here: beginning anew")
    }
    removeLeftovers()
    seen.markResumed()
    // What was cleaned before a stop was cleaned by the same lines: they follow from the inputs.
    if options.learnsSiteLines, SiteLineSearch.canRead(inputs) {
      let search = SiteLineSearch(kind: options.kind, jobs: options.jobs)
      options.cleaning.siteLines = try await search.run(inputs, isStopRequested: isStopRequested)
      if isStopRequested() { throw Stopped(records: seen.records) }
    }
    let workers = options
    var reader = RecordReader(inputs, kind: options.kind)
    for _ in 0..<seen.records { _ = reader.next() }

    try await OrderedPool(jobs: options.jobs).run(
      next: { isStopRequested() ? nil : reader.next() },
      size: { if case .record(let record) = $0 { record.bytes.count } else { 0 } },
      makeWorker: { try DocumentWorker(options: workers) },
      deliver: { entry in
        if let problem = seen.note(entry, at: try log.append(entry)) { onProblem(problem) }
        onProgress(Progress(records: seen.records, bytes: reader.bytesRead))
      })
    try log.flush()
    if isStopRequested() { throw Stopped(records: seen.records) }

    let duplicates = try log.duplicates(
      among: seen.places, size: seen.size, options: DuplicateOptions())
    var results = try Results(
      options: options, folder: folder, log: log, pages: seen.places, duplicates: duplicates,
      summary: seen.summary)
    // Where it is asked to stop nothing has its name yet: the next run begins this half again.
    guard try results.writeDocuments(isStopRequested) else {
      throw Stopped(records: seen.records)
    }
    var together = seen.names.pairs
    if options.matchesContent {
      guard let found = try await results.contentPairs(besides: together, isStopRequested) else {
        throw Stopped(records: seen.records)
      }
      together += found
    }
    guard try await results.alignPairs(together, isStopRequested) else {
      throw Stopped(records: seen.records)
    }
    var done = try results.finish()
    if let store {
      let path = folder.appendingPathComponent("pairs.jsonl").path
      guard let added = try store.add(path, isStopRequested) else {
        throw Stopped(records: seen.records)
      }
      done.remembered = added
    }
    try? FileManager.default.removeItem(atPath: logPath)
    return done
  }

  private func makeFolder() throws(PipelineError) {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .cannotMake(path: folder.path, reason: "the folder cannot be made")
    }
  }

  /// Removes the temporary files of a run that was killed; the log's lock says that none is alive.
  private func removeLeftovers() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    for name in names where name.hasPrefix(".selaras-") && name.hasSuffix(".tmp") {
      try? FileManager.default.removeItem(at: folder.appendingPathComponent(name))
    }
  }

  /// Which files are read: a run goes on only where they are the same as before.
  ///
  /// - Returns: A hash of their paths, sizes and dates.
  private static func fingerprint(of inputs: InputFiles) -> String {
    var hash: UInt64 = 0
    func mix(_ number: UInt64) { hash = TokenHash.mix(hash ^ number) }
    for file in inputs.files {
      // What comes through a pipe is never known to be the same.
      if file.isStandardInput { mix(UInt64.random(in: 0...UInt64.max)) }
      mix(TokenHash.hash(of: file.path.utf8.span))
      let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
      mix(UInt64((attributes?[.size] as? Int) ?? 0))
      let date = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
      mix(date.bitPattern)
    }
    return "\(inputs.files.count) files \(hash)"
  }
}
