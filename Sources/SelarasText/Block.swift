/// A paragraph, heading, list item or another piece of a document that stands on its own.
public struct Block: Hashable, Sendable {
  /// What a block is.
  public enum Kind: String, Sendable, CaseIterable {
    /// A heading; its level is in ``Block/level``.
    case heading
    /// A paragraph of running text.
    case paragraph
    /// One item of a list; nested items have a higher ``Block/level``.
    case listItem = "list-item"
    /// A block quotation.
    case quote
    /// One row of a table, its cells separated by tabs.
    case tableRow = "table-row"
    /// Preformatted text.
    case code
    /// The caption of a figure or table.
    case caption
  }

  /// What the block is.
  public var kind: Kind
  /// 1...6 for a heading, the depth of nesting from 1 for a list item, else `nil`.
  public var level: Int?
  /// Where it stands in the document's text.
  public var range: TextRange

  /// Makes a block.
  public init(kind: Kind, level: Int? = nil, range: TextRange) {
    self.kind = kind
    self.level = level
    self.range = range
  }
}
