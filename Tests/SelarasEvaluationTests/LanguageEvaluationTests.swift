import SelarasIdentification
import SelarasText
import Testing

@testable import SelarasEvaluation

@Suite struct `Judging languages` {
  private static func tag(_ name: String) -> LanguageTag { LanguageTag(name) }

  @Test func `macro F1 is the mean of the languages' F1`() {
    var score = LanguageScore()
    // id: two of three found, one of them named ms; ms: one, named rightly.
    score.add(gold: Self.tag("id"), named: Self.tag("id"), confidence: 0.9)
    score.add(gold: Self.tag("id"), named: Self.tag("id"), confidence: 0.9)
    score.add(gold: Self.tag("id"), named: Self.tag("ms"), confidence: 0.6)
    score.add(gold: Self.tag("ms"), named: Self.tag("ms"), confidence: 0.8)
    #expect(abs(score.score(of: Self.tag("id")).f1 - 0.8) < 1e-12)
    #expect(abs(score.score(of: Self.tag("ms")).f1 - 2.0 / 3) < 1e-12)
    #expect(abs(score.macroF1 - (0.8 + 2.0 / 3) / 2) < 1e-12)
    #expect(score.accuracy == 0.75)
    #expect(score.exchange(Self.tag("ms"), Self.tag("id")) == 0.25)
    #expect(score.closePairs(3).map(\.first) == [Self.tag("id")])
    #expect(score.languages == [Self.tag("id"), Self.tag("ms")])
  }

  @Test func `the calibration error is the mean distance of accuracy and confidence`() {
    var reliability = Reliability()
    #expect(reliability.expectedCalibrationError == 0)
    for i in 0..<10 { reliability.add(confidence: 0.95, isRight: i < 9) }
    for i in 0..<10 { reliability.add(confidence: 0.45, isRight: i < 5) }
    #expect(abs(reliability.expectedCalibrationError - 0.05) < 1e-12)
    #expect(reliability.bins[9].answers == 10 && reliability.bins[4].accuracy == 0.5)
    reliability.add(confidence: 2, isRight: true)
    reliability.add(confidence: -1, isRight: false)
    #expect(reliability.bins[9].answers == 11 && reliability.bins[0].answers == 1)
  }

  @Test func `gold is judged line by line and by length`() throws {
    let gold = try GoldLanguages(
      name: "gold.tsv",
      bytes: Array("en\tThis is a sentence in English.\nko\t안녕하세요\n\nund\t123".utf8))
    #expect(gold.lines.map(\.language.rawValue) == ["en", "ko", "und"])
    var identifier = LanguageIdentifier()
    let evaluation = LanguageEvaluation(&identifier, gold: gold)
    #expect(evaluation.total.texts == 3 && evaluation.total.right == 3)
    #expect(evaluation.byLength.map(\.texts) == [2, 1, 0, 0])
  }

  @Test func `bad gold is refused with its line`() {
    #expect(throws: EvaluationError.self) { try GoldLanguages(name: "x", bytes: []) }
    #expect {
      try GoldLanguages(name: "x", bytes: Array("id\ta\nno tab\n".utf8))
    } throws: {
      "\($0)" == "x:2: not TAG TAB TEXT"
    }
  }

  @Test(arguments: TextNoise.allCases)
  func `noise is the same for the same seed and keeps the lines`(noise: TextNoise) throws {
    let gold = try GoldLanguages(
      name: "gold.tsv",
      bytes: Array("vi\tTôi không biết, văn phòng ở đâu?\nzh-Hant\t他說明天會去。\nen\t...\n".utf8))
    let noisy = try gold.with(noise)
    #expect(noisy.lines.map(\.language) == gold.lines.map(\.language))
    #expect(try gold.with(noise).bytes == noisy.bytes)
    #expect(noisy.bytes.count { $0 == 0x0A } == 3)
    for line in noisy.lines where line.range.start > 0 {
      #expect(noisy.bytes[line.range.start - 1] == 0x09 && noisy.bytes[line.range.end] == 0x0A)
    }
  }

  @Test func `noise does what its name says`() throws {
    let text = "Tôi không biết, văn phòng ở đâu?"
    #expect(try TextNoise.upper.applied(to: text, seed: 1) == text.uppercased())
    #expect(
      try TextNoise.unpunctuated.applied(to: text, seed: 1) == "Tôi không biết văn phòng ở đâu")
    #expect(
      try TextNoise.unaccented.applied(to: text, seed: 1) == "Toi khong biet, van phong o dau?")
    let long = String(repeating: "selamat pagi semua ", count: 200)
    for noise in [TextNoise.misread, .mistyped, .misspaced] {
      let noisy = try noise.applied(to: long, seed: 1)
      #expect(noisy != long && abs(noisy.count - long.count) < long.count / 10)
      #expect(try noise.applied(to: long, seed: 2) != noisy)
      #expect(try noise.applied(to: "", seed: 1).isEmpty)
    }
  }
}
