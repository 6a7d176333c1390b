import Foundation
import SelarasRecords
import SelarasText
import TestSupport
import Testing

/// What a reader gives, in words: ids and problems in order.
private func trace(
  _ arguments: [String], kind: InputKind? = nil, limits: RecordLimits = .init()
) -> [String] {
  var reader = RecordReader(InputFiles.list(arguments), kind: kind, limits: limits)
  var trace: [String] = []
  while let item = reader.next() {
    switch item {
    case .record(let record):
      do throws(InputProblem) {
        trace.append(try record.parse().document.id)
      } catch {
        trace.append("!\(error.line ?? 0)")
      }
    case .problem(let problem): trace.append("!\(problem.line ?? 0)")
    }
  }
  return trace
}

@Suite struct `Reading records` {
  @Test func `lines come in order, blank ones skipped, bad ones named`() throws {
    let folder = try TemporaryFolder()
    let text =
      "\u{FEFF}{\"id\":\"a\",\"text\":\"\"}\r\n\r\n \t\n{bad\n{\"text\":\"x\"}\n\n{\"id\":3,\"text\":\"\"}"
    let path = try folder.write(text, to: "d.jsonl")
    #expect(trace([path]) == ["a", "!4", "d.jsonl:5", "3"])
    for packed in [gzipped(Array(text.utf8)), zstandard(Array(text.utf8))] {
      #expect(trace([try folder.write(packed, to: "d.jsonl")]) == ["a", "!4", "d.jsonl:5", "3"])
    }
  }

  @Test func `files of all kinds are read one after the other`() throws {
    let folder = try TemporaryFolder()
    try folder.write("<html>x", to: "a.zh.html")
    try folder.write("{\"id\":\"j\",\"text\":\"\"}\n", to: "b.jsonl")
    try folder.write(gzipped(Array("teks".utf8)), to: "c/d.txt.gz")
    try folder.write("", to: "e.txt")
    #expect(trace(["/none", folder.path]) == ["!0", "a.zh", "j", "c/d", "e"])
  }

  @Test func `a page keeps its bytes, a text is decoded`() throws {
    let folder = try TemporaryFolder()
    let big5: [UInt8] = [0xA4, 0xA4, 0xA4, 0xE5]
    let page = try folder.write(Array("<html>".utf8) + big5, to: "a.html")
    let utf16 = try folder.write(
      [0xFF, 0xFE] + "中文\n".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }, to: "b.txt")
    var reader = RecordReader(InputFiles.list([page, utf16]).files)
    var records: [ParsedRecord] = []
    while case .record(let record)? = reader.next() { records.append(try record.parse()) }
    #expect(records.first?.page?.bytes == Array("<html>".utf8) + big5)
    #expect(records.first?.document.text == "")
    #expect(records.last?.document.text == "中文\n")
    #expect(records.last?.page == nil)
  }

  @Test func `a text taken as it stands is not decoded`() throws {
    let file = InputFile(path: "a.txt")
    let bytes: [UInt8] = [0xEF, 0xBB, 0xBF, 0x61, 0xFF]
    let record = RawRecord(file: file, content: .text, bytes: bytes)
    let parsed = try record.parse(.utf8Text)
    #expect(parsed.document.text == "\u{FEFF}a\u{FFFD}")
    #expect(parsed.replacements == 1)
  }

  @Test func `a line or page over the limit is a problem, and reading goes on`() throws {
    let folder = try TemporaryFolder()
    let long = "{\"id\":\"long\",\"text\":\"" + String(repeating: "x", count: 900_000) + "\"}\n"
    let path = try folder.write(long + "{\"id\":\"b\",\"text\":\"\"}\n", to: "d.jsonl")
    #expect(trace([path]) == ["long", "b"])
    #expect(trace([path], limits: .init(line: 1000)) == ["!1", "b"])
    let page = try folder.write("<html>" + long, to: "p.html")
    #expect(trace([page, path], limits: .init(page: 1000)) == ["!0", "long", "b"])
  }

  @Test func `a line of 20 MB is a record`() throws {
    let folder = try TemporaryFolder()
    let text = String(repeating: "kata 中文\\n", count: 1_600_000)
    let path = try folder.write("{\"text\":\"\(text)\"}\n{\"id\":2,\"text\":\"\"}\n", to: "d.jsonl")
    #expect(trace([path]) == ["d.jsonl:1", "2"])
  }

  @Test func `a cut gzip file gives its whole lines, then a problem`() throws {
    let folder = try TemporaryFolder()
    var generator = SplitMix(seed: 1)
    var lines = ""
    for number in 0..<4000 {
      lines +=
        "{\"id\":\"\(number)\",\"text\":\"\(UInt64.random(in: 0 ... .max, using: &generator))\"}\n"
    }
    let packed = gzipped(Array(lines.utf8))
    let seen = trace([try folder.write(packed[..<(packed.count / 2)], to: "d.jsonl.gz")])
    #expect(seen.count > 500 && seen.count < 4000)
    #expect(seen.last == "!\(seen.count)")
    #expect(seen.dropLast().elementsEqual((0..<seen.count - 1).map { "\($0)" }))
    let page = try folder.write(gzipped(Array("<html>x".utf8)).dropLast(6), to: "p.html")
    #expect(trace([page]) == ["!0"])
  }

  @Test func `formats that are not supported are named, unless a kind is given`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0, 1, 2], to: "a.txt.xz")
    #expect(trace([path]) == ["!0"])
    #expect(trace([path], kind: .text) == ["a.txt"])
  }

  @Test func `JSON Lines in UTF-16 are read`() throws {
    let folder = try TemporaryFolder()
    let text = "{\"id\":\"中\",\"text\":\"\"}\r\n\r\n{\"id\":\"b\",\"text\":\"\"}\r\n"
    let bytes = text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    let path = try folder.write([0xFF, 0xFE] + bytes, to: "d.jsonl")
    #expect(trace([path]) == ["中", "b"])
  }

  @Test(.timeLimit(.minutes(1)))
  func `a writer on a pipe may wait for the answer to its first line`() throws {
    let folder = try TemporaryFolder()
    let path = folder.at("pipe")
    try #require(unsafe mkfifo(path, 0o600) == 0)
    let isAnswered = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      guard let pipe = FileHandle(forWritingAtPath: path) else { return }
      pipe.write(Data("{\"id\":1,\"text\":\"\"}\n".utf8))
      isAnswered.wait()
      pipe.write(Data("{\"id\":2,\"text\":\"\"}".utf8))
      try? pipe.close()
    }
    var reader = RecordReader(InputFiles.list([path]))
    var ids: [String] = []
    while case .record(let record)? = reader.next() {
      ids.append(try record.parse().document.id)
      isAnswered.signal()
    }
    #expect(ids == ["1", "2"])
  }

  @Test func `random files of every kind never trap`() throws {
    let folder = try TemporaryFolder()
    var generator = SplitMix(seed: 8)
    for kind in InputKind.allCases {
      for _ in 0..<40 {
        let length = Int.random(in: 0..<3000, using: &generator)
        let noise = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
        _ = trace([try folder.write(noise, to: "noise")], kind: kind)
      }
    }
  }
}
