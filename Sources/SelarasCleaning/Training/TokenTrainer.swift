/// Learns how much words speak for content.
///
/// The log-odds of content among the pages that have a token, with the weight of three pages of the
/// average added (Robbins, "An empirical Bayes approach to statistics", 1956). A page counts once
/// for a token, however many of its blocks have it.
enum TokenTrainer {
  /// The scores learnt from all pages, and those learnt without the pages of each part; page `n` is
  /// of the part `n % parts`.
  static func scores(
    _ pages: [TrainingPage], parts: Int
  ) -> (whole: TokenScores, held: [TokenScores]) {
    var counts = [Counts](repeating: Counts(), count: parts)
    for (number, page) in pages.enumerated() { counts[number % parts].add(page) }
    var whole = Counts()
    for part in counts { whole.add(part, 1) }
    let held = counts.map { part in
      var rest = whole
      rest.add(part, -1)
      return rest.scores
    }
    return (whole.scores, held)
  }

  private struct Counts {
    private var words = [SIMD2<Double>](repeating: .zero, count: 1 << Int(TokenScores.bits))

    mutating func add(_ other: Counts, _ sign: Double) {
      for slot in words.indices {
        words[slot] += other.words[slot] * sign
      }
    }

    mutating func add(_ page: TrainingPage) {
      var ofWords: [Int: SIMD3<Float>] = [:]
      for index in page.reading.blocks.indices {
        let weight = page.weights[index]
        let added = SIMD3(weight * page.labels[index], weight, 1)
        for (place, token) in page.features.profiles[index].tokens.enumerated() {
          if place == 0 { ofWords[TokenScores.wordSlot(token, 0), default: .zero] += added }
          ofWords[TokenScores.wordSlot(token, 1), default: .zero] += added
        }
      }
      for (slot, sum) in ofWords { words[slot] += Self.share(sum) }
    }

    /// A page's word on a token: its share of content, at the weight of one page or less.
    private static func share(_ sum: SIMD3<Float>) -> SIMD2<Double> {
      let mass = Double(min(1, sum.z / 3))
      return SIMD2(mass * Double(sum.x / max(1e-6, sum.y)), mass)
    }

    var scores: TokenScores {
      var scores = TokenScores()
      scores.words = Self.weights(words)
      return scores
    }

    private static func weights(_ counts: [SIMD2<Double>]) -> [Int8] {
      var sum = SIMD2<Double>.zero
      for count in counts { sum += count }
      let mean = min(0.9, max(0.1, sum.x / max(1e-6, sum.y)))
      let odds = Logistic.logarithm(Float(mean / (1 - mean)))
      return counts.map { count in
        let good = count.x + 3 * mean
        let bad = max(0, count.y - count.x) + 3 * (1 - mean)
        let value = Logistic.logarithm(Float(good / bad)) - odds
        return Int8(max(-127, min(127, value * TokenScores.scale)).rounded())
      }
    }
  }
}
