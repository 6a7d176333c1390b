import TestSupport

/// Texts that hold everything the rules speak of, from a seed.
struct RandomText: RandomNumberGenerator {
  private var numbers: SplitMix

  init(seed: UInt64) { numbers = SplitMix(seed: seed) }

  mutating func next() -> UInt64 { numbers.next() }

  private static let common = Array(
    "      ....,,,:;!?'\"()[]{}-–—_/@#&%$+=*0123456789。，、；：？！「」（）《》…·　\u{200B}\u{200C}\u{200D}\u{2060}\u{AD}\u{FEFF}\u{200E}\u{2028}\u{2029}\u{85}\r\n\t\0\u{B}\u{C}"
      .unicodeScalars)
  private static let pieces = [
    "\r\n", "e.g. ", "Dr. Budi ", "3.5", "1.000,00", "a.b", "can't", "A:A", "a@b.id ", "ージョン",
    "https://t.co/a?b=1 ", "祖克柏", "台積電", "ゝ々ヶ", "한국어", "\u{1100}\u{1161}\u{11A8}",
    "👨‍👩‍👧", "🇮🇩🇹🇼🇭", "❤️‍🔥", "1️⃣", "👍🏽", "e\u{301}\u{323}", "क्ष", "ก็ตาม", "ภาษาไทย", "ພາສາລາວ",
    "ភាសាខ្មែរ", "မြန်မာ", "，祖克柏 masih", "「好。」他", ".”", "。」", "...", "?!", "№ 5", "§ 12", "#-1",
    "ﬁ", "㍿", "①", "㌔ﾊﾞｲﾄ", "葛\u{E0100}", "\u{20000}\u{2A6D6}", "豈羅", "カ゛ガ", "゛ー゜", "〱〲",
    "中文word中文", "Ａ１", "ᨣᩤ", "ᦀᦁ", "a\u{301}\u{300}.\u{308}b", "１２．５",
  ]
  private static let broken: [[UInt8]] = [
    [0x80], [0xC0, 0x80], [0xC3], [0xE0, 0x80, 0x80], [0xE4, 0xB8], [0xE4], [0xED, 0xA0, 0x80],
    [0xF0, 0x9F, 0x98], [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFE], [0xFF],
    [0xE4, 0xB8, 0xE4, 0xB8, 0xAD], [0xF0, 0x9F, 0x98, 0x61],
  ]
  private static let dictionary: [ClosedRange<UInt32>] = [
    0x0E01...0x0E5B, 0x0E81...0x0EDF, 0x1000...0x109F, 0x1780...0x17FF, 0x3041...0x30FF,
    0x31F0...0x31FF, 0xFF66...0xFF9F, 0x2E80...0x2FD5, 0x1A20...0x1AAD, 0xAA80...0xAADF,
    0x32D0...0x33FF, 0xF900...0xFAD9, 0xA9E0...0xA9FE, 0xAA60...0xAA7F,
  ]

  /// About `size` bytes.
  mutating func bytes(_ size: Int) -> [UInt8] {
    var out: [UInt8] = []
    while out.count < size {
      switch Int.random(in: 0..<100, using: &self) {
      case 0..<25:
        append(repeats: 1...4, to: &out) { RandomText.pick(RandomText.common, &$0).value }
      case 25..<40: out += Array(RandomText.pick(RandomText.pieces, &self).utf8)
      case 40..<43: out += RandomText.pick(RandomText.broken, &self)
      case 43..<60:
        append(repeats: 1...9, to: &out) { UInt32.random(in: 0x41...0x7A, using: &$0) }
      case 60..<72:
        append(repeats: 1...30, to: &out) { UInt32.random(in: 0x4E00...0x9FFF, using: &$0) }
      case 72..<82:
        let range = RandomText.pick(RandomText.dictionary, &self)
        append(repeats: 1...30, to: &out) { UInt32.random(in: range, using: &$0) }
      case 82..<98:
        // Neighbours, so that scripts and their marks stand together.
        let low = UInt32.random(in: 0...0x10FF00, using: &self)
        let start = Bool.random(using: &self) ? low & 0x1FFFF : low
        append(repeats: 1...8, to: &out) { start + UInt32.random(in: 0...0x3F, using: &$0) }
      default: append(repeats: 1...3, to: &out) { UInt32.random(in: 0x1F300...0x1FAFF, using: &$0) }
      }
    }
    return out
  }

  private static func pick<T>(_ from: [T], _ generator: inout RandomText) -> T {
    from[Int.random(in: from.indices, using: &generator)]
  }

  private mutating func append(
    repeats: ClosedRange<Int>, to out: inout [UInt8], _ one: (inout RandomText) -> UInt32
  ) {
    for _ in 0..<Int.random(in: repeats, using: &self) {
      guard let scalar = Unicode.Scalar(one(&self)) else { continue }
      out += Array(String(Character(scalar)).utf8)
    }
  }
}
