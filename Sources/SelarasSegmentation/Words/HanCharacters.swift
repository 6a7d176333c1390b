internal import SelarasText

/// What the word model sees of a character: its folded code and its class.
///
/// Han characters become the representative of their class of variants (``Folding``), so that one
/// model reads Traditional and Simplified text alike; digits fall together, and so do the letters
/// of other scripts.
struct HanCharacters: Sendable {
  /// What a character is; 0 stands for what lies outside the text.
  enum Class: UInt8 {
    case outside = 0
    case han = 1
    case numeral = 2
    case time = 3
    case digit = 4
    case kana = 5
    case letter = 6
    case other = 7
  }

  static let shared = HanCharacters()

  private let codes: [UInt16]
  private let classes: [UInt8]

  /// The folded code of a character, never zero, and its class.
  ///
  /// - Complexity: O(1).
  @inline(__always)
  func view(of scalar: UInt32) -> (code: UInt32, class: UInt8) {
    if scalar < 0x1_0000 { return (UInt32(codes[Int(scalar)]), classes[Int(scalar)]) }
    return (scalar, HanCharacters.isHan(scalar) ? Class.han.rawValue : Class.other.rawValue)
  }

  /// Whether a code point is a Han character: unified, compatible, or a sign that stands for one.
  @inline(__always)
  static func isHan(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x3005, 0x3007, 0xF900...0xFAFF, 0x2_0000...0x3_FFFD:
      true
    default: false
    }
  }

  /// Whether a class is one of Han characters.
  @inline(__always)
  static func isHan(class value: UInt8) -> Bool {
    value &- Class.han.rawValue <= Class.time.rawValue - Class.han.rawValue
  }

  /// Whether a code point is kana, whose neighbourhood makes a text Japanese.
  static func isKana(_ scalar: UInt32) -> Bool {
    (0x3040...0x30FF).contains(scalar) && scalar != 0x30FB || (0x31F0...0x31FF).contains(scalar)
      || (0xFF66...0xFF9F).contains(scalar)
  }

  private init() {
    var codes = [UInt16](repeating: 0, count: 0x1_0000)
    var classes = [UInt8](repeating: Class.other.rawValue, count: 0x1_0000)
    let folding = FoldingTable.shared
    var folded: [UInt8] = []
    for scalar in UInt32(0)..<0x1_0000 {
      let at = Int(scalar)
      var code = UInt16(scalar)
      switch scalar {
      case 0: code = 1
      case 0x30...0x39, 0xFF10...0xFF19:
        (code, classes[at]) = (0x30, Class.digit.rawValue)
      case 0x41...0x5A, 0x61...0x7A, 0xC0...0x1FFF, 0xAC00...0xD7A3, 0xFF21...0xFF3A,
        0xFF41...0xFF5A:
        (code, classes[at]) = (0x61, Class.letter.rawValue)
      case _ where HanCharacters.isKana(scalar):
        (code, classes[at]) = (0x3042, Class.kana.rawValue)
      case _ where HanCharacters.isHan(scalar):
        classes[at] = Class.han.rawValue
        folded.removeAll(keepingCapacity: true)
        let bytes = [
          UInt8(0xE0 | scalar >> 12), UInt8(0x80 | scalar >> 6 & 0x3F), UInt8(0x80 | scalar & 0x3F),
        ]
        folding.append(folding[scalar], of: bytes.span, 0, 3, to: &folded)
        if folded.count == 3 {
          code = UInt16(truncatingIfNeeded: folded.span.scalar(at: 0).value)
        }
      default: break
      }
      codes[at] = code
    }
    for (characters, value) in [
      (ChineseCharacters.numerals, Class.numeral), (ChineseCharacters.timeUnits, .time),
    ] {
      for scalar in characters.unicodeScalars { classes[Int(scalar.value)] = value.rawValue }
    }
    self.codes = codes
    self.classes = classes
  }
}
