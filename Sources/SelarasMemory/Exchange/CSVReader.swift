internal import SelarasText

/// Reads comma-separated values (RFC 4180) with what spreadsheets make of them: semicolons or tabs
/// between cells, UTF-16, a mark at the start.
///
/// A first line that names two languages, or `source` and `target`, says which columns count; else the
/// first two do. An apostrophe before `=`, `+`, `-`, `@`, a tab or a CR, which keeps spreadsheets
/// from running a cell, is taken off.
public struct CSVReader: UnitReader {
  private var lines: TextLineReader
  private let languages: UnitLanguages
  private var separator = UInt8(ascii: ",")
  private var columns = (source: 0, target: 1)
  private var tagColumns: (source: Int, target: Int)?
  private var tags: (source: String, target: String)
  private var isAtStart = true

  /// Makes a reader.
  public init(_ bytes: @escaping ByteSource, languages: UnitLanguages) {
    lines = TextLineReader(bytes, attempt: "reading CSV")
    self.languages = languages
    tags = languages.orDefault
  }

  /// The next unit; `nil` at the end.
  ///
  /// - Throws: ``MemoryError`` with the line, where the file is at fault.
  public mutating func next() throws(MemoryError) -> ReadUnit? {
    while true {
      let line = lines.line + 1
      guard let cells = try record() else { return nil }
      if isAtStart {
        isAtStart = false
        if takeHeader(cells) { continue }
      }
      if cells.count == 1, cells[0].isEmpty { continue }
      guard cells.count > max(columns.source, columns.target) else {
        return .skipped(line: line, reason: "\(cells.count) cells, where a unit needs more")
      }
      let source = Formula.unescaped(cells[columns.source])
      let target = Formula.unescaped(cells[columns.target])
      if source.isBlank || target.isBlank {
        return .skipped(line: line, reason: source.isBlank ? "empty source" : "empty target")
      }
      var tags = tags
      if let tagColumns, cells.count > max(tagColumns.source, tagColumns.target) {
        tags = (cells[tagColumns.source], cells[tagColumns.target])
      }
      return .unit(
        MemoryUnit(
          source: .init(language: tags.source, text: source),
          target: .init(language: tags.target, text: target)), line: line)
    }
  }

  /// The columns that a first line names, if it names any.
  private mutating func takeHeader(_ cells: [String]) -> Bool {
    let names = cells.map { $0.lowercased() }
    if let source = names.firstIndex(of: "source"), let target = names.firstIndex(of: "target") {
      columns = (source, target)
      if let first = names.firstIndex(of: "source-language"),
        let second = names.firstIndex(of: "target-language")
      {
        tagColumns = (first, second)
      }
      return true
    }
    let found = cells.indices.filter { CSVReader.isLanguage(cells[$0]) }
    guard found.count > 1, found.count == cells.count || cells.count > 2 else { return false }
    func column(_ tag: String?, besides other: Int? = nil) -> Int? {
      guard let tag else { return nil }
      let family = MemoryLanguage.family(of: tag)
      return found.first {
        $0 != other && MemoryLanguage.matches(MemoryLanguage.family(of: cells[$0]), family)
      }
    }
    let source = column(languages.source?.rawValue) ?? found[0]
    let target =
      column(languages.target?.rawValue, besides: source) ?? found.first { $0 != source } ?? 1
    columns = (source, target)
    tags = (cells[source], cells[target])
    return true
  }

  /// Whether a cell is a language tag: two or three letters, and subtags.
  private static func isLanguage(_ cell: String) -> Bool {
    let parts = cell.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }
    guard let first = parts.first, (2...3).contains(first.utf8.count) else { return false }
    return parts.allSatisfy { part in
      (1...8).contains(part.utf8.count)
        && part.utf8.allSatisfy { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || part != first }
    }
  }

  /// The cells of the next record, which may be several lines.
  private mutating func record() throws(MemoryError) -> [String]? {
    guard var line = try lines.nextBytes().map(Array.init) else { return nil }
    let first = lines.line
    if isAtStart { separator = CSVReader.separator(of: line) }
    var cells: [String] = []
    var cell: [UInt8] = []
    var position = 0
    var isQuoted = false
    var wasQuoted = false
    while true {
      if position == line.count {
        guard isQuoted else { break }
        if lines.endedWithReturn { cell.append(0x0D) }
        guard let more = try lines.nextBytes() else {
          throw MemoryError("reading CSV", reason: "a quote is never closed", line: first)
        }
        cell.append(0x0A)
        line = Array(more)
        position = 0
        continue
      }
      let byte = line[position]
      position += 1
      if isQuoted {
        if byte != UInt8(ascii: "\"") {
          cell.append(byte)
        } else if position < line.count, line[position] == byte {
          cell.append(byte)
          position += 1
        } else {
          isQuoted = false
        }
      } else if byte == UInt8(ascii: "\""), cell.isEmpty, !wasQuoted {
        isQuoted = true
        wasQuoted = true
      } else if byte == separator {
        cells.append(String(decoding: cell, as: UTF8.self))
        cell.removeAll(keepingCapacity: true)
        wasQuoted = false
      } else {
        cell.append(byte)
      }
    }
    cells.append(String(decoding: cell, as: UTF8.self))
    return cells
  }

  /// What stands between cells: what a first line has most of, outside quotes.
  private static func separator(of line: [UInt8]) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in line {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted, ",;\t".utf8.contains(byte) { counts[byte, default: 0] += 1 }
    }
    let comma = UInt8(ascii: ",")
    let best = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
    return (counts[comma] ?? 0) >= (best?.value ?? 0) ? comma : best?.key ?? comma
  }
}

/// Cells that a spreadsheet would run.
enum Formula {
  private static let dangerous: Set<Character> = ["=", "+", "-", "@", "\t", "\r"]

  /// The cell with an apostrophe before it where a spreadsheet would run it, or where one must be told
  /// from such an apostrophe.
  static func escaped(_ cell: String) -> String {
    guard let first = cell.first else { return cell }
    return dangerous.contains(first) || isEscaped(cell) ? "'" + cell : cell
  }

  /// The cell as it was before ``escaped(_:)``.
  static func unescaped(_ cell: String) -> String {
    isEscaped(cell) ? String(cell.dropFirst()) : cell
  }

  private static func isEscaped(_ cell: String) -> Bool {
    let rest = cell.drop { $0 == "'" }
    guard rest.startIndex > cell.startIndex, let first = rest.first else { return false }
    return dangerous.contains(first)
  }
}
