internal import SelarasText

/// Words that a full stop shortens rather than ends.
///
/// A language's list is data: a file named for it adds one.
struct Abbreviations: Sendable {
  /// Shortened words after which a sentence never ends: titles, `Jl.`, `No.`.
  private let before: Set<String>
  /// Shortened words that may also end a sentence: `dll.`, `Tbk.`.
  private let anywhere: Set<String>

  init(before: [String], anywhere: [String]) {
    self.before = Set(before)
    self.anywhere = Set(anywhere)
  }

  /// The lists for a locale; other languages have initials and numbers only.
  static func of(_ locale: LanguageTag) -> Abbreviations {
    switch locale.language {
    case "id", "ms", "und", "zh": indonesian
    default: none
    }
  }

  static let none = Abbreviations(before: [], anywhere: [])

  /// Whether the word is written with a dot.
  func contains(_ word: Span<UInt8>) -> Bool {
    let folded = lowercased(word)
    return before.contains(folded) || anywhere.contains(folded)
  }

  /// Whether a sentence goes on after `word` and its dot.
  ///
  /// - Parameters:
  ///   - word: What stands before the dot.
  ///   - next: The first code point after the dot and its spaces.
  /// - Returns: `false` also where the dot may both shorten and end.
  func keepsSentenceOpen(after word: Span<UInt8>, next: UInt32) -> Bool {
    // A lower-case letter goes on with the sentence.
    if (0x61...0x7A).contains(next) { return true }
    guard !word.isEmpty else { return false }
    let folded = lowercased(word)
    if before.contains(folded) { return true }
    // One capital letter is an initial.
    if word.count == 1, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(word[0]) { return true }
    return false
  }

  private func lowercased(_ word: Span<UInt8>) -> String {
    guard word.count <= 24 else { return "" }
    return String(
      decoding: word.indices.map { i in
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(word[i]) ? word[i] | 0x20 : word[i]
      }, as: UTF8.self)
  }
}
