internal import SelarasDuplication
internal import SelarasMemory
internal import SelarasRecords
internal import SelarasText

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// The second half of the main job: writes the results of all documents.
///
/// Every file is written beside its name; once all lie on the disk, one after the other gets it.
struct Results: ~Copyable {
  /// How many documents the report shows.
  private static let shownDocuments = 100
  /// A longer text, in bytes, is left to `documents.jsonl`: no browser would show it gladly.
  private static let longestShown = 1 << 20
  /// How many pairs of one document the report shows.
  private static let shownPairs = 300

  private let options: MainJobOptions
  private let log: RunLog
  private let pages: [RunLog.Place]
  private let duplicates: DuplicateResult
  private var summary: MainJobSummary
  private let folder: URL
  private var documents: AtomicFile
  private var clusters: AtomicFile
  private var pairs: PairFiles
  private var shown: [Report.Entry] = []
  /// The entry of each document shown, by the document's number.
  private var shownIndex: [Int: Int] = [:]
  private var hidden = 0

  init(
    options: MainJobOptions, folder: URL, log: consuming RunLog, pages: [RunLog.Place],
    duplicates: DuplicateResult, summary: MainJobSummary
  ) throws {
    let documents = try AtomicFile(folder.appendingPathComponent("documents.jsonl").path)
    let clusters = try AtomicFile(folder.appendingPathComponent("clusters.jsonl").path)
    let pairs = try PairFiles(folder: folder, options: options)
    self.options = options
    self.log = log
    self.pages = pages
    self.duplicates = duplicates
    self.summary = summary
    self.folder = folder
    self.documents = documents
    self.clusters = clusters
    self.pairs = pairs
  }

  /// Writes `documents.jsonl` and `clusters.jsonl`, and the pairs mined in single documents.
  ///
  /// - Returns: Whether all were written; `false` where it was asked to stop.
  mutating func writeDocuments(_ isStopRequested: () -> Bool) throws -> Bool {
    var members: [Int: [Int]] = [:]
    for (number, place) in pages.enumerated() {
      if isStopRequested() { return false }
      let page = try log.page(at: place)
      let keeper = duplicates.keeper(of: number)
      let isKept = keeper == number
      try documents.write(
        ClusterFields.line(
          page.json[...], cluster: duplicates.id(of: keeper),
          similarity: isKept ? nil : duplicates.similarity(of: number)))
      if isKept {
        // The pairs of a duplicate stand in its kept document too.
        for pair in page.pairs { try pairs.write(pair) }
      } else {
        members[keeper, default: []].append(number)
        summary.duplicates += 1
      }
      try show(page, number: number, keeper: keeper)
    }
    for (keeper, others) in members.sorted(by: { $0.key < $1.key }) {
      try clusters.write(clusterLine(of: keeper, others))
    }
    summary.clusters = members.count
    return true
  }

  /// Finds kept documents that translate each other by what they say, on all cores.
  ///
  /// Documents of `named`, which their names put together, are left alone; `nil` is the answer where
  /// it was asked to stop.
  func contentPairs(
    besides named: [(source: Int, target: Int)], _ isStopRequested: () -> Bool
  ) async throws -> [(source: Int, target: Int)]? {
    let taken = Set(named.flatMap { [$0.source, $0.target] })
    var content = ContentPairs(options: options)
    for number in pages.indices
    where duplicates.keeper(of: number) == number && !taken.contains(number) {
      if isStopRequested() { return nil }
      content.append(
        try PairWorker.document(log.page(at: pages[number]).json), number: number)
    }
    return try await content.pairs(isStopRequested)
  }

  /// Aligns documents that belong together, on all cores, and writes their pairs.
  ///
  /// - Returns: Whether all were aligned; `false` where it was asked to stop.
  mutating func alignPairs(
    _ named: [(source: Int, target: Int)], _ isStopRequested: () -> Bool
  ) async throws -> Bool {
    let wanted = named.filter { pair in
      // Two duplicates of two others say nothing new.
      duplicates.keeper(of: pair.source) == pair.source
        || duplicates.keeper(of: pair.target) == pair.target
    }
    let options = options
    for start in stride(from: 0, to: wanted.count, by: 256) {
      var items: [PairWorker.Item] = []
      for pair in wanted[start..<min(start + 256, wanted.count)] {
        items.append(
          PairWorker.Item(
            source: try log.page(at: pages[pair.source]).json,
            target: try log.page(at: pages[pair.target]).json))
      }
      var given = 0
      var found: [[TranslationUnit]] = []
      try await OrderedPool(jobs: options.jobs, itemsInBatch: 1).run(
        next: {
          given += 1
          return given <= items.count && !isStopRequested() ? items[given - 1] : nil
        },
        size: { $0.source.count + $0.target.count },
        makeWorker: { try PairWorker(options: options) },
        deliver: { found.append($0) })
      if isStopRequested() { return false }
      for (pair, units) in zip(wanted[start...], found) {
        try write(units, of: pair)
      }
    }
    return true
  }

  /// Gives all files their names.
  mutating func finish() throws -> MainJobSummary {
    try pairs.end(into: &summary)
    let report = Report(
      summary: summary.table(source: options.source, target: options.target),
      minimumConfidence: options.minimumConfidence, entries: shown,
      hidden: hidden, languages: [options.source, options.target])
    var reportFile = try AtomicFile(folder.appendingPathComponent("report.html").path)
    try reportFile.write(report.html())
    // All lie on the disk before the first one gets its name.
    try documents.settle()
    try clusters.settle()
    try pairs.settle()
    try reportFile.settle()
    try documents.finish()
    try clusters.finish()
    try pairs.finish()
    try reportFile.finish()
    return summary
  }

  // MARK: Lines

  private func clusterLine(of keeper: Int, _ others: [Int]) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("kept")
    json.string(duplicates.id(of: keeper))
    json.key("members")
    json.beginArray()
    for member in others {
      json.beginObject()
      json.key("id")
      json.string(duplicates.id(of: member))
      json.key("similarity")
      json.double(duplicates.similarity(of: member))
      json.endObject()
    }
    json.endArray()
    json.endObject()
    json.endLine()
    return json.bytes
  }

  private mutating func write(
    _ found: [TranslationUnit], of pair: (source: Int, target: Int)
  ) throws {
    summary.alignedDocuments += 1
    for unit in found { try pairs.write(unit) }
    guard let entry = shownIndex[pair.source] else { return }
    let room = Results.shownPairs - shown[entry].pairs.count
    shown[entry].pairs += found.prefix(max(0, room))
  }

  // MARK: Report

  /// Puts a document into the report if there is something to see in it.
  private mutating func show(_ page: RunLog.Page, number: Int, keeper: Int) throws {
    guard
      page.counts.removals + page.counts.repeats + page.counts.embedded + page.pairs.count > 0
        || page.counts.sourcePassages + page.counts.targetPassages + page.counts.otherPassages > 1
        || keeper != number
    else { return }
    guard shown.count < Results.shownDocuments, page.json.count <= Results.longestShown else {
      hidden += 1
      return
    }
    var document = try PairWorker.document(page.json)
    document.cluster = duplicates.id(of: keeper)
    document.similarity = keeper == number ? nil : duplicates.similarity(of: number)
    shownIndex[number] = shown.count
    // A duplicate's pairs are not in the files: its kept document has them.
    let pairs = keeper == number ? page.pairs.prefix(Results.shownPairs) : []
    shown.append(Report.Entry(document: document, pairs: Array(pairs)))
  }
}
