import SelarasPipeline
import SelarasText
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

  @Test func `without repeats nothing changes`() {
    var page = document(["satu", "dua"], repeats: [])
    let before = page
    page.cutRepeats()
    #expect(page == before)
  }
}
