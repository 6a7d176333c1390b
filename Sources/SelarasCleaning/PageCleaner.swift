internal import SelarasText
internal import SelarasUnicode

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
    parser = try HTMLParser()
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
    var judgements: [BlockJudgement] = []
    var document = assemble(reading, scores, choice, id: id, &judgements)
    document.pageType = opinion.type
    switch outcome {
    case .tree: break
    case .tooDeep: flags.append("too-deep")
    case .tooLarge: flags.append("too-large")
    case .unreadable: flags.append("unreadable")
    }
    return CleanedDocument(
      document: document, encoding: decoded.encoding, replacements: decoded.replacements,
      flags: flags, judgements: judgements)
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
    let metadata = PageMetadata(tree, url: url)
    return SiteLineList(
      PageBlocks(tree, isForum: metadata.isForum).blocks.map(\.text),
      site: SiteName.of(metadata.url) ?? site)
  }

  /// A page whose likeliest block is less likely content than this has none: what a server sends for
  /// scripts to fill, a refusal, a menu.
  private static let leastContent: Float = 0.3

  private func assemble(
    _ reading: PageReading, _ scores: [Float], _ choice: ExpectedChoice, id: String,
    _ judgements: inout [BlockJudgement]
  ) -> Document {
    var writer = DocumentWriter(keepsRemoved: options.keepsRemoved)
    let metadata = reading.metadata
    let title = metadata.title.map(Furniture.fold)
    var foundAuthors: [String] = []
    var foundDate: String?
    let recurs = SiteLineChoice.spared(
      reading.recurs, kept: scores.map { $0 >= choice.threshold },
      letters: reading.blocks.map(\.letters))
    for (index, block) in reading.blocks.enumerated() {
      var verdict: Removal.Reason?
      if scores[index] < choice.threshold {
        let isLinks = block.linkDensity > 0.6
        verdict = reading.rules[index] ?? (isLinks ? .navigation : .boilerplate)
      } else if recurs[index] {
        verdict = .boilerplate
      }
      let isHidden = !block.regions.isDisjoint(with: .hidden)
      if verdict == .boilerplate || verdict == .navigation, !isHidden,
        !writer.hasText || metadata.date == nil, reading.mayBeByline(index),
        let byline = Byline(withoutTitle(block.text, metadata.title))
      {
        if foundAuthors.isEmpty { foundAuthors = byline.authors }
        foundDate = foundDate ?? byline.date
      }
      let isTitle =
        (block.kind == .heading || !writer.hasText) && block.text.utf8.count < 2000
        && block.text.utf8.count < 3 * (title?.utf8.count ?? 0) + 8
        && title == Furniture.fold(block.text)
      if isTitle { verdict = .title }
      if let verdict {
        // What a browser does not show was never part of the page that a reader sees.
        if !isHidden { writer.remove(block.text, verdict, isTitle ? nil : 1 - scores[index]) }
      } else {
        writer.append(block.text, heading(block) ?? (block.kind, block.level))
      }
      if options.explains {
        judgements.append(
          BlockJudgement(
            text: block.text, kind: block.kind, probability: Double(scores[index]),
            reason: verdict))
      }
    }
    var document = writer.document(id: id)
    document.title = metadata.title
    document.author = metadata.authors.isEmpty ? foundAuthors : metadata.authors
    if document.author?.isEmpty == true { document.author = metadata.calledAuthors }
    if document.author?.isEmpty == true { document.author = nil }
    document.date = metadata.date ?? foundDate
    document.site = metadata.site
    document.url = metadata.url
    return document
  }

  /// A byline may share its block with the headline above it.
  private func withoutTitle(_ text: String, _ title: String?) -> String {
    guard let title, text.hasPrefix(title) else { return text }
    return String(text.dropFirst(title.count))
  }

  /// A short line in bold that breaks set apart is a heading in all but name.
  private func heading(_ block: PageBlock) -> (Block.Kind, Int?)? {
    guard block.kind == .paragraph, block.isSetByBreaks, block.letters < 120,
      block.letters > 0, block.boldLetters == block.letters,
      let last = block.text.unicodeScalars.last, !TextLines.isFinal(last)
    else { return nil }
    return (.heading, 2)
  }
}
