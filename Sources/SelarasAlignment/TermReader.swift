internal import SelarasSegmentation
internal import SelarasText

/// Cuts a segment into the terms that the lexicon links.
///
/// A term is a 64-bit hash whose lowest bits are its ``TermKind``. Terms are: each character of a script written without spaces and each
/// pair of neighbouring ones; each word without its enclitic, and its stem; each number by its
/// value, each date, each unit after a number; and a few marks of punctuation. Both sides are read alike, so that equal terms are equal
/// evidence in whatever language they stand.
struct TermReader {
  /// A segment's terms are read from this many bytes; what lies beyond adds length, not terms.
  static let longestText = 1 << 16
  /// More terms than this are thinned out evenly: the score of a bead is a mean over them.
  static let mostTerms = 2048

  private let folding = Folding()
  let signs = ChineseQuantities.signs
  let units = ChineseQuantities.units
  let words = QuantityWord.words
  private(set) var folded = FoldedText()
  var digits: [UInt8] = []
  /// The date that is being read.
  var date = DateParts()
  /// The token after the last number in words.
  var spelledEnd = 0
  /// Gathers what may be names, where they are wanted.
  var names: NameCollector?

  enum Space: UInt64 {
    case pair = 0x9E37_79B9_7F4A_7C15
    case stem = 0xC2B2_AE3D_27D4_EB4F
    case number = 0x1656_67B1_9E37_79F9
    case fraction = 0x85EB_CA6B_2545_F491
    case unit = 0x2545_F491_4F6C_DD1D
    case month = 0x9FB2_1C65_1E98_DF25
    case day = 0xA076_1D64_78BD_642F
    case date = 0xE703_7ED1_A0B4_28DB
    case mark = 0x27D4_EB2F_1656_67C5
  }

  static func term(_ hash: UInt64, _ kind: TermKind) -> UInt64 {
    hash & ~TermKind.mask | UInt64(kind.rawValue)
  }

  /// Replaces the content of `terms` by the terms of `text`.
  mutating func read(_ text: String, into terms: inout [UInt64]) {
    terms.removeAll(keepingCapacity: true)
    let whole = text.utf8.span
    let bytes = whole.extracting(..<min(whole.count, TermReader.longestText))
    folding.fold(bytes, into: &folded)
    date = DateParts()
    spelledEnd = 0
    var i = 0
    while i < folded.tokens.count {
      let token = folded.tokens[i]
      if token.kind == .character {
        i = readCharacters(from: i, into: &terms)
      } else if isNumber(token) {
        i = readNumber(from: i, of: bytes, into: &terms)
      } else {
        if i >= spelledEnd, let word = words[token.hash] {
          readQuantity(word, at: i, into: &terms)
        }
        readWord(token, of: bytes, into: &terms)
        i += 1
      }
    }
    readMarks(of: bytes, into: &terms)
    if terms.count > TermReader.mostTerms {
      let step = Double(terms.count) / Double(TermReader.mostTerms)
      terms = (0..<TermReader.mostTerms).map { terms[Int(Double($0) * step)] }
    }
  }

  private mutating func readWord(
    _ token: FoldedToken, of text: Span<UInt8>, into terms: inout [UInt64]
  ) {
    let end = IndonesianWords.endWithoutEnclitic(token.folded, of: folded.bytes)
    let word = token.folded.lowerBound..<end
    let term = TermReader.term(TokenHash.hash(of: folded.bytes.span.extracting(word)), .word)
    terms.append(term)
    let stem = IndonesianWords.stem(word, of: folded.bytes)
    if stem.count >= 3 {
      let hash = TokenHash.mix(
        TokenHash.hash(of: folded.bytes.span.extracting(stem)) ^ Space.stem.rawValue)
      terms.append(TermReader.term(hash, .stem))
    }
    names?.add(term, token, word, of: folded.bytes, in: text)
  }

  /// Reads a run of characters that touch; returns the token after it.
  private mutating func readCharacters(from first: Int, into terms: inout [UInt64]) -> Int {
    let tokens = folded.tokens
    var i = first
    var saysNumber = false
    repeat {
      terms.append(TermReader.term(tokens[i].hash, .character))
      var pair: UInt64?
      if i > first {
        let hash = TokenHash.mix(tokens[i - 1].hash &* Space.pair.rawValue &+ tokens[i].hash)
        let term = TermReader.term(hash, .characterPair)
        terms.append(term)
        pair = term
      }
      names?.add(tokens[i], pair: pair, of: folded.bytes)
      if signs[tokens[i].hash] != nil { saysNumber = true }
      i += 1
    } while i < tokens.count && tokens[i].kind == .character
      && tokens[i].source.start == tokens[i - 1].source.end
    names?.close()
    if saysNumber { readNumerals(first..<i, into: &terms) }
    return i
  }

  private func readMarks(of bytes: Span<UInt8>, into terms: inout [UInt64]) {
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      // Only these leads begin a mark that counts; letters are skipped byte by byte.
      if byte < 0x21 || (byte > 0x3F && byte < 0xE2) || (byte > 0xE3 && byte != 0xEF) {
        position += 1
        continue
      }
      let (scalar, length) = bytes.scalar(at: position)
      position += length
      if let mark = TermReader.mark(scalar) { appendMark(mark, into: &terms) }
    }
  }

  func appendMark(_ mark: UInt64, into terms: inout [UInt64]) {
    terms.append(TermReader.term(TokenHash.mix(mark ^ Space.mark.rawValue), .mark))
  }

  /// The marks that words stand for too.
  static let percent: UInt64 = 6
  static let dollar: UInt64 = 8

  /// What a mark says, the same number for the marks of all languages.
  private static func mark(_ scalar: UInt32) -> UInt64? {
    switch scalar {
    case 0x3F, 0xFF1F: 1
    case 0x21, 0xFF01: 2
    case 0x22, 0x201C, 0x300C, 0x300E, 0x300A: 3
    case 0x28, 0xFF08: 4
    case 0x3A, 0xFF1A: 5
    case 0x25, 0xFF05: percent
    case 0x3B, 0xFF1B: 7
    case 0x24, 0xFF04: dollar
    case 0x2F, 0xFF0F: 9
    default: nil
    }
  }
}
