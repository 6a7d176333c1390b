/// Texts that are made to be slow, of pieces drawn at random.
///
/// The same size gives the same text on every machine.
enum HostileText: String, CaseIterable, Sendable {
  /// A script that ICU's dictionary divides, and nobody else.
  case thai
  /// Sequences of many code points, and flags, each one grapheme.
  case emoji
  /// Letters under heaps of marks, in one and the same word.
  case marks
  /// One word without an end.
  case word
  /// Another script at every character or two, so that no stretch is long.
  case alternating
  /// Surrogates and other sequences that are no UTF-8.
  case illFormed = "ill-formed"
  /// Full stops, digits and capitals in an order that leaves every sentence open.
  case stops
  /// Ideographs in no order, of which few make words.
  case ideographs
  /// Kana, whose words are long.
  case kana
  /// Hangul by its parts, two or three to a grapheme.
  case jamo
  /// Conjuncts of Devanagari.
  case devanagari
  /// Hebrew and Arabic, with points and marks of direction.
  case rightToLeft = "right-to-left"
  /// Numbers with commas, dots, signs and units.
  case numbers
  /// Quotation marks and brackets of many kinds.
  case brackets
  /// Rows of next to nothing, with all ways to end one.
  case rows

  /// About `size` bytes, with a line feed every few hundred pieces unless it is to be one word.
  func text(of size: Int) -> [UInt8] {
    var generator = SplitMix64(state: 7)
    var text: [UInt8] = []
    text.reserveCapacity(size + 64)
    let pieces = pieces
    var untilLineFeed = 0
    while text.count < size {
      text += pieces[generator.below(pieces.count)]
      untilLineFeed += 1
      if untilLineFeed == 300, self != .word {
        text.append(0x0A)
        untilLineFeed = 0
      }
    }
    return text
  }

  private var pieces: [[UInt8]] {
    switch self {
    case .thai:
      Self.utf8(
        "ภาษา", "ไทย", "เป็น", "ที่", "และ", "การ", "ประเทศ", "ข้อมูล", "ระบบ", "ก็", "ตาม", "มี",
        "ความ", "ใน", "ของ", "ๆ", " ", "ฮฮฮ")
    case .emoji:
      Self.utf8("👨‍👩‍👧", "👍🏽", "🇮🇩", "🇹🇼", "❤️‍🔥", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "😀", "☃")
    case .marks:
      Self.utf8("a\u{301}\u{323}", "e\u{300}", "\u{302}", "\u{327}\u{308}", "o", "\u{915}\u{94D}")
    case .word:
      Self.utf8("a", "bc", "def", "1", "23", "_", "é", "'x", ".y", "\u{AD}", "z9")
    case .alternating:
      Self.utf8(
        "a", "中", "б", "ก", "カ", "한", "ا", "9", "👍", "é", "ひ", " ", "-", "क", "။", "(", "。")
    case .illFormed:
      [
        [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80], [0x80],
        [0xC0, 0x80], [0xE4, 0xB8], [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80], [0xFF], [0x61],
        [0x20], [0xE4, 0xB8, 0xAD],
      ]
    case .stops:
      Self.utf8(". ", "...", "a.", "B.", "1.", "3,5", "?! ", "\" ", ") ", "。", "a ", "Z", ". , ")
    case .ideographs:
      (0..<2000).map { Array(String(Self.ideograph($0 * 10)).utf8) }
    case .kana:
      Self.utf8(
        "これ", "は", "テスト", "データ", "ー", "の", "コンピューター", "です", "ガ", "ゝ", "日本", "を")
    case .jamo:
      Self.utf8(
        "\u{1100}\u{1161}", "\u{1112}\u{1161}\u{11AB}", "\u{1100}", "\u{11A8}", "한", "가\u{11A8}",
        " ")
    case .devanagari:
      Self.utf8("क्ष", "त्र", "ज्ञ", "श्री", "क", "ि", "ं", "।", " ", "हिन्दी", "\u{200D}", "१")
    case .rightToLeft:
      Self.utf8(
        "שלום", "א\u{5B8}", "\"", "״", "العربية", "ب\u{64E}", "\u{640}", "،", "؟", " ", "\u{200F}",
        "٣")
    case .numbers:
      Self.utf8(
        "1,000", "3.5", "-2", "Rp1.500,00", "%", "$", "1/2", "e", " ", "+62", "10:30", "#", "№5")
    case .brackets:
      Self.utf8(
        "\"", "“", "”", "(", ")", "[", "]", "「", "」", "«", "»", "'", "‘a’", "（一）", "{", "}", ".")
    case .rows:
      Self.utf8("\r\n", "\n", "\r", "\u{2028}", "\u{85}", "a", " \r\n", "。\r\n", ".\n", "\t", "中\n")
    }
  }

  private static func ideograph(_ number: Int) -> Unicode.Scalar {
    Unicode.Scalar(0x4E00 + UInt32(number)) ?? "一"
  }

  private static func utf8(_ pieces: String...) -> [[UInt8]] { pieces.map { Array($0.utf8) } }
}
