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
