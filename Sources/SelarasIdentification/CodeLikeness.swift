/// Tells code and tables of numbers from prose.
enum CodeLikeness {
  /// The marks `#$&*+/;<=>` of ASCII below `@`, a bit each.
  private static let low = bits(of: "#$&*+/;<=>")
  /// The marks `[\]^_{|}~`, a bit each from `@` on.
  private static let high = bits(of: "[\\]^_{|}~")

  private static func bits(of marks: String) -> UInt64 {
    marks.utf8.reduce(0) { $0 | 1 << UInt64($1 & 0x3F) }
  }

  /// For each byte one if it is a mark that hardly occurs in prose, zero else.
  static let marks: [UInt8] = (0...255).map { (byte: UInt8) in
    let set = byte < 0x40 ? low : byte < 0x80 ? high : 0
    return UInt8(set >> UInt64(byte & 0x3F) & 1)
  }

  /// Whether a text has letters, and its marks are those of prose.
  ///
  /// The marks that hardly occur in prose are weighed against the bytes of letters: one to six is
  /// more than formulas and paths in a sentence bring. Those of addresses, tags and character
  /// references do not count.
  static func isProse(letterBytes: Int, markCount: Int) -> Bool {
    letterBytes > 0 && markCount * 6 <= letterBytes
  }
}
