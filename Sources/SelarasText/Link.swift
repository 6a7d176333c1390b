/// A link inside a document's text.
public struct Link: Hashable, Sendable {
  /// The bytes of the text that are linked.
  public var range: TextRange
  /// The address, as the page writes it.
  public var url: String

  /// Makes a link.
  public init(range: TextRange, url: String) {
    self.range = range
    self.url = url
  }
}

/// An image of a document.
public struct Image: Hashable, Sendable {
  /// The byte of the text before which it stands.
  public var position: Int
  /// The address, as the page writes it.
  public var url: String
  /// What the page says in its stead; may be empty.
  public var alternative: String

  /// Makes an image.
  public init(position: Int, url: String, alternative: String) {
    self.position = position
    self.url = url
    self.alternative = alternative
  }
}
