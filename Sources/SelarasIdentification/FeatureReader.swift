internal import CModels
internal import SelarasText

/// Reads a text as the features that language models weigh: hashed character n-grams, and
/// words.
///
/// The text comes in pieces: a word, or a run of letters of a script without words. Letters are
/// lower-cased, one code point for one. In scripts with words, n-grams run from two to five letters,
/// the word's two ends counting as a letter, and each word is a feature. In Han and kana they are the single characters and the pairs. Addresses
/// (see ``Addresses``), tags and character references are passed over.
///
/// Trainer and identifier read through this one type, so that they cannot disagree.
struct FeatureReader {
  /// A longer word is cut, so that its rows are no more than can be summed at once.
  static let longestWord = CMODELS_LONGEST_WORD
  /// A longer run of characters is cut likewise.
  static let longestRun = 126
  /// How many rows a piece has at most.
  static let mostRows = CMODELS_MOST_ROWS

  /// The rows of the piece, once ``readRows()`` was called; those before ``count`` are valid.
  private(set) var rows = [UInt32](repeating: 0, count: mostRows + 1)
  /// How many rows the piece has.
  private(set) var count = 0
  /// The raw value of the ``LetterScript`` of the piece.
  private(set) var script = 0
  /// How many bytes of letters the piece has.
  private(set) var letterBytes = 0
  /// How many letters the piece has.
  private(set) var letterCount = 0
  /// The hash of the piece if it is a word; zero else.
  private(set) var word: UInt64 = 0
  /// How many marks that hardly occur in prose were passed over since ``restart(at:)``.
  private(set) var markCount = 0
  /// Where the reading goes on.
  private(set) var position = 0
  /// The letters of the piece, from the second place on; at the first the boundary before it.
  private(set) var codes = [UInt32](repeating: boundary, count: longestRun + 2)

  private let letters = LetterTable.shared
  let marks = CodeLikeness.marks
  /// For each script how far a hash is shifted to become a row; 64 where there are no rows.
  private let shifts: [UInt8]
  /// What each letter of a word is multiplied by in the word's hash.
  let multipliers: [UInt64]

  /// Makes a reader for tables of 2^`bits` rows, by the scripts' raw values; -1 for no table.
  init(bits: [Int]) {
    shifts = bits.map { $0 < 0 ? 64 : UInt8(64 - $0) }
    var random = TrainingRandom(seed: 1)
    multipliers = (0..<FeatureReader.longestWord).map { _ in random.next() | 1 }
  }

  /// Begins a new text, or a new place of one.
  mutating func restart(at position: Int = 0) {
    self.position = position
    markCount = 0
  }

  /// Reads the letters of the next piece.
  ///
  /// - Returns: `false` where no letters are left before `end`.
  @inline(__always)
  mutating func next(in text: Span<UInt8>, end: Int) -> Bool {
    while position < end {
      let byte = text[position]
      var entry: UInt32
      var length = 1
      if byte < 0x80 {
        entry = letters[UInt32(byte)]
      } else {
        let scalar = FeatureReader.scalar(of: text, at: position)
        entry = letters[scalar.value]
        length = scalar.length
      }
      let own = Int(entry >> 24)
      if entry == 0 || own == Int(LetterScript.mark.rawValue) {
        switch byte {
        case UInt8(ascii: "@"):
          position = Addresses.end(in: text, from: position + 1, to: end)
        case UInt8(ascii: "<"), UInt8(ascii: "&"):
          let residue = MarkupResidue.end(in: text, from: position)?.end ?? end + 1
          if residue <= end {
            position = residue
          } else {
            markCount += 1
            position += length
          }
        default:
          markCount += Int(marks[Int(byte)])
          position += length
        }
        continue
      }
      if own == Int(LetterScript.latin.rawValue),
        Addresses.start(in: text, at: position, to: end)
      {
        position = Addresses.end(in: text, from: position, to: end)
        continue
      }
      script = own
      let start = position
      if shifts[own] == 64 {
        readLetters(of: text, end: end)
        word = 0
      } else if FeatureReader.isIdeographic(own) {
        readCharacters(of: text, end: end)
        word = 0
      } else {
        (letterCount, word) = FeatureReader.readWord(
          of: text, from: &position, to: end, script: own, letters: letters,
          multipliers: multipliers, codes: &codes)
        if position < end, let name = Addresses.endOfName(in: text, from: position, to: end) {
          position = Addresses.end(in: text, from: name, to: end)
          continue
        }
      }
      letterBytes = position - start
      return true
    }
    return false
  }

  private static func isIdeographic(_ script: Int) -> Bool {
    script == Int(LetterScript.han.rawValue) || script == Int(LetterScript.kana.rawValue)
  }

  /// Writes the rows of the piece.
  mutating func readRows() {
    let shift = UInt64(shifts[script])
    guard shift < 64 else {
      count = 0
      return
    }
    if FeatureReader.isIdeographic(script) {
      characterRows(shift)
    } else {
      count = unsafe Int(
        cmodels_word_rows(codes, Int64(letterCount), word, UInt32(shift), &rows))
    }
  }

  // MARK: Letters

  /// The same as ``Span.scalar(at:)``, with well-formed sequences of two and three bytes told at
  /// once.
  @inline(__always)
  private static func scalar(
    of text: Span<UInt8>, at position: Int
  ) -> (value: UInt32, length: Int) {
    guard position + 2 < text.count else { return text.scalar(at: position) }
    let lead = UInt32(text[position])
    let second = UInt32(text[position + 1])
    guard second & 0xC0 == 0x80 else { return text.scalar(at: position) }
    if lead >= 0xC2, lead < 0xE0 { return ((lead & 0x1F) << 6 | second & 0x3F, 2) }
    let third = UInt32(text[position + 2])
    // The first and the last third of the range have rules of their own for the second byte.
    guard lead > 0xE0, lead < 0xED, third & 0xC0 == 0x80 else { return text.scalar(at: position) }
    return ((lead & 0x0F) << 12 | (second & 0x3F) << 6 | third & 0x3F, 3)
  }

  /// Goes on at a place up to which somebody else has read.
  mutating func skip(to position: Int) {
    self.position = position
  }

  /// Reads the word at the position.
  ///
  /// - Returns: Its letters and its hash.
  @inline(__always)
  private static func readWord(
    of text: Span<UInt8>, from position: inout Int, to end: Int, script: Int,
    letters: LetterTable, multipliers: [UInt64], codes: inout [UInt32]
  ) -> (letters: Int, hash: UInt64) {
    let tag = UInt32(script)
    var codes = codes.mutableSpan
    var length = 0
    var hash: UInt64 = 0
    while position < end, length < FeatureReader.longestWord {
      let byte = text[position]
      let code: UInt32
      if byte < 0x80 {
        // Letters of ASCII are Latin.
        let lower = byte | 0x20
        guard lower &- 0x61 < 26, tag == UInt32(LetterScript.latin.rawValue) else { break }
        code = UInt32(lower)
        position += 1
      } else {
        let (value, bytes) = FeatureReader.scalar(of: text, at: position)
        let entry = letters[value]
        let own = entry >> 24
        guard own == tag || own == UInt32(LetterScript.mark.rawValue) else { break }
        code = entry & 0xFF_FFFF
        position += bytes
      }
      hash &+= UInt64(code) &* multipliers[length]
      length += 1
      codes[length] = code
    }
    codes[length + 1] = FeatureReader.boundary
    return (length, cmodels_word_hash(hash))
  }

  /// Reads a run of characters of a script without spaces.
  private mutating func readCharacters(of text: Span<UInt8>, end: Int) {
    let tag = UInt32(script)
    var length = 0
    while position < end, length < FeatureReader.longestRun {
      guard text[position] >= 0x80 else { break }
      let (value, bytes) = FeatureReader.scalar(of: text, at: position)
      guard letters[value] >> 24 == tag else { break }
      position += bytes
      length += 1
      codes[length] = value
    }
    letterCount = length
  }

  /// Passes over a run of letters of a script that has no rows.
  private mutating func readLetters(of text: Span<UInt8>, end: Int) {
    let tag = UInt32(script)
    var length = 0
    while position < end {
      let (value, bytes) = text.scalar(at: position)
      let own = letters[value] >> 24
      guard own == tag || own == UInt32(LetterScript.mark.rawValue) else { break }
      position += bytes
      if own == tag { length += 1 }
    }
    letterCount = length
  }

  // MARK: Rows

  /// Odd numbers by which characters and hashes are multiplied: outputs of SplitMix64.
  private static let k0: UInt64 = 0xE220_A839_7B1D_CDAF
  private static let k1: UInt64 = 0x6E78_9E6A_A1B9_65F5
  private static let boundary: UInt32 = 0x20

  /// The rows of a word of so many letters.
  static func rowCount(letters: Int) -> Int {
    letters > 1 ? 4 * letters - 1 : 4
  }

  private mutating func characterRows(_ shift: UInt64) {
    var at = 0
    for i in 1...letterCount {
      let hash = UInt64(codes[i]) &* FeatureReader.k0
      rows[at] = UInt32(truncatingIfNeeded: hash >> shift)
      at += 1
      guard i > 1 else { continue }
      rows[at] = UInt32(
        truncatingIfNeeded: (hash &+ UInt64(codes[i - 1]) &* FeatureReader.k1) >> shift)
      at += 1
    }
    count = at
  }
}
