/// An article on its way through the toolkit: the one thing that every step takes and gives back.
///
/// A step fills in the fields that it answers for and leaves the others as they were. A field
/// whose step has not run is `nil`, so that "nothing found" and "not looked for" stay apart.
public struct Document: Hashable, Sendable {
  /// A field of a record that the toolkit does not know, carried through untouched.
  public struct UnknownField: Hashable, Sendable {
    /// The name as it stood between its quotation marks, escapes included.
    public var name: String
    /// The value as JSON text, byte for byte.
    public var json: String

    /// Makes a field.
    public init(name: String, json: String) {
      self.name = name
      self.json = json
    }
  }

  /// The record's own name, unique in its input.
  public var id: String
  /// Where the page came from.
  public var url: String?
  /// The headline, which is not part of ``text``.
  public var title: String?
  /// The authors, in the page's order.
  public var author: [String]?
  /// The date of publication, ISO 8601.
  public var date: String?
  /// The name of the site.
  public var site: String?
  /// What the page was for, where it was a page.
  public var pageType: PageType?
  /// What else the page says of itself, where it was a page.
  public var metadata: PageMetadata?
  /// The clean text, blocks separated by line feeds.
  public var text: String
  /// The blocks of ``text``, in order.
  public var blocks: [Block]?
  /// The stretches of ``text`` in one language; together they cover it.
  public var passages: [Passage]?
  /// The repeats that still stand in ``text``.
  public var repeats: [Repeat]?
  /// What was taken out.
  public var removed: [Removal]?
  /// The links of ``text``, where they were asked for.
  public var links: [Link]?
  /// The images that stand in ``text``, where they were asked for.
  public var images: [Image]?
  /// The language of the whole, where a step was asked for one.
  public var language: LanguageTag?
  /// The probability, 0...1, that ``language`` is right.
  public var confidence: Double?
  /// The `id` of the kept document of this one's cluster; its own when it is the kept one.
  public var cluster: String?
  /// How much of the smaller of the two is shared with the kept document, 0...1.
  public var similarity: Double?
  /// The fields that no step knows, in the order of the record.
  public var unknownFields: [UnknownField]

  /// Makes a document of which nothing but the text is known.
  public init(id: String, text: String) {
    self.id = id
    self.text = text
    unknownFields = []
  }
}
