internal import GRDB
internal import SelarasText

/// Reads units from the tables.
enum UnitCursor {
  static let columns = """
    SELECT u.id, s.tag, t.tag, u.source, u.target, u.status, u.confidence, u.extra, u.changed,
      u.author
    FROM unit u JOIN language s ON s.id = u.sourceLanguage JOIN language t ON t.id = u.targetLanguage
    """

  /// One unit.
  static func unit(_ id: Int, in database: Database) throws -> MemoryUnit? {
    let statement = try RawStatement(database, columns + " WHERE u.id = ?")
    statement.bind(id, at: 1)
    guard try statement.step() else { return nil }
    return try unit(statement, in: try Companions(database)).unit
  }

  /// The statements that read what is not in the unit's own row.
  struct Companions {
    let variants: RawStatement
    let origin: RawStatement

    init(_ database: Database) throws {
      variants = try RawStatement(
        database,
        """
        SELECT l.tag, v.text FROM variant v JOIN language l ON l.id = v.language
        WHERE v.unit = ? ORDER BY v.id
        """)
      origin = try RawStatement(
        database,
        """
        SELECT s.name, t.name, sourceStart, sourceEnd, targetStart, targetEnd
        FROM origin LEFT JOIN document s ON s.id = sourceDocument
          LEFT JOIN document t ON t.id = targetDocument
        WHERE unit = ? LIMIT 1
        """)
    }
  }

  /// The unit in the row at which a statement with ``columns`` stands.
  static func unit(
    _ row: RawStatement, in companions: Companions
  ) throws -> (id: Int, unit: MemoryUnit) {
    let id = row.integer(0)
    var unit = MemoryUnit(
      source: .init(language: row.text(1), text: row.text(3)),
      target: .init(language: row.text(2), text: row.text(4)))
    unit.status = MemoryUnit.Status(rawValue: row.integer(5)) ?? .aligned
    unit.confidence = row.double(6)
    let variants = companions.variants
    variants.bind(id, at: 1)
    while try variants.step() {
      unit.variants.append(.init(language: variants.text(0), text: variants.text(1)))
    }
    variants.reset()
    if let extra = row.textOrNil(7) { try UnitExtra.apply(extra, to: &unit) }
    if !row.isNull(8) {
      unit.attributes.set("changedate", TMXDate.text(row.integer(8)))
      if let author = row.textOrNil(9) { unit.attributes.set("changeid", author) }
    }
    let origin = companions.origin
    origin.bind(id, at: 1)
    if try origin.step() {
      unit.origin.sourceDocument = origin.textOrNil(0)
      unit.origin.targetDocument = origin.textOrNil(1)
      if !origin.isNull(2), origin.integer(2) <= origin.integer(3) {
        unit.origin.sourceRange = TextRange(origin.integer(2), origin.integer(3))
      }
      if !origin.isNull(4), origin.integer(4) <= origin.integer(5) {
        unit.origin.targetRange = TextRange(origin.integer(4), origin.integer(5))
      }
    }
    origin.reset()
    return (id, unit)
  }
}

extension [MemoryUnit.Property] {
  /// Gives the property of a type a value; adds one where there is none.
  fileprivate mutating func set(_ type: String, _ value: String) {
    if let place = firstIndex(where: { $0.type == type }) {
      self[place].value = value
    } else {
      append(.init(type: type, value: value))
    }
  }
}

extension TranslationMemory {
  /// The unit of a number; `nil` where there is none.
  public func unit(_ id: Int) throws(MemoryError) -> MemoryUnit? {
    try memoryErrors("reading the memory \(path)") {
      try queue.read { try UnitCursor.unit(id, in: $0) }
    }
  }

  /// Hands out all units in the order in which they were added.
  ///
  /// - Complexity: O(*n*) time, O(1) memory.
  public func forEachUnit(
    _ body: (_ id: Int, _ unit: MemoryUnit) throws -> Void
  ) throws(MemoryError) {
    try memoryErrors("reading the memory \(path)") {
      try queue.read { database in
        let companions = try UnitCursor.Companions(database)
        let row = try RawStatement(database, UnitCursor.columns + " ORDER BY u.id")
        while try row.step() {
          let (id, unit) = try UnitCursor.unit(row, in: companions)
          try body(id, unit)
        }
      }
    }
  }
}
