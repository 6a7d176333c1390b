/// What counts as a duplicate, and which document of a cluster is kept.
public struct DuplicateOptions: Sendable, Hashable {
  /// Which document of a cluster is kept.
  public enum Keep: String, Sendable, CaseIterable {
    /// The one that was put in first.
    case first
    /// The one that weighs most.
    case longest
    /// The one that was put in with the highest cleanliness, and among equals the longest.
    case cleanest
  }

  /// How alike two documents of one size must be: the share of the smaller one's weighted
  /// shingles that both hold, 0...1.
  ///
  /// Where it is `nil`, a model weighs the evidence instead, which is better than any threshold.
  ///
  /// Where one is half as large as the other or less, its share must lie two fifths of the way
  /// nearer to 1. In this choice shingles that many documents hold count less; the similarity
  /// that is reported counts all alike, and is never below the threshold.
  public var threshold: Double?
  /// Whether copies are found too that are hard to tell.
  ///
  /// They have two words in five changed, are badly recognised from print, or are a small part of
  /// another page. Some of those found are none.
  public var isThorough: Bool
  /// Which document of a cluster is kept.
  public var keep: Keep
  /// A fingerprint that more documents than this hold leads to kept documents only, and to few of
  /// them.
  public var common: Int

  /// Whether all that meet are pairs, and none joins another's cluster: for training.
  var takesAll = false

  /// Makes options; the defaults were chosen by measurement.
  public init(
    threshold: Double? = nil, isThorough: Bool = false, keep: Keep = .first, common: Int = 64
  ) {
    precondition(common >= 1, "what one document holds is not common")
    self.threshold = threshold
    self.isThorough = isThorough
    self.keep = keep
    self.common = common
  }

  /// Where less of the smaller document is shared, common shingles counting less, no more is asked.
  var leastShare: Double { threshold ?? (isThorough ? 0.03 : 0.06) }

  /// The least logarithm of the odds that makes a pair where no threshold was set.
  var leastScore: Float { takesAll ? -.infinity : isThorough ? -4 : 0.15 }

  /// The least share of the smaller document that makes a pair under a threshold.
  ///
  /// - Parameters:
  ///   - ratio: The smaller document's size by the larger one's, 0...1.
  ///   - threshold: For two of one size.
  /// - Returns: A share in `threshold`...1.
  static func needed(ratio: Double, threshold: Double) -> Double {
    threshold + (1 - threshold) * 0.4 * min(1, max(0, 2 * (1 - ratio)))
  }

  /// Whether two documents are a pair though all that they share is common: nearly all of it is
  /// shared, and they are of nearly the same size.
  func areNearlyEqual(similarity: Double, ratio: Double) -> Bool {
    similarity >= max(0.98, threshold ?? 0) && ratio >= 0.9
  }
}
