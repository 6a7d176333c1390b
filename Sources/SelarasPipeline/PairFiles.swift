internal import SelarasMemory
internal import SelarasRecords

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// `pairs.jsonl` with all pairs, `pairs.tsv` and `pairs.tmx` with those that are certain enough.
struct PairFiles: ~Copyable {
  /// The TMX writer's sink needs a place that outlives its call.
  private final class TMXFile {
    var file: AtomicFile
    init(_ file: consuming AtomicFile) { self.file = file }
  }

  private let minimumConfidence: Double
  private var json: AtomicFile
  private var table: AtomicFile
  private let exchangeFile: TMXFile
  private var exchange: TMXWriter
  private var kept = 0
  private var candidates = 0

  init(folder: URL, options: MainJobOptions) throws {
    let json = try AtomicFile(folder.appendingPathComponent("pairs.jsonl").path)
    let table = try AtomicFile(folder.appendingPathComponent("pairs.tsv").path)
    let file = TMXFile(try AtomicFile(folder.appendingPathComponent("pairs.tmx").path))
    let exchange = try TMXWriter(
      source: options.source, target: options.target, creationTool: "selaras",
      toolVersion: options.version,
      sink: { bytes in try file.file.write(bytes.indices.map { bytes[$0] }) })
    minimumConfidence = options.minimumConfidence
    self.json = json
    self.table = table
    exchangeFile = file
    self.exchange = exchange
  }

  mutating func write(_ pair: TranslationUnit) throws {
    var line: [UInt8] = []
    PairRecord.append(pair, unit: "sentence", to: &line)
    try json.write(line)
    guard (pair.confidence ?? 0) >= minimumConfidence else {
      candidates += 1
      return
    }
    kept += 1
    line.removeAll(keepingCapacity: true)
    PairsTSV.appendLine(of: pair, to: &line)
    try table.write(line)
    try exchange.append(pair)
  }

  /// Closes the TMX's elements and books what was written.
  mutating func end(into summary: inout MainJobSummary) throws {
    try exchange.finish()
    summary.pairs = kept
    summary.candidates = candidates
    summary.droppedCharacters = exchange.droppedCharacters
  }

  /// Waits until all lie on the disk.
  mutating func settle() throws {
    try json.settle()
    try table.settle()
    try exchangeFile.file.settle()
  }

  mutating func finish() throws {
    try json.finish()
    try table.finish()
    try exchangeFile.file.finish()
  }
}
