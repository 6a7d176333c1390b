/// What the standings of a page's pairs come from: pairs of chance, and pairs that belong together.
///
/// Two normal distributions, fitted to the page by expectation maximisation. Freely translated texts have lesser standings, pages on many subjects have more
/// even ones of chance; what is usual is the prior of both, so that few pairs move them little. Dempster, Laird and
/// Rubin, "Maximum likelihood from incomplete data via the EM algorithm", 1977; that pairs are
/// judged against those of chance in the same data is the local false discovery rate of Efron,
/// "Large-scale simultaneous hypothesis testing", 2004.
struct StandingMixture {
  /// A normal distribution, in nats.
  private struct Normal {
    var mean: Double
    var variance: Double

    func logarithm(_ x: Double) -> Double {
      -(x - mean) * (x - mean) / (2 * variance) - Logarithm.natural(variance) / 2
    }

    /// The distribution of weighed standings, where the prior counts as so many of them.
    func fitted(
      _ standings: [Double], _ weights: [Double], prior: Normal, means: Double, variances: Double
    ) -> Normal {
      var (weight, sum, squares) = (0.0, 0.0, 0.0)
      for (standing, share) in zip(standings, weights) {
        weight += share
        sum += share * standing
      }
      let mean = (means * prior.mean + sum) / (means + weight)
      for (standing, share) in zip(standings, weights) {
        squares += share * (standing - mean) * (standing - mean)
      }
      let away = means * (mean - prior.mean) * (mean - prior.mean)
      let variance = (variances * prior.variance + squares + away) / (variances + weight)
      return Normal(mean: mean, variance: variance)
    }
  }

  private static let rounds = 30
  /// As if so many pairs had been seen before: of those that belong together, of chance, and how
  /// pairs divide.
  private static let belongingPrior = (means: 4.0, variances: 4.0)
  private static let chancePrior = (means: 10.0, variances: 20.0)
  private static let sharePrior = (belonging: 0.5, chance: 3.0)
  /// What is surer than this, or less sure, is no further apart.
  private static let mostLogOdds = 12.0

  private var chance: Normal
  private var belonging: Normal
  /// The log odds that any of the pairs belongs together.
  private var prior: Double

  /// Fits the distributions to standings.
  ///
  /// - Complexity: Thirty passes.
  init(_ standings: [Double], _ model: PairModel) {
    let usual = (
      chance: Normal(mean: model.chance.mean, variance: model.chance.squaredDeviation),
      belonging: Normal(mean: model.belonging.mean, variance: model.belonging.squaredDeviation)
    )
    (chance, belonging) = usual
    prior = Logarithm.logOdds(0.3)
    // Those that have nothing in common would make chance look wider than it is.
    let least = usual.chance.mean - 2 * usual.chance.variance.squareRoot()
    let standings = standings.map { max($0, least) }
    for _ in 0..<StandingMixture.rounds {
      let shares = standings.map { standing in
        standing < chance.mean
          ? 0
          : Logarithm.probability(
            logOdds: prior + belonging.logarithm(standing) - chance.logarithm(standing))
      }
      let count = shares.reduce(0, +) + StandingMixture.sharePrior.belonging
      let rest =
        Double(standings.count) + StandingMixture.sharePrior.belonging
        + StandingMixture.sharePrior.chance - count
      prior = Logarithm.natural(count / rest)
      belonging = belonging.fitted(
        standings, shares, prior: usual.belonging,
        means: StandingMixture.belongingPrior.means,
        variances: StandingMixture.belongingPrior.variances)
      chance = chance.fitted(
        standings, shares.map { 1 - $0 }, prior: usual.chance,
        means: StandingMixture.chancePrior.means, variances: StandingMixture.chancePrior.variances)
    }
  }

  /// What pairs that belong together stand at here, in nats.
  var belongingMean: Double { belonging.mean }
  /// What pairs of chance stand at here, in nats.
  var chanceMean: Double { chance.mean }

  /// The log odds that a pair of this standing belongs together; they never fall as it rises.
  func logOdds(of standing: Double) -> Double {
    // Beyond both means the wider distribution would win again.
    let standing = max(chance.mean, min(belonging.mean, standing))
    let logOdds = prior + belonging.logarithm(standing) - chance.logarithm(standing)
    return max(-StandingMixture.mostLogOdds, min(StandingMixture.mostLogOdds, logOdds))
  }
}
