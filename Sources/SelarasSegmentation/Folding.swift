internal import CModels
public import SelarasText

/// One token of a folded text.
public struct FoldedToken: Hashable, Sendable {
  /// What a token is made of.
  public enum Kind: UInt8, Sendable {
    /// Letters, digits and their marks, of a script that is written with spaces.
    case word
    /// One character of a script that is written without spaces, with its marks: Han, kana, Thai.
    case character
  }

  /// A hash of the folded bytes, the same in every run and on every machine.
  public var hash: UInt64
  /// Where the token stands in the text that was folded, in bytes.
  public var source: TextRange { TextRange(Int(sourceStart), Int(sourceEnd)) }
  /// Where its folded form stands in ``FoldedText/bytes``.
  public var folded: Range<Int> { Int(foldedStart)..<Int(foldedEnd) }
  /// What it is made of.
  public var kind: Kind

  var sourceStart: UInt32
  var sourceEnd: UInt32
  var foldedStart: UInt32
  var foldedEnd: UInt32

  /// How much the token counts in a comparison: a character 1, a word 2.
  ///
  /// A word says about as much as two Han characters do.
  public var weight: Int { kind == .character ? 1 : 2 }
}

/// A text as comparisons see it: its tokens, and nothing that stands between them.
public struct FoldedText: Sendable {
  /// The folded forms of the tokens, one after the other without anything between.
  public internal(set) var bytes: [UInt8] = []
  /// The tokens in text order.
  public internal(set) var tokens: [FoldedToken] = []

  /// Makes an empty text, to be filled by ``Folding/fold(_:into:)``.
  public init() {}

  /// The folded form of a token as a string.
  public func string(of token: FoldedToken) -> String {
    String(decoding: bytes[token.folded], as: UTF8.self)
  }
}

/// Folds text for comparison: case, width, compatibility forms and Han variants fall together,
/// invisible characters go, and what is left is cut into tokens.
///
///     var folded = FoldedText()
///     Folding().fold("Ｌｉｈａｔ 著作".utf8.span, into: &folded)
///     folded.tokens.map(folded.string(of:))   // ["lihat", "着", "作"]
///
/// A code point becomes its NFKC_Casefold mapping, decomposed (Hangul apart), and each Han
/// character the representative of its class: the classes are the connected components of ICU's
/// Traditional-Simplified and Simplified-Traditional mappings, so that 著 and 着, 乾, 幹 and 干
/// agree. Marks are not put in canonical order. The table is made by the `make-folding` tool.
///
/// - Complexity: O(*n*), no allocation but the growth of the result.
public struct Folding: Sendable {
  let table = FoldingTable.shared

  /// Makes a folding.
  public init() {}

  /// Folds `text`, replacing what `result` held and keeping its storage.
  ///
  /// - Parameters:
  ///   - text: UTF-8, at most 2^32 - 1 bytes; ill-formed bytes separate tokens.
  ///   - result: What is filled.
  public func fold(_ text: Span<UInt8>, into result: inout FoldedText) {
    precondition(text.count <= UInt32.max, "a text to be folded has fewer than 2^32 bytes")
    result.tokens.removeAll(keepingCapacity: true)
    result.bytes.removeAll(keepingCapacity: true)
    var open = OpenToken()
    var position = 0
    while position < text.count {
      let byte = text[position]
      if byte < 0x80 {
        let folded = table.ascii[Int(byte)]
        if folded == 0 {
          open.close(at: position, in: &result)
        } else {
          open.extend(.word, from: position, in: &result)
          result.bytes.append(folded)
        }
        position += 1
        continue
      }
      let (scalar, length) = text.scalar(at: position)
      let entry = table[scalar]
      switch FoldingTable.Class(rawValue: entry & 3) ?? .separator {
      case .separator:
        open.close(at: position, in: &result)
      case .letter:
        open.extend(.word, from: position, in: &result)
        table.append(entry, of: text, position, length, to: &result.bytes)
      case .character:
        open.close(at: position, in: &result)
        open.extend(.character, from: position, in: &result)
        table.append(entry, of: text, position, length, to: &result.bytes)
      case .mark:
        if open.isOpen { table.append(entry, of: text, position, length, to: &result.bytes) }
      }
      position += length
    }
    open.close(at: position, in: &result)
  }

  /// The folded tokens of a string; for everyday use.
  public func tokens(of text: String) -> [String] {
    var folded = FoldedText()
    fold(text.utf8.span, into: &folded)
    return folded.tokens.map(folded.string(of:))
  }
}

/// The token that is being read.
private struct OpenToken {
  private var start = -1
  private var foldedStart = 0
  private var kind = FoldedToken.Kind.word

  var isOpen: Bool { start >= 0 }

  /// Goes on with a token of this kind, or begins one at `position`.
  mutating func extend(_ kind: FoldedToken.Kind, from position: Int, in result: inout FoldedText) {
    if isOpen, self.kind == kind { return }
    close(at: position, in: &result)
    start = position
    foldedStart = result.bytes.count
    self.kind = kind
  }

  /// Ends the token, if one is open, before `position`.
  mutating func close(at position: Int, in result: inout FoldedText) {
    guard isOpen else { return }
    if result.bytes.count > foldedStart {
      result.tokens.append(
        FoldedToken(
          hash: TokenHash.hash(of: result.bytes.span.extracting(foldedStart...)), kind: kind,
          sourceStart: UInt32(start), sourceEnd: UInt32(position),
          foldedStart: UInt32(foldedStart), foldedEnd: UInt32(result.bytes.count)))
    }
    start = -1
  }
}
