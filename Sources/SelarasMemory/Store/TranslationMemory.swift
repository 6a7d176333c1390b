internal import GRDB
public import SelarasText

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// A translation memory: units in one SQLite file, found again by what is like them.
///
/// The file is in SQLite's write-ahead mode: any number of processes look up while one writes, and
/// a process that is killed leaves whole batches. Everything here is synchronous.
public struct TranslationMemory: Sendable {
  /// The file.
  public let path: String
  let queue: DatabaseQueue

  /// Opens a memory.
  ///
  /// - Parameters:
  ///   - path: The file; `:memory:` for one that is kept nowhere.
  ///   - creates: Whether a file that is not there is made.
  /// - Throws: ``MemoryError`` where the file is no memory, or cannot be opened.
  public init(path: String, creates: Bool = false) throws(MemoryError) {
    self.path = path
    let attempt = "opening the memory \(path)"
    if !creates, path != ":memory:", !FileManager.default.fileExists(atPath: path) {
      throw MemoryError(attempt, code: 14, reason: "there is no such file")
    }
    queue = try memoryErrors(attempt) {
      var configuration = Configuration()
      configuration.busyMode = .timeout(60)
      configuration.prepareDatabase { database in
        // The page size counts for a new file only, and must come first.
        try database.execute(
          sql: """
            PRAGMA page_size = 16384;
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = NORMAL;
            PRAGMA cache_size = -16384;
            PRAGMA wal_autocheckpoint = 2000;
            """)
      }
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      let migrator = MemorySchema.migrator
      let isUpToDate = try queue.read { try migrator.hasCompletedMigrations($0) }
      if !isUpToDate { try migrator.migrate(queue) }
      return queue
    }
  }

  /// Closes the file, and puts what was written into it beside its journal.
  public func close() throws(MemoryError) {
    try memoryErrors("closing the memory \(path)") { try queue.close() }
  }

  /// How many units there are.
  public var count: Int {
    get throws(MemoryError) {
      try memoryErrors("counting units") {
        try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM unit") ?? 0 }
      }
    }
  }

  /// What readers kept of the heads of imported files, by name.
  public func fileHeader() throws(MemoryError) -> [String: String] {
    try memoryErrors("reading the memory") {
      try queue.read { database in
        var header: [String: String] = [:]
        for row in try Row.fetchAll(database, sql: "SELECT name, value FROM property") {
          header[row["name"]] = row["value"]
        }
        return header
      }
    }
  }

  /// The languages of most units; `nil` where there are none.
  public func usualLanguages() throws(MemoryError) -> (source: LanguageTag, target: LanguageTag)? {
    try memoryErrors("reading the memory") {
      try queue.read { database in
        try Row.fetchOne(
          database,
          sql: """
            SELECT s.tag AS source, t.tag AS target FROM unit
            JOIN language s ON s.id = sourceLanguage JOIN language t ON t.id = targetLanguage
            GROUP BY sourceLanguage, targetLanguage ORDER BY count(*) DESC, min(unit.id) LIMIT 1
            """
        ).map { (LanguageTag($0["source"]), LanguageTag($0["target"])) }
      }
    }
  }

  /// Keeps a value under a name, unless there is one.
  func keep(property name: String, _ value: String) throws(MemoryError) {
    try memoryErrors("writing the memory") {
      try queue.write {
        try $0.execute(
          sql: "INSERT OR IGNORE INTO property VALUES (?, ?)", arguments: [name, value])
      }
    }
  }
}

/// Runs what throws anything, and makes a ``MemoryError`` of it.
func memoryErrors<Result>(
  _ attempt: String, _ body: () throws -> Result
) throws(MemoryError) -> Result {
  do {
    return try body()
  } catch let error as MemoryError {
    throw error
  } catch let error as DatabaseError {
    throw MemoryError(
      attempt, code: error.extendedResultCode.rawValue,
      reason: error.message ?? "SQLite error \(error.extendedResultCode.rawValue)")
  } catch {
    throw MemoryError(attempt, underlying: error)
  }
}
