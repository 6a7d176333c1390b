internal import CModels

/// Adds up the rows of a model's tables, table by table.
///
/// The work is done by `CModels`, which keeps the sums of words seen lately.
@safe
final class RowSums {
  /// So many words are kept of a large table, one at each place.
  private static let places: Int64 = 32768
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

  /// Whether a table's words are kept, as ``addWords(of:from:to:by:mostFeatures:to:)`` needs.
  func keepsWords(of table: Int) -> Bool { keepsWords[table] }

  /// Adds the rows of words in letters of ASCII, up to the first that ``FeatureReader`` has to read
  /// or until so many features are read.
  ///
  /// - Returns: Where that stands, and what was read.
  @inline(__always)
  func addWords(
    of text: Span<UInt8>, from position: Int, to end: Int, by reader: FeatureReader,
    mostFeatures: Int, to table: Int
  ) -> (position: Int, read: cmodels_read) {
    var read = cmodels_read()
    let sums = unsafe tables[table]
    let next = unsafe text.withUnsafeBufferPointer { text in
      unsafe reader.multipliers.withUnsafeBufferPointer { multipliers in
        unsafe reader.marks.withUnsafeBufferPointer { marks in
          guard let text = text.baseAddress, let multipliers = multipliers.baseAddress,
            let marks = marks.baseAddress
          else { return Int64(position) }
          var reading = unsafe cmodels_reading(
            multipliers: multipliers, marks: marks, most_features: Int64(mostFeatures))
          return unsafe cmodels_sums_add_words(
            sums, text, Int64(position), Int64(end), &reading, &read)
        }
      }
    }
    return (Int(next), read)
  }

  /// Adds the sums of a table to the scores of its labels, less that of all other labels, and
  /// begins anew.
  @inline(__always)
  func take(_ table: LanguageModel.Table, _ number: Int, to scores: inout [Float]) {
    let sums = unsafe tables[number]
    let totals = unsafe cmodels_sums_totals(sums)
    let labels = table.labels.span
    var scores = scores.mutableSpan
    let others = unsafe totals[labels.count]
    for lane in labels.indices {
      scores[labels[lane]] += table.scale * Float(unsafe totals[lane] &- others)
    }
    unsafe cmodels_sums_clear(sums)
  }
}
