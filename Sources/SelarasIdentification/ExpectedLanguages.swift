internal import SelarasText

/// What language a phrase inside another is in, before a look at it.
///
/// Three words of Indonesian are as good as Malay for any model. If the document has passages in
/// one of the two, a phrase is likelier in that; but anything may be quoted, and most often what
/// many people write.
struct ExpectedLanguages {
  /// For each label its weight among the labels of its kind of script.
  let weights: [Float]
  /// The labels that Chinese scripts tell apart.
  let chinese: ChineseLabels
  /// For each label the power to which its probability is raised before it is weighed.
  let powers: [Float]

  /// What a language without a passage weighs where one has passages that it is easily taken for.
  private static let floor: Float = 0.01
  /// Two languages more confusable than this are easily taken for each other.
  private static let leastConfusability: Float = 0.4
  /// How much a phrase says where nothing of the document can contradict it: the probabilities of
  /// names, far from the model's training text, are surer than they are right.
  private static let loneliness: Float = 0.5

  /// How much likelier Traditional Chinese is than Simplified where a document has no passage of
  /// either: more than the model may say without a character that tells, less than one such says.
  private static let traditional: Float = 100

  /// How much of a phrase's expectation does not come from the document.
  private static let openness: Float = 1
  /// So sure the language of a quotation must be that is none of a passage's, 0...1.
  private static let leastShare: Float = 0.7

  /// Makes the weights from the letter bytes of the document's passages, by label.
  init(passageBytes: [Int], prior: DocumentPrior, model: LanguageModel) {
    let hasOther = passageBytes.indices.contains {
      passageBytes[$0] > 0 && !model.isIdeographic($0)
    }
    var weights = prior.shares.map { max(DocumentPrior.floor, $0) }
    var powers = [Float](repeating: 1, count: weights.count)
    let count = prior.languages.count
    for (i, rare) in prior.languages.enumerated() where passageBytes[rare] == 0 {
      let isTaken = prior.languages.indices.contains {
        passageBytes[prior.languages[$0]] > 0
          && prior.confusability[i * count + $0] > ExpectedLanguages.leastConfusability
      }
      if isTaken { weights[rare] = min(weights[rare], ExpectedLanguages.floor) }
    }
    chinese = ChineseLabels(model.labels)
    let hasChinese = (chinese.traditional + chinese.simplified).contains { passageBytes[$0] > 0 }
    if !hasChinese, let label = model.labels.firstIndex(of: LanguageTag("zh-Hant")) {
      weights[label] *= ExpectedLanguages.traditional
    }
    // Characters tell the languages written in them apart however rare those are.
    let others = weights.indices.filter { !model.isIdeographic($0) }
    let writers = others.reduce(0) { $0 + Writers.weight(of: model.labels[$1]) }
    for label in others {
      let share = Writers.weight(of: model.labels[label]) / writers
      if hasOther {
        weights[label] += ExpectedLanguages.openness * share
      } else {
        weights[label] = share
        powers[label] = ExpectedLanguages.loneliness
      }
    }
    if !passageBytes.indices.contains(where: { passageBytes[$0] > 0 && model.isIdeographic($0) }) {
      for label in weights.indices where model.labels[label].rawValue == "zh-Hant" {
        weights[label] *= ExpectedLanguages.traditional
      }
    }
    self.weights = weights
    self.powers = powers
  }

  /// The likeliest label and its share of the weighed probabilities; `nil` where none is possible.
  func likeliest(of probabilities: [Float]) -> (label: Int, share: Float)? {
    var best: (label: Int, weight: Float)?
    var total: Float = 0
    for (label, probability) in probabilities.enumerated() where probability > 0 {
      let power = powers[label]
      let weight =
        weights[label]
        * (power == 1 ? probability : Exponential.exp(power * Exponential.log(probability)))
      total += weight
      if weight > best?.weight ?? 0 { best = (label, weight) }
    }
    guard let best, total > 0 else { return nil }
    return (best.label, best.weight / total)
  }

  /// Whether the language of a quotation is surely not `host`.
  func isForeign(_ probabilities: [Float], to host: Int) -> Bool {
    guard let (label, share) = likeliest(of: probabilities) else { return false }
    return label != host && share >= ExpectedLanguages.leastShare
  }
}
