import SelarasRecords
import SelarasText
import TestSupport
import Testing

@Suite struct `Web archives` {
  private func record(
    _ body: [UInt8], type: String = "response", id: String = "1",
    content: String = "application/http; msgtype=response", length: String? = nil
  ) -> [UInt8] {
    let header = """
      WARC/1.0\r\nWARC-Type: \(type)\r\nWARC-Record-ID: <urn:uuid:\(id)>\r
      warc-target-uri: <https://example.org/\(id)>\r\nContent-Type: \(content)\r
      Content-Length: \(length ?? "\(body.count)")\r\n\r\n
      """
    return Array(header.utf8) + body + Array("\r\n\r\n".utf8)
  }

  private func answer(
    _ body: [UInt8], status: String = "200 OK", type: String = "text/html; Charset=\"Big5\"",
    more: String = ""
  ) -> [UInt8] {
    Array("HTTP/1.1 \(status)\r\nContent-Type: \(type)\r\n\(more)\r\n".utf8) + body
  }

  private func items(_ bytes: [UInt8], limits: RecordLimits = .init()) throws -> [InputItem] {
    let folder = try TemporaryFolder()
    var reader = RecordReader(
      [InputFile(path: try folder.write(bytes, to: "a.warc"))], limits: limits)
    var items: [InputItem] = []
    while let item = reader.next() { items.append(item) }
    return items
  }

  private func pages(_ bytes: [UInt8]) throws -> [RawRecord] {
    try items(bytes).compactMap { if case .record(let record) = $0 { record } else { nil } }
  }

  private let page = Array("<html>halaman\r\n\r\nWARC/1.0\r\n</html>".utf8)

  @Test func `pages come with address, id and character set, others are passed over`() throws {
    let archive: [UInt8] = [
      record(Array("software: x\r\n".utf8), type: "warcinfo", content: "application/warc-fields"),
      record(Array("GET / HTTP/1.1\r\n\r\n".utf8), type: "request"),
      record(answer(page), id: "a"),
      record(answer(page, type: "image/png")),
      record(answer(page, status: "404 Not Found")),
      record(answer(page, type: "application/xhtml+xml"), id: "b"),
    ].flatMap { $0 }
    let half = archive.count / 2
    let packed = [
      archive, gzipped(Array(archive[..<half])) + gzipped(Array(archive[half...])),
    ]
    for bytes in packed {
      let found = try pages(bytes)
      #expect(found.map(\.bytes) == [page, page])
      #expect(found.map(\.url) == ["https://example.org/a", "https://example.org/b"])
      #expect(found.map(\.line) == [3, 6])
      #expect(found.map(\.content) == [.page(charset: "big5"), .page(charset: nil)])
      let parsed = try found.map { try $0.parse() }
      #expect(parsed.map(\.document.id) == ["urn:uuid:a", "urn:uuid:b"])
      #expect(parsed.first?.document.url == "https://example.org/a")
    }
  }

  @Test func `transfer and content encodings are undone where they are there`() throws {
    let zipped = gzipped(page)
    func chunked(_ bytes: [UInt8]) -> [UInt8] {
      let half = bytes.count / 2
      let first = Array("\(String(half, radix: 16));x=y\r\n".utf8) + bytes[..<half]
      let second = Array("\r\n\(String(bytes.count - half, radix: 16))\r\n".utf8) + bytes[half...]
      return first + second + Array("\r\n0\r\n\r\n".utf8)
    }
    let gzip = "Content-Encoding: gzip\r\n"
    let chunks = "Transfer-Encoding: chunked\r\n"
    // What stands between gzip's header and trailer is the unwrapped kind.
    let unwrapped = Array(zipped.dropFirst(10).dropLast(8))
    let archive: [UInt8] = [
      answer(zipped, more: gzip), answer(chunked(zipped), more: gzip + chunks),
      answer(chunked(page), more: chunks), answer(page, more: gzip + chunks),
      answer(page, more: "Content-Encoding: br\r\n"),
      answer(unwrapped, more: "Content-Encoding: deflate\r\n"),
    ].flatMap { record($0) }
    #expect(try pages(archive).map(\.bytes) == Array(repeating: page, count: 6))
  }

  @Test func `a malformed record is a problem, and the next one is found`() throws {
    let good = record(answer(page), id: "z")
    let bad = [
      Array("rubbish\r\nmore\r\n\r\n".utf8), record(Array("teks".utf8), length: "x"),
      Array("WARC/1.0\r\n\r\n".utf8),
    ]
    for bytes in bad {
      let found = try items(record(answer(page)) + bytes + good).dropFirst()
      guard case .problem? = found.first, case .record(let last)? = found.last else {
        Issue.record("expected a problem, then a record")
        continue
      }
      #expect(last.url == "https://example.org/z")
    }
  }

  @Test func `an archive cut short gives its whole records, then a problem`() throws {
    let archive = record(answer(page), id: "a") + record(answer(page), id: "b")
    for bytes in [Array(archive.dropLast(20)), Array(gzipped(archive).dropLast(3))] {
      let found = try items(bytes)
      guard case .record? = found.first, case .problem? = found.last else {
        Issue.record("expected a record, then a problem")
        continue
      }
    }
    let large = try items(record(answer(page)) + record(answer(page)), limits: .init(page: 20))
    #expect(large.count == 2)
  }

  @Test func `damaged archives never trap`() throws {
    let more = "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"
    let archive = record(answer(page), id: "a") + record(answer(gzipped(page), more: more))
    var generator = SplitMix(seed: 4)
    for _ in 0..<300 {
      var damaged = archive
      for _ in 0..<5 {
        damaged[Int.random(in: 0..<damaged.count, using: &generator)] = UInt8.random(
          in: 0...255, using: &generator)
      }
      _ = try items(damaged)
    }
    for digits in ["99999999999999999999", "-5", "9223372036854775807"] {
      let header = "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: \(digits)\r\n\r\n"
      #expect(try items(Array(header.utf8) + page).count >= 1)
    }
  }
}
