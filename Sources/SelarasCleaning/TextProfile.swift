internal import SelarasText

/// Counts of a block's text that a model may rest on, from one pass.
struct TextProfile {
  /// Letters and digits, a wide character counting two.
  var letters = 0
  /// Words; of scripts without spaces, two characters make one.
  var words = 0
  var marks = 0
  /// Full-width marks among them.
  var wideMarks = 0
  var wide = 0
  var digits = 0
  var capitals = 0
  /// Words that every running text holds, in English, Indonesian or Chinese.
  var functionWords = 0
  /// Those of them that are English.
  var englishWords = 0
  /// Signs that part entries of a menu or a byline: bars, dots, arrows.
  var separators = 0
  /// Signs of money.
  var prices = 0
  /// What ``TextCounts`` has more letters, since to it signs beyond ASCII are letters.
  private(set) var signs = 0
  var hasCopyright = false
  var hasAt = false
  /// Whether the last sign ends a sentence.
  var isEnded = false
  /// A hash of the text.
  var hash: UInt64 = 0
  /// Hashes of the first words, the wide characters each for itself.
  private(set) var tokens: [UInt32] = []
  /// How many words are hashed.
  static let greatestTokens = 32

  /// A word that is being read.
  private struct Word {
    var hash = TokenHash.seed
    /// Its last eight letters, the last in the lowest byte.
    var packed: UInt64 = 0
    var length = 0
  }

  init(_ text: Span<UInt8>, greatestTokens: Int = Self.greatestTokens) {
    var word = Word()
    var wideRun = 0
    var position = 0
    hash = 0xCBF2_9CE4_8422_2325
    tokens.reserveCapacity(min(greatestTokens, text.count / 3 + 1))
    let functionWords = FunctionWords.table
    while position < text.count {
      let byte = text[position]
      if Self.isOfWord(byte) {
        position = take(text, position, &word)
        continue
      }
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      if byte < 0x80 {
        position += 1
        if byte != 0x27 { end(&word, functionWords, greatestTokens) }
        switch byte {
        case 0x2E, 0x21, 0x3F:
          marks += 1
          isEnded = true
        case 0x2C, 0x3B: marks += 1
        case 0x7C, 0x3E, 0x2F: separators += 1
        case 0x24: prices += 1
        case 0x40: hasAt = true
        case 0x20, 0x22, 0x27, 0x29: continue
        default: isEnded = false
        }
        continue
      }
      let (value, count) = text.scalar(at: position)
      position += count
      hash = (hash ^ UInt64(value)) &* 0x100_0000_01B3
      switch value {
      case 0x3001, 0x3002, 0xFF0C, 0xFF0E, 0xFF1B, 0xFF01, 0xFF1F:
        end(&word, functionWords, greatestTokens)
        marks += 1
        wideMarks += 1
        isEnded = value != 0x3001 && value != 0xFF0C
      case 0x2019, 0x201D, 0x300D, 0x300F: break
      case 0xA9: hasCopyright = true
      case 0xA3, 0xA5: prices += 1
      case 0x20AC:
        prices += 1
        signs += 1
      case 0xB7, 0xBB, 0x203A, 0x2022: separators += 1
      case 0x2192, 0xFF5C:
        separators += 1
        signs += value == 0xFF5C ? 2 : 1
      case 0xA0...0xBF, 0x2000...0x206F, 0x3000...0x303F, 0xFF00...0xFF0F, 0xFF1A...0xFF20:
        end(&word, functionWords, greatestTokens)
      default:
        isEnded = false
        if WhitespaceFolder.isWide(value) {
          end(&word, functionWords, greatestTokens)
          letters += 2
          wide += 1
          wideRun += 1
          if wideRun & 1 == 1 { words += 1 }
          if functionWords[UInt64(value)] != 0 { self.functionWords += 1 }
          if tokens.count < greatestTokens { tokens.append(TokenHash.mixed(value)) }
        } else {
          letters += 1
          word.hash = TokenHash.mixed(word.hash, UInt8(truncatingIfNeeded: value))
          word.hash = TokenHash.mixed(word.hash, UInt8(truncatingIfNeeded: value >> 8))
          word.packed = word.packed << 8 | 0xFF
          word.length += 1
        }
      }
    }
    end(&word, functionWords, greatestTokens)
  }

  /// Whether a byte is a letter or a digit of ASCII.
  private static func isOfWord(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
  }

  /// Takes up letters and digits of ASCII from a position on; where they end.
  private mutating func take(_ text: Span<UInt8>, _ start: Int, _ word: inout Word) -> Int {
    var whole = hash
    var known = word
    var figures = 0
    var upper = 0
    var position = start
    while position < text.count {
      let byte = text[position]
      guard Self.isOfWord(byte) else { break }
      // Of letters and digits, these alone have no 0x40, those in upper case no 0x20.
      let isDigit = byte & 0x40 == 0
      figures += isDigit ? 1 : 0
      upper += byte & 0x20 == 0 ? 1 : 0
      whole = (whole ^ UInt64(byte)) &* 0x100_0000_01B3
      known.hash = TokenHash.mixed(known.hash, isDigit ? 0x30 : byte | 0x20)
      known.packed = known.packed << 8 | UInt64(byte | 0x20)
      position += 1
    }
    known.length += position - start
    word = known
    hash = whole
    letters += position - start
    digits += figures
    capitals += upper
    isEnded = false
    return position
  }

  /// Ends a word.
  private mutating func end(_ word: inout Word, _ functionWords: FlatTable, _ greatestTokens: Int) {
    guard word.length > 0 else { return }
    words += 1
    if word.length <= 8 {
      let kinds = functionWords[word.packed]
      if kinds != 0 {
        self.functionWords += 1
        if kinds & FunctionWords.english != 0 { englishWords += 1 }
      }
    }
    if tokens.count < greatestTokens { tokens.append(word.hash) }
    word = Word()
  }
}

/// A short hash of a word or of a token of a name.
enum TokenHash {
  // FNV-1a, 32 bits.
  static let seed: UInt32 = 0x811C_9DC5

  static func mixed(_ hash: UInt32, _ byte: UInt8) -> UInt32 {
    (hash ^ UInt32(byte)) &* 0x0100_0193
  }

  static func mixed(_ value: UInt32) -> UInt32 {
    var hash = seed
    for shift in [UInt32(0), 8, 16] {
      hash = mixed(hash, UInt8(truncatingIfNeeded: value >> shift))
    }
    return hash
  }

  /// The place of a hash among 2^`bits`.
  static func slot(_ hash: UInt32, _ kind: UInt32, bits: UInt32) -> Int {
    Int(((hash ^ (kind &* 0x9E37_79B9)) &* 0x85EB_CA6B) >> (32 - bits))
  }
}

/// The words that running text cannot do without, in English and Indonesian, and such characters of
/// Chinese.
enum FunctionWords {
  /// The bit of an English word.
  static let english: UInt16 = 2
  private static let other: UInt16 = 1

  /// Words of up to eight ASCII letters, the last in the lowest byte, and ideographs by their code
  /// points.
  static let table = FlatTable(
    packed(
      """
      the of and to a in is that for it with as on was are be this by or from at an have has had not \
      but were they their which you your we our can will his her he she if about when who what been \
      more than so there these would all one
      """, english)
      + packed(
        """
        yang dan di ke dari untuk dengan pada ini itu adalah \
        dalam tidak akan juga oleh sebagai bisa karena telah sudah saat atau ada para mereka kami kita \
        bahwa seperti lebih
        """, other)
      + "的是在了和有不這这我他為为也就人到说說与與及以於于中上個个會会".unicodeScalars.map {
        (UInt64($0.value), other)
      })

  private static func packed(_ list: String, _ kind: UInt16) -> [(key: UInt64, bits: UInt16)] {
    list.split(whereSeparator: \.isWhitespace).map {
      ($0.utf8.reduce(0) { $0 << 8 | UInt64($1) }, kind)
    }
  }
}
