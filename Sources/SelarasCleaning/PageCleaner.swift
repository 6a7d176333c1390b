internal import SelarasText

/// Turns a web page into a clean document.
///
/// One cleaner serves one worker: it keeps the parser's memory from page to page.
///
///     var cleaner = try PageCleaner()
///     let cleaned = try cleaner.clean(page: bytes, id: "a")
///     cleaned.document.title
public struct PageCleaner: ~Copyable {
  private let options: CleaningOptions
  private let model: CleanerModel
  private var parser: HTMLParser

  /// Makes a cleaner.
  ///
  /// - Throws: ``CleaningError`` where the parser cannot be opened.
  public init(
    options: CleaningOptions = .init(), model: CleanerModel = .shipped
  ) throws(CleaningError) {
    self.options = options
    self.model = model
    parser = try HTMLParser(keepsImages: options.keepsImages)
  }

  /// Cleans one page.
  ///
  /// The encoding is that of a byte order mark, else well-formed UTF-8, else what is declared in the
  /// record or in the page's first 1,024 bytes, else what ICU detects in its text.
  ///
  /// - Parameters:
  ///   - bytes: The page as it was fetched; anything goes.
  ///   - declaredEncoding: The label of the record's header, where there was one.
  ///   - url: Where the page came from; a canonical address in the page goes before it.
  ///   - site: The name of its site where no address is known.
  ///   - id: The record's name.
  /// - Throws: ``CleaningError`` where the parser has no memory left to go on with.
  /// - Returns: The document, and what there is to say of its input.
  /// - Complexity: O(*n*) in bytes; elements nested past 2,000 are read without a tree.
  public mutating func clean(
    page bytes: [UInt8], declaredEncoding: String? = nil, url: String? = nil, site: String = "",
    id: String
  ) throws(CleaningError) -> CleanedDocument {
    let decoded = PageEncoding.decode(bytes, declaredEncoding)
    let (tree, outcome) = try parser.parse(decoded.text)
    let reading = PageReading(tree, url: url, site: site, options: options)
    let opinion = model.opinion(of: reading)
    let scores = opinion.scores
    var choice = ExpectedChoice(scores, opinion.words, favour: options.favour)
    var flags: [String] = decoded.isMended ? ["mended"] : []
    if options.favour != .recall, let best = scores.max(), best < Self.leastContent {
      choice = .nothing
      flags.append("no-content")
    }
    var assembly = PageAssembly(reading, scores, choice, options)
    let hidden = LinkedText.candidates(reading, kept: assembly.letters)
    for text in hidden { assembly.append(try LinkedText.blocks(of: text, &parser)) }
    if !hidden.isEmpty {
      flags.removeAll { $0 == "no-content" }
      flags.append("json-ld-text")
    }
    parser.reuse(tree)
    var document = assembly.document(id: id)
    document.pageType = opinion.type
    switch outcome {
    case .tree: break
    case .tooDeep: flags.append("too-deep")
    case .tooLarge: flags.append("too-large")
    case .unreadable: flags.append("unreadable")
    }
    return CleanedDocument(
      document: document, encoding: decoded.encoding, replacements: decoded.replacements,
      flags: flags, judgements: assembly.judgements)
  }

  /// The lines of a page by which those are found that stand all over its site.
  ///
  /// - Parameters:
  ///   - bytes: The page as it was fetched.
  ///   - declaredEncoding: The label of the record's header, where there was one.
  ///   - url: Where the page came from; a canonical address in the page goes before it.
  ///   - site: The name of its site where no address is known.
  /// - Throws: ``CleaningError`` where the parser has no memory left to go on with.
  /// - Returns: The hashes of its blocks.
  /// - Complexity: O(*n*) in bytes.
  public mutating func lines(
    ofPage bytes: [UInt8], declaredEncoding: String? = nil, url: String? = nil, site: String = ""
  ) throws(CleaningError) -> SiteLineList {
    let (tree, _) = try parser.parse(PageEncoding.decode(bytes, declaredEncoding).text)
    let metadata = PageHead(tree, url: url)
    return SiteLineList(
      PageBlocks(tree, isForum: metadata.isForum, options: options).blocks.map(\.text),
      site: SiteName.of(metadata.url) ?? site)
  }

  /// A page whose likeliest block is less likely content than this has none: what a server sends for
  /// scripts to fill, a refusal, a menu.
  private static let leastContent: Float = 0.3
}
