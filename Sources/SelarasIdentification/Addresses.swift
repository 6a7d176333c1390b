internal import SelarasText

/// Finds the addresses of the web and of mail in running text: they are in no language.
enum Addresses {
  /// A longer name before an `@` or a path is none.
  private static let longestName = 64

  /// Whether an address with a scheme or `www.` starts here.
  @inline(__always)
  static func start(in text: Span<UInt8>, at position: Int, to end: Int) -> Bool {
    let first = text[position] | 0x20
    guard first == UInt8(ascii: "h") || first == UInt8(ascii: "w") else { return false }
    guard position + 4 < end else { return false }
    if first == UInt8(ascii: "w") {
      return text[position + 1] | 0x20 == first && text[position + 2] | 0x20 == first
        && text[position + 3] == UInt8(ascii: ".")
    }
    guard text[position + 1] | 0x20 == UInt8(ascii: "t"),
      text[position + 2] | 0x20 == UInt8(ascii: "t"),
      text[position + 3] | 0x20 == UInt8(ascii: "p")
    else { return false }
    let colon = text[position + 4] | 0x20 == UInt8(ascii: "s") ? position + 5 : position + 4
    return colon + 2 < end && text[colon] == UInt8(ascii: ":")
      && text[colon + 1] == UInt8(ascii: "/") && text[colon + 2] == UInt8(ascii: "/")
  }

  /// Addresses end before a space, a character beyond ASCII, a quotation mark or `<`, `>`.
  static func end(in text: Span<UInt8>, from start: Int, to end: Int) -> Int {
    var position = start
    while position < end {
      let byte = text[position]
      guard byte > 0x20, byte < 0x7F, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "<"),
        byte != UInt8(ascii: ">")
      else { break }
      position += 1
    }
    return position
  }

  /// Where the name of a mail address or of a host with a path ends whose first word ends here;
  /// `nil` where this is the end of a word of a text.
  ///
  /// `nama.saya@example.com` and `example.com/berita` are addresses, `anak-anak` and `dan/atau` are
  /// not. So is nothing where a sentence ends without a space.
  ///
  /// - Complexity: O(1).
  @inline(__always)
  static func endOfName(in text: Span<UInt8>, from start: Int, to end: Int) -> Int? {
    switch text[start] {
    case UInt8(ascii: "@"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
      return endOfJoinedName(in: text, from: start, to: end)
    default: return nil
    }
  }

  private static func endOfJoinedName(in text: Span<UInt8>, from start: Int, to end: Int) -> Int? {
    let limit = min(end, start + longestName)
    var position = start
    // Where the part after the last full stop begins, in lower-case letters so far.
    var domain: Int?
    while position < limit {
      let byte = text[position]
      switch byte {
      case 0x61...0x7A: break
      case 0x30...0x39, 0x41...0x5A, UInt8(ascii: "_"), UInt8(ascii: "-"): domain = nil
      case UInt8(ascii: "."): domain = position + 1
      case UInt8(ascii: "@"):
        guard position + 1 < end, (0x61...0x7A).contains(text[position + 1] | 0x20) else {
          return nil
        }
        return position
      case UInt8(ascii: "/"):
        guard let domain, position - domain > 1 else { return nil }
        return position
      default: return nil
      }
      position += 1
    }
    return nil
  }
}
