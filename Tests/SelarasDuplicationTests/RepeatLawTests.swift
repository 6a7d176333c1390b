import SelarasSegmentation
import SelarasText
import Testing

@testable import SelarasDuplication

@Suite struct `Laws of repeats` {
  /// Ranges are in order, apart, inside the text, and each source lies before its range.
  func check(_ found: [Repeat], of bytes: [UInt8]) {
    var end = 0
    for item in found {
      #expect(item.source.end <= item.range.start)
      #expect(item.range.start >= end && item.range.end <= bytes.count)
      #expect(!item.range.isEmpty && !item.source.isEmpty)
      #expect(item.similarity >= 0 && item.similarity <= 1)
      end = item.range.end
    }
  }

  @Test func `ranges are valid, apart and after their sources, whatever is repeated`() {
    var texts = Texts(seed: 11)
    var finder = RepeatFinder(options: RepeatOptions(minimumWeight: 12))
    for _ in 0..<200 {
      let pool = (0..<6).map { _ in texts.line(words: 1 + texts.number(below: 25)) }
      let lines = (0..<30).map { _ in
        texts.edited(pool[texts.number(below: 6)], every: 4 + texts.number(below: 40))
      }
      let bytes = Array(lines.joined(separator: "\n").utf8)
      check(finder.repeats(in: bytes.span, blocks: nil), of: bytes)
    }
  }

  @Test func `random bytes never trap`() {
    var texts = Texts(seed: 12)
    var finder = RepeatFinder(options: RepeatOptions(minimumWeight: 2))
    for count in 0..<200 {
      var bytes = texts.bytes(count)
      bytes += bytes
      check(finder.repeats(in: bytes.span, blocks: nil), of: bytes)
    }
  }

  @Test func `a finder keeps nothing from one text to the next`() {
    var texts = Texts(seed: 13)
    var used = RepeatFinder()
    for size in [40, 2, 9, 4] {
      let body = texts.body(size)
      let text = (body + ["Lihat Asli"] + body).joined(separator: "\n")
      var fresh = RepeatFinder()
      #expect(
        used.repeats(in: text.utf8.span, blocks: nil)
          == fresh.repeats(in: text.utf8.span, blocks: nil))
    }
  }

  @Test func `the table finds what a search from the start finds`() {
    var texts = Texts(seed: 14)
    let vocabulary = texts.words(3)
    let text = (0..<400).map { _ in
      vocabulary[texts.number(below: 3)] + (texts.number(below: 7) == 0 ? "\n" : " ")
    }.joined()
    var units = FoldedUnits(shingleWeight: 8)
    units.read(text.utf8.span, blocks: nil)
    let words = Folding().tokens(of: text)
    for position in 0...words.count - 4 {
      let shingle = words[position..<position + 4]
      let first = (0...position).first { words[$0..<$0 + 4].elementsEqual(shingle) }
      #expect(units.firsts[position] == UInt32(first ?? -1))
    }
  }

  @Test(arguments: [
    "a", "ha ", "哈", "\n", "e\u{301}", "\u{301}", "\u{200B}", "satu dua\n",
    "Harga emas hari ini turun tipis menjelang rapat bank.\n央行利率決議公布前,金價今日小幅下跌。\n",
  ]) func `two hundred thousand bytes of one thing are read once`(_ piece: String) {
    let text = String(repeating: piece, count: 200_000 / piece.utf8.count)
    var finder = RepeatFinder()
    let bytes = Array(text.utf8)
    #expect(finder.repeats(in: bytes.span, blocks: nil).count <= bytes.count / 60)
  }

  @Test func `many small copies of one large line are not compared with all of it each time`() {
    var texts = Texts(seed: 15)
    let large = texts.words(40_000)
    var text = large.joined(separator: " ")
    for start in stride(from: 0, to: 39_000, by: 100) {
      text += "\n" + texts.line(words: 3) + "\n" + large[start..<start + 95].joined(separator: " ")
    }
    let bytes = Array(text.utf8)
    var finder = RepeatFinder()
    let found = finder.repeats(in: bytes.span, blocks: nil)
    #expect(found.count > 380)
    check(found, of: bytes)
  }
}
