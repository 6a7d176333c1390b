/// The pairs of a page, of which is known which belong together.
struct PairSample {
  var ranked: RankedPairs
  /// Of each of the ranked pairs.
  var belongs: [Bool]

  /// A sample has at least so many pairs of a kind to say what the kind is like.
  private static let leastKind = 8

  /// Learns how pairs are judged; ``PairModel/untrained`` where samples of either kind are missing.
  static func model(of samples: [PairSample]) -> PairModel {
    var model = PairModel.untrained
    let labels = samples.flatMap(\.belongs)
    guard labels.contains(true), labels.contains(false) else { return model }
    model.standing = LogisticFit.regression(
      samples.flatMap { $0.ranked.pairs.map(RankedPairs.features) }, labels)
    let standings = samples.map { $0.ranked.standings(by: model) }
    guard let chance = usual(samples, standings, belonging: false),
      let belonging = usual(samples, standings, belonging: true)
    else { return .untrained }
    (model.chance, model.belonging) = (chance, belonging)
    model.verdict = LogisticFit.regression(
      zip(samples, standings).flatMap { sample, standings in
        sample.ranked.features(standings: standings, StandingMixture(standings, model))
      }, labels)
    // Beyond that the digits depend on the machine's rounding.
    model.parameters = model.parameters.map { ($0 * 10_000).rounded() / 10_000 }
    return model
  }

  /// What the standings of one kind of pairs are like, in the mean over samples.
  private static func usual(
    _ samples: [PairSample], _ standings: [[Double]], belonging: Bool
  ) -> PairModel.Usual? {
    var all: [PairModel.Usual] = []
    for (sample, standings) in zip(samples, standings) {
      let kept = zip(standings, sample.belongs).filter { $0.1 == belonging }.map(\.0).sorted()
      if kept.count < leastKind { continue }
      let median = kept[kept.count / 2]
      // The upper half alone: what has nothing in common lies far below.
      all.append(PairModel.Usual(mean: median, deviation: kept[kept.count * 21 / 25] - median))
    }
    if all.isEmpty { return nil }
    return PairModel.Usual(
      mean: all.reduce(0) { $0 + $1.mean } / Double(all.count),
      deviation: max(0.5, all.reduce(0) { $0 + $1.deviation } / Double(all.count)))
  }
}
