/// Reads `source TAB target`, a unit a line; a third column is a confidence where it is a number
/// from 0 to 1.
public struct TSVReader: UnitReader {
  private var lines: TextLineReader
  private let source: String
  private let target: String

  /// Makes a reader.
  public init(_ bytes: @escaping ByteSource, languages: UnitLanguages) {
    lines = TextLineReader(bytes, attempt: "reading TSV")
    (source, target) = languages.orDefault
  }

  /// The next unit; `nil` at the end.
  ///
  /// - Throws: ``MemoryError`` with the line, where the file is at fault.
  public mutating func next() throws(MemoryError) -> ReadUnit? {
    while let line = try lines.nextBytes() {
      if line.isEmpty { continue }
      let cells = line.split(
        separator: UInt8(ascii: "\t"), maxSplits: 3, omittingEmptySubsequences: false)
      guard cells.count > 1 else {
        return .skipped(line: lines.line, reason: "one column, where a unit needs two")
      }
      let left = String(decoding: cells[0], as: UTF8.self)
      let right = String(decoding: cells[1], as: UTF8.self)
      if left.isBlank || right.isBlank {
        return .skipped(
          line: lines.line, reason: left.isBlank ? "empty source" : "empty target")
      }
      var unit = MemoryUnit(
        source: .init(language: source, text: left), target: .init(language: target, text: right))
      if cells.count > 2, let number = Double(String(decoding: cells[2], as: UTF8.self)),
        (0...1).contains(number)
      {
        unit.confidence = number
      }
      return .unit(unit, line: lines.line)
    }
    return nil
  }
}
