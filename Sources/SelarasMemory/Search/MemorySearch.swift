internal import GRDB
internal import SelarasText

/// Looks up texts in a memory.
///
/// What lookups read stays in this process, so that the first answer takes longest; units that other
/// processes add, edit or delete are seen by the next lookup.
public struct MemorySearch: ~Copyable {
  let memory: TranslationMemory
  private var connection: SearchConnection?

  /// Begins; nothing is read yet.
  public init(_ memory: TranslationMemory) { self.memory = memory }

  /// Runs a piece of work on one state of the file, all that it needs at hand.
  mutating func withIndex<Result>(
    _ attempt: String, _ body: (Database, SearchIndex, RawStatement) throws -> Result
  ) throws(MemoryError) -> Result {
    var kept = connection
    defer { connection = kept }
    return try memoryErrors(attempt) {
      // A transaction of the library's own is parsed anew each time.
      try memory.queue.unsafeRead { database in
        let connection = try kept ?? SearchConnection(database)
        kept = connection
        try connection.begin.run()
        do {
          try connection.index.refresh(database)
          let result = try body(database, connection.index, connection.readUnit)
          try connection.end.run()
          return result
        } catch {
          // What was half read is read anew.
          kept = nil
          try? connection.end.run()
          throw error
        }
      }
    }
  }
}

/// What lookups keep of a connection.
private struct SearchConnection {
  let index: SearchIndex
  let begin: RawStatement
  let end: RawStatement
  let readUnit: RawStatement

  init(_ database: Database) throws(MemoryError) {
    // The first search reads much of the file, which is so copied once less. Two gigabytes are the most.
    let map = try RawStatement(database, "PRAGMA mmap_size = 2147418112")
    _ = try map.step()
    map.reset()
    index = try SearchIndex(database)
    begin = try RawStatement(database, "BEGIN")
    end = try RawStatement(database, "COMMIT")
    readUnit = try RawStatement(database, UnitCursor.columns + " WHERE u.id = ?")
  }
}

/// The sides of a unit, as a search for one language sees them.
struct UnitSides {
  let source: String
  let target: String
  let sourceLanguage: String
  let targetLanguage: String
  let status: MemoryUnit.Status
  let confidence: Double?

  /// Reads a unit; `nil` where it is gone, or has no text in one of the languages.
  ///
  /// - Parameters:
  ///   - id: The unit.
  ///   - source: The language that is searched.
  ///   - target: The language of what is wanted; `nil` for any other.
  ///   - row: The statement that reads a unit.
  ///   - index: What knows the languages' families.
  ///   - database: The memory.
  ///   - matches: Which of several texts in the searched language is meant.
  /// - Throws: What SQLite throws.
  init?(
    _ id: Int64, source: LanguageTag, target: LanguageTag?, row: RawStatement,
    index: SearchIndex, in database: Database, where matches: (String) -> Bool
  ) throws {
    row.bind(Int(id), at: 1)
    defer { row.reset() }
    guard try row.step() else { return nil }
    var texts = [(row.text(1), row.text(3)), (row.text(2), row.text(4))]
    status = MemoryUnit.Status(rawValue: row.integer(5)) ?? .aligned
    confidence = row.double(6)
    func place(_ language: LanguageTag, other: Int? = nil, _ test: (String) -> Bool) -> Int? {
      texts.indices.first {
        $0 != other && MemoryLanguage.matches(index.family(of: texts[$0].0), language)
          && test(texts[$0].1)
      }
    }
    func targetPlace(besides found: Int?) -> Int? {
      guard let target else { return texts.indices.first { $0 != found } }
      return place(target, other: found) { _ in true }
    }
    var found = place(source, matches)
    var wanted = targetPlace(besides: found)
    if found == nil || wanted == nil {
      // Units of more than two languages are few.
      let variants = try RawStatement(
        database,
        """
        SELECT l.tag, v.text FROM variant v JOIN language l ON l.id = v.language
        WHERE v.unit = ? ORDER BY v.id
        """)
      variants.bind(Int(id), at: 1)
      while try variants.step() { texts.append((variants.text(0), variants.text(1))) }
      found = place(source, matches)
      wanted = targetPlace(besides: found)
    }
    guard let found, let wanted else { return nil }
    (sourceLanguage, self.source) = texts[found]
    (targetLanguage, self.target) = texts[wanted]
  }
}
