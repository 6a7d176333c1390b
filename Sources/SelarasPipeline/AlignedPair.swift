public import SelarasText

/// Two stretches that translate each other, and where they stand.
public struct AlignedPair: Hashable, Sendable {
  /// The text on the source side.
  public var source: String
  /// The text on the target side.
  public var target: String
  /// The probability, 0...1, that the two translate each other.
  public var confidence: Double
  /// The document of the source side.
  public var sourceDocument: String
  /// Where the source side stands in its document's text.
  public var sourceRange: TextRange
  /// The document of the target side.
  public var targetDocument: String
  /// Where the target side stands in its document's text.
  public var targetRange: TextRange
}
