internal import SelarasSegmentation
internal import SelarasText

/// Reads the terms of a text with their places: what a ``TermReader`` makes of each word, of each
/// pair of neighbouring characters, and of each number with what stands beside it.
struct PlacedTermReader {
  /// A term and where it stands, in bytes.
  struct Term {
    var hash: UInt64
    var range: TextRange
  }

  /// Only the beginning of longer texts is read.
  private static let longestText = 1 << 13
  /// A number is read with up to so many tokens: digits after a comma, words, a month, a year.
  private static let longestNumber = 8

  private let folding = Folding()
  private var folded = FoldedText()
  private var reader = TermReader()
  private var terms: [UInt64] = []

  init() {}

  /// The terms of a text; the longer places first where several begin alike.
  mutating func read(_ text: String) -> [Term] {
    let bytes = Array(text.utf8.prefix(PlacedTermReader.longestText))
    folding.fold(bytes.span, into: &folded)
    let tokens = folded.tokens
    var found: [Term] = []
    for i in tokens.indices {
      let isNumber = reader.beginsNumber(tokens[i], bytes[tokens[i].source.start])
      let count =
        isNumber ? PlacedTermReader.longestNumber : tokens[i].kind == .character ? 2 : 1
      // What a part of a place says by itself stands at the part's own place.
      var known: Set<UInt64> = []
      for last in i..<min(tokens.count, i + count) {
        // What is a space or a line away is read with it only after a number.
        if last > i, tokens[last].source.start > tokens[last - 1].source.end + 1 { break }
        if last > i {
          known.formUnion(read(tokens[i + 1].source.start, tokens[last].source.end, of: bytes))
        }
        let range = TextRange(tokens[i].source.start, tokens[last].source.end)
        let here = read(range.start, range.end, of: bytes)
        for hash in here where !known.contains(hash) {
          found.append(Term(hash: hash, range: range))
        }
        known.formUnion(here)
      }
    }
    return found
  }

  /// What may be names in a text.
  mutating func names(of text: String) -> NameCollector? {
    var reader = TermReader()
    reader.names = NameModel.shipped.map { NameCollector($0) }
    reader.read(
      String(decoding: text.utf8.prefix(PlacedTermReader.longestText), as: UTF8.self), into: &terms)
    return reader.names
  }

  private mutating func read(_ start: Int, _ end: Int, of bytes: [UInt8]) -> [UInt64] {
    reader.read(String(decoding: bytes[start..<end], as: UTF8.self), into: &terms)
    return terms
  }
}
