/// What bead paths are scored by: a log-linear model of whole paths, and its weights.
///
/// A path's score is the sum of its beads' scores; the probability of a path is in proportion to
/// the exponential of its score. A bead with two sides scores the logarithm of a mixture over how
/// freely it is translated (each component sums the terms' evidence, each kind of term with a
/// weight of its own), and weighted features: its shape, lengths, how both sides end, how many
/// sentences they hold. Segments without counterpart score by features alone.
///
/// Lafferty, McCallum and Pereira, "Conditional random fields", 2001. Models are learnt by
/// ``AlignerTrainer``.
public struct BeadModel: Hashable, Sendable {
  /// A weight that a feature is multiplied by.
  enum Feature: Int, CaseIterable {
    // What a bead with two sides is like.
    case single, double, oneToTwo, oneToThree, oneToFour
    case lengthNormal, lengthRatio
    case otherSentences, sentenceRatio, clauseRatio
    case openOpen, openFinal, openClause, openColon
    case finalFinal, finalClause, finalColon
    case clauseClause, clauseColon, colonColon
    case smallStart, fewTerms
    // Where one segment of a bead ends and the next begins.
    case innerOpen, innerFinal, innerClause, innerColon, innerSmallStart, innerSmallest
    // Segments without counterpart.
    case null, nullAfterSame, nullAfterOther
    case nullOpen, nullClause, nullColon, nullSmallStart, nullTerms
  }

  /// The weights of the features, by their raw values.
  var features: [Float]
  /// The weight of each kind of term, by its raw value.
  var kinds: [Float]
  /// The logarithm of the weight of each component of the mixture.
  var mixture: SIMD4<Float>

  /// The model that training starts from: terms alone, and round numbers.
  init() {
    features = [Float](repeating: 0, count: Feature.allCases.count)
    kinds = [Float](repeating: 0.6, count: TermKind.allCases.count)
    mixture = SIMD4(repeating: -1.4)
    for (feature, weight) in [
      (Feature.single, -0.3), (.double, -3), (.oneToTwo, -1), (.oneToThree, -4), (.oneToFour, -6),
      (.lengthNormal, 0.5), (.null, -4), (.nullAfterSame, 1), (.nullAfterOther, 0),
    ] as [(Feature, Float)] { features[feature.rawValue] = weight }
  }

  /// The weight of a feature.
  @inline(__always)
  subscript(feature: Feature) -> Float { features[feature.rawValue] }

  /// All weights in one row: features, kinds, mixture.
  var parameters: [Float] {
    get { features + kinds + (0..<4).map { mixture[$0] } }
    set {
      let (featureCount, kindCount) = (features.count, kinds.count)
      features = Array(newValue[..<featureCount])
      kinds = Array(newValue[featureCount..<featureCount + kindCount])
      for k in 0..<4 { mixture[k] = newValue[featureCount + kindCount + k] }
    }
  }

  /// What the parameters are called, in their order.
  static let names: [String] =
    Feature.allCases.map { "\($0)" } + TermKind.allCases.map { "term.\($0)" }
    + (0..<4).map { "mixture.\($0)" }

  /// The feature of how two sides end together.
  static func ends(_ source: SegmentTraits.Ending, _ target: SegmentTraits.Ending) -> Feature {
    let pair =
      source.rawValue <= target.rawValue ? (source, target) : (target, source)
    return switch pair {
    case (.open, .open): .openOpen
    case (.open, .final): .openFinal
    case (.open, .clause): .openClause
    case (.open, .colon): .openColon
    case (.final, .final): .finalFinal
    case (.final, .clause): .finalClause
    case (.final, .colon): .finalColon
    case (.clause, .clause): .clauseClause
    case (.clause, .colon): .clauseColon
    default: .colonColon
    }
  }
}
