import SelarasCleaning
import SelarasText
import Testing

@Suite struct `What a page says of itself` {
  private static let prose = PageCleanerProse.text

  private func clean(
    _ body: String, head: String = "", attributes: String = "", options: CleaningOptions = .init()
  ) throws -> CleanedDocument {
    var cleaner = try PageCleaner(options: options)
    let page = "<!doctype html><html \(attributes)><head>\(head)</head><body>\(body)</body></html>"
    return try cleaner.clean(page: Array(page.utf8), id: "a")
  }

  @Test func `JSON-LD goes before Open Graph, and each thing has its source`() throws {
    let head = """
      <title>Harbour - Times</title><meta property="og:site_name" content="The Times">
      <meta property="og:image" content="https://t.example/og.jpg">
      <meta property="og:locale" content="id_ID">
      <link rel=canonical href="https://t.example/harbour"><link rel=license href="https://l.example">
      <script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour busy",
      "image":{"@type":"ImageObject","url":"https://t.example/ld.jpg"},"author":"A B",
      "datePublished":"2024-05-03"}</script>
      """
    let document = try clean("<h1>Harbour busy</h1><p>\(Self.prose)</p>", head: head).document
    let metadata = try #require(document.metadata)
    #expect(metadata.image == "https://t.example/ld.jpg")
    #expect(metadata.language == "id-ID")
    #expect(metadata.canonical == "https://t.example/harbour")
    #expect(metadata.licence == "https://l.example")
    #expect(
      metadata.sources == [
        .title: .linkedData, .author: .linkedData, .date: .linkedData, .site: .openGraph,
        .language: .openGraph, .canonical: .head, .image: .linkedData, .licence: .head,
      ])
  }

  @Test func `microdata and the page itself are asked last`() throws {
    let document = try clean(
      """
      <h1>Harbour busy</h1><p class=byline>By Jane Doe, 3 May 2024</p><p>\(Self.prose)</p>
      <p>\(Self.prose) Again.</p><p>Text under <a rel=license href=/cc>a licence</a>.</p>
      """, attributes: "lang=id"
    ).document
    let metadata = try #require(document.metadata)
    #expect(metadata.language == "id")
    #expect(metadata.licence == "/cc")
    #expect(document.author == ["Jane Doe"])
    #expect(
      metadata.sources == [
        .title: .page, .author: .page, .date: .page, .language: .head, .licence: .microdata,
      ])
  }

  @Test(
    arguments: [
      ("<p>2 jam lalu</p>", nil), ("<p>Kemarin, 14:30</p>", nil),
      ("<p>民國 114 年 1 月 21 日 下午 3:05</p>", "2025-01-21"),
      ("<p>Diterbitkan 5 Agustus 2023</p>", "2023-08-05"),
      ("<p>发布于 2024年02月29日 上午 9:00</p>", "2024-02-29"),
    ] as [(String, String?)])
  func `dates that are none are left alone`(_ line: String, _ date: String?) throws {
    let body = "<h1>Harbour busy today</h1>\(line)<p>\(Self.prose)</p><p>\(Self.prose)</p>"
    #expect(try clean(body).document.date == date)
  }

  @Test func `text that stands only in JSON-LD comes out`() throws {
    let body = "\(Self.prose)\\n\\n\(Self.prose) Again."
    let script =
      "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"articleBody\":\"\(body)\"}</script>"
    let shell = try clean("<div id=app></div><nav><a href=/>Home</a></nav>", head: script)
    #expect(shell.document.text == "\(Self.prose)\n\(Self.prose) Again.")
    #expect(shell.flags == ["json-ld-text"])
    let long = String(repeating: "<p>\(Self.prose)</p>", count: 8)
    let shown = try clean(long, head: script)
    #expect(!shown.document.text.contains("Again"))
    #expect(!shown.flags.contains("json-ld-text"))
  }

  @Test func `markup inside JSON-LD is read as markup`() throws {
    let text = "<p>\(Self.prose)</p><ul><li>One thing of many</li></ul>"
    let script =
      "<script type=application/ld+json>{\"@type\":\"Product\",\"description\":\"\(text)\"}</script>"
    let document = try clean("<div id=app></div>", head: script).document
    #expect(document.blocks?.map(\.kind) == [.paragraph, .listItem])
    #expect(document.text == "\(Self.prose)\nOne thing of many")
  }

  @Test func `links and images come out where they are asked for`() throws {
    let body = """
      <h1>Harbour busy</h1><img src=/lead.jpg alt="The quay"><p>\(Self.prose) See
      <a href="/a?b=1&amp;c=2">the <b>new</b> quay</a> and <a href="#top">the top</a>.</p>
      <figure><img src="data:x" data-src=/two.jpg><figcaption>Two boats in the bay</figcaption></figure>
      <p>\(Self.prose) Again.</p>
      """
    let options = CleaningOptions(keepsLinks: true, keepsImages: true)
    let document = try clean(body, options: options).document
    let links = try #require(document.links)
    #expect(links.map(\.url) == ["/a?b=1&c=2"])
    #expect(links.map { document.text[$0.range] } == ["the new quay"])
    let images = try #require(document.images)
    #expect(images.map(\.url) == ["/lead.jpg", "/two.jpg"])
    #expect(images.map(\.alternative) == ["The quay", ""])
    #expect(images[0].position == 0)
    let markdown = CleanedOutput.markdown(document)
    #expect(markdown.contains("[the new quay](</a?b=1\\&c=2>)"))
    #expect(markdown.contains("![The quay](</lead.jpg>)"))
    let plain = try clean(body).document
    #expect(plain.links == nil && plain.images == nil && plain.text == document.text)
  }

  @Test func `everything that goes is listed with a probability`() throws {
    let body = """
      <nav><a href=/>Home</a></nav><h1>Harbour busy</h1><p>\(Self.prose)</p><p>\(Self.prose) Two.</p>
      <p hidden>What no one sees.</p><div class=share>Share on Facebook</div><footer>© 2024</footer>
      """
    let document = try clean(body, head: "<title>Harbour busy</title>").document
    let removed = try #require(document.removed)
    #expect(Set(removed.map(\.text)).isSuperset(of: ["Home", "Harbour busy", "What no one sees."]))
    #expect(removed.allSatisfy { (0...1).contains($0.probability ?? -1) })
  }
}

/// Running text of which pages for tests are made.
enum PageCleanerProse {
  static let text =
    "The harbour in the small bay has been busy again since the season of the east wind ended, and "
    + "boats lie side by side along the quay, where fish is sold straight from the deck."
}
