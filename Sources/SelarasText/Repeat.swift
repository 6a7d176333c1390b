/// A stretch of a document that says again what stood earlier in it.
public struct Repeat: Hashable, Sendable {
  /// The later copy, in the document's text.
  public var range: TextRange
  /// The earlier stretch that it repeats.
  public var source: TextRange
  /// The share, 0...1, of the smaller stretch's weighted shingles that the two share after
  /// folding.
  public var similarity: Double

  /// Makes a repeat.
  public init(range: TextRange, source: TextRange, similarity: Double) {
    self.range = range
    self.source = source
    self.similarity = similarity
  }
}
