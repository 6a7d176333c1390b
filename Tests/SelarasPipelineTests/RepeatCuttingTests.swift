import SelarasPipeline
import SelarasText
import TestSupport
import Testing

@Suite struct `Cutting of repeats` {
  /// A document whose blocks are the lines of its text.
  private func document(_ lines: [String], repeats: [(copy: Range<Int>, of: Range<Int>)])
    -> Document
  {
    var document = Document(id: "a", text: lines.joined(separator: "\n"))
    var ranges: [TextRange] = []
    var position = 0
    for line in lines {
      ranges.append(TextRange(position, position + line.utf8.count))
      position += line.utf8.count + 1
    }
    document.blocks = ranges.map { Block(kind: .paragraph, range: $0) }
    document.repeats = repeats.map { copy, source in
      Repeat(
        range: TextRange(ranges[copy.lowerBound].start, ranges[copy.upperBound - 1].end),
        source: TextRange(ranges[source.lowerBound].start, ranges[source.upperBound - 1].end),
        similarity: 0.9)
    }
    return document
  }

  @Test func `the later copy goes and is listed`() {
    var page = document(["satu", "dua", "iklan", "satu", "dua"], repeats: [(3..<5, 0..<2)])
    page.cutRepeats()
    #expect(page.text == "satu\ndua\niklan")
    #expect(page.blocks?.map { String(page.text[$0.range]) } == ["satu", "dua", "iklan"])
    #expect(page.removed?.map(\.text) == ["satu\ndua"])
    #expect(page.removed?.first?.source.map { String(page.text[$0]) } == "satu\ndua")
    #expect(page.repeats == [])
  }

  @Test func `a source that moves is followed`() {
    // The copy of "satu" stands before the paragraph that is repeated at the end.
    var page = document(
      ["satu", "satu", "dua", "tiga", "dua"], repeats: [(1..<2, 0..<1), (4..<5, 2..<3)])
    page.cutRepeats()
    #expect(page.text == "satu\ndua\ntiga")
    #expect(page.removed?.last?.source.map { String(page.text[$0]) } == "dua")
  }

  @Test func `text without blocks is cut by its ranges`() {
    var page = Document(id: "a", text: "satu dua satu")
    page.repeats = [Repeat(range: TextRange(9, 13), source: TextRange(0, 4), similarity: 1)]
    page.cutRepeats()
    #expect(page.text == "satu dua ")
  }

  @Test func `text outside the blocks and beside a copy stays`() {
    let text = "PEMBUKA\nsatu dua tiga\nSELIPAN\nsatu dua tiga dan lagi\nPENUTUP"
    var page = Document(id: "a", text: text)
    // Only the two middle lines are blocks, and of the second only the first words are a copy.
    page.blocks = [
      Block(kind: .paragraph, range: TextRange(8, 21)),
      Block(kind: .paragraph, range: TextRange(30, 52)),
    ]
    page.repeats = [Repeat(range: TextRange(30, 43), source: TextRange(8, 21), similarity: 1)]
    page.cutRepeats()
    #expect(page.text == "PEMBUKA\nsatu dua tiga\nSELIPAN\n dan lagi\nPENUTUP")
    #expect(page.blocks?.map { String(page.text[$0.range]) } == ["satu dua tiga", " dan lagi"])
    #expect(page.removed?.map(\.text) == ["satu dua tiga"])
  }

  @Test func `what is left and what was removed make up the text`() {
    var numbers = SplitMix(seed: 2)
    for _ in 0..<200 {
      let lines = (0..<8).map { "baris \($0) \(Int.random(in: 0...99, using: &numbers))" }
      var copies: [(copy: Range<Int>, of: Range<Int>)] = []
      for line in 4..<8 where Bool.random(using: &numbers) {
        copies.append((line..<line + 1, line - 4..<line - 3))
      }
      var page = document(lines, repeats: copies)
      page.cutRepeats()
      let kept = lines.indices.filter { line in !copies.contains { $0.copy.contains(line) } }
      #expect(page.text == kept.map { lines[$0] }.joined(separator: "\n"))
      #expect(page.blocks?.map { String(page.text[$0.range]) } == kept.map { lines[$0] })
    }
  }

  @Test func `without repeats nothing changes`() {
    var page = document(["satu", "dua"], repeats: [])
    let before = page
    page.cutRepeats()
    #expect(page == before)
  }
}
