internal import SelarasSegmentation
internal import SelarasText

/// Cuts a segment into the terms that the lexicon links.
///
/// A term is a 64-bit hash whose lowest bits are its ``TermKind``. Terms are: each character of a script written without spaces and each
/// pair of neighbouring ones; each word without its enclitic, and its stem; each number by its
/// value; and a few marks of punctuation. Both sides are read alike, so that equal terms are equal
/// evidence in whatever language they stand.
struct TermReader {
  /// A segment's terms are read from this many bytes; what lies beyond adds length, not terms.
  static let longestText = 1 << 16
  /// More terms than this are thinned out evenly: the score of a bead is a mean over them.
  static let mostTerms = 2048

  private let folding = Folding()
  private let numerals = ChineseNumerals.shared
  private var folded = FoldedText()
  private var digits: [UInt8] = []

  private enum Space: UInt64 {
    case pair = 0x9E37_79B9_7F4A_7C15
    case stem = 0xC2B2_AE3D_27D4_EB4F
    case number = 0x1656_67B1_9E37_79F9
    case mark = 0x27D4_EB2F_1656_67C5
  }

  private static func term(_ hash: UInt64, _ kind: TermKind) -> UInt64 {
    hash & ~TermKind.mask | UInt64(kind.rawValue)
  }

  /// Replaces the content of `terms` by the terms of `text`.
  mutating func read(_ text: String, into terms: inout [UInt64]) {
    terms.removeAll(keepingCapacity: true)
    let whole = text.utf8.span
    let bytes = whole.extracting(..<min(whole.count, TermReader.longestText))
    folding.fold(bytes, into: &folded)
    var i = 0
    while i < folded.tokens.count {
      let token = folded.tokens[i]
      if token.kind == .character {
        i = readCharacters(from: i, into: &terms)
      } else if isNumber(token) {
        i = readNumber(from: i, of: bytes, into: &terms)
      } else {
        readWord(token, into: &terms)
        i += 1
      }
    }
    readMarks(of: bytes, into: &terms)
    if terms.count > TermReader.mostTerms {
      let step = Double(terms.count) / Double(TermReader.mostTerms)
      terms = (0..<TermReader.mostTerms).map { terms[Int(Double($0) * step)] }
    }
  }

  private mutating func readWord(_ token: FoldedToken, into terms: inout [UInt64]) {
    let bytes = folded.bytes.span
    let end = IndonesianWords.endWithoutEnclitic(token.folded, of: folded.bytes)
    let word = token.folded.lowerBound..<end
    terms.append(TermReader.term(TokenHash.hash(of: bytes.extracting(word)), .word))
    let stem = IndonesianWords.stem(word, of: folded.bytes)
    if stem.count >= 3 {
      let hash = TokenHash.mix(TokenHash.hash(of: bytes.extracting(stem)) ^ Space.stem.rawValue)
      terms.append(TermReader.term(hash, .stem))
    }
  }

  /// Reads a run of characters that touch; returns the token after it.
  private mutating func readCharacters(from first: Int, into terms: inout [UInt64]) -> Int {
    let tokens = folded.tokens
    var i = first
    var numeral = first
    repeat {
      terms.append(TermReader.term(tokens[i].hash, .character))
      if i > first {
        let hash = TokenHash.mix(tokens[i - 1].hash &* Space.pair.rawValue &+ tokens[i].hash)
        terms.append(TermReader.term(hash, .characterPair))
      }
      if !numerals.isNumeral(tokens[i].hash) {
        appendNumeral(numeral..<i, into: &terms)
        numeral = i + 1
      }
      i += 1
    } while i < tokens.count && tokens[i].kind == .character
      && tokens[i].source.start == tokens[i - 1].source.end
    appendNumeral(min(numeral, i)..<i, into: &terms)
    return i
  }

  private mutating func appendNumeral(_ range: Range<Int>, into terms: inout [UInt64]) {
    guard range.count >= 2, range.count <= 16,
      let number = numerals.number(folded.tokens[range].lazy.map(\.hash))
    else { return }
    digits = Array(String(number).utf8)
    appendNumber(scale: 0, into: &terms)
  }

  private func isNumber(_ token: FoldedToken) -> Bool {
    token.folded.allSatisfy { (0x30...0x39).contains(folded.bytes[$0]) }
  }

  /// Reads a number with its separators and the power of ten after it; returns the token after it.
  ///
  /// `1.000` and `1,000` are both a thousand: groups of three after the first are taken for
  /// thousands in every language, since a text does not say whose comma it uses.
  private mutating func readNumber(
    from first: Int, of bytes: Span<UInt8>, into terms: inout [UInt64]
  ) -> Int {
    let tokens = folded.tokens
    func separator(before i: Int) -> UInt8? {
      guard i < tokens.count, tokens[i].kind == .word, isNumber(tokens[i]),
        tokens[i].source.start == tokens[i - 1].source.end + 1
      else { return nil }
      let byte = bytes[tokens[i].source.start - 1]
      return byte == 0x2E || byte == 0x2C ? byte : nil
    }
    digits = Array(folded.bytes[tokens[first].folded])
    var scale = 0
    var i = first + 1
    let mark = separator(before: i)
    if digits.count <= 3 {
      while let mark, separator(before: i) == mark, tokens[i].folded.count == 3 {
        digits += folded.bytes[tokens[i].folded]
        i += 1
      }
    }
    if separator(before: i) != nil, separator(before: i + 1) == nil {
      digits += folded.bytes[tokens[i].folded]
      scale -= tokens[i].folded.count
      i += 1
    }
    var next = i
    while next < tokens.count, tokens[next].kind == .character,
      let power = numerals.power(of: tokens[next].hash),
      tokens[next].source.start - tokens[next - 1].source.end <= 1
    {
      scale += power
      next += 1
    }
    if next == i, next < tokens.count, tokens[next].kind == .word,
      tokens[next].source.start == tokens[next - 1].source.end + 1,
      let power = IndonesianWords.powers[Array(folded.bytes[tokens[next].folded])]
    {
      scale += power
    }
    appendNumber(scale: scale, into: &terms)
    return i
  }

  /// Appends the number that `digits` spells, times ten to the `scale`.
  private mutating func appendNumber(scale: Int, into terms: inout [UInt64]) {
    var scale = scale
    var digits = digits[...]
    while digits.count > 1, digits.first == 0x30 { digits.removeFirst() }
    while digits.count > 1, digits.last == 0x30 {
      digits.removeLast()
      scale += 1
    }
    if digits.first == 0x30 { scale = 0 }
    let hash = TokenHash.hash(of: digits.span)
    let number = TokenHash.mix(hash &+ UInt64(bitPattern: Int64(scale)) ^ Space.number.rawValue)
    terms.append(TermReader.term(number, .number))
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
      if let mark = TermReader.mark(scalar) {
        terms.append(TermReader.term(TokenHash.mix(mark ^ Space.mark.rawValue), .mark))
      }
    }
  }

  /// What a mark says, the same number for the marks of all languages.
  private static func mark(_ scalar: UInt32) -> UInt64? {
    switch scalar {
    case 0x3F, 0xFF1F: 1
    case 0x21, 0xFF01: 2
    case 0x22, 0x201C, 0x300C, 0x300E, 0x300A: 3
    case 0x28, 0xFF08: 4
    case 0x3A, 0xFF1A: 5
    case 0x25, 0xFF05: 6
    case 0x3B, 0xFF1B: 7
    case 0x24, 0xFF04: 8
    case 0x2F, 0xFF0F: 9
    default: nil
    }
  }
}
