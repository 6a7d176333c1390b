/// Tells code, addresses and tables of numbers from prose.
enum CodeLikeness {
  /// The marks `#$&*+/;<=>` of ASCII below `@`, a bit each.
  private static let low = bits(of: "#$&*+/;<=>")
  /// The marks `[\]^_{|}~`, a bit each from `@` on.
  private static let high = bits(of: "[\\]^_{|}~")

  private static func bits(of marks: String) -> UInt64 {
    marks.utf8.reduce(0) { $0 | 1 << UInt64($1 & 0x3F) }
  }

  /// Whether the text has letters, and its marks are those of prose.
  ///
  /// The marks that hardly occur in prose are weighed against the bytes of letters: one to six is
  /// more than formulas and paths in a sentence bring.
  ///
  /// - Complexity: O(*n*).
  static func isProse(_ text: Span<UInt8>, letterBytes: Int) -> Bool {
    guard letterBytes > 0 else { return false }
    let (low, high) = (low, high)
    var marks = 0
    var position = 0
    while position < text.count {
      let byte = text[position]
      position += 1
      let set = byte < 0x40 ? low : byte < 0x80 ? high : 0
      guard set >> UInt64(byte & 0x3F) & 1 != 0 else { continue }
      marks += 1
      if byte == UInt8(ascii: "/"), position > 2, text[position - 2] == UInt8(ascii: ":") {
        // The rest of an address says nothing.
        while position < text.count, text[position] > 0x20 { position += 1 }
      }
    }
    return marks * 6 <= letterBytes
  }
}
