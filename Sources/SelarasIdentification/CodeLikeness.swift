/// Tells code, addresses and tables of numbers from prose.
enum CodeLikeness {
  /// Whether the text has letters, and its marks are those of prose.
  ///
  /// Prose beyond ASCII is never taken for code. Otherwise the marks that hardly occur in prose are
  /// weighed against the letters: one in six is more than formulas and paths in a sentence bring.
  ///
  /// - Complexity: O(*n*).
  static func isProse(_ text: Span<UInt8>, letterBytes: Int) -> Bool {
    guard letterBytes > 0 else { return false }
    var marks = 0
    for i in text.indices {
      switch text[i] {
      case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "="), UInt8(ascii: ";"),
        UInt8(ascii: "_"), UInt8(ascii: "\\"), UInt8(ascii: "|"), UInt8(ascii: "<"),
        UInt8(ascii: ">"), UInt8(ascii: "$"), UInt8(ascii: "["), UInt8(ascii: "]"),
        UInt8(ascii: "/"), UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "+"),
        UInt8(ascii: "*"), UInt8(ascii: "^"), UInt8(ascii: "~"):
        marks += 1
      default: break
      }
    }
    return marks * 6 <= letterBytes
  }
}
