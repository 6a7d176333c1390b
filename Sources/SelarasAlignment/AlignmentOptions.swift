/// How beads are searched for.
///
/// What beads are worth is learnt: see <doc:SegmentAlignment>.
public struct AlignmentOptions: Hashable, Sendable {
  /// What beads are scored by.
  public var model = BeadModel.shipped
  /// What beads are scored by once the document has taught itself, where the lexicon knows little
  /// of it.
  public var learntModel = BeadModel.shippedLearnt
  /// How far, in segments, the search strays from the path of the anchors.
  public var margin = 6
  /// Rounds of learning from the document itself, where the lexicon knows little of it.
  public var documentRounds = 3

  /// Makes options with their defaults.
  public init() {}
}
