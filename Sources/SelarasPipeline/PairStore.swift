internal import SelarasMemory
internal import SelarasRecords

/// Puts the pairs of a run that are certain enough into a translation memory.
struct PairStore {
  private let memory: TranslationMemory
  private let options: MainJobOptions

  /// Opens the memory, which is made where there is none.
  ///
  /// - Throws: ``SelarasMemory/MemoryError`` where the file is no memory.
  init(path: String, options: MainJobOptions) throws(MemoryError) {
    memory = try TranslationMemory(path: path, creates: true)
    self.options = options
  }

  /// Adds the pairs that stand in `pairs.jsonl`, under that file's name.
  ///
  /// A run that is done again over the same folder adds nothing twice: a unit's origin is the file
  /// and its place there.
  ///
  /// - Returns: How many units the memory did not have; `nil` where it was asked to stop.
  func add(_ path: String, _ isStopRequested: () -> Bool) throws -> Int? {
    var stream = try ByteStream(InputFile(path: path))
    var reader: any UnitReader = JSONLinesReader(
      {
        var piece: [UInt8] = []
        _ = try stream.read(into: &piece)
        return piece
      }, languages: UnitLanguages(source: options.source, target: options.target))
    var isStopped = false
    let summary = try memory.importUnits(
      from: &reader, document: path,
      keeping: { ($0.confidence ?? 0) >= options.minimumConfidence },
      batchDone: { _ in
        isStopped = isStopRequested()
        return !isStopped
      })
    if isStopped { return nil }
    try memory.index(atLeast: 4096)
    try memory.close()
    return summary.added
  }
}
