internal import SelarasText

/// The fields that speak of stretches of the text.
///
/// A list whose form is another is left untouched as an unknown field. But where the form is right
/// and a range does not lie in the text, the record as a whole cannot be trusted and is refused.
extension DocumentParser {
  /// What an element of one of these lists holds.
  struct Item {
    fileprivate var values: [(name: String, slice: JSONSlice)]

    /// The last member of that name.
    ///
    /// There are so few members that a list is quicker than a table.
    fileprivate subscript(name: String) -> JSONSlice? {
      values.last { $0.name == name }?.slice
    }
  }

  /// What is wrong with an element.
  enum Fault: Error {
    /// Its form is another.
    case form
    /// Its range does not lie in the text.
    case range
  }

  typealias Reading<Element> =
    (inout DocumentParser, Item, Int) throws(Fault) -> Element

  /// Reads a list; `nil` where its form is another.
  mutating func list<Element>(
    _ field: KnownField, _ slice: JSONSlice, _ document: Document, _ read: Reading<Element>
  ) throws(Refusal) -> [Element]? {
    guard slice.kind == .array else { return nil }
    let length = document.text.utf8.count
    var elements: [Element] = []
    for element in scanner.elements(of: slice) {
      guard element.kind == .object else { return nil }
      do throws(Fault) {
        elements.append(try read(&self, item(element), length))
      } catch {
        switch error {
        case .form: return nil
        case .range:
          throw Refusal(
            reason: "\"\(field.rawValue)\" holds a range outside the text of \(length) bytes")
        }
      }
    }
    return elements
  }

  private mutating func item(_ slice: JSONSlice) -> Item {
    Item(values: scanner.members(of: slice).map { (text.string($0.key), $0.value) })
  }

  static func block(
    _ parser: inout DocumentParser, _ item: Item, _ length: Int
  ) throws(Fault) -> Block {
    guard let kind = Block.Kind(rawValue: try parser.string(item["kind"])) else { throw .form }
    var level: Int?
    if let slice = item["level"], slice.kind != .null {
      level = parser.text.integer(slice)
      if level == nil { throw .form }
    }
    return Block(kind: kind, level: level, range: try parser.range(item["range"], length))
  }

  static func passage(
    _ parser: inout DocumentParser, _ item: Item, _ length: Int
  ) throws(Fault) -> Passage {
    let language = LanguageTag(try parser.string(item["language"]))
    let range = try parser.range(item["range"], length)
    var embedded: [Passage.Embedded] = []
    if let slice = item["embedded"], slice.kind != .null {
      guard slice.kind == .array else { throw .form }
      for element in parser.scanner.elements(of: slice) {
        guard element.kind == .object else { throw .form }
        let item = parser.item(element)
        // A name that is in no language has a script alone.
        let language = item["language"].map { $0.kind != .null } ?? false
        embedded.append(
          Passage.Embedded(
            range: try parser.range(item["range"], length),
            script: Script(letters: try parser.string(item["script"])),
            language: language
              ? LanguageTag(try parser.string(item["language"])) : .undetermined))
      }
    }
    // A passage marked by hand has no confidence because nobody doubted it.
    return Passage(
      language: language, range: range, confidence: try parser.share(item["confidence"]) ?? 1,
      embedded: embedded)
  }

  static func repetition(
    _ parser: inout DocumentParser, _ item: Item, _ length: Int
  ) throws(Fault) -> Repeat {
    Repeat(
      range: try parser.range(item["range"], length), source: try parser.range(item["of"], length),
      similarity: try parser.share(item["similarity"]) ?? 1)
  }

  static func removal(
    _ parser: inout DocumentParser, _ item: Item, _ length: Int
  ) throws(Fault) -> Removal {
    guard let reason = Removal.Reason(rawValue: try parser.string(item["reason"])) else {
      throw .form
    }
    var source: TextRange?
    if let slice = item["of"], slice.kind != .null { source = try parser.range(slice, length) }
    return Removal(
      reason: reason, text: try parser.string(item["text"]), source: source,
      similarity: try parser.share(item["similarity"]),
      probability: try parser.share(item["probability"]))
  }

  private mutating func string(_ slice: JSONSlice?) throws(Fault) -> String {
    guard let slice, slice.kind == .string else { throw .form }
    return text.string(slice)
  }

  private func share(_ slice: JSONSlice?) throws(Fault) -> Double? {
    guard let slice, slice.kind != .null else { return nil }
    guard let value = text.double(slice) else { throw .form }
    return value
  }

  private mutating func range(_ slice: JSONSlice?, _ length: Int) throws(Fault) -> TextRange {
    guard let slice, slice.kind == .array else { throw .form }
    let bounds = scanner.elements(of: slice)
    guard bounds.count == 2, bounds.allSatisfy({ $0.kind == .number }) else { throw .form }
    guard let start = text.integer(bounds[0]), let end = text.integer(bounds[1]),
      0 <= start, start <= end, end <= length
    else { throw .range }
    return TextRange(start, end)
  }
}
