import Foundation
import SelarasRecords
import SelarasText
import TestSupport
import Testing

/// Parses one line as the reader would.
func parse(
  _ line: some Sequence<UInt8>, _ options: RawRecord.Options = []
) throws(InputProblem) -> ParsedRecord {
  let file = InputFile(path: "a.jsonl")
  return try RawRecord(file: file, line: 7, content: .line, bytes: Array(line)).parse(options)
}

func written(_ document: Document) -> String {
  var bytes: [UInt8] = []
  DocumentWriter.append(document, to: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}

@Suite struct `The JSON of a line` {
  @Test(arguments: [
    "0", "-0", "1.5e+10", "1E5", "-0.1", "[]", "{}", "[[],{}]", "\"\"", "\"\\u00e9\\\"\\/\\b\"",
    "true", "false", "null", " [ 1 , 2 ] ", "{\"a\":{\"b\":[null]}}", "\"\u{7F}\u{2028}\"",
    "{\"\":0}", "[[[[1]]],2]", "123456789012345678901234567890", "1e999", "\"\\ud800\"",
  ])
  func `is accepted where RFC 8259 accepts it, and kept byte for byte`(value: String) throws {
    let record = try parse("{\"text\":\"\",\"x\":\(value)}".utf8)
    let trimmed = value.trimmingCharacters(in: .whitespaces)
    #expect(record.document.unknownFields == [.init(name: "x", json: trimmed)])
  }

  @Test(arguments: [
    "", "01", "+1", "1.", ".5", "1e", "1e+", "-", "- 1", "0x1", "NaN", "Infinity", "tru", "True",
    "nulll", "'a'", "\"a", "\"\\x\"", "\"\\u12\"", "\"\\u12G4\"", "\"\t\"", "\"\n\"", "[1,]",
    "[,1]", "[1 2]", "[", "]", "[1", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{1:1}", "{",
    "[}", "{]", "[1}", "{\"a\":1]", "\"a\" \"b\"", "1,2", "/*c*/1", "\u{0}", "\u{FEFF}1",
    "{\"a\",1}",
    "[\"a\":1]", "\"\\", "\"\\u", "1 2", "--1", "1..2", "1ee2", "\u{C}1",
  ])
  func `is refused where RFC 8259 refuses it`(value: String) {
    #expect(throws: InputProblem.self) { try parse("{\"text\":\"\",\"x\":\(value)}".utf8) }
  }

  @Test(arguments: ["", " ", "1", "[]", "\"text\"", "{} {}", "{}x", "null", "{\"text\":\"\"},"])
  func `is one object`(line: String) {
    #expect(throws: InputProblem.self) { try parse(line.utf8) }
  }

  @Test func `may nest 1024 deep and no deeper`() throws {
    func nested(_ depth: Int) -> String {
      "{\"text\":\"\",\"x\":" + String(repeating: "[", count: depth)
        + String(repeating: "]", count: depth) + "}"
    }
    _ = try parse(nested(1023).utf8)
    let problem = #expect(throws: InputProblem.self) { try parse(nested(1024).utf8) }
    #expect(problem?.reason.contains("nested") == true)
    #expect(throws: InputProblem.self) { try parse(nested(3_000_000).utf8) }
    let open = "{\"x\":" + String(repeating: "{\"a\":", count: 1_000_000)
    #expect(throws: InputProblem.self) { try parse(open.utf8) }
  }

  @Test func `agrees with Foundation on what is JSON`() {
    let pieces = [
      "{", "}", "[", "]", ",", ":", "\"a\"", "\"\\n\"", "1", "-2.5e3", "true", "null", " ", "0",
      "\"\\ud83d\\ude00\"", "\"x\"", "\"",
    ]
    var generator = SplitMix(seed: 5)
    var agreed = 0
    for _ in 0..<6000 {
      var value = ""
      for _ in 0..<Int.random(in: 1...7, using: &generator) {
        value += pieces.randomElement(using: &generator) ?? ""
      }
      let line = Array("{\"text\":\"\",\"x\":\(value)}".utf8)
      let theirs = (try? JSONSerialization.jsonObject(with: Data(line))) is [String: Any]
      let ours = (try? parse(line)) != nil
      // Foundation lets a comma stand before a closing brace; RFC 8259 does not.
      let squeezed = String(decoding: line, as: UTF8.self).replacing(" ", with: "")
      #expect(ours == (theirs && !squeezed.contains(",}")), "\(value)")
      agreed += ours ? 1 : 0
    }
    #expect(agreed > 100)
  }

  @Test func `reads the strings that Foundation writes`() throws {
    var generator = SplitMix(seed: 9)
    for _ in 0..<500 {
      var text = ""
      for _ in 0..<Int.random(in: 0...40, using: &generator) {
        let limit: UInt32 = Bool.random(using: &generator) ? 0x80 : 0x110000
        if let scalar = Unicode.Scalar(UInt32.random(in: 0..<limit, using: &generator)) {
          text.unicodeScalars.append(scalar)
        }
      }
      let line = try JSONSerialization.data(withJSONObject: ["text": text, "title": text])
      let record = try parse(line)
      #expect(record.document.text.unicodeScalars.elementsEqual(text.unicodeScalars))
      #expect(record.replacements == 0)
      // And Foundation reads what we write.
      let back = try JSONSerialization.jsonObject(with: Data(written(record.document).utf8))
      let read = (back as? [String: Any])?["text"] as? String
      #expect(read?.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
    }
  }

  @Test func `random and damaged bytes never trap`() {
    var generator = SplitMix(seed: 3)
    let line = Array(
      #"{"id":1,"text":"a\n祖\ud83d\ude00","blocks":[{"kind":"paragraph","range":[0,3]}],"x":[{}]}"#
        .utf8)
    for _ in 0..<20_000 {
      var damaged = line
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 0..<damaged.count, using: &generator)
        damaged[place] = UInt8.random(in: 0...255, using: &generator)
      }
      if Bool.random(using: &generator) {
        damaged.removeSubrange(Int.random(in: 0..<damaged.count, using: &generator)...)
      }
      if let record = try? parse(damaged) { #expect(!written(record.document).isEmpty) }
    }
    for length in 0..<300 {
      _ = try? parse((0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) })
    }
  }
}
