/// How many segments were found, and how many of them the gold has.
public struct SegmentScore: Hashable, Sendable {
  /// Those that both have.
  public var hits = 0
  /// Those that were found.
  public var found = 0
  /// Those that the gold has.
  public var wanted = 0

  /// Makes a score of nothing.
  public init() {}

  /// Makes a score of its counts.
  public init(hits: Int, found: Int, wanted: Int) {
    self.hits = hits
    self.found = found
    self.wanted = wanted
  }

  /// The share of what was found that is right, 0...1; 0 where nothing was found.
  public var precision: Double { found > 0 ? Double(hits) / Double(found) : 0 }

  /// The share of what is wanted that was found, 0...1; 0 where nothing is wanted.
  public var recall: Double { wanted > 0 ? Double(hits) / Double(wanted) : 0 }

  /// The harmonic mean of ``precision`` and ``recall``.
  ///
  /// van Rijsbergen, "Information Retrieval", 2nd edition, 1979, chapter 7.
  public var f1: Double { hits > 0 ? 2 * Double(hits) / Double(found + wanted) : 0 }

  /// Adds the counts of another score.
  public static func += (left: inout SegmentScore, right: SegmentScore) {
    left.hits += right.hits
    left.found += right.found
    left.wanted += right.wanted
  }
}
