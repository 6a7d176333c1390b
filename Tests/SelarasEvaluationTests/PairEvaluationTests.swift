import SelarasEvaluation
import Testing

@Suite struct `Judging pairs` {
  @Test func `the best threshold, the area and the sure pairs`() {
    var evaluation = PairEvaluation()
    evaluation.add(
      [("a", "x", 0.95), ("b", "y", 0.9), ("c", "z", 0.4), ("d", "w", 0.3), ("a", "x", 0.1)],
      gold: [("a", "x"), ("c", "z"), ("e", "v")])
    #expect(evaluation.pairs == 4 && evaluation.gold == 3 && evaluation.documents == 1)
    #expect(evaluation.counts(from: 0.9) == (2, 1))
    #expect(evaluation.bestF1.f1 == 2 / 3.0 && evaluation.bestF1.confidence == 0.4)
    #expect(abs(evaluation.area - (1 + 2 / 3.0) / 3) < 1e-12)
    #expect(abs(evaluation.reliability.expectedCalibrationError - 0.4375) < 1e-9)
  }

  @Test func `of equal confidences the wrong come first, and nothing scores nothing`() {
    var evaluation = PairEvaluation()
    #expect(evaluation.bestF1.f1 == 0 && evaluation.area == 0)
    evaluation.add([("a", "x", 0.5), ("b", "y", 0.5)], gold: [("a", "x")])
    #expect(evaluation.bestF1.f1 == 2 / 3.0 && evaluation.area == 0.5)
  }
}
