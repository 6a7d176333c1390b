/// Probabilities from measures: logistic regressions.
///
/// The weights were fitted on three gold texts, each counted alike: health (TICO-19), a guide
/// (opensource.guide) and the pages of a site (nodejs.org). Each was taken with generated noise,
/// light to heavy, and with its even lines beside its odd ones, which gives texts on one subject of
/// which no line translates another. For pairs the weight of the strength was fixed by hand,
/// because in those texts it follows from the coverage, and the constant lowered by 0.35, towards
/// texts that are no translations. How sure a pair is among others, see ``PairModel``.
enum Confidence {
  /// Log odds: a constant, then a weight for each feature.
  struct Logistic: Hashable {
    var constant: Double
    var weights: [Double]

    func logOdds(_ features: [Double]) -> Double {
      zip(features, weights).reduce(constant) { $0 + $1.0 * $1.1 }
    }
  }

  private static let pair = Logistic(constant: -12.3, weights: [1, 9.9, 7.2, 0.1, 1.5])

  private static let documents = Logistic(constant: -6.2, weights: [0.83, 1.07, 0.03])

  /// The log odds that the two sides of a pair, taken from anywhere, translate each other.
  static func logOdds(ofPair measure: PairMeasure) -> Double {
    pair.logOdds([
      Double(max(-1, min(1, measure.strength))), measure.lesserCoverage, measure.greaterCoverage,
      Double(max(-3, min(1, measure.length))), measure.size,
    ])
  }

  /// What the terms of a pair say, lengths apart, as log odds but for a constant.
  static func terms(of measure: PairMeasure) -> Double {
    pair.weights[0] * Double(max(-1, min(1, measure.strength)))
      + pair.weights[1] * measure.lesserCoverage + pair.weights[2] * measure.greaterCoverage
  }

  /// The log odds that two documents translate each other, or one a part of the other.
  static func logOdds(ofDocuments features: [Double]) -> Double { documents.logOdds(features) }
}
