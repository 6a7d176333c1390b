public import SelarasText
internal import SelarasUnicode

/// A record as it was read: bytes, not yet understood.
///
/// Reading is one thread's work and must be quick; what is costly waits for ``parse(_:)``, which
/// any thread may call.
public struct RawRecord: Sendable {
  /// What the bytes are.
  public enum Content: Hashable, Sendable {
    /// A web page, with the character set that its transport declared.
    case page(charset: String?)
    /// A plain text.
    case text
    /// A line of JSON Lines, without its line feed.
    case line
  }

  /// What ``RawRecord/parse(_:)`` may do otherwise than usual.
  public struct Options: OptionSet, Sendable {
    /// The bits.
    public let rawValue: Int

    /// Makes a set from its bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// A plain text is UTF-8 as it stands: no encoding is detected, no mark taken away.
    public static let utf8Text = Options(rawValue: 1)
    /// The `html` of a record also stays among its unknown fields, to be written again.
    public static let keepsHTML = Options(rawValue: 2)
  }

  /// The input that the record comes from.
  public let file: InputFile
  /// The line from 1, or the record's number in a web archive; `nil` for a file of one record.
  public let line: Int?
  /// What the bytes are.
  public let content: Content
  /// The bytes themselves.
  public let bytes: [UInt8]
  /// The address of a page from a web archive.
  public let url: String?
  /// The id of a page from a web archive.
  let archiveID: String?

  /// Makes a record.
  public init(
    file: InputFile, line: Int? = nil, content: Content, bytes: [UInt8], url: String? = nil
  ) {
    self.init(
      file: file, line: line, content: content, bytes: bytes, url: url, archiveID: nil)
  }

  init(
    file: InputFile, line: Int?, content: Content, bytes: [UInt8], url: String?,
    archiveID: String?
  ) {
    self.file = file
    self.line = line
    self.content = content
    self.bytes = bytes
    self.url = url
    self.archiveID = archiveID
  }

  /// The id that the record has unless it names one itself.
  public var fallbackID: String {
    if let archiveID { return archiveID }
    return line.map { "\(file.recordPrefix):\($0)" } ?? file.pageID
  }

  /// Understands the bytes.
  ///
  /// - Throws: The problem that makes the record unusable: a line that is not a JSON object, has
  ///   neither `text` nor `html`, or has ranges outside its text.
  /// - Complexity: O(*n*).
  public func parse(_ options: Options = []) throws(InputProblem) -> ParsedRecord {
    switch content {
    case .page(let charset):
      var document = Document(id: fallbackID, text: "")
      document.url = url
      return ParsedRecord(document: document, page: RawPage(bytes: bytes, charset: charset))
    case .text:
      var document = Document(id: fallbackID, text: "")
      document.url = url
      let decoded = options.contains(.utf8Text) ? TextDecoding.decodeUTF8(bytes) : detected()
      document.text = decoded.text
      return ParsedRecord(document: document, replacements: decoded.replacements)
    case .line:
      var parser = DocumentParser(bytes)
      do throws(DocumentParser.Refusal) {
        let (document, html) = try parser.parse(
          fallbackID: fallbackID, keepsHTML: options.contains(.keepsHTML))
        return ParsedRecord(
          document: document, html: html, replacements: parser.text.replacements)
      } catch {
        throw InputProblem(file: file.name, line: line, reason: error.reason)
      }
    }
  }

  /// The text in the encoding that its bytes speak for.
  private func detected() -> DecodedText {
    // Text never fails: what ICU refuses (it counts in 31 bits) is read as UTF-8.
    (try? TextDecoding.decode(bytes)) ?? TextDecoding.decodeUTF8(bytes)
  }
}

/// A web page as it was read, for a cleaner that decodes it with the page's own declarations.
public struct RawPage: Hashable, Sendable {
  /// The page.
  public var bytes: [UInt8]
  /// The character set that its transport declared.
  public var charset: String?

  /// Makes a page.
  public init(bytes: [UInt8], charset: String? = nil) {
    self.bytes = bytes
    self.charset = charset
  }
}

/// A record that has been understood.
public struct ParsedRecord: Hashable, Sendable {
  /// What is known of the document.
  ///
  /// Its text is empty where ``page`` or ``html`` takes its place.
  public var document: Document
  /// The page, where the record is one.
  public var page: RawPage?
  /// The field `html` of a line of JSON.
  public var html: String?
  /// How many ill-formed sequences became U+FFFD, those of ``page`` not yet among them.
  public var replacements: Int

  /// Makes a record.
  public init(
    document: Document, page: RawPage? = nil, html: String? = nil, replacements: Int = 0
  ) {
    self.document = document
    self.page = page
    self.html = html
    self.replacements = replacements
  }
}
