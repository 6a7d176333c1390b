internal import SelarasSegmentation

/// Numbers written in Han characters: 三百五十萬, 二〇二三.
struct ChineseNumerals: Sendable {
  static let shared = ChineseNumerals()

  /// By the hash of the folded character: a digit 0...9, or a power of ten from 10 on (10 + power).
  private let values: [UInt64: Int]

  private init() {
    var values: [UInt64: Int] = [:]
    var folded = FoldedText()
    func add(_ characters: String, _ value: Int) {
      Folding().fold(characters.utf8.span, into: &folded)
      for token in folded.tokens { values[token.hash] = value }
    }
    for (value, characters) in [
      "零〇", "一", "二兩", "三", "四", "五", "六", "七", "八", "九",
    ].enumerated() {
      add(characters, value)
    }
    for (characters, power) in [("十", 1), ("百", 2), ("千", 3), ("萬", 4), ("億", 8), ("兆", 12)] {
      add(characters, 10 + power)
    }
    self.values = values
  }

  /// The power of ten that the character stands for after a number; `nil` for other characters.
  func power(of hash: UInt64) -> Int? {
    guard let value = values[hash], value > 10 else { return nil }
    return value - 10
  }

  /// Whether the character can stand in a number.
  func isNumeral(_ hash: UInt64) -> Bool { values[hash] != nil }

  /// The number that characters spell; `nil` where they spell none, or one past 10^18.
  func number(_ hashes: some Sequence<UInt64>) -> UInt64? {
    var total: UInt64 = 0
    var section: UInt64 = 0
    var digits: UInt64 = 0
    var sawDigit = false
    for hash in hashes {
      guard let value = values[hash] else { return nil }
      if value < 10 {
        guard digits < 100_000_000_000_000_000 else { return nil }
        digits = digits * 10 + UInt64(value)
        sawDigit = true
        continue
      }
      var unit: UInt64 = 1
      for _ in 10..<value { unit *= 10 }
      let factor = sawDigit ? digits : unit < 10_000 ? 1 : 0
      let (part, overflow) =
        unit < 10_000
        ? factor.multipliedReportingOverflow(by: unit)
        : (section &+ factor).multipliedReportingOverflow(by: unit)
      guard !overflow, part < 1 << 60, section < 1 << 60, total < 1 << 60 else { return nil }
      if unit < 10_000 {
        section += part
      } else {
        total += part
        section = 0
      }
      digits = 0
      sawDigit = false
    }
    guard section < 1 << 60, total < 1 << 60 else { return nil }
    return total + section + digits
  }
}
