internal import SelarasUnicode

/// Reads gettext's catalogues in any encoding that their header names.
///
/// Fuzzy, untranslated and obsolete messages are no units. Context, references, flags, comments and
/// further plural forms become properties, by which ``POWriter`` finds them again.
public struct POReader: UnitReader {
  private static let attempt = "reading PO"

  /// A message as far as it has been read.
  private struct Message {
    var line = 0
    var fields: [String: String] = [:]
    var properties: [MemoryUnit.Property] = []
    var notes: [MemoryUnit.Note] = []
    var isFuzzy = false
    var isObsolete = false

    var isEmpty: Bool { fields.isEmpty && !isObsolete }
  }

  private var lines: TextLineReader
  private let languages: UnitLanguages
  private var tags: (source: String, target: String)
  private var charset: String?
  private var pushedBack: String?
  /// What of the file's head is kept for the way back, by name.
  public private(set) var header: [String: String] = [:]

  /// Makes a reader.
  public init(_ bytes: @escaping ByteSource, languages: UnitLanguages) {
    lines = TextLineReader(bytes, attempt: POReader.attempt)
    self.languages = languages
    tags = languages.orDefault
  }

  /// The next unit; `nil` at the end.
  ///
  /// - Throws: ``MemoryError`` with the line, where the file is at fault.
  public mutating func next() throws(MemoryError) -> ReadUnit? {
    while let message = try readMessage() {
      if message.isObsolete { return .skipped(line: message.line, reason: "obsolete") }
      let source = message.fields["msgid"] ?? ""
      let target = message.fields["msgstr"] ?? message.fields["msgstr[0]"] ?? ""
      if source.isEmpty, message.fields["msgctxt"] == nil {
        takeHeader(target)
        continue
      }
      if message.isFuzzy { return .skipped(line: message.line, reason: "fuzzy") }
      if target.isBlank { return .skipped(line: message.line, reason: "untranslated") }
      if source.isBlank { return .skipped(line: message.line, reason: "empty source") }
      var unit = MemoryUnit(
        source: .init(language: tags.source, text: source),
        target: .init(language: tags.target, text: target))
      unit.properties = message.properties
      for name in message.fields.keys.sorted()
      where !["msgid", "msgstr", "msgstr[0]"].contains(name) {
        unit.properties.append(.init(type: "po:\(name)", value: message.fields[name] ?? ""))
      }
      unit.notes = message.notes
      return .unit(unit, line: message.line)
    }
    return nil
  }

  private mutating func takeHeader(_ text: String) {
    header["po"] = text
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      let value = parts[1].drop(while: \.isWhitespace)
      if parts[0].lowercased() == "language", languages.target == nil, !value.isEmpty {
        tags.target = String(value)
      }
      if parts[0].lowercased() == "content-type", let range = value.firstRange(of: "charset=") {
        let name = value[range.upperBound...].prefix { !$0.isWhitespace && $0 != ";" }
        let canonical = TextDecoding.canonicalName(of: String(name))
        charset = canonical == "UTF-8" ? nil : canonical
      }
    }
  }

  private mutating func nextLine() throws(MemoryError) -> String? {
    if let line = pushedBack {
      pushedBack = nil
      return line
    }
    guard let bytes = try lines.nextBytes() else { return nil }
    if let charset, bytes.contains(where: { $0 >= 0x80 }),
      let decoded = try? TextDecoding.decode(Array(bytes), as: charset)
    {
      return decoded.text
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The next message with all that belongs to it; `nil` at the end.
  private mutating func readMessage() throws(MemoryError) -> Message? {
    var message = Message()
    var field: String?
    while let raw = try nextLine() {
      let line = raw.drop(while: \.isWhitespace)
      if line.isEmpty {
        if !message.isEmpty { return message }
        continue
      }
      if line.hasPrefix("#~") {
        // Obsolete messages keep their keywords behind the mark.
        let isNew = line.contains("msgid ") || line.contains("msgctxt ")
        if !message.fields.isEmpty || (message.isObsolete && isNew && !line.contains("msgid ")) {
          pushedBack = raw
          return message
        }
        if message.line == 0 { message.line = lines.line }
        message.isObsolete = true
        continue
      }
      if line.hasPrefix("#") {
        if !message.isEmpty {
          pushedBack = raw
          return message
        }
        take(comment: line, to: &message)
        continue
      }
      if line.hasPrefix("\"") {
        guard let field else {
          throw MemoryError(
            POReader.attempt, reason: "a string that belongs to no keyword", line: lines.line)
        }
        message.fields[field, default: ""] += try string(line)
        continue
      }
      guard let quote = line.firstIndex(of: "\"") else {
        throw MemoryError(
          POReader.attempt, reason: "no keyword with a string", line: lines.line)
      }
      let keyword = line[..<quote].filter { !$0.isWhitespace }
      guard
        ["msgctxt", "msgid", "msgid_plural", "msgstr"].contains(keyword)
          || (keyword.hasPrefix("msgstr[") && keyword.hasSuffix("]"))
      else {
        throw MemoryError(
          POReader.attempt, reason: "the keyword \(keyword) is not known", line: lines.line)
      }
      if message.isObsolete
        || (!message.fields.isEmpty
          && (keyword == "msgctxt" || (keyword == "msgid" && message.fields["msgid"] != nil)))
      {
        pushedBack = raw
        return message
      }
      if message.line == 0 || message.fields.isEmpty { message.line = lines.line }
      message.fields[keyword] = try string(line[quote...])
      field = keyword
    }
    return message.isEmpty ? nil : message
  }

  private func take(comment line: Substring, to message: inout Message) {
    let content = line.dropFirst(2).drop(while: \.isWhitespace)
    switch line.dropFirst().first {
    case ":": message.properties.append(.init(type: "po:reference", value: String(content)))
    case ".": message.properties.append(.init(type: "po:extracted", value: String(content)))
    case "|": message.properties.append(.init(type: "po:previous", value: String(content)))
    case ",":
      let flags = content.split(separator: ",").map { $0.filter { !$0.isWhitespace } }
      message.isFuzzy = message.isFuzzy || flags.contains("fuzzy")
      message.properties.append(.init(type: "po:flags", value: String(content)))
    default:
      let note = line.dropFirst().drop(while: \.isWhitespace)
      if !note.isEmpty { message.notes.append(.init(text: String(note))) }
    }
  }

  /// The content of a quoted string with its escapes.
  private func string(_ line: Substring) throws(MemoryError) -> String {
    var result = ""
    var isEscaped = false
    var rest = line.dropFirst()
    while let character = rest.unicodeScalars.first {
      rest = Substring(rest.unicodeScalars.dropFirst())
      if isEscaped {
        isEscaped = false
        switch character {
        case "n": result += "\n"
        case "t": result += "\t"
        case "r": result += "\r"
        default: result.unicodeScalars.append(character)
        }
      } else if character == "\\" {
        isEscaped = true
      } else if character == "\"" {
        return result
      } else {
        result.unicodeScalars.append(character)
      }
    }
    throw MemoryError(
      POReader.attempt, reason: "a string is never closed", line: lines.line)
  }
}
