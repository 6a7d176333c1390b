internal import SelarasText

/// The words of a text by which its headlines and headings are known.
struct LineTerms {
  private var known: Set<UInt32> = []

  /// Takes in a line of running text.
  mutating func insert(_ line: String) {
    Self.forEach(of: line) { known.insert($0) }
  }

  /// What share of each line's words the running text among them has.
  static func shares(
    of lines: [String], _ letters: [Int], _ reasons: [Removal.Reason?], _ cues: [LineCue]
  ) -> [Float] {
    var terms = LineTerms()
    var isBody = lines.map { _ in false }
    for index in lines.indices
    where reasons[index] == nil && cues[index].evidence < LineCue.weak
      && HeadlineCard.isLong(lines[index], letters[index])
    {
      isBody[index] = true
      terms.insert(lines[index])
    }
    return lines.indices.map {
      isBody[$0] || letters[$0] > 300 ? 0 : terms.share(of: lines[$0])
    }
  }

  /// What share of a line's words is known, 0...1; 0 for a line without words.
  func share(of line: String) -> Float {
    var all = 0
    var found = 0
    Self.forEach(of: line) {
      all += 1
      if known.contains($0) { found += 1 }
    }
    return all > 0 ? Float(found) / Float(all) : 0
  }

  /// Characters of a line that are read.
  private static let longest = 4000

  /// Ideographs and kana, no marks.
  private static func isIdeograph(_ value: UInt32) -> Bool {
    value >= 0x3400 && value < 0xFE00 || value >= 0x2_0000 || (0x3041...0x30FA).contains(value)
  }

  /// Calls `body` with each word of four letters or more and each pair of ideographs.
  private static func forEach(of line: String, _ body: (UInt32) -> Void) {
    var word = TokenHash.seed
    var length = 0
    var wide: UInt32?
    func end() {
      if length >= 4 { body(word) }
      word = TokenHash.seed
      length = 0
    }
    for scalar in line.unicodeScalars.prefix(longest) {
      let value = scalar.value
      if value >= 0x80, WhitespaceFolder.isWide(value), isIdeograph(value) {
        end()
        if let wide { body(TokenHash.mixed(TokenHash.mixed(wide) ^ value)) }
        wide = value
        continue
      }
      wide = nil
      let isLetter =
        value < 0x80
        ? PhraseTrie.isLetter(UInt8(value))
        : !WhitespaceFolder.isWide(value) && scalar.properties.isAlphabetic
      guard isLetter else {
        end()
        continue
      }
      let lower = (0x41...0x5A).contains(value) ? value | 0x20 : value
      word = TokenHash.mixed(word, UInt8(truncatingIfNeeded: lower))
      word = TokenHash.mixed(word, UInt8(truncatingIfNeeded: lower >> 8))
      length += 1
    }
    end()
  }
}
