/// How far two documents translate each other, and what that makes of their beads' confidences.
///
/// A path of beads is found for any two texts, and what is learnt from its beads explains those
/// very beads, whatever they are. So beads are judged by what the other beads teach, and compared
/// with a background: the same segments beside others of the same documents. See
/// <doc:SegmentAlignment>.
struct DocumentFit {
  /// What the terms of a bead say.
  private struct Judgement {
    /// How far the bead's evidence is above the best of its background, as log odds.
    var excess = 0.0
    /// Whether hardly any pair of the background has as much evidence.
    var isAbove = false
    /// How much the bead says of the documents.
    var weight = 0.0
  }

  /// Beads that speak for the documents, at most; of more, evenly spread ones.
  private static let mostSamples = 64
  /// Pairs of a bead's background: half have its source, half its target.
  private static let shuffles = 12
  /// Documents that are learnt from are learnt from so often, a part of the beads left out.
  private static let folds = 4
  /// The share of beads above their background that are right to the segment, where documents that
  /// translate each other are learnt from: borders stay doubtful.
  private static let bestLearnt = 0.985
  /// The share of unrelated documents' beads that are above their background, where documents are
  /// learnt from, at most.
  private static let chanceLearnt = 0.08
  /// The share of beads above their background from which on such documents are held to be
  /// translations.
  private static let parallelLearnt = Logarithm.logOdds(0.2)
  /// The evidence that any two texts may have in common.
  private static let commonEvidence = 2.0
  /// The share of beads above their background from which on documents are held to be
  /// translations.
  private static let parallelShare = Logarithm.logOdds(0.6)
  /// How much the log odds of the share below that count.
  private static let shareWeight = 2.5
  /// In documents that may not be translations no bead has greater log odds by itself.
  private static let mostLogOdds = 2.75

  private let pairs: [Bead]
  private let document: TermDocument
  /// Whether the lexicon knows too little of the documents to judge them.
  private let isLearnt: Bool

  /// The same beads, with the confidences of those with two sides scaled.
  ///
  /// - Complexity: Linear in the beads, and what ``DocumentLearning`` costs for each fold.
  static func weighed(_ beads: [Bead], in document: TermDocument) -> [Bead] {
    let places = beads.indices.filter { !beads[$0].isOneSided }
    if places.isEmpty { return beads }
    let fit = DocumentFit(places.map { beads[$0] }, document)
    var weighed = beads
    for (place, confidence) in zip(places, fit.confidences()) {
      weighed[place] = Bead(
        source: beads[place].source, target: beads[place].target, confidence: confidence)
    }
    return weighed
  }

  private init(_ pairs: [Bead], _ document: TermDocument) {
    self.pairs = pairs
    self.document = document
    isLearnt = document.coverage < DocumentLearning.enoughCoverage
  }

  private func confidences() -> [Double] {
    if isLearnt {
      return learntConfidences()
    }
    var meter = PairMeter(document)
    let samples = min(pairs.count, DocumentFit.mostSamples)
    let judgements = (0..<samples).map { judgement(of: $0 * pairs.count / samples, by: &meter) }
    // A path through unrelated documents takes the best of what stands near it: up to a third of
    // its beads are above their background.
    let prior = Logarithm.logOdds(share(judgements, toBeginWith: 1, chance: 0.35))
    let shift = DocumentFit.shareWeight * (prior - DocumentFit.parallelShare)
    if shift >= 0 { return pairs.map(\.confidence) }
    return pairs.map {
      let logOdds = min(Logarithm.logOdds($0.confidence), DocumentFit.mostLogOdds)
      return Logarithm.probability(logOdds: logOdds + shift)
    }
  }

  /// The confidences where the document has taught itself.
  ///
  /// A bead is right if the documents are translations and the path is right there. The first is told
  /// by the share of beads above their background, and by how far this one is; the second by the
  /// bead's probability among all paths, and by how much likelier a right bead is to be above, or not,
  /// than a wrong one. Those probabilities are too sure of beads that are not above.
  private func learntConfidences() -> [Double] {
    let judgements = heldOutJudgements()
    let share = share(judgements, toBeginWith: 0, chance: DocumentFit.chanceLearnt)
    let doubt = Logarithm.logOdds(share)
    let prior = max(doubt, 3 * (doubt - DocumentFit.parallelLearnt))
    let above = judgements.reduce(0) { $0 + ($1.isAbove ? $1.weight : 0) }
    let weight = judgements.reduce(0) { $0 + $1.weight }
    let right = max(0.1, min(0.97, above / max(weight, 1e-9)))
    let evidence = (
      above: Logarithm.natural(right / DocumentFit.chanceLearnt),
      below: Logarithm.natural((1 - right) / (1 - DocumentFit.chanceLearnt))
    )
    return zip(pairs, judgements).map { pair, judgement in
      let logOdds = Logarithm.logOdds(pair.confidence)
      let parallel = prior + (judgement.isAbove ? evidence.above + min(6, judgement.excess) : 0)
      let inPlace =
        judgement.isAbove ? min(4, logOdds) + evidence.above : min(1.5, logOdds) + evidence.below
      return min(
        pair.confidence,
        DocumentFit.bestLearnt * Logarithm.probability(logOdds: parallel)
          * Logarithm.probability(logOdds: inPlace))
    }
  }

  /// The share of beads that are right, as far as the evidence of all can tell: those above their
  /// background, less what `chance` gives.
  ///
  /// Few beads say little, so that two beads' worth of what there is `toBeginWith` is added.
  private func share(
    _ judgements: [Judgement], toBeginWith initial: Double, chance: Double
  ) -> Double {
    let initialWeight = 8.0
    let weight = judgements.reduce(initialWeight) { $0 + $1.weight }
    let above = judgements.reduce(initialWeight * initial) { $0 + ($1.isAbove ? $1.weight : 0) }
    return max(0.02, min(0.98, (above / weight - chance) / (1 - chance)))
  }

  /// Judges each bead by what those of the other folds teach.
  private func heldOutJudgements() -> [Judgement] {
    var judgements = [Judgement](repeating: Judgement(), count: pairs.count)
    for fold in 0..<DocumentFit.folds {
      let others = pairs.indices.filter { $0 % DocumentFit.folds != fold }
      var meter = PairMeter(
        DocumentLearning.learn(
          from: others.map { (pairs[$0].source, pairs[$0].target) }, in: document),
        unknownWeight: DocumentLearning.unknownWeight(coverage: document.coverage))
      for bead in stride(from: fold, to: pairs.count, by: DocumentFit.folds) {
        judgements[bead] = judgement(of: bead, by: &meter)
      }
    }
    return judgements
  }

  private func judgement(of bead: Int, by meter: inout PairMeter) -> Judgement {
    let pair = pairs[bead]
    let measure = meter.measure(pair.source, pair.target)
    let evidence = Confidence.terms(of: measure)
    var best = DocumentFit.commonEvidence
    var asGood = 0
    let others = min(DocumentFit.shuffles / 2, pairs.count - 1)
    for k in 0..<others {
      let other = pairs[(bead + 1 + k * (pairs.count - 1) / others) % pairs.count]
      for shuffled in [
        meter.measure(pair.source, other.target), meter.measure(other.source, pair.target),
      ] {
        let shuffledEvidence = Confidence.terms(of: shuffled)
        best = max(best, shuffledEvidence)
        asGood += shuffledEvidence >= evidence ? 1 : 0
      }
    }
    return Judgement(
      excess: evidence - best,
      isAbove: measure.greaterCoverage > 0
        && (others == 0 ? evidence > best : asGood * 10 <= 2 * others),
      weight: measure.size)
  }
}
