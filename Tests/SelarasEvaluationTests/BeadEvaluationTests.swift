import SelarasAlignment
import SelarasEvaluation
import Testing

@Suite struct `Judging beads` {
  private func beads(_ text: String) throws -> GoldBeads {
    try GoldBeads(name: "a.gold", bytes: Array(text.utf8))
  }

  @Test func `beads are read with and without confidences`() throws {
    let read = try beads("[0, 1]:[0]:0.93\n\n []:[1]\r\n[2]:[2]:17.5\n").beads
    #expect(read.map(\.source) == [[0, 1], [], [2]])
    #expect(read.map(\.target) == [[0], [1], [2]])
    #expect(read.map(\.confidence) == [0.93, nil, nil])
  }

  @Test(arguments: ["0:0", "[0]", "[0]:[a]", "[-1]:[0]", "[0]:[0]:1:2", "[:]"])
  func `what is no bead is refused with its line`(line: String) {
    #expect {
      try beads("[0]:[0]\n\(line)\n")
    } throws: { error in
      "\(error)".hasPrefix("a.gold:2: ")
    }
  }

  @Test func `strict, lax and confidences are counted`() throws {
    var evaluation = BeadEvaluation()
    evaluation.add(
      try beads("[0]:[0]:0.95\n[1]:[1]:0.95\n[2, 3]:[2]:0.4\n[]:[3]:1\n"),
      gold: try beads("[0]:[0]\n[1]:[1, 2]\n[2, 3]:[]\n[]:[3]\n"))
    #expect(evaluation.score.strict.precision == 0.5)
    #expect(evaluation.score.strict.recall == 0.5)
    #expect(evaluation.score.lax.precision == 0.75)
    #expect(evaluation.sureBeads == 2)
    #expect(evaluation.surePrecision == 0.5)
    #expect(evaluation.judged == 3)
    #expect(abs(evaluation.reliability.expectedCalibrationError - (0.9 + 0.4) / 3) < 1e-9)
  }
}
