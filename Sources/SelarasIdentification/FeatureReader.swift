internal import SelarasSegmentation
internal import SelarasText

/// Reads a text as the features that language models weigh: hashed character n-grams, words and
/// word pairs.
///
/// The text comes in pieces, each of one script. Letters are lower-cased, one code point for one.
/// In scripts with words, n-grams run from one to five letters, the word's two ends counting as a
/// letter, and each word and each pair of neighbouring words is a feature. In Han and kana they are
/// the single characters and the pairs. Addresses (`https://...`, `www...`, what follows an `@`)
/// are passed over.
///
/// Trainer and identifier read through this one type, so that they cannot disagree.
struct FeatureReader {
  /// How many rows a piece holds at most.
  static let capacity = 4096
  /// A longer word is cut.
  private static let longestWord = 64
  /// Rows that one word can give: five n-grams a letter, those of its end, the word, its pair.
  private static let reserve = longestWord * 5 + 8

  /// The rows of the piece; those before ``count`` are valid.
  private(set) var rows = [UInt32](repeating: 0, count: capacity)
  /// How many rows the piece has.
  private(set) var count = 0
  /// The script of the piece.
  private(set) var script = LetterScript.none
  /// How many bytes of letters the piece has.
  private(set) var letterBytes = 0
  /// How many letters the piece has.
  private(set) var letterCount = 0
  /// Where the reading goes on.
  private(set) var position = 0
  private var previousWord: UInt64 = 0
  private var previousScript = LetterScript.none

  private let letters = LetterTable.shared
  /// For each script how far a hash is shifted to become a row; 64 where there are no rows.
  private let shifts: [UInt8]

  /// Makes a reader for tables of 2^`bits` rows, by the scripts' raw values; -1 for no table.
  init(bits: [Int]) {
    shifts = bits.map { $0 < 0 ? 64 : UInt8(64 - $0) }
  }

  /// Begins a new text, or a new place of one.
  mutating func restart(at position: Int = 0) {
    self.position = position
    previousWord = 0
    previousScript = .none
  }

  /// Reads the next piece, up to a change of script or until the rows are full.
  ///
  /// - Returns: `false` where no letters are left before `end`.
  mutating func next(in text: Span<UInt8>, end: Int) -> Bool {
    count = 0
    letterBytes = 0
    letterCount = 0
    script = .none
    while position < end {
      let byte = text[position]
      var entry: UInt32
      var length = 1
      if byte < 0x80 {
        entry = letters[UInt32(byte)]
      } else {
        let scalar = text.scalar(at: position)
        entry = letters[scalar.value]
        length = scalar.length
      }
      if entry == 0 || entry >> 24 == UInt32(LetterScript.mark.rawValue) {
        if byte == UInt8(ascii: "@") {
          position = endOfAddress(in: text, from: position + 1, end: end)
        } else {
          position += length
        }
        continue
      }
      let own = LetterScript(rawValue: UInt8(truncatingIfNeeded: entry >> 24)) ?? .other
      if script == .none {
        script = own
        if own != previousScript { previousWord = 0 }
        previousScript = own
      } else if own != script || count > FeatureReader.capacity - FeatureReader.reserve {
        return true
      }
      if own == .latin, startsAddress(in: text, at: position, end: end) {
        position = endOfAddress(in: text, from: position, end: end)
        if count == 0 { script = .none }
        continue
      }
      if shifts[Int(own.rawValue)] == 64 {
        letterBytes += length
        letterCount += 1
        position += length
        if letterCount >= FeatureReader.capacity { return true }
      } else if own.isIdeographic {
        readCharacters(of: text, end: end)
      } else {
        let start = position
        letterCount += FeatureReader.readWord(
          of: text, from: &position, to: end, script: own, shift: UInt64(shifts[Int(own.rawValue)]),
          letters: letters, previousWord: &previousWord, rows: &rows, count: &count)
        letterBytes += position - start
      }
    }
    return script != .none
  }

  // MARK: Words

  /// Multipliers of the n-gram hash, by distance from its last letter.
  ///
  /// A multilinear hash (Carter and Wegman, "Universal classes of hash functions", 1979). The
  /// numbers are the first outputs of SplitMix64, made odd.
  private static let k0: UInt64 = 0xE220_A839_7B1D_CDAF
  private static let k1: UInt64 = 0x6E78_9E6A_A1B9_65F5
  private static let k2: UInt64 = 0x06C4_5D18_8009_454F
  private static let k3: UInt64 = 0xF88B_B8A8_724C_81ED
  private static let k4: UInt64 = 0x1B39_896A_51A8_749B
  private static let boundary: UInt64 = 0x20

  /// Reads the word at the position and writes its rows.
  ///
  /// - Returns: How many letters it has.
  @inline(__always)
  private static func readWord(
    of text: Span<UInt8>, from position: inout Int, to end: Int, script: LetterScript,
    shift: UInt64, letters: LetterTable, previousWord: inout UInt64, rows: inout [UInt32],
    count: inout Int
  ) -> Int {
    let tag = UInt32(script.rawValue)
    var at = count
    var rows = rows.mutableSpan
    var p1 = FeatureReader.boundary
    var p2: UInt64 = 0
    var p3: UInt64 = 0
    var p4: UInt64 = 0
    var length = 0
    var word: UInt64 = 0
    while position < end, length < FeatureReader.longestWord {
      let byte = text[position]
      var entry: UInt32
      var bytes = 1
      if byte < 0x80 {
        entry = letters[UInt32(byte)]
      } else {
        let scalar = text.scalar(at: position)
        entry = letters[scalar.value]
        bytes = scalar.length
      }
      let own = entry >> 24
      guard own == tag || own == UInt32(LetterScript.mark.rawValue) else { break }
      position += bytes
      let code = UInt64(entry & 0xFF_FFFF)
      var hash = code &* FeatureReader.k0
      rows[at] = UInt32(truncatingIfNeeded: hash >> shift)
      hash &+= p1 &* FeatureReader.k1
      rows[at + 1] = UInt32(truncatingIfNeeded: hash >> shift)
      at += 2
      if length > 0 {
        hash &+= p2 &* FeatureReader.k2
        rows[at] = UInt32(truncatingIfNeeded: hash >> shift)
        at += 1
        if length > 1 {
          hash &+= p3 &* FeatureReader.k3
          rows[at] = UInt32(truncatingIfNeeded: hash >> shift)
          at += 1
          if length > 2 {
            rows[at] = UInt32(truncatingIfNeeded: (hash &+ p4 &* FeatureReader.k4) >> shift)
            at += 1
          }
        }
      }
      (p4, p3, p2, p1) = (p3, p2, p1, code)
      word = (word &+ code) &* FeatureReader.k3
      word ^= word >> 32
      length += 1
    }
    var hash = FeatureReader.boundary &* FeatureReader.k0 &+ p1 &* FeatureReader.k1
    rows[at] = UInt32(truncatingIfNeeded: hash >> shift)
    hash &+= p2 &* FeatureReader.k2
    rows[at + 1] = UInt32(truncatingIfNeeded: hash >> shift)
    at += 2
    if length > 1 {
      hash &+= p3 &* FeatureReader.k3
      rows[at] = UInt32(truncatingIfNeeded: hash >> shift)
      at += 1
      if length > 2 {
        hash &+= p4 &* FeatureReader.k4
        rows[at] = UInt32(truncatingIfNeeded: hash >> shift)
        at += 1
      }
    }
    rows[at] = UInt32(truncatingIfNeeded: TokenHash.mix(word) >> shift)
    at += 1
    if previousWord != 0 {
      let pair = TokenHash.mix(previousWord &* FeatureReader.k2 &+ word)
      rows[at] = UInt32(truncatingIfNeeded: pair >> shift)
      at += 1
    }
    previousWord = word
    count = at
    return length
  }

  // MARK: Characters

  /// Reads a run of characters of a script without spaces and writes its rows.
  private mutating func readCharacters(of text: Span<UInt8>, end: Int) {
    let shift = UInt64(shifts[Int(script.rawValue)])
    let tag = UInt32(script.rawValue)
    var previous: UInt64 = 0
    while position < end, count <= FeatureReader.capacity - FeatureReader.reserve {
      guard text[position] >= 0x80 else { break }
      let (value, length) = text.scalar(at: position)
      guard letters[value] >> 24 == tag else { break }
      position += length
      letterBytes += length
      letterCount += 1
      let code = UInt64(value)
      let hash = code &* FeatureReader.k0
      rows[count] = UInt32(truncatingIfNeeded: hash >> shift)
      count += 1
      if previous != 0 {
        rows[count] = UInt32(truncatingIfNeeded: (hash &+ previous &* FeatureReader.k1) >> shift)
        count += 1
      }
      previous = code
    }
  }

  // MARK: Addresses

  private func startsAddress(in text: Span<UInt8>, at position: Int, end: Int) -> Bool {
    let first = text[position] | 0x20
    guard first == UInt8(ascii: "h") || first == UInt8(ascii: "w") else { return false }
    guard position + 4 < end else { return false }
    if first == UInt8(ascii: "w") {
      return text[position + 1] | 0x20 == first && text[position + 2] | 0x20 == first
        && text[position + 3] == UInt8(ascii: ".")
    }
    guard text[position + 1] | 0x20 == UInt8(ascii: "t"),
      text[position + 2] | 0x20 == UInt8(ascii: "t"),
      text[position + 3] | 0x20 == UInt8(ascii: "p")
    else { return false }
    let colon = text[position + 4] | 0x20 == UInt8(ascii: "s") ? position + 5 : position + 4
    return colon + 2 < end && text[colon] == UInt8(ascii: ":")
      && text[colon + 1] == UInt8(ascii: "/") && text[colon + 2] == UInt8(ascii: "/")
  }

  /// Addresses end before a space, a character beyond ASCII, a quotation mark or `<`, `>`.
  private func endOfAddress(in text: Span<UInt8>, from start: Int, end: Int) -> Int {
    var position = start
    while position < end {
      let byte = text[position]
      guard byte > 0x20, byte < 0x7F, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "<"),
        byte != UInt8(ascii: ">")
      else { break }
      position += 1
    }
    return position
  }
}
