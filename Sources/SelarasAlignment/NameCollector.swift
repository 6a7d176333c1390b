internal import SelarasSegmentation
internal import SelarasText

/// What may be names in a text: capitalised words, and runs of characters that transcribe.
struct NameCollector {
  /// A word in Latin letters.
  struct Word {
    /// Its term.
    var term: UInt64
    var letters: [UInt8]
    var range: TextRange
    /// Whether it begins a sentence wherever it stands, which is reason enough for its capital.
    var isInitial: Bool
  }

  /// Characters that touch.
  struct Run {
    /// Their numbers in the model.
    var characters: [Int]
    /// The terms of neighbouring characters, one fewer.
    var pairs: [UInt64]
    var ranges: [TextRange]
  }

  private(set) var words: [Word] = []
  private(set) var runs: [Run] = []
  private var seen: Set<UInt64> = []
  /// By its term, the place of a word that only begins sentences so far.
  private var initials: [UInt64: Int] = [:]
  private var open = Run(characters: [], pairs: [], ranges: [])
  private let model: NameModel

  /// Shorter words are not told from chance.
  private static let shortestWord = 3
  static let longestWord = 16
  /// What is longer is no one name.
  private static let longestRun = 12

  init(_ model: NameModel) { self.model = model }

  /// Takes a word, if it may be a name: a capitalised one of some letters.
  mutating func add(
    _ term: UInt64, _ token: FoldedToken, _ word: Range<Int>, of folded: borrowing [UInt8],
    in bytes: Span<UInt8>
  ) {
    let first = bytes[token.source.start]
    // Capitals beyond ASCII are those of Latin-1.
    guard (0x41...0x5A).contains(first) || first == 0xC3,
      word.count >= NameCollector.shortestWord, word.count <= NameCollector.longestWord * 2
    else { return }
    guard seen.insert(term).inserted else {
      if let place = initials[term], !NameCollector.isInitial(token.source.start, in: bytes) {
        words[place].isInitial = false
        initials[term] = nil
      }
      return
    }
    let letters = NameModel.letters(of: folded[word])
    if (NameCollector.shortestWord...NameCollector.longestWord).contains(letters.count) {
      let isInitial = NameCollector.isInitial(token.source.start, in: bytes)
      if isInitial { initials[term] = words.count }
      words.append(
        Word(term: term, letters: letters, range: token.source, isInitial: isInitial))
    }
  }

  /// Whether nothing, or the end of a sentence, stands before a place.
  private static func isInitial(_ start: Int, in bytes: Span<UInt8>) -> Bool {
    var position = start
    while position > 0 {
      position -= 1
      switch bytes[position] {
      // Spaces, quotation marks and brackets.
      case 0...0x20, 0x22, 0x27, 0x28, 0x2A, 0x5B: continue
      case 0x21, 0x2E, 0x3A, 0x3F: return true
      // The last bytes of quotation marks, which others share: a name is then missed, no more.
      case 0x98...0x9D: continue
      default: return false
      }
    }
    return true
  }

  /// Takes a character; `pair` is the term of the one before and this one, where they touch.
  @inline(__always)
  mutating func add(_ token: FoldedToken, pair: UInt64?, of folded: borrowing [UInt8]) {
    let number = model.character(folded, token.folded)
    if pair == nil || number == nil || open.characters.count == NameCollector.longestRun {
      close()
    }
    guard let number else { return }
    if let pair, !open.characters.isEmpty { open.pairs.append(pair) }
    open.characters.append(number)
    open.ranges.append(token.source)
  }

  /// Ends the run of characters.
  mutating func close() {
    if open.characters.count > 1 {
      let hash = open.pairs.reduce(1) { TokenHash.mix($0 &* 31 &+ $1) }
      if seen.insert(hash).inserted { runs.append(open) }
    }
    open.characters.removeAll(keepingCapacity: true)
    open.pairs.removeAll(keepingCapacity: true)
    open.ranges.removeAll(keepingCapacity: true)
  }
}
