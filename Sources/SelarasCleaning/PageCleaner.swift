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
  private var parser: HTMLParser

  /// Makes a cleaner.
  ///
  /// - Throws: ``CleaningError`` where the parser cannot be opened.
  public init(options: CleaningOptions = .init()) throws(CleaningError) {
    self.options = options
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
  ///   - id: The record's name.
  /// - Throws: ``CleaningError`` where the parser has no memory left to go on with.
  /// - Returns: The document, and what there is to say of its input.
  /// - Complexity: O(*n*) in bytes; elements nested past 2,000 are read without a tree.
  public mutating func clean(
    page bytes: [UInt8], declaredEncoding: String? = nil, url: String? = nil, id: String
  ) throws(CleaningError) -> CleanedDocument {
    let decoded = decode(bytes, declaredEncoding)
    let (tree, outcome) = try parser.parse(decoded.text)
    let metadata = PageMetadata(tree, url: url)
    let blocks = Self.blocks(of: tree, metadata)
    let choice = BlockChoice(
      tree, favour: options.favour, isForum: metadata.isForum,
      titleNode: blocks.first { Self.isTitle($0, metadata) }?.node)
    let verdicts = choice.verdicts(on: blocks)
    var document = assemble(blocks, verdicts, metadata, id: id)
    document.url = metadata.url
    var flags: [String] = []
    switch outcome {
    case .tree: break
    case .tooDeep: flags.append("too-deep")
    case .tooLarge: flags.append("too-large")
    case .unreadable: flags.append("unreadable")
    }
    return CleanedDocument(
      document: document, encoding: decoded.encoding, replacements: decoded.replacements,
      flags: flags)
  }

  private func decode(_ bytes: [UInt8], _ declared: String?) -> (
    text: String, encoding: String, replacements: Int
  ) {
    if let text = String(validating: bytes, as: UTF8.self),
      !bytes.starts(with: [0xEF, 0xBB, 0xBF]),
      !bytes.prefix(64).contains(0)
    {
      return (text, "UTF-8", 0)
    }
    do throws(UnicodeError) {
      let decoded = try TextDecoding.decode(
        bytes, declared: declared ?? PageEncoding.declared(in: bytes),
        sample: PageEncoding.sample(of: bytes))
      return (decoded.text, decoded.encoding, decoded.replacements)
    } catch {
      // ICU detects encodings that it has no converter for; text never fails.
      let decoded = TextDecoding.decodeUTF8(bytes)
      return (decoded.text, decoded.encoding, decoded.replacements)
    }
  }

  /// The page's blocks; where it shows next to nothing, with what it hides.
  private static func blocks(of tree: HTMLTree, _ metadata: PageMetadata) -> [PageBlock] {
    let shown = PageBlocks(tree, isForum: metadata.isForum).blocks
    func letters(_ blocks: [PageBlock]) -> Int {
      blocks.reduce(0) { $0 + ($1.verdict == nil ? $1.letters - $1.linkLetters : 0) }
    }
    let enough = letters(shown)
    if enough >= 400 { return shown }
    var best = shown
    for hidden in [PageBlocks.Hidden.noscript, [.noscript, .undisplayed]] {
      let blocks = PageBlocks(tree, hidden: hidden, isForum: metadata.isForum).blocks
      if letters(blocks) > 2 * max(letters(best), 100) { best = blocks }
    }
    return best
  }

  private static func isTitle(_ block: PageBlock, _ metadata: PageMetadata) -> Bool {
    guard let title = metadata.title, block.text.utf8.count < 2000 else { return false }
    if let node = metadata.titleNode, block.node < node { return false }
    return Furniture.fold(block.text) == Furniture.fold(title)
  }

  private func assemble(
    _ blocks: [PageBlock], _ verdicts: [Removal.Reason?], _ metadata: PageMetadata, id: String
  ) -> Document {
    var writer = DocumentWriter(keepsRemoved: options.keepsRemoved)
    let title = metadata.title.map(Furniture.fold)
    var foundAuthors: [String] = []
    var foundDate: String?
    for (block, verdict) in zip(blocks, verdicts) {
      if verdict == .boilerplate || verdict == .navigation, !writer.hasText || metadata.date == nil,
        let byline = Byline(withoutTitle(block.text, metadata.title))
      {
        if foundAuthors.isEmpty { foundAuthors = byline.authors }
        foundDate = foundDate ?? byline.date
      }
      let isTitle =
        (block.kind == .heading || !writer.hasText) && block.text.utf8.count < 2000
        && title == Furniture.fold(block.text)
      if isTitle {
        writer.remove(block.text, .title)
      } else if let verdict {
        writer.remove(block.text, verdict)
      } else {
        writer.append(block.text, heading(block) ?? (block.kind, block.level))
      }
    }
    var document = writer.document(id: id)
    document.title = metadata.title
    document.author = metadata.authors.isEmpty ? foundAuthors : metadata.authors
    if document.author?.isEmpty == true { document.author = nil }
    document.date = metadata.date ?? foundDate
    document.site = metadata.site
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
