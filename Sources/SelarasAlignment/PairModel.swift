internal import CModels

/// How mined pairs are judged, each among the others of its page: weights and usual values.
///
/// A pair's standing is weighed from what it says by itself and from how far it is ahead of the
/// next best pairs of its sentences. The standings are then told apart into pairs of chance and
/// translations, as far as they can be, and what the page's pairs are like as a whole has the last
/// word. Learnt by ``MinerTrainer``; see <doc:SentenceMining>.
public struct PairModel: Hashable, Sendable {
  /// What standings of pairs of one kind are usually like, in nats.
  struct Usual: Hashable {
    var mean: Double
    var deviation: Double
    var squaredDeviation: Double { deviation * deviation }
  }

  /// From log odds, greater and lesser lead to the standing.
  var standing = Confidence.Logistic(constant: 0, weights: [1, 0, 0])
  /// Pairs that do not belong together.
  var chance = Usual(mean: -3, deviation: 2)
  /// Pairs that do.
  var belonging = Usual(mean: 3, deviation: 2)
  /// From ``RankedPairs/features(standings:_:)`` to log odds.
  var verdict = Confidence.Logistic(constant: 0, weights: [0, 1, 0, 0, 0, 0, 0])

  init() {}

  /// The model that training starts from, and gives back where it learns nothing.
  public static let untrained = PairModel()

  /// The model that the toolkit carries, for any languages.
  public static let shipped: PairModel = {
    // A test reads the file; a broken one would leave the weights of the beginning.
    (try? PairModel(text: unsafe WeightText.text(of: cmodels_miner()))) ?? .untrained
  }()

  private static let names = [
    "standing.constant", "standing.logOdds", "standing.greaterLead", "standing.lesserLead",
    "chance.mean", "chance.deviation", "belonging.mean", "belonging.deviation",
    "verdict.constant", "verdict.mixture", "verdict.standing", "verdict.outstanding", "verdict.gap",
    "verdict.members", "verdict.belonging", "verdict.chance",
  ]

  /// All weights in one row.
  var parameters: [Double] {
    get {
      [standing.constant] + standing.weights + [chance.mean, chance.deviation]
        + [belonging.mean, belonging.deviation, verdict.constant] + verdict.weights
    }
    set {
      standing = Confidence.Logistic(constant: newValue[0], weights: Array(newValue[1...3]))
      chance = Usual(mean: newValue[4], deviation: newValue[5])
      belonging = Usual(mean: newValue[6], deviation: newValue[7])
      verdict = Confidence.Logistic(constant: newValue[8], weights: Array(newValue[9...15]))
    }
  }

  /// The weights as text: a name and a number a line, separated by a tab.
  public var text: String { WeightText.text(PairModel.names, parameters) }

  /// Reads weights from text; lines that begin with `#` are passed over.
  ///
  /// - Throws: At the first line that names no weight or has no number; where weights are missing;
  ///   where a deviation is not above zero.
  public init(text: String) throws(AlignmentError) {
    self.init()
    parameters = try WeightText.parameters(text, names: PairModel.names)
    guard chance.deviation > 0, belonging.deviation > 0 else {
      throw AlignmentError("a deviation is above zero")
    }
  }
}
