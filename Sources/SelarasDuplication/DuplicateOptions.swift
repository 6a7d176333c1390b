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
  /// Where one is half as large as the other or less, its share must lie two fifths of the way
  /// nearer to 1. In this choice shingles that many documents hold count less; the similarity
  /// that is reported counts all alike, and is never below the threshold.
  public var threshold: Double
  /// Which document of a cluster is kept.
  public var keep: Keep
  /// A fingerprint that more documents than this hold leads to kept documents only, and to few of
  /// them.
  public var common: Int

  /// Makes options; the defaults were chosen by measurement.
  public init(threshold: Double = 0.33, keep: Keep = .first, common: Int = 64) {
    precondition(common >= 1, "what one document holds is not common")
    self.threshold = threshold
    self.keep = keep
    self.common = common
  }

  /// The least share of the smaller document that makes a pair.
  ///
  /// - Parameter ratio: The smaller document's size by the larger one's, 0...1.
  /// - Returns: A share in ``threshold``...1.
  func needed(ratio: Double) -> Double {
    threshold + (1 - threshold) * 0.4 * min(1, max(0, 2 * (1 - ratio)))
  }

  /// Whether two documents are a pair though all that they share is common: nearly all of it is
  /// shared, and they are of nearly the same size.
  func areNearlyEqual(similarity: Double, ratio: Double) -> Bool {
    similarity >= max(0.9, threshold) && ratio >= 0.8
  }
}
