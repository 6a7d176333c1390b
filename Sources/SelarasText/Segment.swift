/// A stretch between two neighbouring boundaries.
public struct Segment: Hashable, Sendable {
  /// Where it stands, in bytes of the text that was segmented.
  public var range: TextRange
  /// The number that the rules give to the segment.
  ///
  /// For words ICU's classes: 0 none (spaces, punctuation), 100 number, 200 letter, 300 kana,
  /// 400 ideograph. For script runs the packed ISO 15924 code. Zero for paragraphs.
  public var status: Int32

  /// Makes a segment.
  @inlinable
  public init(range: TextRange, status: Int32) {
    self.range = range
    self.status = status
  }
}
