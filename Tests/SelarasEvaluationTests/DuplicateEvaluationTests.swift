import SelarasEvaluation
import SelarasText
import Testing

@Suite struct DuplicateEvaluationTests {
  private func gold(_ table: String) throws -> GoldDuplicates {
    var gold = GoldDuplicates()
    try gold.add(table: "gold.tsv", bytes: Array(table.utf8))
    return gold
  }

  private func document(_ id: String, _ text: String, _ repeats: [(Int, Int)]) -> Document {
    var document = Document(id: id, text: text)
    document.repeats = repeats.map {
      Repeat(range: TextRange($0.0, $0.1), source: TextRange(0, 1), similarity: 1)
    }
    return document
  }

  @Test func `pairs count once, in either order, by tier and kind`() throws {
    let gold = try gold("a\tb\texact\tcore\t0\nb\tc\tedit20\twide\t0\nd\te\tquote\tignore\t1\n")
    let score = DuplicateEvaluation(gold: gold).score(
      pairs: [("b", "a"), ("a", "b"), ("d", "e"), ("a", "d"), ("c", "c")])
    #expect(score.named == 2)
    #expect(score.wrong == 1)
    #expect(score.precision == 0.5)
    #expect(score.core.recall == 1)
    #expect(score.all.recall == 0.5)
    #expect(score.f1(score.all) == 0.5)
    #expect(score.kinds["edit20"]?.found == 0)
  }

  @Test func `pairs among templated pages are neither right nor wrong`() throws {
    let gold = try gold("t\nu\n")
    let score = DuplicateEvaluation(gold: gold).score(pairs: [("t", "u"), ("t", "a")])
    #expect(score.named == 1)
    #expect(score.wrong == 1)
  }

  @Test func `clusters are judged by what they drop`() throws {
    let gold = try gold("a\tb\tk\tcore\t0\nb\tc\tk\tcore\t0\na\tc\tk\tcore\t0\nd\te\tk\tcore\t1\n")
    let keepers = ["a": "a", "b": "a", "c": "a", "d": "d", "e": "e", "f": "a"]
    let score = DuplicateEvaluation(gold: gold).score(keepers: keepers)
    #expect(score.clusters == 1)
    #expect(score.largest == 4)
    #expect(gold.largestGroup == 3)
    #expect(score.dropped == 3)
    #expect(score.dropPrecision == 2.0 / 3)
    #expect(score.dropRecall == 2.0 / 3)
    #expect(score.pairs.named == 6)
    #expect(score.pairs.wrong == 3)
  }

  @Test func `repeats are counted by characters, boundaries by bytes`() throws {
    let gold = try gold("a\t4\t8\t0\t4\twhole\nb\t2\t4\t0\t2\tpart\n")
    var evaluation = RepeatEvaluation(gold: gold)
    evaluation.add(document("a", "一x一x", [(4, 8)]))
    evaluation.add(document("c", "abab", [(2, 4)]))
    evaluation.add(document("d", "abcd", []))
    let score = evaluation.finish()
    #expect(score.right == 2)
    #expect(score.wrong == 2)
    #expect(score.missed == 2)
    #expect(score.falsePages == 1)
    #expect(score.pages == 2)
    #expect(score.kinds["whole"]?.exact == 1)
    #expect(score.kinds["part"]?.found == 0)
    #expect(score.exact == 0.5)
  }

  @Test func `ranges with white space between are one`() throws {
    let gold = try gold("a\t5\t10\t0\t4\twhole\n")
    var evaluation = RepeatEvaluation(gold: gold)
    evaluation.add(document("a", "ab cd\nab cd", [(6, 8), (9, 11)]))
    #expect(evaluation.finish().kinds["whole"]?.found == 0)
    evaluation = RepeatEvaluation(gold: try self.gold("a\t6\t11\t0\t5\twhole\n"))
    evaluation.add(document("a", "ab cd\nab cd", [(6, 8), (9, 11)]))
    #expect(evaluation.finish().kinds["whole"]?.exact == 1)
  }

  @Test func `gold records speak of repeats and clusters`() {
    var gold = GoldDuplicates()
    var one = document("a", "abab", [(2, 4)])
    one.cluster = "a"
    var other = document("b", "ab", [])
    other.cluster = "a"
    gold.add(one)
    gold.add(other)
    #expect(gold.repeats("a") && !gold.repeats("b"))
    let score = DuplicateEvaluation(gold: gold).score(pairs: [("a", "b")])
    #expect(score.precision == 1 && score.core.recall == 1)
  }

  @Test(arguments: ["a\tb\tkind\tcor\t0", "a\ta", "a\t9\t4\t0\t1\twhole"])
  func `a line that is no gold is named`(_ line: String) throws {
    var gold = GoldDuplicates()
    #expect {
      try gold.add(table: "gold.tsv", bytes: Array("a\tb\n\(line)\n".utf8))
    } throws: { error in "\(error)".hasPrefix("gold.tsv:2: ") }
  }

  @Test func `nothing named and nothing to be found give zeros, not faults`() throws {
    let evaluation = DuplicateEvaluation(gold: try gold("a\tb\n"))
    #expect(evaluation.score(pairs: []).precision == 0)
    #expect(evaluation.score(keepers: [:]).dropPrecision == 0)
    var repeats = RepeatEvaluation(gold: GoldDuplicates())
    #expect(repeats.finish().f1 == 0)
  }
}
