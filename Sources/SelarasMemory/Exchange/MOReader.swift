internal import SelarasUnicode

/// Reads gettext's compiled catalogues, in either byte order.
public struct MOReader: UnitReader {
  private static let attempt = "reading MO"
  /// Larger catalogues are not read: the format is no stream, its strings stand anywhere.
  private static let largest = 1 << 30

  private let bytes: [UInt8]
  private let isBig: Bool
  private let count: Int
  private let originals: Int
  private let translations: Int
  private var index = 0
  private var tags: (source: String, target: String)
  private var charset: String?
  private let languages: UnitLanguages
  /// What of the file's head is kept for the way back, by name.
  public private(set) var header: [String: String] = [:]

  /// Reads the catalogue.
  ///
  /// - Throws: ``MemoryError`` where it is none.
  public init(_ source: @escaping ByteSource, languages: UnitLanguages) throws(MemoryError) {
    var bytes: [UInt8] = []
    do {
      while case let piece = try source(), !piece.isEmpty {
        bytes += piece
        if bytes.count > MOReader.largest { break }
      }
    } catch {
      throw MemoryError(MOReader.attempt, underlying: error)
    }
    guard bytes.count >= 20, bytes.count <= MOReader.largest else {
      throw MemoryError(MOReader.attempt, reason: "it is too short or too long", line: 1)
    }
    self.bytes = bytes
    self.languages = languages
    isBig = bytes[0] == 0x95
    tags = languages.orDefault
    count = MOReader.number(bytes, at: 8, isBig: isBig)
    originals = MOReader.number(bytes, at: 12, isBig: isBig)
    translations = MOReader.number(bytes, at: 16, isBig: isBig)
    guard originals + 8 * count <= bytes.count, translations + 8 * count <= bytes.count else {
      throw MemoryError(MOReader.attempt, reason: "its tables reach past its end", line: 1)
    }
  }

  private static func number(_ bytes: [UInt8], at place: Int, isBig: Bool) -> Int {
    var value = 0
    for k in 0..<4 { value = value << 8 | Int(bytes[place + (isBig ? k : 3 - k)]) }
    return value
  }

  /// The next unit; `nil` at the end.
  ///
  /// - Throws: ``MemoryError`` with the line, where the file is at fault.
  public mutating func next() throws(MemoryError) -> ReadUnit? {
    while index < count {
      defer { index += 1 }
      let original = try string(table: originals)
      let translation = try string(table: translations)
      var forms = original.split(separator: "\0", omittingEmptySubsequences: false)
      let strings = translation.split(separator: "\0", omittingEmptySubsequences: false)
      if original.isEmpty {
        takeHeader(translation)
        continue
      }
      var properties: [MemoryUnit.Property] = []
      if let mark = forms[0].firstIndex(of: "\u{4}") {
        properties.append(.init(type: "po:msgctxt", value: String(forms[0][..<mark])))
        forms[0] = forms[0][forms[0].index(after: mark)...]
      }
      if forms.count > 1 {
        properties.append(.init(type: "po:msgid_plural", value: String(forms[1])))
      }
      for (number, form) in strings.enumerated().dropFirst() {
        properties.append(.init(type: "po:msgstr[\(number)]", value: String(form)))
      }
      let (source, target) = (String(forms[0]), String(strings[0]))
      if source.isBlank || target.isBlank {
        return .skipped(line: index + 1, reason: "an empty message")
      }
      var unit = MemoryUnit(
        source: .init(language: tags.source, text: source),
        target: .init(language: tags.target, text: target))
      unit.properties = properties
      return .unit(unit, line: index + 1)
    }
    return nil
  }

  private mutating func takeHeader(_ text: String) {
    header["po"] = text
    for line in text.split(separator: "\n") {
      if line.lowercased().hasPrefix("language:"), languages.target == nil {
        let tag = line.dropFirst(9).filter { !$0.isWhitespace }
        if !tag.isEmpty { tags.target = tag }
      }
      if let range = line.firstRange(of: "charset=") {
        let name = line[range.upperBound...].prefix { !$0.isWhitespace && $0 != ";" }
        let canonical = TextDecoding.canonicalName(of: String(name))
        charset = canonical == "UTF-8" ? nil : canonical
      }
    }
  }

  private func string(table: Int) throws(MemoryError) -> String {
    let length = MOReader.number(bytes, at: table + 8 * index, isBig: isBig)
    let start = MOReader.number(bytes, at: table + 8 * index + 4, isBig: isBig)
    guard start + length <= bytes.count else {
      throw MemoryError(
        MOReader.attempt, reason: "message \(index + 1) reaches past the end", line: 1)
    }
    let piece = Array(bytes[start..<(start + length)])
    if let charset, let decoded = try? TextDecoding.decode(piece, as: charset) {
      return decoded.text
    }
    return String(decoding: piece, as: UTF8.self)
  }
}
