import SelarasRecords
import SelarasText
import Testing

@Suite struct `Documents as records` {
  @Test func `every field survives the way there and back`() throws {
    var document = Document(id: "gate/\"1\"", text: "judul\n祖克柏 bilang\u{1}\t\\")
    document.url = "https://example.org/a?b=c"
    document.title = "Judul"
    document.author = ["A", "B"]
    document.date = "2025-12-11"
    document.site = "Situs"
    document.pageType = .forum
    document.blocks = [
      Block(kind: .heading, level: 2, range: TextRange(0, 5)),
      Block(kind: .listItem, range: TextRange(6, 22)),
    ]
    document.passages = [
      Passage(
        language: LanguageTag("id"), range: TextRange(0, 22), confidence: 0.998,
        embedded: [
          .init(range: TextRange(6, 15), script: .han, language: LanguageTag("zh-Hant"))
        ])
    ]
    document.repeats = [
      Repeat(range: TextRange(6, 9), source: TextRange(0, 5), similarity: 1)
    ]
    document.removed = [
      Removal(reason: .boilerplate, text: "Lihat Asli"),
      Removal(reason: .repeat, text: "x", source: TextRange(0, 5), similarity: 0.9375),
    ]
    document.language = LanguageTag("id")
    document.confidence = 0.5
    document.cluster = "gate"
    document.similarity = 0.97
    document.unknownFields = [.init(name: "meta\\u0064ata", json: "{\"a\": [1,  2]}")]
    let line = written(document)
    #expect(line.filter { $0 == "\n" }.count == 1)
    #expect(line.hasSuffix("}\n"))
    #expect(try parse(line.utf8).document == document)
    let start = #"{"id":"gate/\"1\"","url":"https://example.org/a?b=c","title":"Judul","author":"#
    #expect(line.hasPrefix(start))
    #expect(line.contains(#""text":"judul\n祖克柏 bilang\u0001\t\\","blocks":[{"kind":"heading""#))
    #expect(line.contains(#""range":[0,22],"confidence":0.998,"#))
    #expect(line.contains(#""of":[0,5],"similarity":1.0}]"#))
  }

  @Test func `a phrase in no language is written without one, and read again`() throws {
    var document = Document(id: "a", text: "搭 Garuda")
    document.passages = [
      Passage(
        language: LanguageTag("zh-Hant"), range: TextRange(0, 10), confidence: 1,
        embedded: [.init(range: TextRange(4, 10), script: .latin, language: .undetermined)])
    ]
    let line = written(document)
    #expect(line.contains(#""embedded":[{"range":[4,10],"script":"Latn"}]"#))
    #expect(try parse(line.utf8).document == document)
  }

  @Test func `what is absent is left out`() {
    #expect(written(Document(id: "a", text: "")) == "{\"id\":\"a\",\"text\":\"\"}\n")
  }

  @Test func `ids are strings, numbers or the place of the line`() throws {
    #expect(try parse(#"{"id":"x","text":""}"#.utf8).document.id == "x")
    #expect(try parse(#"{"id":12.50,"text":""}"#.utf8).document.id == "12.50")
    #expect(try parse(#"{"text":""}"#.utf8).document.id == "a.jsonl:7")
    let strange = try parse(#"{"id":null,"text":""}"#.utf8).document
    #expect(strange.id == "a.jsonl:7")
    #expect(written(strange) == "{\"id\":\"a.jsonl:7\",\"text\":\"\"}\n")
  }

  @Test func `a text that is no string, or is nowhere, makes a problem`() {
    for line in [#"{"text":1}"#, #"{"id":"a"}"#, #"{"text":null}"#, #"{"text":null,"html":1}"#] {
      let problem = #expect(throws: InputProblem.self) { try parse(line.utf8) }
      #expect(problem?.description.hasPrefix("a.jsonl:7: ") == true)
    }
  }

  @Test func `known fields of another type stay untouched`() throws {
    let line =
      #"{"url":5,"text":"ab","author":[1],"x":1.50,"blocks":[[0,1]],"passages":{},"#
      + #""removed":[{"reason":"new","text":""}],"confidence":"high","title":null}"#
    let document = try parse(line.utf8).document
    #expect(
      document.unknownFields.map(\.name) == [
        "url", "author", "x", "blocks", "passages", "removed", "confidence", "title",
      ])
    #expect(document.url == nil && document.blocks == nil && document.confidence == nil)
    #expect(try parse(written(document).utf8).document.unknownFields == document.unknownFields)
  }

  @Test func `a field that a step has filled in takes the place of one it could not read`() throws {
    var document = try parse(#"{"id":"a","title":null,"text":"","z":1}"#.utf8).document
    document.title = "Judul"
    #expect(written(document) == "{\"id\":\"a\",\"title\":\"Judul\",\"text\":\"\",\"z\":1}\n")
  }

  @Test func `of two fields of one name the last counts`() throws {
    let line = #"{"text":"a","x":1,"y":2,"text":"b","x":3,"url":"u","url":4,"t\u0069tle":"t"}"#
    let document = try parse(line.utf8).document
    #expect(document.text == "b")
    #expect(document.url == nil)
    #expect(document.title == "t")
    #expect(document.unknownFields.map(\.name) == ["x", "y", "url"])
    #expect(document.unknownFields.map(\.json) == ["3", "2", "4"])
  }

  @Test func `author may be one string`() throws {
    #expect(try parse(#"{"text":"","author":"Sari"}"#.utf8).document.author == ["Sari"])
  }

  @Test func `a page in html is handed out, and kept only when asked for`() throws {
    let line = Array(#"{"id":"a","html":"<p>x<\/p>","z":0}"#.utf8)
    let record = try parse(line)
    #expect(record.html == "<p>x</p>")
    #expect(written(record.document) == "{\"id\":\"a\",\"text\":\"\",\"z\":0}\n")
    #expect(
      try parse(line, .keepsHTML).document.unknownFields.map(\.json) == [#""<p>x<\/p>""#, "0"])
  }

  @Test(arguments: [
    #""blocks":[{"kind":"code","range":[0,4]}]"#, #""blocks":[{"kind":"code","range":[2,1]}]"#,
    #""blocks":[{"kind":"code","range":[-1,1]}]"#, #""blocks":[{"kind":"code","range":[0.5,1]}]"#,
    #""passages":[{"language":"id","range":[0,99999999999999999999]}]"#,
    #""passages":[{"language":"id","range":[0,1],"embedded":[{"range":[0,9],"script":"Hani","language":"zh"}]}]"#,
    #""repeats":[{"range":[0,1],"of":[0,4],"similarity":1}]"#,
    #""removed":[{"reason":"repeat","text":"","of":[4,4]}]"#,
  ])
  func `ranges outside the text make a problem`(field: String) {
    let problem = #expect(throws: InputProblem.self) {
      try parse("{\(field),\"text\":\"祖\"}".utf8)
    }
    #expect(problem?.reason.contains("range") == true)
  }

  @Test func `surrogates pair up, and half a pair becomes U+FFFD`() throws {
    let record = try parse(
      #"{"text":"\ud83d\ude00|\ud83d|\ude00|\ud83dx|\ud83d\ud83d\ude00|\ud83d\n"}"#.utf8)
    #expect(record.document.text == "😀|\u{FFFD}|\u{FFFD}|\u{FFFD}x|\u{FFFD}😀|\u{FFFD}\n")
    #expect(record.replacements == 5)
  }

  @Test func `ill-formed UTF-8 becomes U+FFFD and is counted`() throws {
    let line =
      Array("{\"text\":\"a".utf8) + [0xFF, 0x80] + Array("\\n\",\"x\":\"".utf8)
      + [0xE7, 0xA5] + Array("\"}".utf8)
    let record = try parse(line)
    #expect(record.document.text == "a\u{FFFD}\u{FFFD}\n")
    #expect(record.document.unknownFields == [.init(name: "x", json: "\"\u{FFFD}\"")])
    #expect(record.replacements == 3)
  }

  @Test func `a million fields take no longer than they must`() throws {
    var line = "{\"text\":\"\""
    for number in 0..<200_000 { line += ",\"k\(number % 150_000)\":\(number)" }
    #expect(try parse((line + "}").utf8).document.unknownFields.count == 150_000)
  }

  @Test func `numbers are written short`() {
    let cases: [(Double, String)] = [
      (0.998, "0.998"), (1, "1.0"), (0, "0.0"), (-0.25, "-0.25"), (0.12345, "0.1235"),
      (0.99999, "1.0"), (12.0004, "12.0004"), (0.05, "0.05"), (1e20, "1e+20"), (.nan, "null"),
      (-.infinity, "null"), (1e-9, "0.0"), (-1e-9, "0.0"),
    ]
    for (value, text) in cases { #expect(JSONWriter.short(value) == text) }
  }

  @Test func `a writer sets commas where they belong`() {
    var json = JSONWriter()
    for _ in 0..<2 {
      json.beginObject()
      json.key("a")
      json.beginArray()
      json.integer(-1)
      json.string("/\u{1F}\u{2028}"[...])
      json.beginObject()
      json.endObject()
      json.null()
      json.endArray()
      json.rawKey("b\\n")
      json.boolean(true)
      json.key("c")
      json.range(TextRange(1, 2))
      json.endObject()
      json.endLine()
    }
    let line = #"{"a":[-1,"/\u001f\#u{2028}",{},null],"b\n":true,"c":[1,2]}"# + "\n"
    #expect(String(decoding: json.bytes, as: UTF8.self) == line + line)
  }
}
