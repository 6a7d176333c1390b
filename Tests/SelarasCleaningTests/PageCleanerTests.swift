import SelarasCleaning
import SelarasText
import Testing

@Suite struct `Cleaning pages` {
  static let prose =
    "The harbour in the small bay has been busy again since the season of the east wind ended, and "
    + "boats lie side by side along the quay, where fish is sold straight from the deck."

  private func clean(
    _ body: String, head: String = "", options: CleaningOptions = .init()
  ) throws -> Document {
    var cleaner = try PageCleaner(options: options)
    let page = "<!doctype html><html><head>\(head)</head><body>\(body)</body></html>"
    return try cleaner.clean(page: Array(page.utf8), id: "a").document
  }

  @Test func `an article is told from what stands round it`() throws {
    let page = """
      <nav><a href=/>Home</a> <a href=/news>News</a></nav>
      <article><h1>Harbour busy</h1><p class=byline>By Jane Doe, 3 May 2024</p>
      <p>\(Self.prose)</p><h2>A new quay</h2><p>\(Self.prose) Again.</p>
      <div class="share-bar"><a href=#>Facebook</a></div></article>
      <section id="comments"><h3>Comments (2)</h3><p>\(Self.prose) I like it.</p></section>
      <footer><p>Copyright 2024 The Harbour Times, all rights reserved.</p></footer>
      """
    let document = try clean(page, head: "<title>Harbour busy | Harbour Times</title>")
    #expect(document.title == "Harbour busy")
    #expect(document.author == ["Jane Doe"])
    #expect(document.date == "2024-05-03")
    #expect(
      lines(document) == [
        "paragraph: \(Self.prose)", "heading2: A new quay", "paragraph: \(Self.prose) Again.",
      ])
    let reasons = document.removed?.map(\.reason) ?? []
    #expect(reasons.contains(.title) && reasons.contains(.comment))
    #expect(reasons.contains(.navigation) && reasons.contains(.boilerplate))
  }

  @Test func `each kind of block is known`() throws {
    let document = try clean(
      """
      <main><p>\(Self.prose)</p><ul><li>one thing to remember<ul><li>a smaller thing</ul></ul>
      <blockquote>\(Self.prose)</blockquote>
      <table><caption>Boats</caption><tr><th>Day<th>Boats<tr><td>Monday<td>12</table>
      <pre>a\n  b</pre><figure><img><figcaption>The quay</figcaption></figure><p>\(Self.prose)</p></main>
      """)
    #expect(
      lines(document) == [
        "paragraph: \(Self.prose)", "list-item1: one thing to remember",
        "list-item2: a smaller thing", "quote: \(Self.prose)", "caption: Boats",
        "table-row: Day\tBoats", "table-row: Monday\t12", "code: a\n  b", "caption: The quay",
        "paragraph: \(Self.prose)",
      ])
  }

  @Test func `breaks part paragraphs when doubled and join lines when single`() throws {
    let document = try clean(
      "<div>\(Self.prose)<br>\nMore of it.<br><br>東風季節結束以後，海灣裡的小港口又熱鬧\n了起來，<br>"
        + "漁船一艘接一艘停到碼頭的盡頭，剛捕上來的魚就在甲板上賣，十分熱鬧。</div>")
    #expect(
      lines(document) == [
        "paragraph: \(Self.prose) More of it.",
        "paragraph: 東風季節結束以後，海灣裡的小港口又熱鬧了起來，漁船一艘接一艘停到碼頭的盡頭，剛捕上來的魚就在甲板上賣，十分熱鬧。",
      ])
  }

  @Test func `names are read as whole tokens`() throws {
    let document = try clean(
      """
      <div class="postcode commentary"><p>\(Self.prose)</p><p>\(Self.prose) Two.</p>
      <div class="headerless adjacent"><p>\(Self.prose) Three.</p></div></div>
      """)
    #expect(document.blocks?.count == 3)
  }

  @Test func `a name cannot throw away most of a page`() throws {
    let document = try clean(
      "<div class=sidebar><div class=comments><p>\(Self.prose)</p><p>\(Self.prose)</p></div></div>")
    #expect(document.blocks?.count == 2)
  }

  @Test func `what is hidden stays hidden, unless there is nothing else`() throws {
    let hidden = "<p style='display: none'>\(Self.prose) Hidden.</p><p hidden>Hidden too.</p>"
    let text = "<p>\(Self.prose)</p><p>\(Self.prose)</p><p>\(Self.prose)</p><p>\(Self.prose)</p>"
    #expect(try !clean(text + hidden).text.contains("Hidden"))
    let noscript = String(repeating: "<p>\(Self.prose)</p>", count: 3)
    #expect(try clean("<noscript>\(noscript)</noscript>").blocks?.count == 3)
    #expect(
      try !clean(text + "<noscript>\(Self.prose) Scriptless.</noscript>").text.contains("less"))
  }

  @Test func `JSON-LD, Open Graph and meta are read`() throws {
    let head = """
      <title>Harbour - Times</title><meta property="og:site_name" content="The Times">
      <link rel=canonical href="https://times.example/harbour">
      <script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Harbour busy",
      "author":[{"name":"A B"},{"name":"C D"}],"datePublished":"2024-05-03T10:00:00Z"}]}</script>
      """
    let document = try clean("<h1>Harbour busy</h1><p>\(Self.prose)</p>", head: head)
    #expect(document.title == "Harbour busy")
    #expect(document.author == ["A B", "C D"])
    #expect(document.date == "2024-05-03")
    #expect(document.site == "The Times")
    #expect(document.url == "https://times.example/harbour")
  }

  @Test(arguments: [
    ("Selasa, 21 Januari 2025 | 14:12 WIB", "2025-01-21"), ("12 Okt 2025", "2025-10-12"),
    ("民國 98 年 4 月 15 日", "2009-04-15"), ("2021 年 10 月 17 日", "2021-10-17"),
    ("May 3rd, 2024", "2024-05-03"), ("2025/08/24 14:30", "2025-08-24"),
  ])
  func `dates are read in every language`(_ written: String, _ expected: String) throws {
    let document = try clean("<h1>T</h1><p><time>\(written)</time></p><p>\(Self.prose)</p>")
    #expect(document.date == expected)
  }

  @Test(arguments: [
    ("https://a.example/2025/12/18/title", "2025-12-18"),
    ("https://a.example/2025/7/8/", "2025-07-08"),
    ("https://a.example/2025/12/title", "2025-12-19"),
    ("https://a.example/2025/99/18/x", "2025-12-19"),
  ])
  func `the day of an address stands before that of a machine`(
    _ address: String, _ expected: String
  ) throws {
    let head = """
      <link rel=canonical href=\(address)>
      <meta property=article:published_time content=2025-12-19T01:00:00+00:00>
      """
    #expect(try clean("<h1>T</h1><p>\(Self.prose)</p>", head: head).date == expected)
  }

  @Test func `a page without content has none`() throws {
    let page = "<ul><li><a href=/>Home</a><li><a href=/a>About</a></ul><footer>© 2024</footer>"
    var cleaner = try PageCleaner()
    let cleaned = try cleaner.clean(page: Array(page.utf8), id: "a")
    #expect(cleaned.document.text.isEmpty)
    #expect(cleaned.document.removed?.count == 3)
    #expect(cleaned.flags == ["no-content"])
  }

  @Test(arguments: [
    ("big5", [0xB4, 0xFA, 0xB8, 0xD5] as [UInt8], "測試", "Big5"),
    ("gb2312", [0xB2, 0xE2, 0xCA, 0xD4], "测试", "GB18030"),
  ])
  func `a declared encoding is taken`(
    _ label: String, _ bytes: [UInt8], _ text: String, _ encoding: String
  ) throws {
    var cleaner = try PageCleaner()
    var page = Array("<html><head><meta charset=\(label)></head><body><p>".utf8)
    for _ in 0..<60 { page += bytes }
    let cleaned = try cleaner.clean(page: page, id: "a")
    #expect(cleaned.encoding == encoding)
    #expect(cleaned.document.text == String(repeating: text, count: 60))
    #expect(cleaned.replacements == 0)
  }

  @Test func `precision keeps no more than recall`() throws {
    let page =
      "<div><p>\(Self.prose)</p></div><div><p>\(Self.prose)</p><p>Short.</p></div>"
      + "<div><a href=/>A link of some length</a></div>"
    let precise = try clean(page, options: CleaningOptions(favour: .precision)).text.utf8.count
    let ample = try clean(page, options: CleaningOptions(favour: .recall)).text.utf8.count
    #expect(precise <= ample)
    #expect(try clean(page, options: CleaningOptions(keepsRemoved: false)).removed == nil)
  }
}
