import SelarasMemory
import Testing

@Suite struct PairsFiles {
  private func line(_ unit: TranslationUnit) -> String {
    var buffer: [UInt8] = []
    PairsTSV.appendLine(of: unit, to: &buffer)
    return String(decoding: buffer, as: UTF8.self)
  }

  @Test(arguments: [
    (0.93, "0.93"), (1, "1.0"), (0, "0.0"), (0.000_04, "0.0"), (0.123_456, "0.1235"), (7, "1.0"),
    (-1, "0.0"), (.infinity, ""), (.nan, ""),
  ])
  func `hold source, target and confidence`(confidence: Double, expected: String) {
    let unit = TranslationUnit(source: "下雨", target: "hujan", confidence: confidence)
    #expect(line(unit) == "下雨\thujan\t\(expected)\n")
  }

  @Test func `leave the field of an unknown confidence empty`() {
    #expect(line(TranslationUnit(source: "", target: "")) == "\t\t\n")
  }

  @Test func `turn tabs and line breaks inside a text into spaces`() {
    let unit = TranslationUnit(
      source: "a\tb\nc\r\nd\re\u{B}f\u{C}g\u{85}h\u{2028}i\u{2029}j", target: "\n\u{2027}\u{202A}Â")
    #expect(line(unit) == "a b c d e f g h i j\t \u{2027}\u{202A}Â\t\n")
  }

  @Test func `are one line of three fields whatever the texts are`() {
    for _ in 0..<200 {
      let bytes = (0..<200).map { _ in UInt8.random(in: 0...255) }
      let text = String(decoding: bytes, as: UTF8.self)
      let line = line(TranslationUnit(source: text, target: text, confidence: 0.5))
      #expect(line.utf8.filter { $0 == 0x0A }.count == 1)
      #expect(line.utf8.filter { $0 == 0x09 }.count == 2)
      #expect(line.split(whereSeparator: \.isNewline).count == 1)
    }
  }
}
