import Foundation
import SelarasMemory
import SelarasText
import Testing

@testable import SelarasPipeline

@Suite struct Reports {
  private func html(_ document: Document, pairs: [TranslationUnit] = []) -> String {
    Report(
      summary: [("documents", "1")], minimumConfidence: 0.5,
      entries: [Report.Entry(document: document, pairs: pairs)], hidden: 2,
      languages: [LanguageTag("zh-Hant"), LanguageTag("id")]
    ).html()
  }

  @Test func `text is never markup`() {
    var document = Document(id: "<script>alert(1)</script>", text: "a <b> & \"c\"")
    document.title = "</h2><img src=x>"
    let page = html(document)
    #expect(!page.contains("<script>"))
    #expect(!page.contains("<img"))
    #expect(page.contains("a &lt;b&gt; &amp; &quot;c&quot;"))
  }

  @Test func `passages are coloured and what is embedded is marked`() {
    var document = Document(id: "a", text: "lalu,祖克柏 masih")
    document.passages = [
      Passage(
        language: LanguageTag("id"), range: TextRange(0, 20), confidence: 1,
        embedded: [
          Passage.Embedded(
            range: TextRange(5, 14), script: .han, language: LanguageTag("zh-Hant"))
        ])
    ]
    let page = html(document)
    #expect(page.contains("<span class=\"language1\" lang=\"id\">lalu,</span>"))
    #expect(page.contains("<span class=\"language0 embedded\" lang=\"zh-Hant\">祖克柏</span>"))
  }

  @Test func `uncertain pairs stand apart, and hidden documents are counted`() {
    let pairs = [0.9, 0.2].map { TranslationUnit(source: "s", target: "t", confidence: $0) }
    let page = html(Document(id: "a", text: "x"), pairs: pairs)
    #expect(page.contains("Pairs: 1"))
    #expect(page.contains("Candidates, too uncertain to keep: 1"))
    #expect(page.contains("2 more documents"))
  }

  @Test func `marked repeats are folded`() {
    var document = Document(id: "a", text: "satu\ndua\nsatu")
    document.blocks = [TextRange(0, 4), TextRange(5, 8), TextRange(9, 13)].map {
      Block(kind: .paragraph, range: $0)
    }
    document.repeats = [
      Repeat(range: TextRange(9, 13), source: TextRange(0, 4), similarity: 1)
    ]
    let page = html(document)
    #expect(page.contains("Repeat, 100 % the same"))
    #expect(
      page.components(separatedBy: "<details").count
        == page.components(separatedBy: "</details").count)
  }
}
