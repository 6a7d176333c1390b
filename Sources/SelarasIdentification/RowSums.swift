internal import CModels

/// Adds up the rows of a model's tables, table by table.
///
/// The work is done by `CModels`, which keeps the sums of words seen lately.
@safe
final class RowSums {
  /// So many words are kept of a large table, one at each place.
  private static let places: Int64 = 8192
  /// Tables smaller than this stay in the near caches themselves.
  private static let leastSize = 1 << 20

  private let tables: [OpaquePointer]
  /// For each table whether its words are kept.
  private let keepsWords: [Bool]

  init(model: LanguageModel) {
    let (isShipped, storage) = (model.isShipped, model.storage)
    keepsWords = model.tables.map { $0.size >= RowSums.leastSize }
    unsafe tables = unsafe model.tables.map { table in
      unsafe storage.withBytes { bytes in
        unsafe bytes.extracting(table.offset..<table.offset + table.size).withUnsafeBufferPointer {
          guard let base = $0.baseAddress else { preconditionFailure("a table has rows") }
          return unsafe cmodels_sums_make(
            base, UInt32(table.bits), Int64(table.width),
            table.size >= RowSums.leastSize ? RowSums.places : 0, !isShipped)
        }
      }
    }
  }

  deinit {
    for i in keepsWords.indices { unsafe cmodels_sums_free(tables[i]) }
  }

  /// Adds the rows of the piece that `reader` has read.
  ///
  /// - Returns: How many features they are.
  @inline(__always)
  func add(_ reader: inout FeatureReader, to table: Int) -> Int {
    let sums = unsafe tables[table]
    if reader.word != 0, keepsWords[table] {
      unsafe cmodels_sums_add_word(
        sums, reader.word, reader.codes, Int64(reader.letterCount))
      return FeatureReader.rowCount(letters: reader.letterCount)
    }
    reader.readRows()
    unsafe cmodels_sums_add_rows(sums, reader.rows, Int64(reader.count))
    return reader.count
  }

  /// Calls `body` with the sums of the table's first `count` lanes, less that of the lane after
  /// them, and begins anew.
  @inline(__always)
  func take(_ count: Int, of table: Int, _ body: (_ lane: Int, _ steps: Int32) -> Void) {
    let sums = unsafe tables[table]
    let totals = unsafe cmodels_sums_totals(sums)
    for lane in 0..<count { unsafe body(lane, totals[lane] &- totals[count]) }
    unsafe cmodels_sums_clear(sums)
  }
}
