internal import GRDB
internal import SelarasText

/// What an import did.
public struct ImportSummary: Hashable, Sendable {
  /// Units that the file holds.
  public var units = 0
  /// Of these, those that the memory did not have.
  public var added = 0

  /// Makes an empty summary.
  public init() {}
}

extension TranslationMemory {
  /// Units are written so many in a transaction.
  public static let batchSize = 8192
  /// As soon as so many units are not yet in the index, they are put there.
  static let segmentSize = 1 << 16

  /// Adds units in one transaction: all of them, or none.
  ///
  /// A unit that is there already gets a further origin. An origin is a document with a position in
  /// it, so that importing the same document again changes nothing.
  ///
  /// - Parameters:
  ///   - units: Units with two variants at least.
  ///   - document: The name of the file from which they come.
  ///   - position: The number of the first of them in the file.
  ///   - time: When they came, in seconds since 1970, for those that do not say when they were made.
  /// - Returns: How many are new.
  /// - Throws: ``MemoryError`` where the memory cannot be written.
  /// - Complexity: O(*n* log *m*) for *n* units and a memory of *m*.
  @discardableResult
  public func append(
    _ units: [MemoryUnit], document: String, position: Int, time: Int? = nil
  ) throws(MemoryError) -> Int {
    try memoryErrors("writing the memory \(path)") {
      try queue.write { database in
        let writer = try UnitWriter(database, time: time)
        var added = 0
        for (offset, unit) in units.enumerated() {
          if try writer.write(unit, document: document, position: position + offset).isNew {
            added += 1
          }
        }
        return added
      }
    }
  }

  /// Changes the texts of a unit, keeping its origins.
  ///
  /// - Parameters:
  ///   - id: The unit's number.
  ///   - source: Its new source.
  ///   - target: Its new target.
  ///   - author: Who changes it.
  ///   - time: When, in seconds since 1970.
  /// - Returns: The unit's new number; `nil` where there is no such unit.
  /// - Throws: ``MemoryError`` where the memory cannot be written.
  public func edit(
    _ id: Int, source: String, target: String, author: String? = nil, time: Int? = nil
  ) throws(MemoryError) -> Int? {
    try memoryErrors("editing a unit") {
      try queue.write { database in
        guard var unit = try UnitCursor.unit(id, in: database) else { return nil }
        unit.variants[0].text = source
        unit.variants[0].markup = nil
        unit.variants[1].text = target
        unit.variants[1].markup = nil
        unit.status = .edited
        let writer = try UnitWriter(database)
        let new = try writer.write(unit, document: "selaras:edits", position: id).id
        try database.execute(
          sql: "UPDATE unit SET status = 3, author = coalesce(?, author), changed = ? WHERE id = ?",
          arguments: [author, time, new])
        if new != id {
          try database.execute(
            sql: "UPDATE origin SET unit = ? WHERE unit = ?", arguments: [new, id])
          try TranslationMemory.remove(id, database)
        }
        return new
      }
    }
  }

  /// Sets what has become of a unit.
  ///
  /// - Parameters:
  ///   - status: What has become of it.
  ///   - id: The unit's number.
  ///   - author: Who says so.
  ///   - time: When, in seconds since 1970.
  /// - Returns: Whether there is such a unit.
  /// - Throws: ``MemoryError`` where the memory cannot be written.
  @discardableResult
  public func set(
    _ status: MemoryUnit.Status, of id: Int, author: String? = nil, time: Int? = nil
  ) throws(MemoryError) -> Bool {
    try memoryErrors("changing a unit") {
      try queue.write {
        try $0.execute(
          sql: """
            UPDATE unit SET status = ?, author = coalesce(?, author), changed = coalesce(?, changed)
            WHERE id = ?
            """,
          arguments: [status.rawValue, author, time, id])
        return $0.changesCount > 0
      }
    }
  }

  /// Takes a unit out.
  ///
  /// - Returns: Whether it was there.
  /// - Throws: ``MemoryError`` where the memory cannot be written.
  @discardableResult
  public func delete(_ id: Int) throws(MemoryError) -> Bool {
    try memoryErrors("deleting a unit") {
      try queue.write { try TranslationMemory.remove(id, $0) }
    }
  }

  @discardableResult
  private static func remove(_ id: Int, _ database: Database) throws -> Bool {
    try database.execute(sql: "DELETE FROM unit WHERE id = ?", arguments: [id])
    guard database.changesCount > 0 else { return false }
    try database.execute(sql: "INSERT OR IGNORE INTO deleted VALUES (?)", arguments: [id])
    return true
  }

  /// Puts units that were added into the index that lookups read.
  ///
  /// Lookups find every unit without this too; they take longer where many are not in the index.
  ///
  /// - Parameter least: Fewer new units than this are left alone.
  /// - Throws: ``MemoryError`` where the memory cannot be written.
  public func index(atLeast least: Int = 1) throws(MemoryError) {
    try memoryErrors("indexing the memory \(path)") {
      while try queue.write({ try SegmentBuilder.advance($0, atLeast: least) }) {}
    }
  }
}
