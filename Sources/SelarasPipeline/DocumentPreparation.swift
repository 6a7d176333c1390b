public import SelarasCleaning
public import SelarasRecords
public import SelarasText

/// A record's document, cleaned, with what was seen on the way.
public struct PreparedDocument: Sendable {
  /// The document.
  public var document: Document
  /// How many ill-formed sequences of bytes became U+FFFD.
  public var replacements: Int
  /// What was unusual about the page, such as `too-deep`.
  public var flags: [String]
  /// What was decided of each block of a page, where the options ask for it.
  public var judgements: [BlockJudgement] = []
}

/// Turns records of any kind into documents.
///
/// Pages are parsed and scraped text is cleaned; a record that has blocks was cleaned before and
/// stays as it is. What a record itself says (its title, date, authors) stands against what is
/// found on the page. One for each worker.
public struct DocumentPreparation: ~Copyable {
  private var pages: PageCleaner
  private let texts: TextCleaner
  private let cleansText: Bool
  private let parsing: RawRecord.Options

  /// Makes a preparation.
  ///
  /// - Parameters:
  ///   - options: For the cleaners.
  ///   - model: What tells the content of pages.
  ///   - cleansText: Whether texts without tags are cleaned too, or taken as they stand.
  ///   - parsing: How records are read.
  /// - Throws: ``SelarasCleaning/CleaningError`` where memory runs out.
  public init(
    options: CleaningOptions = .init(), model: CleanerModel = .shipped, cleansText: Bool = true,
    parsing: RawRecord.Options = []
  ) throws(CleaningError) {
    pages = try PageCleaner(options: options, model: model)
    texts = TextCleaner(options: options, model: model)
    self.cleansText = cleansText
    self.parsing = parsing
  }

  /// The document of a record.
  ///
  /// - Throws: What makes the record unusable.
  public mutating func document(of record: RawRecord) throws(InputProblem) -> PreparedDocument {
    let parsed = try record.parse(parsing)
    let known = parsed.document
    let cleaned: CleanedDocument
    do throws(CleaningError) {
      if let page = parsed.page {
        cleaned = try pages.clean(
          page: page.bytes, declaredEncoding: page.charset, url: known.url,
          site: record.site(of: known), id: known.id)
      } else if let html = parsed.html {
        // A string of JSON is UTF-8 whatever the page says of itself.
        cleaned = try pages.clean(
          page: Array(html.utf8), declaredEncoding: "utf-8", url: known.url,
          site: record.site(of: known), id: known.id)
      } else if cleansText, known.blocks == nil {
        cleaned = texts.clean(
          text: known.text, site: SiteName.of(known.url) ?? record.site(of: known), id: known.id)
      } else {
        return PreparedDocument(
          document: known, replacements: parsed.replacements, flags: [])
      }
    } catch {
      throw InputProblem(file: record.file.name, line: record.line, reason: "\(error)")
    }
    var document = cleaned.document
    if parsed.page != nil || parsed.html != nil {
      var metadata = document.metadata ?? PageMetadata()
      if parsed.page != nil { metadata.encoding = cleaned.encoding }
      metadata.flags = cleaned.flags
      document.metadata = metadata
    }
    document.url = known.url ?? document.url
    document.title = known.title ?? document.title
    document.author = known.author ?? document.author
    document.date = known.date ?? document.date
    document.site = known.site ?? document.site
    document.pageType = known.pageType ?? document.pageType
    document.unknownFields = known.unknownFields
    return PreparedDocument(
      document: document, replacements: parsed.replacements + cleaned.replacements,
      flags: cleaned.flags, judgements: cleaned.judgements)
  }

  /// The lines of a record by which those are found that stand all over its site.
  ///
  /// - Returns: `nil` for a record that was cleaned before.
  /// - Throws: What makes the record unusable.
  mutating func lines(of record: RawRecord) throws(InputProblem) -> SiteLineList? {
    let parsed = try record.parse(parsing)
    let known = parsed.document
    let site = record.site(of: known)
    do throws(CleaningError) {
      if let page = parsed.page {
        return try pages.lines(
          ofPage: page.bytes, declaredEncoding: page.charset, url: known.url, site: site)
      }
      if let html = parsed.html {
        return try pages.lines(
          ofPage: Array(html.utf8), declaredEncoding: "utf-8", url: known.url, site: site)
      }
    } catch {
      throw InputProblem(file: record.file.name, line: record.line, reason: "\(error)")
    }
    guard cleansText, known.blocks == nil else { return nil }
    return texts.lines(of: known.text, site: SiteName.of(known.url) ?? site)
  }
}

extension RawRecord {
  /// The site that a record is of where no address says: what it names itself, or its folder.
  fileprivate func site(of document: Document) -> String {
    if let site = document.site, !site.isEmpty { return site }
    let path = file.path.utf8
    guard let slash = path.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return String(file.path[...slash])
  }
}
