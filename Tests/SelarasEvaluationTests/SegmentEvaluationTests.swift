import Foundation
import SelarasEvaluation
import SelarasSegmentation
import SelarasText
import Testing

@Suite struct `Judging segments` {
  private static let data = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("../shared/data/segment").standardizedFileURL

  private func gold(_ lines: String...) throws -> GoldSegments {
    try GoldSegments(name: "gold", bytes: Array(lines.joined(separator: "\n").utf8))
  }

  @Test func `counts words whose ends both agree`() throws {
    let gold = try gold(
      #"{"id": "a", "language": "id", "text": "anak-anak  makan.", "sentences": [[0, 17]],"#
        + #" "words": [[0, 9], [11, 16], [16, 17]], "metadata": {"from": []}}"#, "")
    #expect(
      try SegmentEvaluation(unit: .word).score(gold)
        == SegmentScore(hits: 2, found: 5, wanted: 3))
    #expect(
      try SegmentEvaluation(unit: .word, style: .refined).score(gold)
        == SegmentScore(hits: 3, found: 3, wanted: 3))
  }

  @Test func `counts ends of sentences inside the document`() throws {
    let gold = try gold(
      #"{"id": "a", "language": "id", "text": "Satu dr. Ani. Dua.\u3000 Tiga. ","#
        + #" "sentences": [[0, 13], [14, 18], [22, 27]], "words": []}"#)
    #expect(
      try SegmentEvaluation(unit: .sentence).score(gold)
        == SegmentScore(hits: 2, found: 3, wanted: 2))
  }

  @Test func `names the line that is no gold`() throws {
    let good = #"{"id": "a", "language": "id", "text": "ab", "sentences": [], "words": [[0, 2]]}"#
    for bad in [
      "{", "[]", #"{"id": "a"}"#,
      #"{"id": "a", "language": "id", "text": "ab", "sentences": [], "words": [[0, 3]]}"#,
      #"{"id": "a", "language": "id", "text": "ab", "sentences": [], "words": [[1, 2], [0, 1]]}"#,
      #"{"id": "a", "language": "id", "text": "ab", "sentences": [[1]], "words": []}"#,
    ] {
      let error = #expect(throws: EvaluationError.self) { try gold(good, "", bad) }
      #expect("\(error.map { "\($0)" } ?? "")".hasPrefix("gold:3: "))
    }
    #expect(throws: EvaluationError.self) { try gold("", "\n") }
  }

  @Test func `a score of nothing is zero`() {
    let nothing = SegmentScore()
    #expect(nothing.precision == 0 && nothing.recall == 0 && nothing.f1 == 0)
    let half = SegmentScore(hits: 1, found: 2, wanted: 2)
    #expect(half.f1 == 0.5)
  }

  @Test func `folds need as many documents`() throws {
    let gold = try gold(
      #"{"id": "a", "language": "zh-Hant", "text": "圖書館", "sentences": [], "words": [[0, 9]]}"#)
    #expect(throws: EvaluationError.self) {
      try SegmentEvaluation(unit: .word, style: .refined).score(gold, folds: 5)
    }
  }

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: data.path),
      "the treebank text for development is not beside the package"),
    arguments: [
      ("id-gsd", Segmenter.Unit.word, 0.995), ("id-csui", .word, 0.985),
      ("zh-Hant-gsd", .word, 0.91), ("id-gsd", .sentence, 0.95), ("id-csui", .sentence, 0.985),
      ("zh-Hant-gsd", .sentence, 0.995),
    ])
  func `the refined style keeps its level`(
    name: String, unit: Segmenter.Unit, floor: Double
  ) throws {
    let bytes = [UInt8](try Data(contentsOf: Self.data.appendingPathComponent("\(name).jsonl")))
    let gold = try GoldSegments(name: "\(name).jsonl", bytes: bytes)
    let evaluation = SegmentEvaluation(unit: unit, style: .refined)
    let isChinese = name.hasPrefix("zh")
    let score =
      isChinese && unit == .word
      ? try evaluation.score(gold, folds: 5) : try evaluation.score(gold)
    #expect(score.f1 >= floor, "\(name) \(unit): \(score.f1)")
    #expect(evaluation.hasSeen(gold) == (isChinese && unit == .word))
  }
}
