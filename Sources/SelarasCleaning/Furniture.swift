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

  private static let openings = languages.flatMap(\.openings)
  private static let labels = languages.flatMap(\.labels)
  private static let parts = Set(languages.flatMap(\.parts).map(Array.init))
  private static let fillers = Set(languages.flatMap(\.fillers).map(Array.init))
  private static let sections = languages.flatMap(\.sections)
  private static let comments = languages.flatMap(\.comments)
  private static let disclaimers = languages.flatMap(\.disclaimers)
  private static let selfReferences = languages.flatMap(\.selfReferences)

  /// The longest line, in letters, whose opening alone makes it furniture.
  static let longestOpening = 90
  /// The longest line, in letters, that a label makes furniture: a label and a headline.
  static let longestLabelled = 220
  /// The longest disclaimer, in letters.
  static let longestDisclaimer = 1200

  /// Judges one line.
  static func verdict(on line: String) -> Verdict {
    guard line.utf8.count < 6000 else { return .text }
    let counts = TextCounts(Array(line.utf8).span)
    let folded = fold(line)
    if folded.isEmpty { return .text }
    if counts.letters <= longestOpening {
      for opening in openings where starts(folded, with: opening) {
        return .furniture(.boilerplate)
      }
      if isMadeOfParts(folded) { return .furniture(.navigation) }
    }
    if counts.letters <= longestLabelled {
      for label in labels where starts(folded, with: label) {
        let rest = folded.dropFirst(label.count).drop { $0 == " " }
        if rest.isEmpty || rest.first == ":" || rest.first == "|" || rest.first == "»" {
          return .furniture(.boilerplate)
        }
      }
      if comments.contains(folded) { return .furniture(.comment) }
    }
    if counts.letters <= longestDisclaimer, isDisclaimer(folded) {
      return .furniture(.boilerplate)
    }
    return .text
  }

  /// Whether a heading opens a section that is furniture: `.comment` for the readers' own.
  static func section(_ heading: String) -> Removal.Reason? {
    guard heading.utf8.count < 120 else { return nil }
    // Counts stand before or after: `Comments (3)`, `3 則留言`.
    let folded = String(
      fold(heading).filter { !$0.isNumber && !"()[]:!?.…»›>+#".contains($0) }
    ).split(separator: " ").joined(separator: " ")
    if comments.contains(folded) { return .comment }
    if sections.contains(folded) { return .boilerplate }
    return nil
  }

  private static func isDisclaimer(_ folded: String) -> Bool {
    var cues = 0
    for cue in disclaimers where contains(folded, cue) {
      cues += 1
      if cues >= 4 { return true }
    }
    guard cues >= 2 else { return false }
    return selfReferences.contains { contains(folded, $0) }
  }

  private static func contains(_ folded: String, _ phrase: String) -> Bool {
    // A phrase in letters that need spaces between words must stand between them.
    guard let first = phrase.utf8.first, first < 0x80 else { return folded.contains(phrase) }
    return (" " + folded + " ").contains(" " + phrase)
  }

  /// Whether `folded` begins with the phrase and, after a letter that others may follow, a word's
  /// end.
  private static func starts(_ folded: String, with phrase: String) -> Bool {
    guard folded.hasPrefix(phrase) else { return false }
    guard let last = phrase.utf8.last, last < 0x80, Character(UnicodeScalar(last)).isLetter else {
      return true
    }
    return folded.dropFirst(phrase.count).first.map { !$0.isASCII || !$0.isLetter } ?? true
  }

  /// Whether a line consists of nothing but known phrases, fillers, digits and signs.
  private static func isMadeOfParts(_ folded: String) -> Bool {
    let letters = Array(folded)
    var position = 0
    var found = 0
    while position < letters.count {
      let letter = letters[position]
      if !letter.isLetter {
        position += 1
        continue
      }
      var matched = 0
      var isPart = false
      let limit = min(letters.count - position, 24)
      var length = limit
      while length > 0 {
        let candidate = Array(letters[position..<position + length])
        let end = position + length
        let endsWord =
          !(candidate.last?.isASCII == true && candidate.last?.isLetter == true)
          || end == letters.count || !letters[end].isASCII || !letters[end].isLetter
        if endsWord, parts.contains(candidate) {
          (matched, isPart) = (length, true)
          break
        }
        if endsWord, fillers.contains(candidate) {
          matched = length
          break
        }
        length -= 1
      }
      if matched == 0 { return false }
      if isPart { found += 1 }
      position += matched
    }
    return found > 0
  }

  /// Lower case, half-width, white space single.
  static func fold(_ text: String) -> String {
    var folded = String.UnicodeScalarView()
    var needsSpace = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        needsSpace = !folded.isEmpty
        continue
      }
      if needsSpace { folded.append(" ") }
      needsSpace = false
      switch scalar.value {
      case 0xFF01...0xFF5E:
        let half = UnicodeScalar(scalar.value - 0xFEE0) ?? scalar
        folded.append(contentsOf: half.properties.lowercaseMapping.unicodeScalars)
      case 0x2018, 0x2019: folded.append("'")
      case 0x200B...0x200F, 0xFEFF: break
      default: folded.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      }
    }
    return String(folded)
  }
}
