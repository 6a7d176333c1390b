/// Whether two texts look like translations of each other, by their beads.
public enum TranslationCheck {
  /// Texts of which less is covered do not look like translations.
  ///
  /// Chosen between the least of documents that translate each other, with a third of their segments
  /// missing on one side or the other, and the most of documents taken at random: see
  /// <doc:SegmentAlignment>.
  public static let leastShare = 0.2

  /// The share of both texts that their beads cover.
  ///
  /// Each bead counts as much as it has bytes, times its confidence; segments without counterpart
  /// count against the texts.
  ///
  /// - Parameters:
  ///   - beads: The beads of the texts.
  ///   - source: The length of each of the source's segments.
  ///   - target: The length of each of the target's segments.
  /// - Returns: The share, 0...1; `nil` where both texts are empty.
  public static func coveredShare(
    of beads: [Bead], source: [Int], target: [Int]
  ) -> Double? {
    let all = source.reduce(0, +) + target.reduce(0, +)
    if all == 0 { return nil }
    let covered = beads.reduce(0.0) { sum, bead in
      if bead.isOneSided { return sum }
      let bytes = source[bead.source].reduce(0, +) + target[bead.target].reduce(0, +)
      return sum + bead.confidence * Double(bytes)
    }
    return min(1, covered / Double(all))
  }
}
