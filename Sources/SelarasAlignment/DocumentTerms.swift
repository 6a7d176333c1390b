/// The terms of one document, in pieces of about a sentence.
///
/// What a matcher keeps of a document instead of its text; made by a ``DocumentTermReader``.
public struct DocumentTerms: Sendable {
  /// The terms, piece after piece.
  var terms: [UInt64] = []
  /// Where each piece's terms end.
  var ends: [Int] = []
  /// The bytes of each piece.
  var lengths: [Int] = []

  init() {}
}

/// Reads the terms of documents.
///
/// One for each worker: it keeps its buffers.
public struct DocumentTermReader: Sendable {
  /// What lies beyond so many bytes of a document is not read: translations begin alike.
  static let longestText = 1 << 14
  /// A sentence or line shorter than this is one piece with what follows it.
  private static let shortestPiece = 24
  /// A piece ends at the first space, or character, after so many bytes.
  private static let longestPiece = 480

  private var reader = TermReader()
  private var piece: [UInt64] = []

  /// Makes a reader.
  public init() {}

  /// The terms of a document.
  ///
  /// - Parameters:
  ///   - text: Its text, of which the first 16 KiB are read.
  ///   - title: Its headline, where that is no part of the text.
  /// - Returns: What a matcher needs to know of it.
  /// - Complexity: Linear in what is read.
  public mutating func read(_ text: String, title: String? = nil) -> DocumentTerms {
    var document = DocumentTerms()
    if let title {
      append(Array(title.utf8.prefix(DocumentTermReader.longestPiece))[...], to: &document)
    }
    let bytes = Array(text.utf8.prefix(DocumentTermReader.longestText))
    var start = 0
    for next in stride(from: 1, through: bytes.count, by: 1) {
      let length = next - start
      let isWhole =
        next == bytes.count
        || length >= DocumentTermReader.shortestPiece
          && DocumentTermReader.isEnd(next, of: bytes)
        || length >= DocumentTermReader.longestPiece
          && (bytes[next] <= 0x20 || bytes[next] >= 0xC0)
      if isWhole {
        append(bytes[start..<next], to: &document)
        start = next
      }
    }
    return document
  }

  private mutating func append(_ bytes: ArraySlice<UInt8>, to document: inout DocumentTerms) {
    reader.read(String(decoding: bytes, as: UTF8.self), into: &piece)
    if piece.isEmpty { return }
    // What a piece says twice is no more evidence than what it says once.
    piece.sort()
    for (k, term) in piece.enumerated() where k == 0 || term != piece[k - 1] {
      document.terms.append(term)
    }
    document.ends.append(document.terms.count)
    document.lengths.append(bytes.count)
  }

  /// Whether a sentence or line may end before byte `next`; one cut wrongly is two pieces.
  private static func isEnd(_ next: Int, of bytes: [UInt8]) -> Bool {
    switch bytes[next - 1] {
    case 0x0A: return true
    case 0x21, 0x2E, 0x3F: return bytes[next] <= 0x20
    // 。！？
    case 0x82: return bytes[next - 3] == 0xE3 && bytes[next - 2] == 0x80
    case 0x81, 0x9F: return bytes[next - 3] == 0xEF && bytes[next - 2] == 0xBC
    default: return false
    }
  }
}
