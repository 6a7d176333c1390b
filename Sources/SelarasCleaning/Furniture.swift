internal import SelarasText

/// Knows the lines that pages put round their articles, in the languages that have a file here.
///
/// It is conservative: a phrase at the start of a short line, a line of nothing but such phrases, or
/// several cues of a disclaimer. When in doubt a line stays.
struct Furniture {
  /// The phrases of one language, folded: lower case, half-width, single spaces.
  struct Phrases: Sendable {
    /// Openings after which little else stands: `share on`, with the greatest count of letters of
    /// the line.
    var openings: [String] = []
    /// Openings that count when a colon follows: `read also`.
    var labels: [String] = []
    /// Phrases of which a whole line is made, any number of them.
    var parts: [String] = []
    /// Words that may stand between such phrases, and make no furniture by themselves.
    var fillers: [String] = []
    /// Headings of sections that are furniture down to their end.
    var sections: [String] = []
    /// Headings of the readers' comments.
    var comments: [String] = []
    /// Words of a disclaimer, of which several must come together.
    var disclaimers: [String] = []
    /// How a page speaks of itself in one.
    var selfReferences: [String] = []
    /// What stands before an author's name.
    var bylines: [String] = []
    /// Names of months, January first; several spellings of one parted by `|`.
    var months: [String] = []
    /// Tokens of class names.
    var containerTokens: [(String, ContainerCues)] = []
  }

  /// What a line is.
  enum Verdict: Hashable {
    case text
    case furniture(Removal.Reason)
  }

  /// The languages known; a new one needs its file and its place here.
  static let languages: [Phrases] = [.english, .indonesian, .chinese]

  static var containerTokens: [(String, ContainerCues)] { languages.flatMap(\.containerTokens) }

  private static let trie: PhraseTrie = {
    var phrases: [(phrase: String, use: PhraseTrie.Uses)] = []
    for language in languages {
      phrases += language.openings.map { ($0, .opening) }
      phrases += language.labels.map { ($0, .label) }
      phrases += language.parts.map { ($0, .part) }
      phrases += language.fillers.map { ($0, .filler) }
    }
    return PhraseTrie(phrases)
  }()
  /// What is looked for all over a line.
  private static let cues = PhraseTrie(
    languages.flatMap { language in
      language.disclaimers.map { ($0, PhraseTrie.Uses.disclaimer) }
        + language.selfReferences.map { ($0, .selfReference) }
    })
  private static let comment: UInt16 = 1
  private static let section: UInt16 = 2
  /// Headings of sections by the hashes of their folded texts.
  private static let headings = FlatTable(
    languages.flatMap { language in
      language.comments.map { (ByteHash.of($0.utf8), comment) }
        + language.sections.map { (ByteHash.of($0.utf8), section) }
    })
  /// The characters of such headings.
  private static let headingCharacters = FlatTable(
    languages.flatMap { ($0.comments + $0.sections).flatMap(\.unicodeScalars) }
      .map { (UInt64($0.value), 1) })

  private static func reason(_ heading: UInt64) -> Removal.Reason? {
    let bits = headings[heading]
    return bits & comment != 0 ? .comment : bits & section != 0 ? .boilerplate : nil
  }

  /// The longest line, in letters, whose opening alone makes it furniture.
  static let longestOpening = 90
  /// The longest line, in letters, that a label makes furniture: a label and a headline.
  static let longestLabelled = 220
  /// The longest disclaimer, in letters.
  static let longestDisclaimer = 1200

  /// What speaks against a line: its own words, or that its site has it everywhere.
  ///
  /// `letters` are those of the line, where they have been counted.
  static func reason(
    against line: String, letters: Int? = nil, recurs: Bool
  ) -> Removal.Reason? {
    if case .furniture(let reason) = verdict(on: line, letters: letters) { return reason }
    return recurs ? .boilerplate : nil
  }

  /// Judges one line.
  static func verdict(on line: String, letters: Int? = nil) -> Verdict {
    guard line.utf8.count < 6000 else { return .text }
    let letters = letters ?? TextCounts(line.utf8.span).letters
    guard letters <= longestDisclaimer else { return .text }
    let bytes = folded(line)
    if bytes.isEmpty { return .text }
    let folded = bytes.span
    var verdict = Verdict.text
    if letters <= longestLabelled {
      trie.forEachMatch(in: folded, at: 0) { end, uses, _ in
        if uses.contains(.opening), letters <= longestOpening {
          verdict = .furniture(.boilerplate)
        }
        guard uses.contains(.label) else { return }
        var next = end
        while next < bytes.count, bytes[next] == 0x20 { next += 1 }
        // A colon, a bar, or nothing: what follows is another page's headline.
        if next == bytes.count || bytes[next] == 0x3A || bytes[next] == 0x7C {
          verdict = .furniture(.boilerplate)
        }
      }
      if verdict == .text, headings[ByteHash.of(bytes)] & Self.comment != 0 {
        verdict = .furniture(.comment)
      }
    }
    if verdict == .text, letters <= longestOpening, isMadeOfParts(folded) {
      verdict = .furniture(.navigation)
    }
    if verdict == .text, isDisclaimer(folded) { verdict = .furniture(.boilerplate) }
    return verdict
  }

  /// Whether a heading opens a section that is furniture: `.comment` for the readers' own.
  static func section(_ heading: String) -> Removal.Reason? {
    guard heading.utf8.count < 120 else { return nil }
    if let hash = asciiHash(heading.utf8.span) { return reason(hash) }
    let folded = folded(heading)
    guard isOfHeadings(folded.span) else { return nil }
    return section(folded: String(decoding: folded, as: UTF8.self))
  }

  /// What ``section(_:)`` says of a heading that is folded.
  static func section(folded heading: String) -> Removal.Reason? {
    reason(ByteHash.of(uncounted(heading)))
  }

  /// A heading without counts before or after: `Comments (3)`, `3 則留言`.
  private static func uncounted(_ heading: String) -> [UInt8] {
    let rest = String(
      heading.filter { !$0.isNumber && !"()[]:!?.…»›>+#".contains($0) }
    ).split(separator: " ").joined(separator: " ")
    return Array(rest.utf8)
  }

  /// Whether a folded line holds no letter or sign that no known heading has, counts and their signs
  /// left out; most lines do, and need no look at their characters.
  private static func isOfHeadings(_ folded: Span<UInt8>) -> Bool {
    var position = 0
    var isEmpty = true
    while position < folded.count {
      let (value, length) = folded.scalar(at: position)
      position += length
      if value != 0x20, headingCharacters[UInt64(value)] != 0 {
        isEmpty = false
        continue
      }
      switch value {
      case 0x20, 0x30...0x39, 0x28, 0x29, 0x5B, 0x5D, 0x3A, 0x21, 0x3F, 0x2E, 0x3E, 0x2B, 0x23:
        continue
      // None of these counts anything, nor belongs to a character before.
      case 0..<0x80, 0xA1...0xB1, 0xB4...0xB8, 0xC0...0x24F, 0x400...0x481, 0x2013...0x2025,
        0x2190...0x21FF, 0x2500...0x2775, 0x2794...0x27BF, 0x3041...0x3096, 0x30A1...0x30FA,
        0xAC00...0xD7A3, 0xE000...0xF8FF, 0x1F300...0x1F3FA:
        return false
      case 0x4E00...0x9FFF:
        if Unicode.Scalar(value)?.properties.numericType == nil { return false }
      default: continue
      }
    }
    return !isEmpty
  }

  /// Four cues of a disclaimer, or two where the page speaks of itself.
  private static func isDisclaimer(_ folded: Span<UInt8>) -> Bool {
    let cues = cues
    if folded.count < cues.shortest.second { return false }
    var found: [Int] = []
    var speaksOfItself = false
    cues.forEachStart(in: folded) { start in
      cues.forEachMatch(in: folded, at: start) { _, uses, phrase in
        if uses.contains(.disclaimer), !found.contains(phrase) { found.append(phrase) }
        if uses.contains(.selfReference) { speaksOfItself = true }
      }
      return found.count >= 4
    }
    if found.count >= 4 { return true }
    return found.count >= 2 && speaksOfItself
  }

  /// Whether a line consists of nothing but known phrases, fillers, digits and signs.
  private static func isMadeOfParts(_ folded: Span<UInt8>) -> Bool {
    var position = 0
    var found = 0
    while position < folded.count {
      var longest = position
      var isPart = false
      trie.forEachMatch(in: folded, at: position) { end, uses, _ in
        guard !uses.isDisjoint(with: [.part, .filler]) else { return }
        longest = end
        isPart = uses.contains(.part)
      }
      if longest > position {
        if isPart { found += 1 }
        position = longest
        continue
      }
      let (value, length) = folded.scalar(at: position)
      if value < 0x80 {
        if PhraseTrie.isLetter(UInt8(value)) { return false }
      } else if Unicode.Scalar(value)?.properties.isAlphabetic ?? false {
        return false
      }
      position += length
    }
    return found > 0
  }

  /// Lower case, half-width, white space single.
  static func fold(_ text: String) -> String { String(decoding: folded(text), as: UTF8.self) }

  /// Whether a text folds to another that is folded.
  static func folds(_ text: String, to folded: String) -> Bool {
    // Most texts begin otherwise.
    if let first = text.utf8.first, first > 0x20, first < 0x7F {
      let isUpper = first >= 0x41 && first <= 0x5A
      if folded.utf8.first != (isUpper ? first | 0x20 : first) { return false }
    }
    return fold(text) == folded
  }

  /// The bytes of what ``fold(_:)`` gives.
  static func folded(_ text: String) -> [UInt8] {
    let source = text.utf8.span
    if let folded = foldedASCII(source) { return folded }
    var folded: [UInt8] = []
    folded.reserveCapacity(source.count)
    var needsSpace = false
    var position = 0
    while position < source.count {
      let (value, length) = source.scalar(at: position)
      let start = position
      position += length
      if isSpace(value) {
        needsSpace = !folded.isEmpty
        continue
      }
      if needsSpace { folded.append(0x20) }
      needsSpace = false
      switch value {
      case 0x41...0x5A: folded.append(UInt8(value) | 0x20)
      case 0..<0x80: folded.append(UInt8(value))
      case 0xFF01...0xFF5E:
        let half = UInt8(value - 0xFEE0)
        folded.append(half >= 0x41 && half <= 0x5A ? half | 0x20 : half)
      case 0x2018, 0x2019: folded.append(0x27)
      case 0xAD, 0x200B...0x200F, 0xFEFF: break
      // These have no case.
      case 0xA0...0xBF, 0x0590...0x109F, 0x2010...0x20FF, 0x2190...0x24B5, 0x2500...0x2BFF,
        0x2E80...0xA63F, 0xAC00...0xD7A3, 0xE000...0xFAFF, 0x1F000...0x3FFFF:
        for offset in start..<position { folded.append(source[offset]) }
      default:
        let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
        folded += scalar.properties.lowercaseMapping.utf8
      }
    }
    return folded
  }

  /// The characters with the property White_Space.
  private static func isSpace(_ value: UInt32) -> Bool {
    switch value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
      0x3000:
      true
    default: false
    }
  }

  /// What ``fold(_:)`` makes of text that is ASCII; `nil` for any other.
  private static func foldedASCII(_ text: Span<UInt8>) -> [UInt8]? {
    var isASCII = true
    let folded = unsafe [UInt8](unsafeUninitializedCapacity: text.count) { folded, count in
      var needsSpace = false
      var index = 0
      while index < text.count {
        // Most text is words with single spaces between.
        if index + 8 <= text.count, let eight = lowered(text, index) {
          if needsSpace {
            unsafe folded[count] = 0x20
            count += 1
          }
          needsSpace = false
          unsafe UnsafeMutableRawBufferPointer(folded).storeBytes(
            of: eight, toByteOffset: count, as: UInt64.self)
          count += 8
          index += 8
          continue
        }
        let byte = text[index]
        index += 1
        if byte > 0x20, byte < 0x7F {
          if needsSpace {
            unsafe folded[count] = 0x20
            count += 1
          }
          needsSpace = false
          unsafe folded[count] = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
          count += 1
        } else if byte == 0x20 || byte >= 0x09 && byte <= 0x0D {
          needsSpace = count > 0
        } else {
          isASCII = false
          return
        }
      }
    }
    return isASCII ? folded : nil
  }

  /// Eight bytes in lower case, where they are signs and letters of ASCII with single spaces between;
  /// `nil` where they are not.
  private static func lowered(_ text: Span<UInt8>, _ start: Int) -> UInt64? {
    let each: UInt64 = 0x0101_0101_0101_0101
    let tops = each &* 0x80
    let eight = unsafe UInt64(
      littleEndian: text.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self))
    if eight & tops != 0 { return nil }
    // No sum of two bytes below 0x80 carries over into the next.
    let isShown = (eight &+ each &* 0x60) & ~(eight &+ each) & tops
    let isSpace = ~((eight ^ each &* 0x20) &+ each &* 0x7F) & tops
    // Neither at an end nor next to each other.
    let isDouble = isSpace & (isSpace << 8)
    if isShown != tops || isDouble != 0 || isSpace & 0x8000_0000_0000_0080 != 0 { return nil }
    let isUpper = (eight &+ each &* 0x3F) & ~(eight &+ each &* 0x25) & tops
    return (eight | isUpper >> 2).littleEndian
  }

  /// The hash of a heading that is ASCII, folded, without digits and signs; `nil` for any other.
  private static func asciiHash(_ heading: Span<UInt8>) -> UInt64? {
    var hash = ByteHash.seed
    var isEmpty = true
    var needsSpace = false
    for index in heading.indices {
      let byte = heading[index]
      switch byte {
      case 0x20, 0x09...0x0D: needsSpace = true
      case 0..<0x20, 0x7F...: return nil
      case 0x30...0x39, 0x28, 0x29, 0x5B, 0x5D, 0x3A, 0x21, 0x3F, 0x2E, 0x3E, 0x2B, 0x23: continue
      default:
        if needsSpace, !isEmpty { hash = ByteHash.mixed(hash, 0x20) }
        let isUpper = byte >= 0x41 && byte <= 0x5A
        hash = ByteHash.mixed(hash, isUpper ? byte | 0x20 : byte)
        needsSpace = false
        isEmpty = false
      }
    }
    return hash
  }
}
