internal import SelarasText

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// A gold file of pages and the text that should come of each.
///
/// JSON Lines: each line an object with `id` and `text`, and where they are known `title`, `author`
/// (a string or a list), `date`, `page_type`, `url`, and the snippets that must be found (`with`) and
/// must not (`without`). `lines` holds the page as a scraper brings it home, one object a line: `text`,
/// and `is`, which says `article`, `furniture` or `title`. Other fields are ignored.
public struct GoldPages: Sendable {
  /// One page.
  public struct Page: Sendable {
    /// Its name.
    public var id: String
    /// Where it came from.
    public var url: String?
    /// Its main text.
    public var text: String
    /// Its headline, where the gold has one.
    public var title: String?
    /// Its authors; empty where the gold names none.
    public var authors: [String]
    /// Its date, ISO 8601.
    public var date: String?
    /// What kind of page it is.
    public var kind: String?
    /// Snippets that must be found.
    public var wanted: [String]
    /// Snippets that must not.
    public var unwanted: [String]
    /// The lines of its scraped text, from top to bottom; empty where the gold has none.
    public var lines: [Line]
  }

  /// One line of scraped text.
  public struct Line: Hashable, Sendable, Decodable {
    /// What a line is.
    public enum Kind: String, Sendable, Decodable {
      /// Text of the article.
      case article
      /// What the page puts round it.
      case furniture
      /// The headline.
      case title
    }

    /// The line.
    public var text: String
    /// What it is.
    public var kind: Kind

    enum CodingKeys: String, CodingKey {
      case text
      case kind = "is"
    }
  }

  /// The file's name.
  public let name: String
  /// How many bytes the file has.
  public let size: Int
  /// The SHA-256 of the file.
  public let sha256: String
  /// Its pages, in order.
  public let pages: [Page]

  /// Reads a gold file.
  ///
  /// - Parameters:
  ///   - name: What errors and models call it.
  ///   - bytes: Its content.
  /// - Throws: ``EvaluationError/badGold(file:line:reason:)`` for a line that is no such object;
  ///   ``EvaluationError/emptyGold(file:)`` without pages.
  public init(name: String, bytes: [UInt8]) throws(EvaluationError) {
    var pages: [Page] = []
    for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      .enumerated()
    where !line.allSatisfy({ $0 <= 0x20 }) {
      do {
        pages.append(try JSONDecoder().decode(Record.self, from: Data(line)).page)
      } catch {
        throw .badGold(file: name, line: number + 1, reason: "not a gold record: \(error)")
      }
    }
    guard !pages.isEmpty else { throw .emptyGold(file: name) }
    self.name = name
    size = bytes.count
    sha256 = SHA256.hexadecimal(of: bytes.span)
    self.pages = pages
  }

  /// The name by which gold and results find each other: the last part of `id`, without `.html`,
  /// `.htm`, `.gz` and `.zst`.
  public static func key(_ id: String) -> String {
    var key = id.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? id
    while let suffix = [".html", ".htm", ".gz", ".zst"].first(where: key.hasSuffix) {
      key.removeLast(suffix.count)
    }
    return key
  }

  private struct Record: Decodable {
    var id: String
    var url: String?
    var text: String?
    var title: String?
    var author: Names?
    var date: String?
    var kind: String?
    var with: [String]?
    var without: [String]?
    var lines: [Line]?

    enum CodingKeys: String, CodingKey {
      case id, url, text, title, author, date, with, without, lines
      case kind = "page_type"
    }

    var page: Page {
      Page(
        id: id, url: url, text: text ?? "", title: title, authors: author?.names ?? [], date: date,
        kind: kind, wanted: with ?? [], unwanted: without ?? [],
        lines: lines ?? [])
    }
  }

  private struct Names: Decodable {
    var names: [String]

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let one = try? container.decode(String.self) {
        names = one.isEmpty ? [] : [one]
      } else {
        names = try container.decode([String].self)
      }
    }
  }
}
