public import SelarasText
public import SelarasUnicode

/// A gold file of languages: lines of `TAG TAB TEXT`.
public struct GoldLanguages: Sendable {
  /// One text.
  public struct Line: Sendable {
    /// Its language.
    public var language: LanguageTag
    /// Where it stands in ``GoldLanguages/bytes``.
    public var range: TextRange
  }

  /// The file.
  public let bytes: [UInt8]
  /// Its texts, in order.
  public let lines: [Line]

  /// Reads a gold file.
  ///
  /// - Parameters:
  ///   - name: What errors call it.
  ///   - bytes: Its content.
  /// - Throws: ``EvaluationError/badGold(file:line:reason:)`` for a line without a tab or a tag;
  ///   ``EvaluationError/emptyGold(file:)`` without lines.
  public init(name: String, bytes: [UInt8]) throws(EvaluationError) {
    var lines: [Line] = []
    var start = 0
    var number = 0
    for end in 0...bytes.count where end == bytes.count || bytes[end] == 0x0A {
      defer { start = end + 1 }
      number += 1
      guard end > start else { continue }
      guard let tab = bytes[start..<end].firstIndex(of: 0x09), tab > start else {
        throw .badGold(file: name, line: number, reason: "not TAG TAB TEXT")
      }
      lines.append(
        Line(
          language: LanguageTag(String(decoding: bytes[start..<tab], as: UTF8.self)),
          range: TextRange(tab + 1, end)))
    }
    guard !lines.isEmpty else { throw .emptyGold(file: name) }
    self.bytes = bytes
    self.lines = lines
  }

  private init(bytes: [UInt8], lines: [Line]) {
    self.bytes = bytes
    self.lines = lines
  }

  /// The same lines with noise, each line its own; ``bytes`` hold them as `TAG TAB TEXT`.
  ///
  /// - Complexity: O(*n*).
  public func with(_ noise: TextNoise) throws(UnicodeError) -> GoldLanguages {
    var result: [UInt8] = []
    var moved: [Line] = []
    for (number, line) in lines.enumerated() {
      let text = String(decoding: bytes[line.range.start..<line.range.end], as: UTF8.self)
      result += line.language.rawValue.utf8
      result.append(0x09)
      let start = result.count
      result += try noise.applied(to: text, seed: UInt64(number)).utf8
      moved.append(Line(language: line.language, range: TextRange(start, result.count)))
      result.append(0x0A)
    }
    return GoldLanguages(bytes: result, lines: moved)
  }
}
