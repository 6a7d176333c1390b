import Foundation
import SelarasMemory
import SelarasText
import Testing

@testable import SelarasPipeline

@Suite struct `Run logs` {
  private let path = FileManager.default.temporaryDirectory
    .appendingPathComponent("run-log-\(UUID().uuidString)").path

  private func page(_ id: String) -> RunLog.Entry {
    var counts = PageCounts()
    counts.bytesRead = 300
    return .document(
      RunLog.Page(
        id: id, json: Array("{\"id\":\"\(id)\"}".utf8), sketch: [0, 255, 7],
        pairs: [
          TranslationUnit(
            source: "今天\t下雨。", target: "Hari ini hujan.", confidence: 0.25, sourceDocument: id,
            sourceRange: TextRange(0, 16), targetDocument: id, targetRange: TextRange(16, 31))
        ], counts: counts))
  }

  private func entries(fingerprint: String) throws -> [RunLog.Entry] {
    var found: [RunLog.Entry] = []
    _ = try RunLog(path: path, fingerprint: fingerprint) { entry, _ in found.append(entry) }
    return found
  }

  /// Appends pages in one sitting.
  private func write(_ ids: [String]) throws {
    var log = try RunLog(path: path, fingerprint: "a") { _, _ in }
    for id in ids { _ = try log.append(page(id)) }
    try log.flush()
  }

  @Test func `have one writer`() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let log = try RunLog(path: path, fingerprint: "a") { _, _ in }
    #expect(throws: PipelineError.inUse(path: path)) {
      _ = try RunLog(path: path, fingerprint: "a") { _, _ in }
    }
    _ = consume log
  }

  @Test func `give back what was appended`() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    do {
      var log = try RunLog(path: path, fingerprint: "a") { _, _ in }
      let place = try log.append(page("satu"))
      _ = try log.append(.problem("b.html: too short"))
      try log.flush()
      #expect(try log.entry(at: place) == page("satu"))
    }
    #expect(try entries(fingerprint: "a") == [page("satu"), .problem("b.html: too short")])
  }

  @Test func `begin anew for other input or options`() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    try write(["satu"])
    #expect(try entries(fingerprint: "b").isEmpty)
  }

  @Test func `lose only what was torn, wherever the file ends`() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    try write(["satu"])
    let first = try Data(contentsOf: URL(fileURLWithPath: path)).count
    try write(["dua"])
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    for length in stride(from: whole.count - 1, to: first, by: -7) {
      try whole.prefix(length).write(to: URL(fileURLWithPath: path))
      #expect(try entries(fingerprint: "a") == [page("satu")])
      let left = try Data(contentsOf: URL(fileURLWithPath: path)).count
      #expect(left == first, "the torn tail is cut off")
    }
  }

  @Test func `survive any bytes`() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    for _ in 0..<100 {
      let noise = Data((0..<200).map { _ in UInt8.random(in: 0...255) })
      try noise.write(to: URL(fileURLWithPath: path))
      #expect(try entries(fingerprint: "a").isEmpty)
    }
  }
}
