/// How far each candidate pair is ahead of the others that one of its members may be in.
struct Leads {
  /// Who has no rival is taken to have one of these log odds.
  private static let leastRival = -8.0
  /// Leads and lags beyond so many nats say no more.
  private static let most = 6.0

  private let best: [Int: (first: Double, second: Double)]
  /// The log odds of the second best pairs of all members, summed.
  let sumOfSeconds: Double

  /// Makes leads of pairs by one of their members, and their log odds.
  init(_ members: [Int], _ logOdds: [Double]) {
    var best: [Int: (first: Double, second: Double)] = [:]
    for (member, logOdds) in zip(members, logOdds) {
      let (first, second) = best[member] ?? (Leads.leastRival, Leads.leastRival)
      best[member] = (max(first, logOdds), max(second, min(first, logOdds)))
    }
    // In the order of the numbers, for sums depend on it.
    sumOfSeconds = best.keys.sorted().reduce(0) { $0 + (best[$1]?.second ?? Leads.leastRival) }
    self.best = best
  }

  /// How many members there are.
  var count: Int { best.count }

  /// How far a pair of some log odds is ahead of the best other one of its member, in nats.
  func lead(of member: Int, _ logOdds: Double) -> Double {
    let (first, second) = best[member] ?? (Leads.leastRival, Leads.leastRival)
    return max(-Leads.most, min(Leads.most, logOdds - (logOdds < first ? first : second)))
  }
}
