internal import GRDB
internal import SelarasText

/// What of a memory's index is in this process, kept in step with the file.
final class SearchIndex {
  /// The chunks of each family.
  private(set) var chunks: [String: [Chunk]] = [:]
  /// Units that chunks still hold and the memory does not.
  private(set) var deleted: Set<Int64> = []
  /// The memory's version that all this belongs to; `nil` before the first look.
  private var version: (file: Int, own: Int)?
  private var segments: [Int] = []
  private var stored: [String: [Chunk]] = [:]
  private var tails: [[(family: String, chunk: Chunk)]] = []
  /// The last unit in the chunks.
  private var last = 0

  /// What comparisons with letter planes work in.
  var planeScratch = PlaneQuery.scratch()

  private let fileVersion: RawStatement
  private let ownVersion: RawStatement
  private let columns: RawStatement
  private let filters: RawBlobs
  private let codes: RawBlobs
  /// The chunks that a language was searched in.
  private var chunksOf: [LanguageTag: [Chunk]] = [:]
  private var families: [String: LanguageTag] = [:]

  init(_ database: Database) throws(MemoryError) {
    fileVersion = try RawStatement(database, "PRAGMA data_version")
    ownVersion = try RawStatement(database, "SELECT total_changes()")
    columns = try RawStatement(database, "SELECT lengths, units FROM chunk WHERE id = ?")
    filters = RawBlobs(database, table: "chunkFilter", column: "data")
    codes = RawBlobs(database, table: "chunkCodes", column: "data")
  }

  /// Takes in what has changed since the last look.
  func refresh(_ database: Database) throws {
    guard try fileVersion.step() else { return }
    let file = fileVersion.integer(0)
    fileVersion.reset()
    guard try ownVersion.step() else { return }
    let own = ownVersion.integer(0)
    ownVersion.reset()
    if let version, version == (file, own) { return }
    version = (file, own)

    let segments = try Int.fetchAll(database, sql: "SELECT id FROM segment ORDER BY id")
    if segments != self.segments || tails.count > 32 {
      self.segments = segments
      try readDirectory(database)
    }
    var builder = SegmentBuilder()
    if let found = try builder.add(units: last + 1, to: .max, in: database) {
      last = found
      var tail: [(family: String, chunk: Chunk)] = []
      builder.forEachChunk { tail.append(($0, $1)) }
      tails.append(tail)
    }
    deleted = Set(try Int64.fetchAll(database, sql: "SELECT unit FROM deleted"))
    chunks = stored
    chunksOf = [:]
    for (family, chunk) in tails.joined() { chunks[family, default: []].append(chunk) }
  }

  private func readDirectory(_ database: Database) throws {
    var known: [Int: Chunk] = [:]
    for chunk in stored.values.joined() { if let row = chunk.row { known[row] = chunk } }
    stored = [:]
    tails = []
    let rows = try RawStatement(
      database,
      "SELECT id, family, width, planes, shortest, longest, count FROM chunk ORDER BY id")
    while try rows.step() {
      let row = rows.integer(0)
      let chunk =
        known[row]
        ?? Chunk(
          row: row, width: rows.integer(2), hasPlanes: rows.integer(3) != 0,
          shortest: rows.integer(4), longest: rows.integer(5), count: rows.integer(6))
      stored[rows.text(1), default: []].append(chunk)
    }
    last = try Int.fetchOne(database, sql: "SELECT max(last) FROM segment") ?? 0
  }

  /// The chunks of all families that texts in a language may be in.
  func chunks(of language: LanguageTag) -> [Chunk] {
    if let known = chunksOf[language] { return known }
    let found = chunks.keys.sorted().filter { MemoryLanguage.matches(LanguageTag($0), language) }
      .flatMap { chunks[$0] ?? [] }
    chunksOf[language] = found
    return found
  }

  /// The family of a tag: memories have few tags, and hits many.
  func family(of tag: String) -> LanguageTag {
    if let known = families[tag] { return known }
    let family = MemoryLanguage.family(of: tag)
    families[tag] = family
    return family
  }

  /// Reads lengths and units of a chunk, unless they are here.
  func loadColumns(_ chunk: Chunk) throws {
    guard !chunk.hasColumns, let row = chunk.row else { return }
    columns.bind(row, at: 1)
    defer { columns.reset() }
    guard try columns.step() else { return }
    chunk.lengths = columns.numbers(0, of: UInt32.self)
    chunk.units = columns.numbers(1, of: Int64.self)
    chunk.finishColumns()
  }

  /// Reads the filter of a chunk, unless it is here.
  func loadFilter(_ chunk: Chunk) throws {
    guard !chunk.hasFilter, let row = chunk.row else { return }
    chunk.filter = try filters.numbers(row: row, of: UInt64.self)
    chunk.hasFilter = true
  }

  /// Reads the codes of a chunk, unless they are here.
  func loadCodes(_ chunk: Chunk) throws {
    guard !chunk.hasCodes, let row = chunk.row else { return }
    switch chunk.width {
    case 1: chunk.codes = try codes.numbers(row: row, of: UInt8.self)
    case 2: chunk.wideCodes = try codes.numbers(row: row, of: UInt16.self)
    default: chunk.widestCodes = try codes.numbers(row: row, of: UInt32.self)
    }
    chunk.hasCodes = true
  }
}
