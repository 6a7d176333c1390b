import SelarasCleaning
import SelarasText
import Testing

/// Pages that no one wrote for readers: none may trap, and none may take long.
@Suite struct `Hostile pages` {
  private func clean(_ page: [UInt8]) throws -> CleanedDocument {
    var cleaner = try PageCleaner()
    return try cleaner.clean(page: page, id: "a")
  }

  private func clean(_ page: String) throws -> CleanedDocument { try clean(Array(page.utf8)) }

  @Test func `an empty page gives an empty document`() throws {
    for page in ["", " ", "<", "<!--", "<html>", "</p>", "<script>", "<title>x", "&#x110000;"] {
      #expect(try clean(page).document.text.utf8.count < 16)
    }
  }

  @Test(arguments: ["<div>", "<b>", "<span class=a>", "<ul><li>", "<table><tr><td>", "<font a=1>"])
  func `nesting without end falls back to tokens`(_ tag: String) throws {
    let page = String(repeating: tag, count: 100_000) + "A last word, after so many tags."
    let cleaned = try clean(page)
    #expect(cleaned.document.text.contains("A last word"))
    #expect(cleaned.flags == ["too-deep"])
  }

  @Test func `a million nested tags end`() throws {
    let page = String(repeating: "<div>", count: 1_000_000) + "text"
    #expect(try clean(page).flags == ["too-deep"])
  }

  @Test func `formatting that multiplies is stopped`() throws {
    var page = ""
    for number in 0..<1500 { page += "<p><b id=a\(number)>" }
    page += String(repeating: "<p>x</p>", count: 20_000)
    #expect(try clean(page).flags.contains("too-deep"))
  }

  @Test func `attributes without end are read`() throws {
    var page = "<p"
    for number in 0..<200_000 { page += " a\(number)=b" }
    page += " class=c>Some text that stands in this paragraph.</p>"
    #expect(try clean(page).document.text.contains("Some text"))
  }

  @Test func `a long line of text is read`() throws {
    let page = "<p>" + String(repeating: "word and word, ", count: 200_000)
    #expect(try clean(page).document.text.utf8.count > 2_900_000)
  }

  @Test func `a page cut at any byte is read`() throws {
    let page = Array(
      """
      <!doctype html><html><head><title>T &amp; 題</title><script type="application/ld+json">\
      {"@type":"Article","headline":"T"}</script><!-- c --></head><body class='a b'><h1>T</h1>\
      <table><tr><td>1<td>2<tr><td>3</table><p>Some &#x4e2d;&hellip; text, <b>bold<br><br>文字</b>\
      <svg><path d=""/></svg><pre>\n x</pre><![CDATA[x]]></body></html>
      """.utf8)
    var cleaner = try PageCleaner()
    for length in 0...page.count {
      let document = try cleaner.clean(page: Array(page[..<length]), id: "a").document
      let blocks = (document.blocks ?? []).map { String(document.text[$0.range]) }
      #expect(blocks.joined(separator: "\n") == document.text)
    }
  }

  @Test func `any bytes are read`() throws {
    var cleaner = try PageCleaner()
    var generator = SystemRandomNumberGenerator()
    let pieces = [
      "<div>", "</div>", "<p class=x>", "<table>", "<tr>", "<td>", "</table>", "<a href=b>", "<br>",
      "<!--", "-->", "<script>", "</script>", "\0", "&amp", "&#0;", "文", "<svg>", "<math><mi>",
      "<template>", "</template>", "<select><option>", "<title>", "<pre>", "<h1>", "word ", "<b>",
      "<textarea>", "<body class=y>", "<noscript>", "<frameset>", "<li>", "<button>", "\u{85}",
    ]
    for _ in 0..<300 {
      var page: [UInt8] = []
      for _ in 0..<120 {
        if Bool.random(using: &generator) {
          page += Array((pieces.randomElement(using: &generator) ?? "").utf8)
        } else {
          page.append(UInt8.random(in: 0...255, using: &generator))
        }
      }
      let document = try cleaner.clean(page: page, id: "a").document
      let blocks = (document.blocks ?? []).map { String(document.text[$0.range]) }
      #expect(blocks.joined(separator: "\n") == document.text)
    }
  }

  @Test func `links without end in one block are read whole`() throws {
    let page = "<p>" + String(repeating: "<a href=/>x</a> ", count: 100_000) + "end"
    var cleaner = try PageCleaner(options: CleaningOptions(explains: true))
    let cleaned = try cleaner.clean(page: Array(page.utf8), id: "a")
    #expect(cleaned.flags.allSatisfy { $0 == "no-content" })
    let text = cleaned.judgements.map(\.text).joined()
    #expect(text == String(repeating: "x ", count: 100_000) + "end")
  }

  @Test func `cells without end are read without a tree`() throws {
    let page = "<table><tr>" + String(repeating: "<td>x", count: 250_000) + "<tr><td>last"
    var cleaner = try PageCleaner(options: CleaningOptions(explains: true))
    let cleaned = try cleaner.clean(page: Array(page.utf8), id: "a")
    #expect(cleaned.flags.contains("too-deep"))
    let text = cleaned.judgements.map(\.text).joined(separator: "\n")
    #expect(text == String(repeating: "x ", count: 249_999) + "x\nlast")
  }

  @Test func `line breaks are kept without a tree`() throws {
    let page =
      String(repeating: "<div>", count: 3000) + "<p>\(PageCleanerProse.text)<br>And more.<br><br>"
      + "\(PageCleanerProse.text)</p>"
    let cleaned = try clean(page)
    #expect(cleaned.flags == ["too-deep"])
    #expect(
      cleaned.document.text
        == "\(PageCleanerProse.text) And more.\n\(PageCleanerProse.text)")
  }

  @Test func `one cleaner gives what a new one gives`() throws {
    var cleaner = try PageCleaner()
    let pages = (0..<20).map { number in
      "<title>\(number)</title>"
        + String(repeating: "<div><p>Text, and more.</p>", count: number * 200)
    }
    for page in pages + pages.reversed() {
      let kept = try cleaner.clean(page: Array(page.utf8), id: "a")
      #expect(kept.document == (try clean(page)).document)
    }
  }
}
