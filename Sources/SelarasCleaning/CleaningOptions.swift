public import SelarasText

/// What a cleaner is to lean towards, and what it writes down.
public struct CleaningOptions: Hashable, Sendable {
  /// Which mistake is the lesser one.
  public enum Favour: String, Sendable, CaseIterable {
    /// Rather lose a block than keep furniture.
    case precision
    /// Rather keep furniture than lose a block.
    case recall
  }

  /// Which mistake is the lesser one; `nil` weighs both alike.
  public var favour: Favour?
  /// Whether what was taken out is listed in the document's `removed`.
  public var keepsRemoved: Bool
  /// Whether a page's blocks come back with what the model says of each.
  public var explains: Bool

  /// Whether the links of pages come out.
  public var keepsLinks: Bool
  /// Whether the images of pages come out.
  public var keepsImages: Bool

  /// The hashes of lines that stand on many pages of a site.
  ///
  /// They are made by ``hash(ofLine:site:)`` for the lines of one site, or by ``hash(ofLine:)`` for
  /// those of any. Such a line goes, but for what may be content that comes again: short lines by
  /// themselves between others, rows of tables, code, and all of them where next to nothing would
  /// stay.
  public var siteLines: Set<UInt64>

  /// Makes options.
  public init(
    favour: Favour? = nil, keepsRemoved: Bool = true, explains: Bool = false,
    siteLines: Set<UInt64> = [], keepsLinks: Bool = false, keepsImages: Bool = false
  ) {
    self.favour = favour
    self.keepsRemoved = keepsRemoved
    self.explains = explains
    self.siteLines = siteLines
    self.keepsLinks = keepsLinks
    self.keepsImages = keepsImages
  }

  /// The hash by which lines are known again: of a line without differences of case, width and white
  /// space.
  ///
  /// FNV-1a, 64 bits.
  public static func hash(ofLine line: String) -> UInt64 { hash(ofLine: line, site: "") }

  /// The hash by which lines of one site are known again.
  ///
  /// - Parameters:
  ///   - line: Differences of case, width and white space do not count.
  ///   - site: The site's name, as ``SiteName`` gives it; empty for any site.
  /// - Returns: FNV-1a of both, 64 bits.
  public static func hash(ofLine line: String, site: String) -> UInt64 {
    // No folded line has a line feed, so that a name and a line never make another pair's bytes.
    let name = site.isEmpty ? ByteHash.seed : ByteHash.of((site + "\n").utf8)
    return ByteHash.of(Furniture.folded(line), after: name)
  }

  /// The hash that says of a line, by its own hash, that it is often met where no sites are known.
  ///
  /// Among ``siteLines`` such hashes take no line out: they speak against it beside its words and its
  /// neighbours.
  public static func hash(ofCommon line: UInt64) -> UInt64 { ~line }
}

/// A document as it came out of cleaning, and what there is to say of its input.
public struct CleanedDocument: Sendable {
  /// The document, with title, author, date, site, url, text, blocks and what was removed.
  public var document: Document
  /// The encoding that the bytes were read in, such as `UTF-8` or `Big5`.
  public var encoding: String
  /// How many ill-formed sequences became U+FFFD.
  public var replacements: Int
  /// What was odd about the input: `too-deep` for elements nested past what a tree is built for,
  /// `too-large` for a page past the size of one, `unreadable` where the parser gave up; `no-content`
  /// for a page without any, `mended` for text that had been read in a wrong encoding before.
  public var flags: [String]
  /// What was decided of each block of a page, where the options ask for it.
  public var judgements: [BlockJudgement] = []
}
