import SelarasAlignment
import SelarasText
import Testing

@Suite struct `Aligning documents` {
  let lexicon = Lexicon.shipped(source: LanguageTag("zh-Hant"), target: LanguageTag("id"))

  func paragraphs(_ sentences: [String], _ sizes: [Int]) -> [[String]] {
    var rest = sentences[...]
    return sizes.map { size in
      defer { rest = rest.dropFirst(size) }
      return Array(rest.prefix(size))
    }
  }

  @Test func `paragraphs and sentences pair`() throws {
    let aligner = DocumentAligner(lexicon: try #require(lexicon))
    let (paragraphs, sentences) = aligner.align(
      source: paragraphs(Samples.sentences.map(\.source), [3, 3, 2]),
      target: paragraphs(Samples.sentences.map(\.target), [3, 3, 2]))
    #expect(paragraphs.map(\.source) == [0..<1, 1..<2, 2..<3])
    #expect(paragraphs.map(\.target) == [0..<1, 1..<2, 2..<3])
    #expect(sentences.map(\.source) == Samples.sentences.indices.map { $0..<$0 + 1 })
    #expect(sentences.map(\.target) == Samples.sentences.indices.map { $0..<$0 + 1 })
  }

  @Test func `other paragraph breaks do not change the sentences`() throws {
    let aligner = DocumentAligner(lexicon: try #require(lexicon))
    let (_, sentences) = aligner.align(
      source: paragraphs(Samples.sentences.map(\.source), [4, 4]),
      target: paragraphs(Samples.sentences.map(\.target), [2, 2, 0, 3, 1]))
    #expect(sentences.map(\.source) == Samples.sentences.indices.map { $0..<$0 + 1 })
    #expect(sentences.map(\.target) == Samples.sentences.indices.map { $0..<$0 + 1 })
  }

  @Test func `empty documents have no beads`() {
    let (paragraphs, sentences) = DocumentAligner(lexicon: .empty).align(
      source: [[], [""]], target: [])
    #expect(paragraphs.isEmpty)
    #expect(sentences.isEmpty)
  }
}
