/// Fits the softmax's temperature to lines that the training did not see.
///
/// Guo and others, "On calibration of modern neural networks", 2017, arXiv:1706.04599, section
/// 4.2; here the logarithm of the temperature is linear in that of the number of features.
struct Calibration {
  private(set) var temperature: (base: Float, growth: Float) = (0, 0)
  private(set) var accuracy = 0.0
  private(set) var loss = 0.0
  /// What was right, by label.
  private(set) var shares: [LanguageTrainer.Share]

  /// The scores of one line: those of the possible labels, the right one first.
  private struct Sample {
    var scores: ArraySlice<Float>
    var featureCount: Float
  }

  init(
    draft: ModelDraft, samples lines: [TrainingLine], of set: TrainingSet
  ) throws(IdentificationError) {
    shares = [LanguageTrainer.Share](repeating: .init(), count: set.labels.count)
    var scorer = LanguageScorer(model: try LanguageModel(bytes: draft.bytes(provenance: "")))
    var scores: [Float] = []
    var starts: [(start: Int, features: Int)] = []
    var right = 0
    for line in lines {
      scorer.score(set.bytes.span, from: line.range.lowerBound, to: line.range.upperBound)
      guard scorer.featureCount > 0, scorer.isPossible(line.label) else { continue }
      starts.append((scores.count, scorer.featureCount))
      let own = scorer.scores[line.label]
      scores.append(own)
      var isBest = true
      for label in set.labels.indices where label != line.label && scorer.isPossible(label) {
        scores.append(scorer.scores[label])
        if scorer.scores[label] >= own { isBest = false }
      }
      shares[line.label].lines += 1
      if isBest {
        right += 1
        shares[line.label].right += 1
      }
    }
    guard !starts.isEmpty else { return }
    accuracy = Double(right) / Double(starts.count)
    let samples = starts.indices.map { i in
      let end = i + 1 < starts.count ? starts[i + 1].start : scores.count
      return Sample(
        scores: scores[starts[i].start..<end], featureCount: Float(starts[i].features))
    }
    // Coordinate search with shrinking steps: the loss is convex in the inverse temperature.
    loss = Calibration.loss(of: samples, base: 0, growth: 0)
    var step: Float = 0.5
    while step > 0.004 {
      var improved = false
      for (base, growth) in [(step, 0), (-step, 0), (0, step / 4), (0, -step / 4)] {
        let trial = (temperature.base + base, temperature.growth + growth)
        let value = Calibration.loss(of: samples, base: trial.0, growth: trial.1)
        if value < loss {
          (loss, temperature, improved) = (value, trial, true)
        }
      }
      if !improved { step /= 2 }
    }
  }

  private static func loss(of samples: [Sample], base: Float, growth: Float) -> Double {
    var total = 0.0
    for sample in samples {
      let scale = LanguageScorer.scale(
        featureCount: sample.featureCount, base: base, growth: growth)
      var highest = -Float.infinity
      for score in sample.scores { highest = max(highest, score * scale) }
      var sum: Float = 0
      for score in sample.scores { sum += Exponential.exp(score * scale - highest) }
      let own = sample.scores[sample.scores.startIndex] * scale
      total += Double(Exponential.log(sum) + highest - own)
    }
    return total / Double(samples.count)
  }
}
