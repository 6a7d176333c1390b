/// What can be said of a pair of texts, apart from where they stand.
struct PairMeasure {
  /// The evidence of the terms, in nats for each term of the shorter side, and more the more
  /// evenly matched the sides are.
  var strength: Float
  /// The share of what the source says that the target says too, by rarity, and the reverse.
  var sourceCoverage: Float
  var targetCoverage: Float
  /// The evidence of the lengths.
  var length: Float
  /// The terms of the side that has fewer.
  var terms: Float

  /// The lesser and the greater of the coverages.
  var lesserCoverage: Double { Double(min(sourceCoverage, targetCoverage)) }
  var greaterCoverage: Double { Double(max(sourceCoverage, targetCoverage)) }

  /// The logarithm of the number of terms, up to that of a long sentence: a paragraph is not the
  /// likelier to be a translation for its length.
  var size: Double { Logarithm.natural(Double(min(80, terms + 1))) }
}

/// Measures pairs of a document.
struct PairMeter {
  private let document: TermDocument
  private var forwardSums: [Float]
  private var backwardSums: [Float]
  private let unknownWeight: Float

  /// Makes a meter; a term that nothing is known of counts `unknownWeight` times as one that the
  /// other side does not cover.
  init(_ document: TermDocument, unknownWeight: Float = 0) {
    self.document = document
    self.unknownWeight = unknownWeight
    forwardSums = [Float](repeating: 0, count: document.target.counts.count)
    backwardSums = [Float](repeating: 0, count: document.source.counts.count)
  }

  /// Measures the source's segments beside the target's.
  ///
  /// - Complexity: The terms' links.
  mutating func measure(_ source: Range<Int>, _ target: Range<Int>) -> PairMeasure {
    let (first, second) = (document.source, document.target)
    let sourceTerms = first.starts[source.lowerBound]..<first.starts[source.upperBound]
    let targetTerms = second.starts[target.lowerBound]..<second.starts[target.upperBound]
    LinkSums.scatter(first, sourceTerms, document.forward, into: &forwardSums)
    LinkSums.scatter(second, targetTerms, document.backward, into: &backwardSums)
    var mixture = BeadMixture()
    let targetCoverage = PairMeter.coverage(
      second, targetTerms, forwardSums, 1 / Float(max(1, sourceTerms.count)),
      unknownWeight * second.unknownRarity[target].reduce(0, +), &mixture)
    let sourceCoverage = PairMeter.coverage(
      first, sourceTerms, backwardSums, 1 / Float(max(1, targetTerms.count)),
      unknownWeight * first.unknownRarity[source].reduce(0, +), &mixture)
    LinkSums.erase(first, sourceTerms, document.forward, in: &forwardSums)
    LinkSums.erase(second, targetTerms, document.backward, in: &backwardSums)
    let evidence = mixture.logarithm(weight: 1)
    let product = Float(sourceTerms.count + 1) * Float(targetTerms.count + 1)
    return PairMeasure(
      strength: evidence / product.squareRoot(), sourceCoverage: sourceCoverage,
      targetCoverage: targetCoverage,
      length: LengthModel.logarithm(
        source: first.lengths[source].reduce(0, +), target: second.lengths[target].reduce(0, +),
        ratio: document.lengthRatio),
      terms: Float(min(sourceTerms.count, targetTerms.count)))
  }

  private static func coverage(
    _ side: TermDocument.Side, _ places: Range<Int>, _ sums: [Float], _ scale: Float,
    _ unknown: Float, _ mixture: inout BeadMixture
  ) -> Float {
    var covered: Float = 0
    var all = unknown
    for place in places {
      let term = Int(side.terms[place])
      let ratio = sums[term] * scale
      mixture.add(ratio)
      // Odds of one to one where the other side makes the term as likely as it is anyway.
      covered += side.rarity[term] * ratio / (ratio + 1)
      all += side.rarity[term]
    }
    return all > 0 ? covered / all : 0
  }
}
