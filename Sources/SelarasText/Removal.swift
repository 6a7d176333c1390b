/// A piece of text that a step took out of a document, kept so that nothing vanishes silently.
public struct Removal: Hashable, Sendable {
  /// Why a piece was taken out.
  public enum Reason: String, Sendable, CaseIterable {
    /// Furniture: disclaimers, share bars, "Lihat Asli".
    case boilerplate
    /// A later copy of text that stays.
    case `repeat`
    /// Menus, breadcrumbs, links to other pages.
    case navigation
    /// A reader's comment.
    case comment
    /// The headline, which became the document's title.
    case title
    /// A block without text.
    case empty
  }

  /// Why it was taken out.
  public var reason: Reason
  /// What was taken out.
  public var text: String
  /// For a repeat, the stretch of the document's text that says the same.
  public var source: TextRange?
  /// For a repeat, how alike the two are, 0...1.
  public var similarity: Double?
  /// For what a model judged, the probability that it is no content, 0...1.
  public var probability: Double?

  /// Makes a removal.
  public init(
    reason: Reason, text: String, source: TextRange? = nil, similarity: Double? = nil,
    probability: Double? = nil
  ) {
    self.reason = reason
    self.text = text
    self.source = source
    self.similarity = similarity
    self.probability = probability
  }
}
