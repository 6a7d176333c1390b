import SelarasAlignment
import SelarasText
import TestSupport
import Testing

@Suite struct `Explaining beads` {
  let lexicon = Lexicon.shipped(source: LanguageTag("zh-Hant"), target: LanguageTag("id"))

  private func text(_ text: String, _ range: TextRange) -> String {
    String(decoding: Array(text.utf8)[range.start..<range.end], as: UTF8.self)
  }

  @Test func `words that translate each other are linked`() throws {
    let explainer = BeadExplainer(lexicon: try #require(lexicon))
    let (source, target) = Samples.sentences[1]
    let explanation = try #require(explainer.explain([(source, target)]).first)
    let words = explanation.words.map { [text(source, $0.source), text(target, $0.target)] }
    #expect(words.contains(["2025", "2025"]))
    #expect(words.contains(["開始", "dimulai"]))
    #expect(explanation.sourceCoverage > 0.3 && explanation.targetCoverage > 0.3)
  }

  @Test func `exchanging the sides exchanges the places`() throws {
    let lexicon = try #require(lexicon)
    let pairs = Samples.sentences
    let one = BeadExplainer(lexicon: lexicon).explain(pairs)
    let other = BeadExplainer(lexicon: lexicon.mirrored).explain(
      pairs.map { (source: $0.target, target: $0.source) })
    for (one, other) in zip(one, other) {
      #expect(
        Set(one.words.map { [$0.source, $0.target] })
          == Set(other.words.map { [$0.target, $0.source] }))
      #expect(one.sourceCoverage == other.targetCoverage)
    }
  }

  @Test func `places lie in the texts and never overlap, whatever they are`() throws {
    var numbers = SplitMix(seed: 31)
    let lexicon = try #require(lexicon)
    for lexicon in [lexicon, lexicon.mirrored, .empty] {
      let source = Samples.anything(30, using: &numbers)
      let target = Samples.anything(30, using: &numbers)
      let pairs = zip(source, target).map { (source: $0, target: $1) }
      for (pair, explanation) in zip(pairs, BeadExplainer(lexicon: lexicon).explain(pairs)) {
        for (text, places) in [
          (pair.source, explanation.words.map(\.source)),
          (pair.target, explanation.words.map(\.target)),
        ] {
          let sorted = places.sorted { $0.start < $1.start }
          #expect(sorted.allSatisfy { $0.start < $0.end && $0.end <= text.utf8.count })
          #expect(zip(sorted, sorted.dropFirst()).allSatisfy { $0.end <= $1.start })
        }
      }
    }
    #expect(BeadExplainer(lexicon: .empty).explain([]).isEmpty)
  }
}
