internal import SelarasText

/// A page turned into lines of text, as scrapers do, with what the gold says of each.
public struct GoldLines: Sendable {
  /// The lines, from top to bottom.
  public let texts: [String]
  /// Whether each line is content; `nil` for the headline and for lines of which the gold holds a
  /// part.
  public let isContent: [Bool?]

  /// Takes lines that are known already.
  ///
  /// - Parameters:
  ///   - texts: The lines, from top to bottom.
  ///   - isContent: As many: whether each is content, `nil` for the headline.
  public init(texts: [String], isContent: [Bool?]) {
    precondition(texts.count == isContent.count, "every line is said to be something")
    self.texts = texts
    self.isContent = isContent
  }

  /// Reads a page.
  ///
  /// A line is content where the gold holds at least half of its words in their place, furniture where
  /// it holds none.
  ///
  /// - Throws: ``CleaningError`` where the parser cannot be opened.
  /// - Complexity: O(*n*) for texts that do not repeat themselves.
  public init(_ page: GoldPage) throws(CleaningError) {
    var parser = try HTMLParser()
    let (tree, _) = try parser.parse(PageEncoding.decode(page.bytes, nil).text)
    let reading = PageReading(tree, url: page.url, options: .init())
    let shares = GoldAlignment.shares(of: reading.blocks.map(\.text), in: page.text)
    let lines = LineSet(reading, shares)
    texts = lines.texts
    isContent = lines.texts.indices.map {
      if lines.isTitle[$0] { return nil }
      return lines.labels[$0] >= 0.5 ? true : lines.labels[$0] == 0 ? false : nil
    }
  }
}
