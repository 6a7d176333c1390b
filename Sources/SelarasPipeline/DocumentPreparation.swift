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
          page: page.bytes, declaredEncoding: page.charset, url: known.url, id: known.id)
      } else if let html = parsed.html {
        // A string of JSON is UTF-8 whatever the page says of itself.
        cleaned = try pages.clean(
          page: Array(html.utf8), declaredEncoding: "utf-8", url: known.url, id: known.id)
      } else if cleansText, known.blocks == nil {
        cleaned = texts.clean(text: known.text, id: known.id)
      } else {
        return PreparedDocument(
          document: known, replacements: parsed.replacements, flags: [])
      }
    } catch {
      throw InputProblem(file: record.file.name, line: record.line, reason: "\(error)")
    }
    var document = cleaned.document
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
}
