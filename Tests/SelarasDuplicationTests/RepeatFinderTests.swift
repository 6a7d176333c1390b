import Foundation
import SelarasDuplication
import SelarasText
import Testing

@Suite struct `Repeats inside a document` {
  func repeats(_ text: String, blocks: [Block]? = nil) -> [Repeat] {
    var finder = RepeatFinder()
    return finder.repeats(in: text.utf8.span, blocks: blocks)
  }

  func halves(_ first: [String], _ middle: [String], _ second: [String]) -> (
    text: String, range: TextRange, source: TextRange
  ) {
    let text = (first + middle + second).joined(separator: "\n")
    let start = text.utf8.count - second.joined(separator: "\n").utf8.count
    let end = first.joined(separator: "\n").utf8.count
    return (text, TextRange(start, text.utf8.count), TextRange(0, end))
  }

  @Test func `a body that stands twice is one repeat`() {
    var texts = Texts(seed: 1)
    let body = texts.body(6)
    let page = halves(body, ["Lihat Asli", texts.line(words: 30)], body)
    #expect(
      repeats(page.text) == [Repeat(range: page.range, source: page.source, similarity: 1)])
  }

  @Test func `a refrain, a pull quote and a table's header are no repeats`() {
    var texts = Texts(seed: 19)
    let refrain = [texts.line(words: 18), texts.line(words: 18)]
    let song = (0..<5).flatMap { _ in [texts.line(words: 9), texts.line(words: 9)] + refrain }
    #expect(repeats(song.joined(separator: "\n")).isEmpty)
    var article = texts.body(6)
    let quoted = texts.line(words: 36)
    article[3] += " " + quoted
    article.append(quoted)
    #expect(repeats(article.joined(separator: "\n")).isEmpty)
    // Two pull quotes beside each other, of paragraphs with another between.
    article = texts.body(8)
    let quotes = [texts.line(words: 20), texts.line(words: 20)]
    for (paragraph, quote) in zip([1, 3], quotes) { article[paragraph] = quote }
    article += quotes
    #expect(repeats(article.joined(separator: "\n")).isEmpty)
    let header = texts.words(6).joined(separator: "\t")
    let table = (0..<80).map { $0 % 8 == 0 ? header : texts.words(6).joined(separator: "\t") }
    #expect(repeats(table.joined(separator: "\n")).isEmpty)
  }

  @Test func `a short body that stands again at once is a repeat however often`() {
    var texts = Texts(seed: 20)
    let line = texts.line(words: 45)
    let text = (texts.body(2) + Array(repeating: line, count: 4)).joined(separator: "\n")
    let found = repeats(text)
    #expect(found.reduce(0) { $0 + $1.range.count } >= 3 * line.utf8.count, "\(found)")
  }

  @Test func `headings inside the body belong to the repeat`() {
    var texts = Texts(seed: 2)
    var body: [String] = []
    for _ in 0..<3 { body += ["Harga " + texts.word()] + texts.body(2) }
    let page = halves(body, [], body)
    #expect(
      repeats(page.text) == [Repeat(range: page.range, source: page.source, similarity: 1)])
  }

  @Test func `changed words, case and width do not hide a repeat`() {
    var texts = Texts(seed: 3)
    let body = texts.body(6)
    let copy = body.enumerated().map {
      $0.offset == 1 ? $0.element.uppercased() : texts.edited($0.element, every: 15)
    }
    let page = halves(body, [texts.line(words: 12)], copy)
    let found = repeats(page.text)
    #expect(found.map(\.range) == [page.range])
    #expect(found.map(\.source) == [page.source])
    #expect(found.allSatisfy { $0.similarity > 0.6 && $0.similarity < 1 })
  }

  @Test func `Simplified repeats Traditional`() {
    let line = "資訊產業發展會議決定將於明年開始實施新的電腦與網路安全標準,歡迎國內廠商參與測試。"
    let simplified = "资讯产业发展会议决定将于明年开始实施新的电脑与网路安全标准,欢迎国内厂商参与测试。"
    let other = "圖書館將延長開放時間,讀者可以憑證進入閱覽室,並借閱最新的雜誌與報紙。"
    let otherSimplified = "图书馆将延长开放时间,读者可以凭证进入阅览室,并借阅最新的杂志与报纸。"
    let page = halves([line, other], ["分享"], [simplified, otherSimplified])
    #expect(
      repeats(page.text) == [Repeat(range: page.range, source: page.source, similarity: 1)])
  }

  @Test func `furniture inside the copy parts it and is in no range`() {
    var texts = Texts(seed: 4)
    let body = texts.body(4)
    let copy = [body[0], "Bagikan", body[1], "ADVERTISEMENT", body[2], "Baca juga", body[3]]
    let text = (body + copy).joined(separator: "\n")
    let found = repeats(text)
    #expect(found.map { String(text[$0.range]) } == body)
    #expect(found.map { String(text[$0.source]) } == body)
  }

  @Test func `three short paragraphs are a body`() {
    var texts = Texts(seed: 5)
    let body = (0..<3).map { _ in texts.line(words: 12) }
    let page = halves(body, ["Lihat Asli"], body)
    #expect(repeats(page.text).map(\.range) == [page.range])
  }

  @Test func `a refrain, a quoted sentence and a share bar are none`() {
    var texts = Texts(seed: 6)
    let refrain = texts.line(words: 9)
    var lines: [String] = []
    for _ in 0..<5 { lines += texts.body(2) + [refrain, "Bagikan", "Simpan"] }
    #expect(repeats(lines.joined(separator: "\n")).isEmpty)
  }

  @Test func `each later copy points at the first`() {
    var texts = Texts(seed: 7)
    let body = texts.body(4).joined(separator: "\n")
    let found = repeats([body, body, body].joined(separator: "\n"))
    let size = body.utf8.count
    #expect(found.map(\.range.start) == [size + 1, 2 * size + 2])
    #expect(found.allSatisfy { $0.source == TextRange(0, size) && $0.similarity == 1 })
  }

  @Test func `blocks that reach outside the text or overlap are passed over`() {
    var texts = Texts(seed: 8)
    let body = texts.body(2)
    let text = (body + body).joined(separator: "\n")
    let half = text.utf8.count / 2
    let blocks = [
      TextRange(0, half), TextRange(3, 9), TextRange(half + 1, text.utf8.count),
      TextRange(5, 1 << 40),
    ].map { Block(kind: .paragraph, range: $0) }
    #expect(
      repeats(text, blocks: blocks)
        == [
          Repeat(
            range: TextRange(half + 1, text.utf8.count), source: TextRange(0, half), similarity: 1)
        ])
  }

  @Test func `no text has no repeats`() {
    #expect(repeats("").isEmpty)
    #expect(repeats("\n\n\r\n \n").isEmpty)
    #expect(repeats("sekali saja").isEmpty)
    #expect(repeats("a", blocks: []).isEmpty)
  }

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: seedPage), "the seed page is not in the project")
  ) func `the seed page's body is one repeat`() throws {
    let page = try String(contentsOfFile: seedPage, encoding: .utf8)
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let body = Array(lines[0..<17])
    let halves = halves(body, [], Array(lines[20..<37]))
    #expect(
      repeats(halves.text) == [Repeat(range: halves.range, source: halves.source, similarity: 1)])
  }
}

/// Where a page for development stands beside the project, if it does.
private let seedPage =
  URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().path + "/../shared/data/seed/000_1711ad7f7b3f2517.txt"
