internal import SelarasText
internal import SelarasUnicode

/// Words that a full stop shortens rather than ends.
///
/// A language's list is data: a file named for it adds one.
struct Abbreviations: Sendable {
  /// Shortened words after which a sentence never ends: titles, `Jl.`, `No.`.
  private let before: Set<String>
  /// Words that are shortened only before a number: `hal. 5`.
  private let beforeNumbers: Set<String>
  /// Shortened words that may also end a sentence: `dll.`, `Tbk.`.
  private let anywhere: Set<String>
  /// Shortened words after which a sentence never ends, where they are written just so: `Sun.`.
  private let exact: Set<String>

  init(
    before: [String] = [], beforeNumbers: [String] = [], anywhere: [String] = [],
    exact: [String] = []
  ) {
    self.before = Set(before)
    self.beforeNumbers = Set(beforeNumbers)
    self.anywhere = Set(anywhere)
    self.exact = Set(exact)
  }

  /// Our own lists for a locale; other languages have initials and numbers only.
  static func own(_ locale: LanguageTag) -> Abbreviations? {
    switch locale.language {
    case "id", "ms", "und", "zh": indonesian
    default: nil
    }
  }

  /// What keeps sentences open in a locale: our own lists, for other languages ICU's suppressions.
  static func ofSentences(_ locale: LanguageTag) throws(UnicodeError) -> Abbreviations {
    if let own = own(locale) { return own }
    let words = try SentenceSuppressions.words(of: locale)
    return Abbreviations(exact: words.filter { $0.hasSuffix(".") }.map { String($0.dropLast()) })
  }

  /// Whether the word is written with a dot.
  func contains(_ word: Span<UInt8>) -> Bool {
    let folded = Abbreviations.lowercased(word)
    return before.contains(folded) || anywhere.contains(folded) || isExact(word)
  }

  /// Whether a sentence goes on after `word` and its dot, where no lower-case letter follows.
  ///
  /// - Parameters:
  ///   - word: What stands before the dot.
  ///   - next: The first code point after the dot and its spaces.
  ///   - following: The word that begins with it, without its dot; empty if it has none.
  /// - Returns: `false` also where the dot may both shorten and end.
  func keepsSentenceOpen(
    after word: Span<UInt8>, next: UInt32, following: Span<UInt8>
  ) -> Bool {
    guard !word.isEmpty else { return false }
    let folded = Abbreviations.lowercased(word)
    if before.contains(folded) || isExact(word) { return true }
    if (0x30...0x39).contains(next), beforeNumbers.contains(folded) { return true }
    if Abbreviations.isInitials(word), !anywhere.contains(folded) { return true }
    // Abbreviations follow each other: `Pte. Ltd.`, `S.H. M.H.`
    return anywhere.contains(folded) && !following.isEmpty
      && anywhere.contains(Abbreviations.lowercased(following))
  }

  private func isExact(_ word: Span<UInt8>) -> Bool {
    !exact.isEmpty && exact.contains(String(decoding: word.indices.map { word[$0] }, as: UTF8.self))
  }

  /// One capital letter, or several with dots between them: `B`, `B.J`.
  private static func isInitials(_ word: Span<UInt8>) -> Bool {
    word.count % 2 == 1 && word.count <= 5
      && word.indices.allSatisfy { i in
        i % 2 == 1
          ? word[i] == UInt8(ascii: ".")
          : (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(word[i])
      }
  }

  /// The word in lower case (ASCII); longer ones than any abbreviation become empty.
  private static func lowercased(_ word: Span<UInt8>) -> String {
    guard word.count <= 24 else { return "" }
    return String(
      decoding: word.indices.map { i in
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(word[i]) ? word[i] | 0x20 : word[i]
      }, as: UTF8.self)
  }
}
