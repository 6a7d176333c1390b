internal import SelarasText

/// The writing systems that identification keeps apart.
///
/// Coarser than Unicode's scripts: hiragana and katakana are one, Bopomofo goes with Han.
enum LetterScript: UInt8, CaseIterable, Sendable {
  /// No letter at all.
  case none = 0
  case latin
  case han
  case kana
  case hangul
  case cyrillic
  case greek
  case arabic
  case hebrew
  case devanagari
  case bengali
  case gurmukhi
  case gujarati
  case tamil
  case telugu
  case kannada
  case malayalam
  case sinhala
  case thai
  case lao
  case khmer
  case myanmar
  case georgian
  case armenian
  /// A letter of a script that no model knows.
  case other
  /// A mark that takes the script of the letter before it.
  case mark

  /// The ISO 15924 code.
  var script: Script {
    switch self {
    case .none, .mark: .common
    case .latin: .latin
    case .han: .han
    case .kana: .katakana
    case .hangul: Script("Hang")
    case .cyrillic: Script("Cyrl")
    case .greek: Script("Grek")
    case .arabic: Script("Arab")
    case .hebrew: Script("Hebr")
    case .devanagari: Script("Deva")
    case .bengali: Script("Beng")
    case .gurmukhi: Script("Guru")
    case .gujarati: Script("Gujr")
    case .tamil: Script("Taml")
    case .telugu: Script("Telu")
    case .kannada: Script("Knda")
    case .malayalam: Script("Mlym")
    case .sinhala: Script("Sinh")
    case .thai: Script("Thai")
    case .lao: Script("Laoo")
    case .khmer: Script("Khmr")
    case .myanmar: Script("Mymr")
    case .georgian: Script("Geor")
    case .armenian: Script("Armn")
    case .other: .unknown
    }
  }

  /// Whether Chinese and Japanese are written in it.
  var isIdeographic: Bool { self == .han || self == .kana }
}

/// The script and the lower case of every code point.
struct LetterTable: Sendable {
  /// The table, made at its first use.
  static let shared = LetterTable()

  /// Code points from here on are told by range.
  private static let limit: UInt32 = 0x3000

  /// The lower-cased code point in the low 24 bits, the raw value of its ``LetterScript`` above.
  private let entries: [UInt32]

  private init() {
    entries = (0..<LetterTable.limit).map { code in
      guard let scalar = Unicode.Scalar(code) else { return 0 }
      if code < 0x80 {
        let isLetter = (0x61...0x7A).contains(code | 0x20)
        return isLetter ? UInt32(LetterScript.latin.rawValue) << 24 | code | 0x20 : 0
      }
      let properties = scalar.properties
      let isMark =
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark: true
        default: false
        }
      guard properties.isAlphabetic || isMark else { return 0 }
      let script = LetterTable.script(below: code, isMark: isMark)
      var lower = code
      if properties.changesWhenLowercased {
        let mapping = properties.lowercaseMapping.unicodeScalars
        if let first = mapping.first { lower = first.value }
      }
      return UInt32(script.rawValue) << 24 | lower
    }
  }

  /// The lower-cased code point in the low 24 bits, the raw value of its ``LetterScript`` above
  /// them; zero for what is no letter.
  ///
  /// - Complexity: O(1).
  @inline(__always)
  subscript(code: UInt32) -> UInt32 {
    code < LetterTable.limit ? entries[Int(code)] : LetterTable.high(code)
  }

  private static func high(_ code: UInt32) -> UInt32 {
    let script: LetterScript
    var lower = code
    switch code {
    case 0x3005...0x3007, 0x3105...0x312F, 0x31A0...0x31BF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xF900...0xFAFF, 0x20000...0x3FFFF:
      script = .han
    case 0x3041...0x3096, 0x309D...0x309F, 0x30A1...0x30FA, 0x30FC...0x30FF, 0x31F0...0x31FF,
      0xFF66...0xFF9D:
      script = .kana
    case 0x3131...0x318E, 0xA960...0xA97C, 0xAC00...0xD7FB, 0xFFA1...0xFFDC: script = .hangul
    case 0xFF21...0xFF3A: (script, lower) = (.latin, code - 0xFF21 + 0x61)
    case 0xFF41...0xFF5A: (script, lower) = (.latin, code - 0xFF41 + 0x61)
    case 0xA640...0xA69F: script = .cyrillic
    case 0xA722...0xA7FF, 0xAB30...0xAB6F, 0xFB00...0xFB06: script = .latin
    case 0xFB1D...0xFB4F: script = .hebrew
    case 0xFB50...0xFDFF, 0xFE70...0xFEFC: script = .arabic
    case 0xA8E0...0xA8FF: script = .devanagari
    case 0xA9E0...0xA9FE, 0xAA60...0xAA7F: script = .myanmar
    case 0xA000...0xABFF, 0x10000...0x1CFFF: script = .other
    default: return 0
    }
    return UInt32(script.rawValue) << 24 | lower
  }

  /// The script of a letter or mark below U+3000, by its block (Unicode 15, Blocks.txt).
  private static func script(below code: UInt32, isMark: Bool) -> LetterScript {
    switch code {
    case 0x0300...0x036F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF: .mark
    case 0x00AA...0x02AF, 0x1D00...0x1D7F, 0x1E00...0x1EFF, 0x2C60...0x2C7F: .latin
    case 0x0370...0x03FF, 0x1F00...0x1FFF: .greek
    case 0x0400...0x052F, 0x1C80...0x1C8F, 0x2DE0...0x2DFF: .cyrillic
    case 0x0530...0x058F: .armenian
    case 0x0590...0x05FF: .hebrew
    case 0x0600...0x06FF, 0x0750...0x077F, 0x0870...0x08FF: .arabic
    case 0x0900...0x097F: .devanagari
    case 0x0980...0x09FF: .bengali
    case 0x0A00...0x0A7F: .gurmukhi
    case 0x0A80...0x0AFF: .gujarati
    case 0x0B80...0x0BFF: .tamil
    case 0x0C00...0x0C7F: .telugu
    case 0x0C80...0x0CFF: .kannada
    case 0x0D00...0x0D7F: .malayalam
    case 0x0D80...0x0DFF: .sinhala
    case 0x0E00...0x0E7F: .thai
    case 0x0E80...0x0EFF: .lao
    case 0x1000...0x109F: .myanmar
    case 0x10A0...0x10FF, 0x1C90...0x1CBF, 0x2D00...0x2D2F: .georgian
    case 0x1100...0x11FF: .hangul
    case 0x1780...0x17FF, 0x19E0...0x19FF: .khmer
    // Modifier letters, letter-like symbols and enclosed letters say nothing of a language.
    case 0x02B0...0x02FF, 0x2070...0x209C, 0x2100...0x24FF: .none
    default: isMark ? .mark : .other
    }
  }
}
