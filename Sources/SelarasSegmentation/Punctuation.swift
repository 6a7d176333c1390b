internal import SelarasText

/// The marks that the refined rules look at.
enum Punctuation {
  /// Opening brackets and quotation marks that are written without a space before them.
  static let openingFullWidth: Set<UInt32> = Set("「『（《〈【〔［｛“‘".unicodeScalars.map(\.value))

  /// Marks that close a sentence together with its full stop.
  static let closing: Set<UInt32> = Set("」』）》〉】〕］｝”’)]}\"'".unicodeScalars.map(\.value))

  static func isSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
      0x3000:
      true
    default: false
    }
  }

  /// What ends a line, and with it a sentence.
  static func isLineEnd(_ scalar: UInt32) -> Bool {
    scalar == 0x0A || scalar == 0x0D || scalar == 0x85 || scalar == 0x2028 || scalar == 0x2029
  }

  static func isASCIIDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  static func isASCIILetterOrDigit(_ byte: UInt8) -> Bool {
    isASCIIDigit(byte) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
  }

  /// Letters, digits and marks that can stand in an abbreviation; a dot inside one counts too.
  static func isWordCharacter(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2E, 0xAA, 0xBA: true
    case 0xC0...0x24F: scalar != 0xD7 && scalar != 0xF7
    case 0x400...0x481, 0x48A...0x52F: true
    default: false
    }
  }
}

extension Span where Element == UInt8 {
  /// The code point that ends at `end`, and where it starts; `nil` at the start of the text.
  ///
  /// - Complexity: O(1).
  func scalar(before end: Int) -> (value: UInt32, start: Int)? {
    guard end > 0 else { return nil }
    var start = end - 1
    let lowest = Swift.max(0, end - 4)
    while start > lowest, self[start] & 0xC0 == 0x80 { start -= 1 }
    let (value, length) = scalar(at: start)
    // An ill-formed tail is one byte by itself.
    return start + length == end ? (value, start) : (0xFFFD, end - 1)
  }
}
