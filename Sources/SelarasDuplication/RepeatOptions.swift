/// What counts as a repeat inside a document.
public struct RepeatOptions: Sendable, Hashable {
  /// What a repeated stretch weighs at least; a Han character counts 1, a word 2.
  ///
  /// Below it lie refrains, quoted sentences, table headers, share bars. Stretches that follow
  /// each other in both copies with only a few lines between them are weighed together. Up to three
  /// times this weight some are none all the same: what stands three times or more, with other text
  /// between, is a refrain; a paragraph a third longer than the other is one that is quoted, and so
  /// are those between which, or between whose sources, a third of what they weigh stands, or after
  /// which the article goes on for more than twice that; and a single paragraph is a repeat only
  /// where it makes a quarter of the page.
  public var minimumWeight: Int
  /// The share of a block's weight, 0...1, that earlier text must cover.
  public var coverage: Double
  /// What a shingle weighs, 1...31.
  public var shingleWeight: Int
  /// Long repeats less alike than this, 0...1, are left out.
  ///
  /// The shortest must be half as much nearer to equal: paragraphs of a law, entries of a list
  /// share their set phrases without repeating each other.
  public var minimumSimilarity: Double

  /// Makes options; the defaults were chosen by measurement.
  public init(
    minimumWeight: Int = 60, coverage: Double = 0.6, shingleWeight: Int = 8,
    minimumSimilarity: Double = 0.5
  ) {
    precondition(1 <= shingleWeight && shingleWeight <= 31, "a shingle weighs 1...31")
    self.minimumWeight = minimumWeight
    self.coverage = coverage
    self.shingleWeight = shingleWeight
    self.minimumSimilarity = minimumSimilarity
  }

  /// How alike a repeat must be to its source, by the weight of the body that it belongs to.
  ///
  /// From half-way between ``minimumSimilarity`` and 1 at ``minimumWeight`` it falls in a straight
  /// line to ``minimumSimilarity`` at five times that weight.
  func minimumSimilarity(ofStretchWeighing weight: Int) -> Double {
    let excess = Double(weight - minimumWeight) / Double(4 * max(1, minimumWeight))
    return minimumSimilarity + (1 - minimumSimilarity) / 2 * max(0, 1 - excess)
  }
}
