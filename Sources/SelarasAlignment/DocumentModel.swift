internal import CModels

/// How matched documents are judged, each pair among the others: the weights of a regression.
///
/// Learnt by ``MatcherTrainer``; see <doc:DocumentMatching>.
public struct DocumentModel: Hashable, Sendable {
  /// From ``features(of:_:in:)`` to log odds.
  var verdict = Confidence.Logistic(constant: 0, weights: [0, 0, 0, 0, 0, 0])

  /// The model that training starts from, and gives back where it learns nothing.
  public static let untrained = DocumentModel()

  /// The model that the toolkit carries, for any languages.
  public static let shipped: DocumentModel = {
    // A test reads the file; a broken one would leave the weights of the beginning.
    (try? DocumentModel(text: unsafe WeightText.text(of: cmodels_matcher()))) ?? .untrained
  }()

  private static let names = [
    "constant", "weight", "greaterMean", "lesserMean", "greaterLead", "lesserLead", "documents",
  ]

  init() {}

  /// All weights in one row.
  var parameters: [Double] {
    get { [verdict.constant] + verdict.weights }
    set {
      verdict = Confidence.Logistic(constant: newValue[0], weights: Array(newValue.dropFirst()))
    }
  }

  /// The weights as text: a name and a number a line, separated by a tab.
  public var text: String { WeightText.text(DocumentModel.names, parameters) }

  /// Reads weights from text; lines that begin with `#` are passed over.
  ///
  /// - Throws: At the first line that names no weight or has no number; where weights are missing.
  public init(text: String) throws(AlignmentError) {
    self.init()
    parameters = try WeightText.parameters(text, names: DocumentModel.names)
  }

  /// What is known of a pair: of the documents by themselves, how far the pair is ahead of the next
  /// best of either, and the number of documents.
  static func features(
    of pair: RankedPairs.Pair, _ candidate: DocumentCandidate, in ranked: RankedPairs
  ) -> [Double] {
    candidate.features + [pair.greaterLead, pair.lesserLead, ranked.size]
  }
}
