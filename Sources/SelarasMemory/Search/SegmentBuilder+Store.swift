internal import GRDB

extension SegmentBuilder {
  /// Writes a segment of the next units that are in none.
  ///
  /// Small segments are made anew with what came after them, so that there are never many: each unit
  /// is written about log n times.
  ///
  /// - Returns: Whether something was done, and so more may be left.
  static func advance(_ database: Database, atLeast least: Int) throws -> Bool {
    let segments = try Row.fetchAll(
      database, sql: "SELECT id, first, last FROM segment ORDER BY last DESC")
    var first = (segments.first?["last"] as Int? ?? 0) + 1
    let waiting =
      try Int.fetchOne(
        database,
        sql: "SELECT count(*) FROM (SELECT 1 FROM unit WHERE id >= ? LIMIT ?)",
        arguments: [first, TranslationMemory.segmentSize]) ?? 0
    guard waiting >= max(1, least) else { return false }
    var count = waiting
    for segment in segments {
      let start: Int = segment["first"]
      let end: Int = segment["last"]
      let size = end - start + 1
      guard count + size <= TranslationMemory.segmentSize, size <= 2 * count else { break }
      try database.execute(
        sql: "DELETE FROM segment WHERE id = ?", arguments: [segment["id"] as Int])
      first = start
      count += size
    }
    let last =
      try Int.fetchOne(
        database,
        sql: "SELECT max(id) FROM (SELECT id FROM unit WHERE id >= ? ORDER BY id LIMIT ?)",
        arguments: [first, TranslationMemory.segmentSize]) ?? first
    var builder = SegmentBuilder()
    _ = try builder.add(units: first, to: last, in: database)
    try database.execute(
      sql: "INSERT INTO segment(first, last) VALUES (?, ?)", arguments: [first, last])
    let segment = Int(database.lastInsertedRowID)
    let insert = try RawStatement(
      database,
      """
      INSERT INTO chunk(segment, family, width, planes, shortest, longest, count, lengths, units)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    let insertFilter = try RawStatement(database, "INSERT INTO chunkFilter VALUES (?, ?)")
    let insertCodes = try RawStatement(database, "INSERT INTO chunkCodes VALUES (?, ?)")
    try builder.forEachChunk { family, chunk in
      insert.bind(segment, at: 1)
      insert.bind(family, at: 2)
      insert.bind(chunk.width, at: 3)
      insert.bind(chunk.hasPlanes ? 1 : 0, at: 4)
      insert.bind(chunk.shortest, at: 5)
      insert.bind(chunk.longest, at: 6)
      insert.bind(chunk.count, at: 7)
      insert.bind(numbers: chunk.lengths, at: 8)
      insert.bind(numbers: chunk.units, at: 9)
      try insert.run()
      let row = insert.lastInsertedRow
      insertFilter.bind(row, at: 1)
      insertFilter.bind(numbers: chunk.filter, at: 2)
      try insertFilter.run()
      insertCodes.bind(row, at: 1)
      switch chunk.width {
      case 1: insertCodes.bind(numbers: chunk.codes, at: 2)
      case 2: insertCodes.bind(numbers: chunk.wideCodes, at: 2)
      default: insertCodes.bind(numbers: chunk.widestCodes, at: 2)
      }
      try insertCodes.run()
    }
    // What is in no segment any more need not be remembered.
    try database.execute(
      sql: "DELETE FROM deleted WHERE unit BETWEEN ? AND ?", arguments: [first, last])
    return true
  }
}
