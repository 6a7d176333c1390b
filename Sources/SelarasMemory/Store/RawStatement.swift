internal import GRDB
internal import GRDBSQLite

/// A prepared statement, bound and stepped without a Swift object for each value.
///
/// Import runs some ten million of these; GRDB's own binding takes several times as long.
@safe
final class RawStatement {
  private let statement: OpaquePointer
  private let connection: OpaquePointer?
  private let attempt: String

  init(_ database: Database, _ sql: String) throws(MemoryError) {
    let attempt = "reading or writing the memory"
    let connection = unsafe database.sqliteConnection
    var statement: OpaquePointer?
    let code = unsafe sqlite3_prepare_v3(connection, sql, -1, 1, &statement, nil)
    guard code == SQLITE_OK, let statement = unsafe statement else {
      throw unsafe MemoryError(
        attempt, code: code, reason: String(cString: sqlite3_errmsg(connection)))
    }
    unsafe self.statement = statement
    unsafe self.connection = connection
    self.attempt = attempt
  }

  deinit { unsafe sqlite3_finalize(statement) }

  func bind(_ value: Int?, at index: Int32) {
    if let value {
      unsafe sqlite3_bind_int64(statement, index, Int64(value))
    } else {
      unsafe sqlite3_bind_null(statement, index)
    }
  }

  func bind(_ value: Double?, at index: Int32) {
    if let value {
      unsafe sqlite3_bind_double(statement, index, value)
    } else {
      unsafe sqlite3_bind_null(statement, index)
    }
  }

  func bind(_ value: String?, at index: Int32) {
    guard let value else {
      unsafe sqlite3_bind_null(statement, index)
      return
    }
    let count = Int32(clamping: value.utf8.count)
    // SQLITE_TRANSIENT, which Swift does not see: SQLite makes its own copy.
    let transient = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    unsafe value.withCString { text in
      _ = unsafe sqlite3_bind_text(statement, index, text, count, transient)
    }
  }

  @unsafe fileprivate func bind(bytes: UnsafeRawBufferPointer, at index: Int32) {
    let transient = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    if unsafe bytes.isEmpty {
      // A null pointer would make it NULL.
      unsafe sqlite3_bind_zeroblob(statement, index, 0)
    } else {
      unsafe sqlite3_bind_blob64(
        statement, index, bytes.baseAddress, UInt64(bytes.count), transient)
    }
  }

  /// Goes to the next row; `false` after the last one.
  func step() throws(MemoryError) -> Bool {
    let code = unsafe sqlite3_step(statement)
    if code == SQLITE_ROW { return true }
    if code == SQLITE_DONE { return false }
    throw unsafe MemoryError(
      attempt, code: code, reason: String(cString: sqlite3_errmsg(connection)))
  }

  /// Runs a statement that has no rows.
  func run() throws(MemoryError) {
    defer { reset() }
    while try step() {}
  }

  func reset() { unsafe sqlite3_reset(statement) }

  var lastInsertedRow: Int { unsafe Int(sqlite3_last_insert_rowid(connection)) }

  func integer(_ column: Int32) -> Int { unsafe Int(sqlite3_column_int64(statement, column)) }

  func isNull(_ column: Int32) -> Bool {
    unsafe sqlite3_column_type(statement, column) == SQLITE_NULL
  }

  func double(_ column: Int32) -> Double? {
    isNull(column) ? nil : unsafe sqlite3_column_double(statement, column)
  }

  func text(_ column: Int32) -> String {
    unsafe String(decoding: bytes(column), as: UTF8.self)
  }

  func textOrNil(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

  /// Whether the column's text is this one.
  func text(_ column: Int32, is other: String) -> Bool {
    let mine = unsafe bytes(column)
    let theirs = other.utf8.span
    guard mine.count == theirs.count else { return false }
    for i in theirs.indices where unsafe mine[i] != theirs[i] { return false }
    return true
  }

  func blob(_ column: Int32) -> [UInt8] { unsafe Array(bytes(column)) }

  /// The bytes of a blob as an array of fixed-width numbers of the machine's order.
  func numbers<Number: FixedWidthInteger & BitwiseCopyable>(
    _ column: Int32, of type: Number.Type
  ) -> [Number] {
    let source = unsafe UnsafeRawBufferPointer(bytes(column))
    let count = source.count / MemoryLayout<Number>.stride
    return unsafe [Number](unsafeUninitializedCapacity: count) { target, initialized in
      if count > 0 {
        unsafe UnsafeMutableRawBufferPointer(target).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: source[..<(count * MemoryLayout<Number>.stride)]))
      }
      initialized = count
    }
  }

  /// The bytes of a column, good until the next step.
  @unsafe private func bytes(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
    // The pointer first: asking for the bytes may convert the value.
    let start = unsafe sqlite3_column_blob(statement, column)
    let count = unsafe Int(sqlite3_column_bytes(statement, column))
    guard let start = unsafe start else { return unsafe UnsafeBufferPointer(start: nil, count: 0) }
    return unsafe UnsafeBufferPointer(
      start: start.assumingMemoryBound(to: UInt8.self), count: count)
  }
}

/// The blobs of one column, read straight into arrays: a statement would hand out a copy to be copied.
@safe
struct RawBlobs {
  private let connection: OpaquePointer?
  private let table: String
  private let column: String

  init(_ database: Database, table: String, column: String) {
    unsafe connection = database.sqliteConnection
    self.table = table
    self.column = column
  }

  /// The bytes of a row's blob as an array of fixed-width numbers of the machine's order.
  ///
  /// - Throws: ``MemoryError`` where there is no such row, or it cannot be read.
  func numbers<Number: FixedWidthInteger & BitwiseCopyable>(
    row: Int, of type: Number.Type
  ) throws(MemoryError) -> [Number] {
    var blob: OpaquePointer?
    let code = unsafe sqlite3_blob_open(connection, "main", table, column, Int64(row), 0, &blob)
    // An open blob would keep the state of the file that it was opened in.
    defer { unsafe sqlite3_blob_close(blob) }
    guard code == SQLITE_OK else { throw error(code) }
    let count = unsafe Int(sqlite3_blob_bytes(blob)) / MemoryLayout<Number>.stride
    var outcome = SQLITE_OK
    let numbers = unsafe [Number](unsafeUninitializedCapacity: count) { target, initialized in
      if count > 0 {
        outcome = unsafe sqlite3_blob_read(
          blob, target.baseAddress, Int32(count * MemoryLayout<Number>.stride), 0)
      }
      initialized = outcome == SQLITE_OK ? count : 0
    }
    guard outcome == SQLITE_OK else { throw error(outcome) }
    return numbers
  }

  private func error(_ code: Int32) -> MemoryError {
    unsafe MemoryError(
      "reading the memory", code: code, reason: String(cString: sqlite3_errmsg(connection)))
  }
}

extension RawStatement {
  /// Binds an array of fixed-width numbers as a blob of the machine's order.
  func bind<Number: FixedWidthInteger & BitwiseCopyable>(numbers: [Number], at index: Int32) {
    unsafe numbers.withUnsafeBytes { bytes in
      unsafe bind(bytes: bytes, at: index)
    }
  }
}
