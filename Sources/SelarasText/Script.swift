/// A script by its four-letter ISO 15924 code: `Hani`, `Latn`, `Zyyy` (common).
public struct Script: Hashable, Sendable {
  /// The four letters, the first in the highest byte.
  public let code: UInt32

  /// Makes a script from its four ASCII letters.
  ///
  /// - Precondition: `letters` is four ASCII characters.
  public init(_ letters: StaticString) {
    precondition(letters.utf8CodeUnitCount == 4, "a script code has four letters")
    self.init(letters: String(describing: letters))
  }

  /// Makes a script from four ASCII letters read at run time; anything else becomes `Zzzz`.
  public init(letters: String) {
    var packed: UInt32 = 0
    let bytes = letters.utf8
    if bytes.count == 4, bytes.allSatisfy({ $0 < 0x80 }) {
      for byte in bytes { packed = packed << 8 | UInt32(byte) }
    } else {
      packed = 0x5A7A_7A7A
    }
    code = packed
  }

  /// Makes a script from its packed code, the first letter in the highest byte.
  public init(packed code: UInt32) { self.code = code }

  /// Han characters, Traditional, Simplified and all others.
  public static let han = Script("Hani")
  /// Latin.
  public static let latin = Script("Latn")
  /// Hiragana.
  public static let hiragana = Script("Hira")
  /// Katakana.
  public static let katakana = Script("Kana")
  /// Characters that many scripts share: digits, punctuation, spaces.
  public static let common = Script("Zyyy")
  /// Marks that take the script of what they stand on.
  public static let inherited = Script("Zinh")
  /// Unknown: unassigned and private-use code points.
  public static let unknown = Script("Zzzz")
}

extension Script: CustomStringConvertible {
  /// The four letters of the code.
  public var description: String {
    var letters = ""
    for shift in [24, 16, 8, 0] as [UInt32] {
      letters.unicodeScalars.append(Unicode.Scalar(UInt8(truncatingIfNeeded: code >> shift)))
    }
    return letters
  }
}
