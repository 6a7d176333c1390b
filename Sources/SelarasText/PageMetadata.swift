/// What a page says of itself beside its text, and where each thing was found.
public struct PageMetadata: Hashable, Sendable {
  /// A thing that a page says of itself.
  public enum Field: String, Sendable, CaseIterable {
    /// The headline: ``Document/title``.
    case title
    /// Who wrote it: ``Document/author``.
    case author
    /// When it came out: ``Document/date``.
    case date
    /// The site's name: ``Document/site``.
    case site
    /// The language that it declares.
    case language
    /// The address by which it wants to be known.
    case canonical
    /// The address of its picture.
    case image
    /// The licence of its text.
    case licence
  }

  /// Where a thing was found.
  public enum Source: String, Sendable, CaseIterable {
    /// A script of JSON-LD (schema.org).
    case linkedData = "json-ld"
    /// An Open Graph property of the head.
    case openGraph = "open-graph"
    /// An attribute `itemprop` or `rel` of an element.
    case microdata
    /// Another element of the head, or the root's attributes.
    case head
    /// The page's address.
    case address
    /// What a reader sees: a heading, a byline.
    case page
  }

  /// The language that the page declares, as it writes it but for `_`, which becomes `-`.
  public var language: String?
  /// The address by which the page wants to be known.
  public var canonical: String?
  /// The address of the page's picture.
  public var image: String?
  /// The licence of the page's text: an address or words.
  public var licence: String?
  /// The encoding that the page was read in, such as `Big5`.
  public var encoding: String?
  /// What was odd about the page, such as `too-deep`.
  public var flags: [String]
  /// Where each thing that is known was found.
  public var sources: [Field: Source]

  /// Makes metadata of which nothing is known.
  public init() {
    flags = []
    sources = [:]
  }
}
