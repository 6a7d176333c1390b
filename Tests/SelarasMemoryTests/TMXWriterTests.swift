import Foundation
import SelarasMemory
import SelarasText
import Testing

/// Texts that have broken one writer or another.
let nastyTexts = [
  "", " ", "  leading and trailing  ", "今天下雨。", "<b>&amp;</b> \"quoted\" 'single'", "]]>",
  "<![CDATA[",
  "<!-- comment -->", "<?pi?>", "&#1; &unknown;", "one\ntwo\r\nthree\rfour\tfive", "\n", "👩‍👩‍👧‍👦 🇮🇩 𠮷",
  "שלום עולם \u{202E}مرحبا\u{202C}", "e\u{301} \u{FEFF} \u{FFFD} \u{85} \u{2028} \u{7F}",
  String(repeating: "長句。", count: 50_000), String(repeating: "&<>", count: 40_000),
]

private let root = URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()
private let grammar = root.appending(path: "../shared/data/memory/schemas/tmx14.dtd").path
private let xmllint = "/usr/bin/xmllint"

@Suite struct TMXWriters {
  @Test func `write what a parser reads back, character for character`() throws {
    let units = nastyTexts.flatMap { text in
      [
        TranslationUnit(source: text, target: "a"), TranslationUnit(source: "b", target: text),
      ]
    }
    let written = try write(units)
    let read = try TMXReading(written.bytes).units
    #expect(read.map(\.segments) == units.map { [$0.source, $0.target] })
    #expect(read.allSatisfy { $0.languages == ["zh-Hant", "id"] })
    #expect(written.droppedCharacters == 0)
  }

  @Test func `drop the characters that XML forbids and count them`() throws {
    let forbidden = (0..<0x20).filter { $0 != 9 && $0 != 10 && $0 != 13 } + [0xFFFE, 0xFFFF]
    var text = ""
    for value in forbidden {
      text += "公司"
      text.unicodeScalars.append(try #require(Unicode.Scalar(UInt32(value))))
    }
    let unit = TranslationUnit(source: text, target: text, sourceDocument: "a\u{1}b")
    let written = try write([unit])
    #expect(written.droppedCharacters == 2 * forbidden.count + 1)
    let read = try #require(try TMXReading(written.bytes).units.first)
    let kept = String(repeating: "公司", count: forbidden.count)
    #expect(read.segments == [kept, kept])
    #expect(read.properties["x-source-document"] == "ab")
  }

  /// The twin of the writer's filter, written from the production `Char` of XML 1.0.
  @Test func `keep any scalar that XML allows`() throws {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<20 {
      var text = ""
      for _ in 0..<3_000 {
        let limit: UInt32 = [0x80, 0x3000, 0x1_0000, 0x11_0000].randomElement(using: &generator)!
        if let scalar = Unicode.Scalar(UInt32.random(in: 0..<limit)) {
          text.unicodeScalars.append(scalar)
        }
      }
      var kept = String.UnicodeScalarView()
      kept.append(
        contentsOf: text.unicodeScalars.filter {
          switch $0.value {
          case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
          default: false
          }
        })
      let written = try write([TranslationUnit(source: text, target: "")])
      #expect(written.droppedCharacters == text.unicodeScalars.count - kept.count)
      let read = try TMXReading(written.bytes).units.first?.segments.first
      #expect(read.map { Array($0.utf8) } == Array(String(kept).utf8))
    }
  }

  @Test func `carry confidence, documents and ranges as properties`() throws {
    let unit = TranslationUnit(
      source: "今天下雨。", target: "Hari ini hujan.", confidence: 0.932_451,
      sourceDocument: "berita/1.zh-Hant", sourceRange: TextRange(0, 15),
      targetDocument: "berita/1.id", targetRange: TextRange(7, 22))
    let read = try #require(try TMXReading(try write([unit]).bytes).units.first)
    #expect(
      read.properties == [
        "x-confidence": "0.9325", "x-source-document": "berita/1.zh-Hant",
        "x-source-range": "[0, 15]", "x-target-document": "berita/1.id",
        "x-target-range": "[7, 22]",
      ])
  }

  @Test func `the header names tool, languages and the date only if there is one`() throws {
    let plain = try TMXReading(try write([]).bytes)
    #expect(
      plain.header == [
        "creationtool": "selaras <tests>", "creationtoolversion": "1 & 2", "segtype": "sentence",
        "o-tmf": "selaras <tests>", "adminlang": "en", "srclang": "zh-Hant",
        "datatype": "plaintext",
      ])
    #expect(plain.units.isEmpty)
    let dated = try TMXReading(try write([], date: "20251231T235959Z").bytes)
    #expect(dated.header["creationdate"] == "20251231T235959Z")
  }

  @Test func `a unit's name is the same in every run and tells units apart`() throws {
    let units = [
      TranslationUnit(source: "ab", target: "c"), TranslationUnit(source: "a", target: "bc"),
      TranslationUnit(source: "ab", target: "c", sourceDocument: "x"),
      TranslationUnit(source: "ab", target: "c", targetDocument: "x"),
    ]
    let first = try write(units)
    #expect(first.bytes == (try write(units).bytes))
    let names = try TMXReading(first.bytes).units.compactMap(\.identifier)
    #expect(Set(names).count == units.count)
    #expect(names.allSatisfy { $0.utf8.count == 16 })
    // Pinned: a memory that knows the units by name must find them again in later versions.
    #expect(names.first == "f53b8e5c78487020")
  }

  @Test func `a long text passes in small pieces`() throws {
    let text = String(repeating: "Satu kalimat & satu lagi. ", count: 400_000)
    let written = try write([TranslationUnit(source: text, target: "x")])
    #expect(written.bytes.count > text.utf8.count)
    #expect(written.largestPiece < 1 << 19)
  }

  @Test func `a sink that fails stops the writer for good`() throws {
    struct DiskFull: Error {}
    var writer = try TMXWriter(
      source: LanguageTag("zh-Hant"), target: LanguageTag("id"), creationTool: "t",
      toolVersion: "1", sink: { _ in throw DiskFull() })
    let unit = TranslationUnit(source: String(repeating: "雨", count: 100_000), target: "hujan")
    for _ in 0..<3 {
      do {
        try writer.append(unit)
        Issue.record("the error was swallowed")
      } catch {
        #expect(error.underlying is DiskFull)
        #expect("\(error)" == "writing TMX: DiskFull()")
      }
    }
    #expect(throws: MemoryError.self) { try writer.finish() }
  }

  @Test func `a finished file takes no more units`() async {
    await #expect(processExitsWith: .failure) {
      var writer = try TMXWriter(
        source: LanguageTag("zh-Hant"), target: LanguageTag("id"), creationTool: "t",
        toolVersion: "1", sink: { _ in })
      try writer.finish()
      try writer.append(TranslationUnit(source: "a", target: "b"))
    }
  }

  @Test(
    .enabled(
      if: [grammar, xmllint].allSatisfy(FileManager.default.fileExists),
      "needs xmllint and the grammar of TMX 1.4b in ../shared/data/memory/schemas"))
  func `files are valid by the grammar of TMX`() throws {
    var units = nastyTexts.map { TranslationUnit(source: $0, target: $0, confidence: 0.5) }
    units.append(
      TranslationUnit(
        source: "\u{1}", target: "\u{FFFE}", sourceDocument: "<&\">", sourceRange: TextRange(0, 1),
        targetDocument: "é", targetRange: TextRange(2, 2)))
    for units in [units, []] {
      let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).tmx")
      defer { try? FileManager.default.removeItem(at: file) }
      try Data(try write(units).bytes).write(to: file)
      let process = Process()
      process.executableURL = URL(filePath: xmllint)
      process.arguments = ["--noout", "--nonet", "--huge", "--dtdvalid", grammar, file.path]
      let complaints = Pipe()
      process.standardError = complaints
      try process.run()
      let text = String(
        decoding: complaints.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationStatus == 0, "\(text)")
    }
  }
}
