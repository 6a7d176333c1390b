/// What extraction left of a page's markup: tags and character references.
enum MarkupResidue {
  /// A longer tag is text.
  private static let longestTag = 256
  /// A longer name of a character is text.
  private static let longestReference = 8

  /// Where the tag or the reference ends that begins at `start`, and whether it ends a block;
  /// `nil` where none does.
  ///
  /// - Complexity: O(1).
  static func end(in text: Span<UInt8>, from start: Int) -> (end: Int, isBlock: Bool)? {
    text[start] == UInt8(ascii: "<") ? tag(in: text, from: start) : reference(in: text, from: start)
  }

  private static func tag(in text: Span<UInt8>, from start: Int) -> (end: Int, isBlock: Bool)? {
    var position = start + 1
    if position < text.count, text[position] == UInt8(ascii: "/") { position += 1 }
    // The name's first eight letters in one number.
    var name: UInt64 = 0
    let first = position
    while position < text.count, isNameByte(text[position]) {
      if position - first < 8 { name = name << 8 | UInt64(text[position] | 0x20) }
      position += 1
      if position - first > 16 { return nil }
    }
    guard position > first, !isDigit(text[first]) else { return nil }
    let limit = min(text.count, start + longestTag)
    // A name is followed by a space, the end, or an attribute; an address in angles is no tag.
    guard position < limit,
      text[position] == 0x20 || text[position] == UInt8(ascii: "/")
        || text[position] == UInt8(ascii: ">")
    else { return nil }
    while position < limit, text[position] != UInt8(ascii: ">") {
      if text[position] == 0x0A || text[position] == UInt8(ascii: "<") || text[position] >= 0x80 {
        return nil
      }
      position += 1
    }
    guard position < limit else { return nil }
    return (position + 1, blocks.contains(name))
  }

  private static func reference(
    in text: Span<UInt8>, from start: Int
  ) -> (end: Int, isBlock: Bool)? {
    var position = start + 1
    if position < text.count, text[position] == UInt8(ascii: "#") { position += 1 }
    let first = position
    while position < text.count, isNameByte(text[position]), position - first <= longestReference {
      position += 1
    }
    guard position > first, position < text.count, text[position] == UInt8(ascii: ";") else {
      return nil
    }
    return (position + 1, false)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// The names of elements that end a line.
  private static let blocks: Set<UInt64> = Set(
    [
      "p", "br", "hr", "div", "li", "ul", "ol", "dl", "dt", "dd", "tr", "td", "th", "table",
      "h1", "h2", "h3", "h4", "h5", "h6", "pre", "section", "article",
    ].map { $0.utf8.prefix(8).reduce(0) { $0 << 8 | UInt64($1 | 0x20) } })
}
