import Foundation
import SelarasCleaning
import SelarasText
import Testing

@Suite struct `Cleaned output` {
  private var document: Document {
    var document = Document(
      id: "a<b", text: "# no *markup*\n1. also\u{1} none & <b>\na\tb|c\nx `y`")
    document.title = "T \"&\" _x_"
    document.blocks = [
      Block(kind: .heading, level: 2, range: TextRange(0, 13)),
      Block(kind: .paragraph, range: TextRange(14, 33)),
      Block(kind: .tableRow, range: TextRange(34, 39)),
      Block(kind: .code, range: TextRange(40, 45)),
    ]
    return document
  }

  @Test func `text has the title first`() {
    #expect(CleanedOutput.text(document).hasPrefix("T \"&\" _x_\n# no"))
    #expect(CleanedOutput.text(Document(id: "a", text: "")).isEmpty)
  }

  @Test func `Markdown escapes what would be markup`() {
    #expect(
      CleanedOutput.markdown(document) == """
        # T "\\&" \\_x\\_

        ## \\# no \\*markup\\*

        1\\. also\u{1} none \\& \\<b\\>

        | a | b\\|c |
        | --- | --- |

        ```
        x `y`
        ```

        """)
  }

  @Test func `XML is well formed and keeps what XML allows`() throws {
    let xml = CleanedOutput.xml(document)
    #expect(xml.contains("id=\"a&lt;b\""))
    #expect(xml.contains("none &amp; &lt;b&gt;"))
    #expect(!xml.contains("\u{1}"))
    #expect(xml.contains("<block kind=\"code\" xml:space=\"preserve\">x `y`</block>"))
    #expect(xml.components(separatedBy: "<block ").count == 5)
  }

  @Test func `ranges that do not fit are left out`() {
    var document = Document(id: "a", text: "ab")
    document.blocks = [
      Block(kind: .paragraph, range: TextRange(0, 2)), Block(kind: .code, range: TextRange(1, 9)),
    ]
    #expect(CleanedOutput.xml(document).components(separatedBy: "<block ").count == 2)
  }
}
