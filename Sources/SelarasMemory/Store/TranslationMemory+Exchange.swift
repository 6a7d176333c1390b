extension TranslationMemory {
  /// Imports a file.
  ///
  /// Units are written in batches of ``batchSize``. A process that is killed leaves whole batches, and
  /// importing the same document again completes it.
  ///
  /// - Parameters:
  ///   - reader: The file.
  ///   - document: Its name: what tells its units' places from those of other files.
  ///   - time: When this is done, in seconds since 1970.
  ///   - keeps: Whether a unit is wanted.
  ///   - skipped: Told of what is no usable unit: the line, and why.
  ///   - batchDone: Told after each batch; the import ends before the next one where it returns
  ///     `false`.
  /// - Returns: How many units the file holds, and how many of them are new.
  /// - Throws: ``MemoryError`` where the file or the memory is at fault; whole batches stay.
  public func importUnits(
    from reader: inout any UnitReader, document: String, time: Int? = nil,
    keeping keeps: (MemoryUnit) -> Bool = { _ in true },
    skipped: (_ line: Int, _ reason: String) -> Void = { _, _ in },
    batchDone: (ImportSummary) -> Bool = { _ in true }
  ) throws(MemoryError) -> ImportSummary {
    var summary = ImportSummary()
    var batch: [MemoryUnit] = []
    batch.reserveCapacity(TranslationMemory.batchSize)
    var position = 0
    var isWanted = true
    func flush() throws(MemoryError) {
      if batch.isEmpty { return }
      summary.added += try append(batch, document: document, position: position, time: time)
      position += batch.count
      summary.units += batch.count
      batch.removeAll(keepingCapacity: true)
      try index(atLeast: TranslationMemory.segmentSize)
      isWanted = batchDone(summary)
    }
    while isWanted, let item = try reader.next() {
      switch item {
      case .unit(let unit, _):
        guard keeps(unit) else { continue }
        batch.append(unit)
        if batch.count == TranslationMemory.batchSize { try flush() }
      case .skipped(let line, let reason): skipped(line, reason)
      }
    }
    try flush()
    for (name, value) in reader.header { try keep(property: name, value) }
    return summary
  }
}
