public import SelarasText

/// What was decided of one block of a page, and how sure the model is.
public struct BlockJudgement: Hashable, Sendable {
  /// The block's text.
  public var text: String
  /// What kind of block it is.
  public var kind: Block.Kind
  /// The probability that it is content, 0...1.
  public var probability: Double
  /// Why it goes; `nil` where it stays.
  public var reason: Removal.Reason?
}
