/// How beads are scored and found.
///
/// All scores are natural logarithms: of how much likelier the text is with a bead than without.
/// The defaults were chosen by hand for strict F1 on generated noise over the gold texts of health
/// and of a guide to open source; they are flat optima.
public struct AlignmentOptions: Hashable, Sendable {
  /// How much of the lexicon's evidence counts.
  ///
  /// Terms overlap (a pair of characters, its two characters; a word and its stem), so that their
  /// logarithms cannot simply be added.
  public var evidenceWeight = 0.67
  /// How much of the evidence of length counts.
  public var lengthWeight = 0.5
  /// The logarithm of the prior of a segment without counterpart.
  public var nullPrior = -4.0
  /// The logarithm of the prior of a bead of one segment each.
  public var singlePrior = -0.3
  /// The logarithms of the priors of beads of one segment and two, three, four.
  public var multiplePriors = [-1.0, -4.0, -6.0]
  /// The logarithm of the prior of a bead of two segments each.
  public var doublePrior = -3.0
  /// How far, in segments, the search strays from the path of the anchors.
  public var margin = 10
  /// Rounds of learning from the document itself, where the lexicon knows little of it.
  public var documentRounds = 3

  /// Makes options with their defaults.
  public init() {}

  /// The logarithm of the prior of a bead of that many segments.
  func prior(_ sourceCount: Int, _ targetCount: Int) -> Float {
    if sourceCount == 1, targetCount == 1 { return Float(singlePrior) }
    if sourceCount == 2, targetCount == 2 { return Float(doublePrior) }
    let more = max(sourceCount, targetCount) - 2
    return Float(multiplePriors.indices.contains(more) ? multiplePriors[more] : -8)
  }
}
