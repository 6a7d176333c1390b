internal import SelarasText

/// Judges the lines of scraped text by what each says and by those beside it.
///
/// Furniture comes in runs: a line that says little goes with its neighbours. The lines are a chain
/// of two states, article and furniture, that seldom changes; each line's cue, length and end are its
/// evidence, and the forward-backward algorithm gives what the whole chain says of it. Rabiner, "A
/// tutorial on hidden Markov models", 1989, doi:10.1109/5.18626, section III.
struct LineRuns {
  /// The probability that each line is furniture.
  let furniture: [Float]

  /// The log odds of what is given.
  static let given: Float = 8
  /// Log odds against a change of state from one line to the next.
  private static let change: Float = 2.2

  /// - Parameter evidence: Log odds that each line is furniture.
  /// - Complexity: O(*n*).
  init(_ evidence: [Float]) {
    let odds = Logistic.exponential(-Self.change)
    let change = odds / (1 + odds)
    let likely = evidence.map { Logistic.probability($0) }
    func pass(_ order: some Sequence<Int>) -> [Float] {
      // What the lines before say of each, itself not counted.
      var before = [Float](repeating: 0.5, count: likely.count)
      var state: Float = 0.5
      for index in order {
        before[index] = state
        let yes = state * likely[index]
        let no = (1 - state) * (1 - likely[index])
        let now = yes / max(yes + no, .leastNormalMagnitude)
        state = now * (1 - change) + (1 - now) * change
      }
      return before
    }
    let forward = pass(likely.indices)
    let backward = pass(likely.indices.reversed())
    furniture = likely.indices.map { index in
      let yes = forward[index] * likely[index] * backward[index]
      let no = (1 - forward[index]) * (1 - likely[index]) * (1 - backward[index])
      return yes / max(yes + no, .leastNormalMagnitude)
    }
  }
}
