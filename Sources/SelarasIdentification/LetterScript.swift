internal import CModels
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
  static let shared = LetterTable()

  /// Code points from here on are told by range.
  private static let limit: UInt32 = 0x3000

  /// The lower-cased code point in the low 24 bits, the raw value of its ``LetterScript`` above.
  private let entries: [UInt32]

  /// Copies the embedded table: asking Unicode's properties would take milliseconds.
  private init() {
    let file = unsafe cmodels_letters()
    let bytes = unsafe Span(_unsafeStart: file.bytes, count: Int(file.count))
    precondition(bytes.count == 4 * Int(LetterTable.limit), "the table has an entry a code point")
    entries = (0..<Int(LetterTable.limit)).map { code in
      UInt32(bytes[4 * code]) | UInt32(bytes[4 * code + 1]) << 8
        | UInt32(bytes[4 * code + 2]) << 16 | UInt32(bytes[4 * code + 3]) << 24
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
}
