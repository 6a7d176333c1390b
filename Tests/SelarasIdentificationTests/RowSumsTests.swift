import SelarasText
import Testing

@testable import SelarasIdentification

@Suite struct `Adding up rows` {
  /// The scores of a text by every row of it, one after the other.
  private static func naiveScores(of text: [UInt8], model: LanguageModel) -> [Float] {
    var reader = FeatureReader(bits: model.bitsByScript)
    var steps = [[Int]](repeating: [], count: model.tables.count)
    reader.restart()
    while reader.next(in: text.span, end: text.count) {
      guard
        let number = model.tables.firstIndex(where: { Int($0.script.rawValue) == reader.script })
      else { continue }
      let table = model.tables[number]
      reader.readRows()
      var rows = reader.rows.prefix(reader.count).map { Int($0) }
      if table.bits == 0 { rows = [Int](repeating: 0, count: reader.letterCount) }
      if steps[number].isEmpty { steps[number] = [Int](repeating: 0, count: table.labels.count) }
      for row in rows {
        model.storage.withBytes { bytes in
          let start = table.offset + row * table.width
          let other = Int(bytes[start + table.labels.count])
          for lane in table.labels.indices {
            steps[number][lane] += Int(bytes[start + lane]) - other
          }
        }
      }
    }
    var scores = [Float](repeating: 0, count: model.labels.count)
    for (table, steps) in zip(model.tables, steps) where !steps.isEmpty {
      for (lane, label) in table.labels.enumerated() {
        scores[label] += table.scale * Float(steps[lane])
      }
    }
    return scores
  }

  private static let texts = [
    "", "a", "Saya tidak tahu di mana kantornya, tetapi saya tahu.", "kata kata kata kata",
    "他說臉書的執行長祖克柏 belum menjawab.", "Это не то, что вы думаете. ฉันไม่รู้ 나는 모른다",
    String(repeating: "antidisestablishmentarianism", count: 40),
    String(repeating: "yang tidak dapat dipertanggungjawabkan ", count: 300),
    "anak-anak dan/atau naïve café x@y.id a.b.c/d <b>tebal</b> &amp; #a_b www.a.b http://c d'e 1a2",
    "Größe ÉTÉ e\u{301}t\u{e9} selesai.Lalu\u{a0}dia http h ww w. <a @b",
    String(repeating: "這是一個很長的句子", count: 200), String(repeating: "e\u{301}", count: 500),
  ]

  @Test func `the sums are those of the rows one by one, whatever was seen before`() {
    var scorer = LanguageScorer(model: .shipped)
    // Twice, so that words are found among those kept.
    for _ in 0..<2 {
      for text in Self.texts {
        let bytes = Array(text.utf8)
        scorer.score(bytes.span, to: bytes.count)
        let expected = Self.naiveScores(of: bytes, model: .shipped)
        for (score, other) in zip(scorer.scores, expected) {
          #expect(abs(score - other) <= 1e-3 * max(1, abs(other)), "\(text.prefix(30))")
        }
      }
    }
  }

  @Test func `sums taken a few features at a time are the same`() {
    var whole = LanguageScorer(model: .shipped)
    for most in [1, 100, 1000] {
      var parts = LanguageScorer(model: .shipped, mostFeatures: most)
      for text in Self.texts {
        let bytes = Array(text.utf8)
        whole.score(bytes.span, to: bytes.count)
        parts.score(bytes.span, to: bytes.count)
        #expect(whole.featureCount == parts.featureCount)
        for (score, other) in zip(parts.scores, whole.scores) {
          #expect(abs(score - other) <= 1e-3 * max(1, abs(other)), "\(text.prefix(30))")
        }
      }
    }
  }

  @Test func `random bytes give the sums of their rows`() {
    var random = TrainingRandom(seed: 7)
    var scorer = LanguageScorer(model: .shipped)
    for _ in 0..<200 {
      let bytes = (0..<random.next(below: 300)).map { _ -> UInt8 in
        // Letters for the most part, so that words come up again.
        let isLetter = random.next(below: 3) > 0
        return UInt8(
          truncatingIfNeeded: isLetter ? 0x61 + random.next(below: 6) : random.next(below: 256))
      }
      scorer.score(bytes.span, to: bytes.count)
      let expected = Self.naiveScores(of: bytes, model: .shipped)
      for (score, other) in zip(scorer.scores, expected) {
        #expect(abs(score - other) <= 1e-3 * max(1, abs(other)))
      }
    }
  }

  @Test func `the likeliest language is the first candidate`() {
    var identifier = LanguageIdentifier()
    for text in Self.texts + ["12345", "🙂", "x = f(y) + {1: [2]};", "\u{FFFD}"] {
      let candidates = identifier.identify(text.utf8.span).candidates
      let first = identifier.mostLikely(text.utf8.span)
      #expect(first.map { identifier.model.labels[$0.label] } == candidates.first?.language)
      #expect(first?.probability == candidates.first?.probability)
    }
  }
}
