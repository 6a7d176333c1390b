/// What the trees read of a block beside its own numbers: what the linear model says of its
/// neighbours, of the elements round it, and of the page.
struct ContextFeatures {
  /// The numbers of a block.
  static let count = 34

  private let scores: [Float]
  private let features: BlockFeatures
  /// Running sums of words, and of words times probability.
  private var words: [Float] = [0]
  private var kept: [Float] = [0]
  private var first = -500
  private var last = -500
  private var above = 0
  private var threshold: Float = 0
  private var expected: Float = 0
  private var groups: [UInt32: SIMD2<Float>] = [:]

  /// Reads a page; `scores` are the linear model's probabilities.
  init(_ features: BlockFeatures, _ scores: [Float]) {
    self.features = features
    self.scores = scores
    for (index, score) in scores.enumerated() {
      let count = Float(features.profiles[index].words) + 0.5
      words.append(words[index] + count)
      kept.append(kept[index] + count * score)
      groups[features.signatures[index], default: .zero] += SIMD2(count, count * score)
    }
    let choice = ExpectedChoice(scores, features.profiles.map(\.words), favour: nil)
    threshold = choice.threshold
    expected = choice.expected
    for index in scores.indices where scores[index] >= max(threshold, 0.3) {
      if above == 0 { first = index }
      last = index
      above += 1
    }
  }

  private func mean(_ start: Int, _ end: Int) -> Float {
    start < end ? (kept[end] - kept[start]) / max(1e-6, words[end] - words[start]) : 0
  }

  /// Appends the numbers of a block.
  func append(_ index: Int, to row: inout [Float]) {
    let count = scores.count
    let all = max(1e-6, kept[count])
    row.append(scores[index])
    for offset in [-3, -2, -1, 1, 2, 3] {
      row.append(scores.indices.contains(index + offset) ? scores[index + offset] : -1)
    }
    for width in [3, 8] {
      row.append(mean(max(0, index - width), index))
      row.append(mean(index + 1, min(count, index + 1 + width)))
    }
    row.append(mean(0, count))
    row.append(kept[index] / all)
    row.append(words[index] / words[count])
    row.append(kept[count])
    for level in 0..<BlockFeatures.levels {
      let range = features.range(of: index, level: level)
      row.append(mean(range.lowerBound, range.upperBound))
      row.append((kept[range.upperBound] - kept[range.lowerBound]) / all)
    }
    let group = groups[features.signatures[index]] ?? .zero
    row.append(group.y / max(1e-6, group.x))
    row.append(above == 0 ? -500 : Float(index - first))
    row.append(above == 0 ? -500 : Float(last - index))
    row.append(expected)
    row.append(threshold)
    row.append(Float(above))
    row.append(scores[index] - threshold)
  }
}

/// Chooses the blocks of a page by the F1 that is to be expected.
///
/// With probabilities *p* and words *w*, keeping the set *S* is expected to give about
/// (1 + β²) Σ_S *pw* / (Σ_S *w* + β² Σ *pw*); among the sets of the most probable blocks the best is
/// taken. Ye, Chai, Lee, Chieu, "Optimizing F-measures: a tale of two approaches", 2012. β is 1, for
/// precision 0.5, for recall 2.
struct ExpectedChoice {
  /// The least probability that is kept.
  private(set) var threshold: Float = 2
  /// The F measure that is expected.
  private(set) var expected: Float = 0

  /// Keeps nothing.
  static let nothing = ExpectedChoice([], [], favour: nil)

  init(_ scores: [Float], _ counts: [Int], favour: CleaningOptions.Favour?) {
    if scores.count > CleanerModel.greatest {
      // Rules alone have spoken, by ones and zeros.
      threshold = 0.5
      return
    }
    let square: Float =
      switch favour {
      case nil: 1
      case .precision: 0.25
      case .recall: 4
      }
    // The greatest score first, and of equal ones the first: the bits of numbers that are not below
    // zero are ordered as they are.
    let order = scores.indices.map { UInt64(~scores[$0].bitPattern) << 32 | UInt64($0) }.sorted()
      .map { Int($0 & 0xFFFF_FFFF) }
    var wanted: Float = 0
    for index in scores.indices { wanted += scores[index] * Float(counts[index]) }
    var found: Float = 0
    var chosen: Float = 0
    for (rank, index) in order.enumerated() {
      let words = Float(counts[index])
      found += scores[index] * words
      chosen += words
      if rank + 1 < order.count, scores[order[rank + 1]] == scores[index] { continue }
      let value = (1 + square) * found / (chosen + square * wanted + 1e-9)
      if value > expected {
        expected = value
        threshold = scores[index]
      }
    }
  }
}
