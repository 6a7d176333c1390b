internal import GRDB
internal import SelarasText

/// Writes units into the tables, within one transaction.
final class UnitWriter {
  private let findUnit: RawStatement
  private let completeUnit: RawStatement
  private let insertUnit: RawStatement
  private let insertVariant: RawStatement
  private let findVariants: RawStatement
  private let insertOrigin: RawStatement
  private let findDocument: RawStatement
  private let insertDocument: RawStatement
  private let findLanguage: RawStatement
  private let insertLanguage: RawStatement
  private var languages: [String: Int] = [:]
  private var documents: [String: Int] = [:]
  /// When the units came, in seconds since 1970; `nil` where nobody says.
  private let time: Int?

  init(_ database: Database, time: Int? = nil) throws(MemoryError) {
    self.time = time
    findUnit = try RawStatement(
      database,
      "SELECT id, sourceLanguage, targetLanguage, source, target, extra FROM unit WHERE key = ?")
    completeUnit = try RawStatement(
      database, "UPDATE unit SET extra = ? WHERE id = ? AND extra IS NULL")
    insertUnit = try RawStatement(
      database,
      """
      INSERT INTO unit(key, sourceLanguage, targetLanguage, source, target, status, confidence,
        author, created, extra)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    insertVariant = try RawStatement(
      database, "INSERT INTO variant(unit, language, text) VALUES (?, ?, ?)")
    findVariants = try RawStatement(
      database, "SELECT language, text FROM variant WHERE unit = ? ORDER BY id")
    insertOrigin = try RawStatement(
      database,
      """
      INSERT INTO origin VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT(document, position) DO UPDATE SET unit = excluded.unit
      """)
    findDocument = try RawStatement(database, "SELECT id FROM document WHERE name = ?")
    insertDocument = try RawStatement(database, "INSERT INTO document(name) VALUES (?)")
    findLanguage = try RawStatement(database, "SELECT id FROM language WHERE tag = ?")
    insertLanguage = try RawStatement(
      database, "INSERT INTO language(tag, family) VALUES (?, ?)")
  }

  /// Forgets rows that a transaction made which was rolled back.
  func forget() {
    languages = [:]
    documents = [:]
  }

  /// Writes a unit, or finds it where it is there.
  ///
  /// - Returns: Its row, and whether it is new.
  func write(
    _ unit: MemoryUnit, document: String, position: Int
  ) throws(MemoryError) -> (id: Int, isNew: Bool) {
    let sourceLanguage = try language(unit.source.language)
    let targetLanguage = try language(unit.target.language)
    let key = UnitWriter.key(of: unit)
    var found = try existing(unit, key: key, sourceLanguage, targetLanguage)
    let isNew = found == nil
    if found == nil { found = try insert(unit, key: key, sourceLanguage, targetLanguage) }
    let id = found ?? 0
    insertOrigin.bind(try self.document(document), at: 1)
    insertOrigin.bind(position, at: 2)
    insertOrigin.bind(id, at: 3)
    insertOrigin.bind(try unit.origin.sourceDocument.map(self.documentNumber), at: 4)
    insertOrigin.bind(try unit.origin.targetDocument.map(self.documentNumber), at: 5)
    insertOrigin.bind(unit.origin.sourceRange?.start, at: 6)
    insertOrigin.bind(unit.origin.sourceRange?.end, at: 7)
    insertOrigin.bind(unit.origin.targetRange?.start, at: 8)
    insertOrigin.bind(unit.origin.targetRange?.end, at: 9)
    insertOrigin.bind(unit.confidence, at: 10)
    try insertOrigin.run()
    return (id, isNew)
  }

  private func existing(
    _ unit: MemoryUnit, key: Int, _ sourceLanguage: Int, _ targetLanguage: Int
  ) throws(MemoryError) -> Int? {
    findUnit.bind(key, at: 1)
    defer { findUnit.reset() }
    while try findUnit.step() {
      if findUnit.integer(1) == sourceLanguage, findUnit.integer(2) == targetLanguage,
        findUnit.text(3, is: unit.source.text), findUnit.text(4, is: unit.target.text)
      {
        let id = findUnit.integer(0)
        let isPlain = findUnit.isNull(5)
        guard try hasVariants(unit.variants.dropFirst(2), unit: id) else { continue }
        if isPlain { try complete(id, with: unit) }
        return id
      }
    }
    return nil
  }

  /// Gives a unit of which only the texts are known what else another file says of it.
  private func complete(_ id: Int, with unit: MemoryUnit) throws(MemoryError) {
    guard let extra = try memoryErrors("writing a unit", { try UnitExtra.json(of: unit) }) else {
      return
    }
    completeUnit.bind(extra, at: 1)
    completeUnit.bind(id, at: 2)
    try completeUnit.run()
  }

  private func hasVariants(
    _ variants: ArraySlice<MemoryUnit.Variant>, unit id: Int
  ) throws(MemoryError) -> Bool {
    findVariants.bind(id, at: 1)
    defer { findVariants.reset() }
    var rest = variants
    while try findVariants.step() {
      guard let next = rest.popFirst(), findVariants.integer(0) == (try language(next.language)),
        findVariants.text(1, is: next.text)
      else { return false }
    }
    return rest.isEmpty
  }

  private func insert(
    _ unit: MemoryUnit, key: Int, _ sourceLanguage: Int, _ targetLanguage: Int
  ) throws(MemoryError) -> Int {
    insertUnit.bind(key, at: 1)
    insertUnit.bind(sourceLanguage, at: 2)
    insertUnit.bind(targetLanguage, at: 3)
    insertUnit.bind(unit.source.text, at: 4)
    insertUnit.bind(unit.target.text, at: 5)
    insertUnit.bind(unit.status.rawValue, at: 6)
    insertUnit.bind(unit.confidence, at: 7)
    func attribute(_ name: String) -> String? {
      unit.attributes.value(name) ?? unit.target.attributes.value(name)
    }
    insertUnit.bind(attribute("changeid") ?? attribute("creationid"), at: 8)
    insertUnit.bind(attribute("creationdate").flatMap(TMXDate.seconds) ?? time, at: 9)
    insertUnit.bind(try memoryErrors("writing a unit") { try UnitExtra.json(of: unit) }, at: 10)
    try insertUnit.run()
    let id = insertUnit.lastInsertedRow
    for variant in unit.variants.dropFirst(2) {
      insertVariant.bind(id, at: 1)
      insertVariant.bind(try language(variant.language), at: 2)
      insertVariant.bind(variant.text, at: 3)
      try insertVariant.run()
    }
    return id
  }

  private func documentNumber(_ name: String) throws(MemoryError) -> Int { try document(name) }

  private func document(_ name: String) throws(MemoryError) -> Int {
    if let known = documents[name] { return known }
    // One file may name any number of documents.
    if documents.count > 100_000 { documents = [:] }
    let id = try row(name, find: findDocument) { () throws(MemoryError) in
      insertDocument.bind(name, at: 1)
      try insertDocument.run()
      return insertDocument.lastInsertedRow
    }
    documents[name] = id
    return id
  }

  private func language(_ tag: String) throws(MemoryError) -> Int {
    if let known = languages[tag] { return known }
    let id = try row(tag, find: findLanguage) { () throws(MemoryError) in
      insertLanguage.bind(tag, at: 1)
      insertLanguage.bind(MemoryLanguage.family(of: tag).rawValue, at: 2)
      try insertLanguage.run()
      return insertLanguage.lastInsertedRow
    }
    languages[tag] = id
    return id
  }

  private func row(
    _ name: String, find: RawStatement, insert: () throws(MemoryError) -> Int
  ) throws(MemoryError) -> Int {
    find.bind(name, at: 1)
    let isThere = try find.step()
    let id = isThere ? find.integer(0) : 0
    find.reset()
    return isThere ? id : try insert()
  }

  /// The key of a unit; equal units have equal keys.
  private static func key(of unit: MemoryUnit) -> Int {
    var hash = TextHash()
    for variant in unit.variants {
      hash.add(variant.language)
      hash.add(variant.text)
    }
    return Int(bitPattern: UInt(hash.value))
  }
}

/// FNV-1a over texts, eight bytes at a time.
struct TextHash {
  /// The hash of what was added.
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Adds a text; texts cannot run into each other.
  mutating func add(_ text: String) {
    let bytes = text.utf8.span
    var hash = value
    var word: UInt64 = 0
    for i in bytes.indices {
      word = word << 8 | UInt64(bytes[i])
      if i & 7 == 7 {
        hash = (hash ^ word) &* 0x100_0000_01B3
        hash ^= hash >> 29
      }
    }
    hash = (hash ^ word ^ UInt64(bytes.count) << 56) &* 0x100_0000_01B3
    value = hash ^ hash >> 32
  }
}
