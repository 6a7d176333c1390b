import Foundation
import SelarasMemory
import SelarasText
import TestSupport
import Testing

/// A unit with everything that files can say of one.
private func fullUnit() -> MemoryUnit {
  var unit = unit("今天下雨。", "Hari ini hujan.")
  unit.variants[0].language = "zh-TW"
  unit.variants[0].markup = Markup(
    dialect: .tmx, xml: "今天<bpt i=\"1\">&lt;b&gt;</bpt>下雨<ept i=\"1\">&lt;/b&gt;</ept>。")
  unit.variants[0].properties = [.init(type: "x-context-pre", value: "昨天 & 前天")]
  unit.variants[1].attributes = [.init(type: "changeid", value: "BUDI")]
  unit.variants[1].notes = [.init(text: "catatan", language: "id")]
  unit.variants.append(.init(language: "en", text: "It is raining today."))
  unit.identifier = "u-7"
  unit.attributes = [.init(type: "creationdate", value: "20251211T101500Z")]
  unit.properties = [
    .init(type: "x-domain", value: "cuaca"), .init(type: "x-domain", value: "<alam>"),
  ]
  unit.notes = [.init(text: "checked \"twice\"", language: "en")]
  unit.status = .accepted
  unit.confidence = 0.75
  unit.origin.sourceDocument = "a"
  unit.origin.sourceRange = TextRange(3, 9)
  return unit
}

@Suite struct ExchangeFiles {
  @Test(arguments: [ExchangeFormat.tmx, .jsonl])
  func `of formats that carry everything come back whole`(format: ExchangeFormat) throws {
    let units = [fullUnit(), unit("一", "satu")]
    let written = try writeAll(format, units)
    for piece in [1, 7, 100_000] {
      let read = try readAll(format, written.bytes, piece: piece)
      #expect(read.units == units)
      #expect(read.skipped.isEmpty)
    }
  }

  @Test func `come back whole from a memory`() throws {
    let units = [fullUnit(), unit("一", "satu")]
    let memory = try TranslationMemory(path: ":memory:", creates: true)
    try memory.append(units, document: "f", position: 0)
    var found: [MemoryUnit] = []
    try memory.forEachUnit { _, unit in found.append(unit) }
    #expect(found == units)
  }

  @Test(arguments: ExchangeFormat.allCases.filter { $0 != .mo && $0 != .moses })
  func `keep their texts`(format: ExchangeFormat) throws {
    // A line is what TSV ends units by, and white space alone is no text.
    let texts = nastyTexts.filter { text in
      !text.allSatisfy(\.isWhitespace)
        && (format != .tsv || !text.contains { $0.isNewline || $0 == "\t" || $0 == "\u{85}" })
    }
    let units = texts.enumerated().map { unit("\($0.offset) \($0.element)", $0.element) }
    let read = try readAll(format, try writeAll(format, units).bytes)
    #expect(read.units.map(\.source.text) == units.map(\.source.text))
    #expect(read.units.map(\.target.text) == units.map(\.target.text))
    #expect(read.units.allSatisfy { $0.source.language == "zh-Hant" })
  }

  @Test(arguments: [ExchangeFormat.tmx, .xliff, .xliff2, .tbx])
  func `drop and count what XML cannot hold`(format: ExchangeFormat) throws {
    let written = try writeAll(format, [unit("a\u{1}b", "c\u{FFFF}\u{B}d")])
    #expect(written.dropped == 3)
    let read = try readAll(format, written.bytes)
    #expect(read.units.first?.source.text == "ab")
    #expect(read.units.first?.target.text == "cd")
  }

  @Test(arguments: [ExchangeFormat.tmx, .xliff, .xliff2])
  func `carry properties of any type`(format: ExchangeFormat) throws {
    var rich = unit("一", "satu")
    rich.properties = [
      .init(type: "x-domain", value: "a < b"), .init(type: "50% & more", value: " "),
      .init(type: "subjek\u{3000}%20", value: "雨"), .init(type: "%", value: "x"),
    ]
    if format != .tmx { rich.properties.append(.init(type: "", value: "none")) }
    let read = try readAll(format, try writeAll(format, [rich]).bytes)
    let kept = read.units.first?.properties.filter { !$0.type.hasPrefix("xliff:") } ?? []
    #expect(kept.filter { !$0.type.hasPrefix("xliff2:") } == rich.properties)
  }

  @Test(arguments: [Markup.Dialect.tmx, .xliff, .xliff2])
  func `carry inline tags of any dialect into any other`(dialect: Markup.Dialect) throws {
    let markup: [Markup.Dialect: String] = [
      .tmx: "a<bpt i=\"1\">&lt;b&gt;</bpt>c<ept i=\"1\">x</ept><hi>d</hi><ph>&amp;</ph>e",
      .xliff: "a<g id=\"1\" ctype=\"bold\">c</g><mrk mtype=\"term\">d</mrk><x id=\"2\"/>e",
      .xliff2: "a<pc id=\"1\">c</pc><mrk id=\"m\">d</mrk><ph id=\"2\"/>e",
    ]
    var tagged = unit("acde", "acde")
    tagged.variants[0].markup = Markup(dialect: dialect, xml: try #require(markup[dialect]))
    for format in [ExchangeFormat.tmx, .xliff, .xliff2] {
      let read = try readAll(format, try writeAll(format, [tagged]).bytes)
      #expect(read.units.first?.source.text == "acde")
      #expect(read.units.first?.source.markup != nil)
      if format.rawValue == dialect.rawValue {
        #expect(read.units.first?.source.markup == tagged.source.markup)
      }
    }
  }

  @Test func `never run in a spreadsheet`() throws {
    let texts = ["=1+1", "+62", "-5", "@a", "\t=A1", "'=x", "''=x", "'plain", "\r=1"]
    let written = try writeAll(.csv, texts.map { unit($0, $0) })
    let lines = String(decoding: written.bytes, as: UTF8.self)
    #expect(
      !lines.split(separator: "\r\n").dropFirst().contains { line in
        "=+-@\t".contains(line.drop { $0 == "\"" }.first ?? " ")
      })
    #expect(try readAll(.csv, written.bytes).units.map(\.source.text) == texts)
  }

  @Test func `make one unit of two that are the same, and forget no origin`() throws {
    let memory = try TranslationMemory(path: ":memory:", creates: true)
    let same = [unit("一", "satu"), unit("二", "dua"), unit("一", "satu")]
    #expect(try memory.append(same, document: "a", position: 0) == 2)
    #expect(try memory.append(same, document: "a", position: 0) == 0)
    #expect(try memory.append(same, document: "b", position: 0) == 0)
    let statistics = try memory.statistics()
    #expect(statistics.first { $0.name == "units" }?.value == 2)
    #expect(statistics.first { $0.name == "origins" }?.value == 6)
  }

  @Test func `of random bytes are an error or units, and never a trap`() throws {
    var random = SplitMix(seed: 5)
    let seeds = try ExchangeFormat.allCases.filter { $0 != .mo && $0 != .moses }.map {
      ($0, try writeAll($0, [fullUnit(), unit("一\n\"", "satu")]).bytes)
    }
    for round in 0..<400 {
      let (format, bytes) = seeds[round % seeds.count]
      var broken = bytes
      for _ in 0..<(1 + random.next() % 6) {
        let place = Int(random.next() % UInt64(broken.count))
        switch random.next() % 3 {
        case 0: broken[place] = UInt8(truncatingIfNeeded: random.next())
        case 1: broken.removeSubrange(place..<min(broken.count, place + 9))
        default: broken.insert(contentsOf: bytes.prefix(Int(random.next() % 40)), at: place)
        }
        if broken.isEmpty { broken = [0] }
      }
      _ = try? readAll(format, broken)
      _ = try? readAll(.mo, [0xDE, 0x12, 0x04, 0x95] + broken)
    }
  }
}

private let shared = URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()
  .appending(path: "../shared/data/memory")

@Suite(
  .enabled(
    if: FileManager.default.fileExists(atPath: shared.path), "needs ../shared/data/memory"))
struct FilesOfOtherTools {
  private func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: shared.appending(path: path)))
  }

  private func read(
    _ path: String, languages: UnitLanguages = UnitLanguages()
  ) throws -> (units: [MemoryUnit], skipped: [Int], header: [String: String]) {
    let file = try bytes(path)
    let format = try #require(ExchangeFormat.detect(name: path, head: Array(file.prefix(4096))))
    return try readAll(format, file, languages: languages)
  }

  @Test func `with one oddity each are read as expected`() throws {
    struct Expected: Decodable {
      var file: String
      var units: [[String: String]]
      var skipped: Int?
      var lengths: [[Int]]?
      var tags: [[String]]?
    }
    let lines = String(decoding: try bytes("odd/expected.jsonl"), as: UTF8.self)
    for line in lines.split(separator: "\n") {
      let expected = try JSONDecoder().decode(Expected.self, from: Data(line.utf8))
      let found: (units: [MemoryUnit], skipped: [Int], header: [String: String])
      if expected.file == "moses.zh" {
        var reader = MosesReader(
          source: byteSource(try bytes("odd/moses.zh")),
          target: byteSource(try bytes("odd/moses.id")), languages: UnitLanguages())
        var units: [MemoryUnit] = []
        var skipped: [Int] = []
        while let item = try reader.next() {
          switch item {
          case .unit(let unit, _): units.append(unit)
          case .skipped(let line, _): skipped.append(line)
          }
        }
        found = (units, skipped, [:])
      } else {
        found = try read("odd/\(expected.file)")
      }
      let memory = try TranslationMemory(path: ":memory:", creates: true)
      try memory.append(found.units, document: "x", position: 0)
      var units: [[String: String]] = []
      var tags: [[String]] = []
      try memory.forEachUnit { _, unit in
        var texts: [String: String] = [:]
        for variant in unit.variants {
          var family = MemoryLanguage.family(of: variant.language).rawValue
          if family == "zh" { family = "zh-Hant" }
          texts[family] = variant.text
        }
        units.append(texts)
        tags.append(unit.variants.map(\.language))
      }
      if let lengths = expected.lengths {
        #expect(
          found.units.map { $0.variants.map(\.text.unicodeScalars.count) } == lengths)
      } else {
        #expect(units == expected.units, "\(expected.file)")
      }
      #expect(found.skipped.count == expected.skipped ?? 0, "\(expected.file)")
      if let wanted = expected.tags { #expect(tags == wanted) }
      // Tags survive in every file that carries them.
      if expected.file.hasSuffix("tmx") {
        let again = try readAll(
          .tmx, try writeAll(.tmx, found.units, header: found.header).bytes)
        #expect(again.units == found.units, "\(expected.file)")
      }
    }
  }

  @Test func `that are broken are refused with their line`() throws {
    let lines = String(decoding: try bytes("bad/expected.tsv"), as: UTF8.self)
    for line in lines.split(separator: "\n") {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      if cells[0] == "unequal.zh" { continue }
      do {
        let found = try read("bad/\(cells[0])")
        #expect(
          !found.units.contains { $0.variants.contains { $0.text.contains("RAHASIA") } })
        // Deep nesting may be a unit.
        if cells[0] != "deep.tmx" { Issue.record("\(cells[0]) was read: \(found.units.count)") }
      } catch let error as MemoryError {
        #expect(!"\(error)".contains("RAHASIA"))
        if let number = Int(cells[1]) { #expect(error.line == number, "\(cells[0]): \(error)") }
      } catch {
        // What nobody knows is no file of ours.
        #expect(["empty.tmx", "binary.tmx"].contains(cells[0]), "\(cells[0]): \(error)")
      }
    }
  }

  @Test func `as they really write them are read whole`() throws {
    let languages = UnitLanguages(source: LanguageTag("zh-Hant"), target: LanguageTag("id"))
    for name in try FileManager.default.contentsOfDirectory(atPath: shared.path + "/real").sorted()
    {
      let found = try read("real/\(name)", languages: languages)
      #expect(found.units.count >= 3, "\(name): \(found.units.count)")
    }
  }
}
