internal import SelarasText

/// A run of Han characters and the numbers between them, as the word model reads it.
///
/// Arrays are kept from run to run. Characters stand at their number plus ``HanRun/margin``; the
/// margin holds what surrounds the run.
struct HanRun: Sendable {
  /// How many characters of context stand on either side.
  static let margin = 3
  /// A longer run is taken in pieces, so that memory stays bounded.
  static let longest = 4096
  /// The longest word of the dictionary that is looked up, in characters.
  static let longestWord = 7

  /// How many characters the run has.
  private(set) var count = 0
  private(set) var codes: [UInt32] = []
  private(set) var classes: [UInt8] = []
  /// Where each character starts in the text, and where the last one ends.
  private(set) var starts: [Int] = []
  /// Whether ICU has a boundary before each character; and after the last.
  private(set) var boundaries: [Bool] = []
  /// Hashes of the run's beginnings, from which the hash of every stretch follows.
  private(set) var prefixes: [UInt64] = []
  /// For each character, bit *n* where a word of *n* characters of the dictionary begins.
  private(set) var beginning: [UInt16] = []
  /// For each boundary, bit *n* where a word of *n* characters of the dictionary ends.
  private(set) var ending: [UInt16] = []
  /// Where the ICU word that ends at or spans each boundary starts.
  private(set) var wordStarts: [Int32] = []
  /// Where the ICU word that starts at or spans each boundary ends.
  private(set) var wordEnds: [Int32] = []
  /// Odd, so that the powers never vanish (fractional part of the golden ratio).
  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15
  /// The powers of ``base`` up to the longest run's length.
  private static let powers: [UInt64] = {
    var powers: [UInt64] = [1]
    for _ in 0...HanRun.longest { powers.append(powers[powers.count - 1] &* HanRun.base) }
    return powers
  }()

  /// Begins a run at `start`, with the characters before it as context.
  mutating func open(after text: Span<UInt8>, at start: Int, in characters: HanCharacters) {
    count = 0
    codes.removeAll(keepingCapacity: true)
    classes.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    boundaries.removeAll(keepingCapacity: true)
    var position = start
    for _ in 0..<HanRun.margin {
      var view: (code: UInt32, class: UInt8) = (0, 0)
      if position > 0, let (scalar, before) = text.scalar(before: position), scalar != 0x0A {
        view = characters.view(of: scalar)
        position = before
      } else {
        position = 0
      }
      codes.append(view.code)
      classes.append(view.class)
    }
    codes.reverse()
    classes.reverse()
  }

  /// Appends the characters of one segment.
  mutating func append(
    _ range: TextRange, of text: Span<UInt8>, in characters: HanCharacters
  ) {
    var position = range.start
    while position < range.end {
      let (scalar, length) = text.scalar(at: position)
      let view = characters.view(of: scalar)
      codes.append(view.code)
      classes.append(view.class)
      starts.append(position)
      boundaries.append(position == range.start)
      position += length
      count += 1
    }
  }

  /// Ends the run: looks at what follows, and looks up the dictionary's words.
  mutating func close(
    before text: Span<UInt8>, at end: Int, in characters: HanCharacters, words: WordFilter
  ) {
    starts.append(end)
    boundaries.append(true)
    var position = end
    for _ in 0..<HanRun.margin {
      var view: (code: UInt32, class: UInt8) = (0, 0)
      if position < text.count, text[position] != 0x0A {
        let (scalar, length) = text.scalar(at: position)
        view = characters.view(of: scalar)
        position += length
      } else {
        position = text.count
      }
      codes.append(view.code)
      classes.append(view.class)
    }
    fillHashes()
    fillWords()
    lookUp(words)
  }

  /// The hash of the characters `start..<end`.
  @inline(__always)
  func hash(_ start: Int, _ end: Int) -> UInt64 {
    prefixes[end] &- prefixes[start] &* HanRun.powers[end &- start]
  }

  /// The hash of a word by its folded codes, equal to that of the same stretch of a run.
  static func hash(of codes: some Sequence<UInt32>) -> UInt64 {
    codes.reduce(0) { extended($0, by: $1) }
  }

  /// The hash of a stretch that is continued by one character.
  @inline(__always)
  static func extended(_ hash: UInt64, by code: UInt32) -> UInt64 { hash &* base &+ spread(code) }

  @inline(__always)
  private static func spread(_ code: UInt32) -> UInt64 {
    let wide = UInt64(code) &* 0xD6E8_FEB8_6659_FD93
    return wide ^ wide >> 32
  }

  private mutating func fillHashes() {
    prefixes.removeAll(keepingCapacity: true)
    var hash: UInt64 = 0
    prefixes.append(hash)
    for i in 0..<count {
      hash = HanRun.extended(hash, by: codes[i + HanRun.margin])
      prefixes.append(hash)
    }
  }

  private mutating func fillWords() {
    wordStarts.removeAll(keepingCapacity: true)
    wordEnds.removeAll(keepingCapacity: true)
    var start: Int32 = 0
    wordStarts.append(0)
    for i in 1...count {
      wordStarts.append(start)
      if boundaries[i] { start = Int32(i) }
    }
    for _ in 0...count { wordEnds.append(0) }
    var end = Int32(count)
    wordEnds[count] = end
    for i in stride(from: count - 1, through: 0, by: -1) {
      wordEnds[i] = end
      if boundaries[i] { end = Int32(i) }
    }
  }

  private mutating func lookUp(_ words: WordFilter) {
    beginning.removeAll(keepingCapacity: true)
    ending.removeAll(keepingCapacity: true)
    for _ in 0...count {
      beginning.append(0)
      ending.append(0)
    }
    for start in 0..<count where HanCharacters.isHan(class: classes[start + HanRun.margin]) {
      var mask: UInt16 = 0
      let last = min(start + HanRun.longestWord, count)
      var end = start + 2
      while end <= last {
        if words.contains(hash(start, end), length: end - start) {
          let bit: UInt16 = 1 << UInt16(end - start)
          mask |= bit
          ending[end] |= bit
        }
        end += 1
      }
      beginning[start] = mask
    }
  }
}
