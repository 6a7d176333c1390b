/// The best of many pairs, each member in one at most, and what is known of them together: pairs of
/// the sentences of a page, or of the documents of two collections.
struct RankedPairs {
  /// Two members that may belong together.
  struct Candidate {
    var source: Int
    var target: Int
    /// The log odds that they do, as far as can be said without the others.
    var logOdds: Double
  }

  /// A candidate that was taken, and how far it is ahead of the next best of its members.
  struct Pair {
    var candidate: Candidate
    /// The candidate's number among all.
    var number: Int
    var greaterLead: Double
    var lesserLead: Double
  }

  /// Leads from here on are rare between members that have nothing in common.
  private static let outstandingLead = 1.5
  /// More members than are learnt from say no more.
  private static let mostMembers = 100

  /// The pairs that were taken, best first by themselves.
  let pairs: [Pair]
  /// How many members the lesser side has.
  private let members: Int
  /// How far the best third of the pairs is ahead of the members' second choices, in nats.
  private let gap: Double

  /// Takes candidates greedily, best first.
  ///
  /// - Parameters:
  ///   - candidates: Those of all members.
  ///   - members: How many members the lesser side has; `nil` for those that are candidates.
  /// - Complexity: O(*n* log *n*).
  init(_ candidates: [Candidate], members: Int? = nil) {
    let logOdds = candidates.map(\.logOdds)
    let sources = Leads(candidates.map(\.source), logOdds)
    let targets = Leads(candidates.map(\.target), logOdds)
    let ranked = candidates.indices.sorted {
      let (one, two) = (candidates[$0], candidates[$1])
      return (one.logOdds, two.source, two.target) > (two.logOdds, one.source, one.target)
    }
    var isTaken = (source: Set<Int>(), target: Set<Int>())
    var pairs: [Pair] = []
    for number in ranked {
      let candidate = candidates[number]
      if isTaken.source.contains(candidate.source) || isTaken.target.contains(candidate.target) {
        continue
      }
      isTaken.source.insert(candidate.source)
      isTaken.target.insert(candidate.target)
      // The leads alike, so that exchanging the sides exchanges nothing else.
      let leads = (
        sources.lead(of: candidate.source, candidate.logOdds),
        targets.lead(of: candidate.target, candidate.logOdds)
      )
      pairs.append(
        Pair(
          candidate: candidate, number: number, greaterLead: max(leads.0, leads.1),
          lesserLead: min(leads.0, leads.1)))
    }
    self.members = members ?? min(sources.count, targets.count)
    let seconds =
      (sources.sumOfSeconds + targets.sumOfSeconds)
      / Double(max(1, sources.count + targets.count))
    let best = pairs.prefix(max(1, self.members / 3)).map(\.candidate.logOdds)
    gap = best.reduce(0, +) / Double(max(1, best.count)) - seconds
    self.pairs = pairs
  }

  /// The log odds of the share of members that have an outstanding pair.
  private var outstanding: Double {
    let count = Double(
      pairs.lazy.filter { $0.lesserLead > RankedPairs.outstandingLead }.count)
    return Logarithm.natural((count + 0.5) / (max(0, Double(members) - count) + 0.5))
  }

  /// The logarithm of the number of members of the lesser side, and one more.
  var size: Double { Logarithm.natural(Double(min(members, RankedPairs.mostMembers) + 1)) }

  /// What is known of the pairs, one by one, for the last step: what the mixture says, the
  /// standing, how many pairs are outstanding, the gap, how many members there are, and where the
  /// mixture puts pairs that belong together and those of chance.
  func features(standings: [Double], _ mixture: StandingMixture) -> [[Double]] {
    let together = [
      outstanding, gap, size, mixture.belongingMean, mixture.chanceMean,
    ]
    return standings.map { [mixture.logOdds(of: $0), $0] + together }
  }

  /// How well each pair stands out, in nats.
  func standings(by model: PairModel) -> [Double] {
    pairs.map { model.standing.logOdds(RankedPairs.features(of: $0)) }
  }

  /// What a pair's standing is weighed from.
  static func features(of pair: Pair) -> [Double] {
    [pair.candidate.logOdds, pair.greaterLead, pair.lesserLead]
  }

  /// The log odds that each pair belongs together, all things known.
  func logOdds(by model: PairModel) -> [Double] {
    let standings = standings(by: model)
    let mixture = StandingMixture(standings, model)
    return features(standings: standings, mixture).map(model.verdict.logOdds)
  }
}
