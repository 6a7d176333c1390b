import SelarasText
import Testing

@testable import SelarasCleaning

/// What is read in bytes must say what the plain way says.
@Suite struct `Text read in bytes` {
  private static let pieces = [
    "a", "Z", "mari baca ", "0", "9", "@", "[", "`", "{", "/", ":", ",", ".", ";", "!", "?", "-",
    ">",
    " ", "\t", "\n", "é", "，", "。", "！", "中", "文", "ｶ", "…", "»", "٣", "½", "三", "則", "留言",
    "Comments", "(3)", "Related posts", "延伸閱讀", "Baca Juga", "😀", "e\u{301}", "\u{200B}",
  ]

  private func text(_ generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...12, using: &generator))
      .map { _ in Self.pieces.randomElement(using: &generator) ?? "" }.joined()
  }

  @Test(arguments: 0..<40)
  func `letters and marks are counted as one by one`(_ seed: UInt64) {
    var generator = SeededGenerator(seed)
    for _ in 0..<200 {
      let text = text(&generator) + text(&generator)
      let counts = TextCounts(text.utf8.span)
      var letters = 0
      var marks = 0
      for scalar in text.unicodeScalars {
        let alone = TextCounts(String(scalar).utf8.span)
        letters += alone.letters
        marks += alone.marks
      }
      #expect(counts.letters == letters && counts.marks == marks)
    }
    for byte in UInt8(0)..<0x80 {
      let counts = TextCounts([byte].span)
      let eight = TextCounts([UInt8](repeating: byte, count: 8).span)
      let scalar = Unicode.Scalar(byte)
      let isLetter = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      #expect(counts.letters == (isLetter ? 1 : 0) && eight.letters == 8 * counts.letters)
      #expect(counts.marks == (",.;!?".unicodeScalars.contains(scalar) ? 1 : 0))
      #expect(eight.marks == 8 * counts.marks)
    }
  }

  @Test(arguments: 0..<40)
  func `no heading of a section is lost by looking at its letters first`(_ seed: UInt64) {
    var generator = SeededGenerator(seed)
    for _ in 0..<200 {
      let heading = text(&generator)
      let isShort = heading.utf8.count < 120
      let plain = isShort ? Furniture.section(folded: Furniture.fold(heading)) : nil
      #expect(Furniture.section(heading) == plain, "\(heading.debugDescription)")
    }
    #expect(Furniture.section("3 則留言") == .comment)
    #expect(Furniture.section("Related posts »") == .boilerplate)
    #expect(Furniture.section("Résumé") == nil)
  }

  @Test(arguments: 0..<40)
  func `text is folded as it is character by character`(_ seed: UInt64) {
    var generator = SeededGenerator(seed)
    for _ in 0..<200 {
      let text = text(&generator) + text(&generator)
      // The sign beyond ASCII keeps the eight bytes at once out.
      let folded = Furniture.fold(text)
      let plain = Furniture.fold(text + " 中")
      #expect(
        folded == (folded.isEmpty ? "" : String(plain.dropLast(2))), "\(text.debugDescription)")
    }
  }

  @Test(arguments: 0..<40)
  func `white space is folded alike in one piece and byte by byte`(_ seed: UInt64) {
    var generator = SeededGenerator(seed)
    for _ in 0..<200 {
      let text = text(&generator) + text(&generator)
      var whole = WhitespaceFolder()
      whole.append(text.utf8.span)
      var parts = WhitespaceFolder()
      for scalar in text.unicodeScalars { parts.append(String(scalar).utf8.span) }
      #expect(whole.take() == parts.take(), "\(text.debugDescription)")
    }
  }

  @Test func `a walk over phrases is begun wherever one starts`() {
    let phrases: [(String, PhraseTrie.Uses)] = [
      ("x", .part), ("©", .opening), ("read more", .label), ("re", .filler), ("延伸閱讀", .part),
    ]
    let trie = PhraseTrie(phrases.map { (phrase: $0.0, use: $0.1) })
    func mayMatch(_ line: String) -> Bool { trie.mayMatch(in: line.utf8.span, at: 0) }
    for (phrase, _) in phrases {
      for end in ["", " ", "1", "。"] {
        let line = phrase + end
        #expect(mayMatch(line))
        var found = false
        trie.forEachMatch(in: line.utf8.span, at: 0) { end, _, _ in
          if end == phrase.utf8.count { found = true }
        }
        #expect(found)
      }
    }
    #expect(!mayMatch("ra"))
    #expect(!mayMatch(""))
    #expect(trie.shortest.first == 1 && trie.shortest.second == 2)
  }

  @Test(arguments: 0..<20)
  func `phrases are looked for wherever one may start`(_ seed: UInt64) {
    let trie = PhraseTrie(
      ["third party", "no", "延伸閱讀", "é"].map { (phrase: $0, use: .disclaimer) })
    let signs = PhraseTrie([(phrase: "(c)", use: .opening), (phrase: "no", use: .part)])
    var generator = SeededGenerator(seed)
    for _ in 0..<200 {
      let line = (0..<9).map { _ in
        ["no", " third party", "x", " ", "(c)", "延伸閱讀", "延", "é", "1"]
          .randomElement(using: &generator) ?? ""
      }.joined()
      for trie in [trie, signs] {
        var found: [Int] = []
        trie.forEachStart(in: line.utf8.span) { start in
          trie.forEachMatch(in: line.utf8.span, at: start) { end, _, _ in found += [start, end] }
          return false
        }
        var plain: [Int] = []
        for start in 0..<line.utf8.count where PhraseTrie.isWordEnd(line.utf8.span, start) {
          trie.forEachMatch(in: line.utf8.span, at: start) { end, _, _ in plain += [start, end] }
        }
        #expect(found == plain, "\(line)")
      }
    }
  }

  @Test func `what was found out about a value is remembered for its like alone`() {
    let text = Array("nav-item-first nav-item-other nav-item-first short".utf8)
    var memo = ValueMemo()
    var asked = 0
    func bits(_ range: Range<Int>) -> UInt16 {
      memo.bits(of: range, in: text.span) { value in
        asked += 1
        return UInt16(value.count) &+ UInt16(value[value.count - 1])
      }
    }
    #expect(bits(0..<14) == bits(30..<44) && asked == 1)
    #expect(bits(15..<29) != bits(0..<14) && asked == 2)
    #expect(bits(45..<50) == bits(45..<50) && asked == 3)
  }

  @Test func `words are found whatever their case, and only whole`() {
    func opens(_ text: String, _ word: StaticString, at start: Int) -> Bool {
      text.utf8.span.opens(with: word, at: start)
    }
    func isWord(_ text: String, _ word: StaticString) -> Bool { text.utf8.span.isWord(word) }
    func isRead(_ name: String) -> Bool { PageHead.isRead(name.utf8.span) }
    #expect(opens("class Entry-Title x", "entry-title", at: 6))
    #expect(!opens("class Entry-Title x", "entry-title", at: 5))
    #expect(!opens("class Entry-Title x", "x y", at: 18))
    #expect(isWord("Canonical", "canonical") && !isWord("canonical ", "canonical"))
    #expect("mari baca".holds("ri b") && "mari".holds("") && !"mari".holds("maria"))
    #expect("aab".holds("ab") && !"".holds("a"))
    #expect(isRead("OG:Title") && !isRead("viewport"))
  }
}
