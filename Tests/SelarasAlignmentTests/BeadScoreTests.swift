import SelarasAlignment
import Testing

@Suite struct `Scoring beads` {
  func bead(_ source: Range<Int>, _ target: Range<Int>) -> Bead {
    Bead(source: source, target: target, confidence: 1)
  }

  @Test func `the gold standard scores one against itself`() {
    let gold = [bead(0..<1, 0..<1), bead(1..<3, 1..<2), bead(3..<3, 2..<3)]
    var score = BeadScore()
    score.add(gold: gold, beads: gold)
    #expect(score.strict.f1 == 1)
    #expect(score.lax.f1 == 1)
  }

  @Test func `one bead over everything has a lax score only`() {
    let gold = (0..<4).map { bead($0..<$0 + 1, $0..<$0 + 1) }
    var score = BeadScore()
    score.add(gold: gold, beads: [bead(0..<4, 0..<4)])
    #expect(score.strict.f1 == 0)
    #expect(score.lax.f1 == 1)
  }

  @Test func `precision counts one-sided beads, recall does not`() {
    let gold = [bead(0..<1, 0..<1), bead(1..<2, 1..<1)]
    var score = BeadScore()
    score.add(gold: gold, beads: [bead(0..<1, 0..<1), bead(1..<2, 1..<2)])
    #expect(score.strict.precision == 0.5)
    #expect(score.strict.recall == 1)
  }

  @Test func `nothing against nothing scores zero`() {
    var score = BeadScore()
    score.add(gold: [Bead](), beads: [])
    #expect(score.strict.f1 == 0)
  }
}
