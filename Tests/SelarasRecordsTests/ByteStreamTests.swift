import Foundation
import SelarasRecords
import TestSupport
import Testing

@Suite struct `Byte streams` {
  /// Reads a file to its end or to an error.
  private func drain(_ path: String) -> (bytes: [UInt8], error: RecordsError?) {
    var bytes: [UInt8] = []
    do throws(RecordsError) {
      var stream = try ByteStream(path: path)
      while try stream.read(into: &bytes) > 0 {}
      return (bytes, nil)
    } catch {
      return (bytes, error)
    }
  }

  private let large: [UInt8] = (0..<700_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 5) }

  @Test func `plain, gzip and Zstandard are told by their bytes, not their names`() throws {
    let folder = try TemporaryFolder()
    for content in [[], [7], Array("satu\n".utf8), large] {
      for packed in [content, gzipped(content), zstandard(content)] {
        let result = drain(try folder.write(packed, to: "misnamed.txt"))
        #expect(result.error == nil)
        #expect(result.bytes == content)
      }
    }
  }

  @Test func `members and frames that follow each other are one stream`() throws {
    let folder = try TemporaryFolder()
    let a = Array("satu\n".utf8)
    let b = Array("dua\n".utf8)
    #expect(drain(try folder.write(gzipped(a) + gzipped([]) + gzipped(b), to: "a")).bytes == a + b)
    let skippable: [UInt8] = [0x50, 0x2A, 0x4D, 0x18, 2, 0, 0, 0, 9, 9]
    let frames = skippable + zstandard(a) + skippable + zstandard(b)
    #expect(drain(try folder.write(frames, to: "b")).bytes == a + b)
    let padded = drain(try folder.write(gzipped(a) + [0, 0, 0, 0, 0], to: "c"))
    #expect(padded.bytes == a)
    #expect(padded.error == nil)
    var many: [UInt8] = []
    for _ in 0..<9000 { many += gzipped(b) }
    #expect(drain(try folder.write(many, to: "d")).bytes.count == 9000 * b.count)
  }

  @Test func `a stream cut anywhere gives what was good, then names the byte`() throws {
    let folder = try TemporaryFolder()
    let content = Array("祖克柏 bilang begitu. ".utf8) + large.prefix(5000)
    for packed in [gzipped(content), zstandard(content)] {
      for cut in Set([4, 5, 11, packed.count / 2, packed.count - 9, packed.count - 1]) {
        let result = drain(try folder.write(packed[..<cut], to: "cut"))
        #expect(result.error?.kind == .corrupt)
        #expect(result.error?.byte == cut)
        #expect(content.starts(with: result.bytes))
      }
      let late = drain(try folder.write(packed + packed.prefix(20), to: "cut"))
      #expect(late.bytes.starts(with: content))
      #expect(late.error?.byte == packed.count + 20)
    }
  }

  @Test func `damage is an error, after what was good`() throws {
    let folder = try TemporaryFolder()
    var packed = gzipped(large)
    packed[packed.count - 3] ^= 0xFF
    let result = drain(try folder.write(packed, to: "a"))
    #expect(result.error?.kind == .corrupt)
    #expect(result.bytes == large)
    let trailing = drain(try folder.write(gzipped(large) + Array("junk".utf8), to: "b"))
    #expect(trailing.error?.kind == .corrupt)
    #expect(trailing.bytes == large)
  }

  @Test func `random bytes behind a magic number never trap`() throws {
    let folder = try TemporaryFolder()
    for magic in [[0x1F, 0x8B, 8], [0x28, 0xB5, 0x2F, 0xFD], []] as [[UInt8]] {
      for _ in 0..<60 {
        let noise = (0..<Int.random(in: 0..<400)).map { _ in UInt8.random(in: 0...255) }
        _ = drain(try folder.write(magic + noise, to: "noise"))
      }
    }
  }

  @Test(arguments: ["a\n", "\n", "P\n", "((\n"])
  func `a short line is handed out before anything follows it`(line: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.at("pipe")
    let failure = unsafe mkfifo(path, 0o600)
    #expect(failure == 0)
    // Open for writing too, so that the pipe never ends.
    let writer = unsafe open(path, O_RDWR)
    defer { close(writer) }
    let written = unsafe write(writer, line, line.utf8.count)
    #expect(written == line.utf8.count)
    var stream = try ByteStream(path: path)
    var bytes: [UInt8] = []
    #expect(try stream.read(into: &bytes) == line.utf8.count)
    #expect(String(decoding: bytes, as: UTF8.self) == line)
  }

  @Test func `what is not there, or is a folder, is an error`() throws {
    let folder = try TemporaryFolder()
    #expect(drain(folder.at("none")).error?.kind == .notFound)
    #expect(drain(folder.path).error?.kind == .unreadable)
  }

  @Test func `peeking leaves the bytes to be taken`() throws {
    let folder = try TemporaryFolder()
    var stream = try ByteStream(path: try folder.write(gzipped(large), to: "a"))
    #expect(Array(stream.peek(100_000)) == Array(large.prefix(100_000)))
    #expect(try stream.readToEnd() == large)
    #expect(stream.peek(10).isEmpty)
  }

  @Test func `lines of any length come whole, or cut at the limit`() throws {
    let folder = try TemporaryFolder()
    let long = [UInt8](repeating: 0x61, count: 20 << 20)
    let text = Array("x\n\n".utf8) + long + Array("\nakhir".utf8)
    var stream = try ByteStream(path: try folder.write(text, to: "a"))
    var lines: [Int] = []
    while let (line, isCut) = try stream.readLine() {
      #expect(!isCut)
      lines.append(line.count)
    }
    #expect(lines == [1, 0, 20 << 20, 5])
    var limited = try ByteStream(path: folder.at("a"))
    var cuts: [Bool] = []
    while let (line, isCut) = try limited.readLine(limit: 4) {
      #expect(line.count <= 4)
      cuts.append(isCut)
    }
    #expect(cuts == [false, false, true, true])
  }
}
