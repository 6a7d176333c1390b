/// What a term is made of, which decides how much it says.
enum TermKind: UInt8, CaseIterable {
  /// A character of a script written without spaces.
  case character
  /// Two such characters that touch.
  case characterPair
  /// A word without its enclitic.
  case word
  /// The stem of a word.
  case stem
  /// A number by its value.
  case number
  /// A mark of punctuation.
  case mark
  /// A word in a text that is written in characters, or a character in one written in words.
  case foreign

  /// The bits of a term that hold its kind.
  static let mask: UInt64 = 7

  /// The kind of a term.
  init(of term: UInt64) { self = TermKind(rawValue: UInt8(term & TermKind.mask)) ?? .mark }
}
