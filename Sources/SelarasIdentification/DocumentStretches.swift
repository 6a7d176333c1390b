internal import SelarasText

/// The stretches of a document, each identified by itself.
///
/// A stretch is of one kind of script, and ends with a sentence or at a quotation mark.
struct DocumentStretches {
  /// A part of a document.
  struct Stretch {
    /// The numbers of its atoms.
    var atoms: Range<Int>
    /// Whether it is written in Han or kana.
    var isIdeographic: Bool
    /// Bytes of letters.
    var weight: Float
    /// How many features its score adds up.
    var features: Float
    /// By how much its best label is above an average one of its script, in the model's nats.
    var height: Float
    /// Whether it was cut for its length, before it or behind it.
    var isCut: Bool
    /// Where its likely labels stand in ``DocumentStretches/labels``.
    var likely: Range<Int>
  }

  /// A longer stretch is cut: text without punctuation may hold several languages.
  private static let longest = 24

  /// Labels less probable in a stretch are not kept.
  static let leastProbability: Float = 0.001

  /// The stretches that are not code, in order.
  private(set) var stretches: [Stretch] = []
  /// The likely labels of all stretches, one stretch after the other.
  private(set) var labels: [UInt16] = []
  /// The probabilities of ``labels``.
  private(set) var probabilities: [Float] = []

  /// Identifies the stretches that atoms form.
  ///
  /// - Complexity: O(*n*) in the bytes of the text.
  init(
    atoms: [PassageAtom], text: Span<UInt8>, scorer: inout LanguageScorer
  ) {
    let chinese = ChineseLabels(scorer.model.labels)
    var likelihoods = [Float](repeating: 0, count: scorer.model.labels.count)
    var start = 0
    var wasCut = false
    while start < atoms.count {
      var variants = atoms[start].variants
      var end = start + 1
      while end < atoms.count, atoms[end].boundary < .quotation,
        end - start < DocumentStretches.longest,
        atoms[end].script.isIdeographic == atoms[start].script.isIdeographic,
        atoms[end].isCode == atoms[start].isCode
      {
        variants += atoms[end].variants
        end += 1
      }
      let isCut = end - start == DocumentStretches.longest
      if !atoms[start].isCode {
        scorer.score(text, from: atoms[start].start, to: atoms[end - 1].end)
        if scorer.normalise() != nil {
          for label in likelihoods.indices { likelihoods[label] = scorer.probabilities[label] }
          let isIdeographic = atoms[start].script.isIdeographic
          if isIdeographic { chinese.correct(&likelihoods, by: variants) }
          append(
            start..<end, isIdeographic: isIdeographic, isCut: isCut || wasCut,
            probabilities: likelihoods, scorer: scorer)
        }
      }
      wasCut = isCut
      start = end
    }
  }

  private mutating func append(
    _ atoms: Range<Int>, isIdeographic: Bool, isCut: Bool, probabilities values: [Float],
    scorer: borrowing LanguageScorer
  ) {
    let first = labels.count
    for (label, probability) in values.enumerated() {
      guard probability > DocumentStretches.leastProbability else { continue }
      labels.append(UInt16(label))
      probabilities.append(probability)
    }
    stretches.append(
      Stretch(
        atoms: atoms, isIdeographic: isIdeographic, weight: Float(scorer.letterBytes),
        features: Float(scorer.featureCount),
        height: (scorer.scores.max() ?? 0) - scorer.meanOfPossible, isCut: isCut,
        likely: first..<labels.count))
  }

  /// Calls `body` with every likely label of a stretch and its probability.
  @inline(__always)
  func forEachLikely(in stretch: Stretch, _ body: (Int, Float) -> Void) {
    for i in stretch.likely { body(Int(labels[i]), probabilities[i]) }
  }
}
