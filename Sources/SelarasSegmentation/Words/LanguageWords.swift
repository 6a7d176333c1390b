internal import SelarasText

/// Words of a language that the rules for joining words look at.
struct LanguageWords: Sendable {
  private let currencies: Set<String>
  private let calendar: Set<String>

  init(currencies: [String], calendar: [String]) {
    self.currencies = Set(currencies)
    self.calendar = Set(calendar)
  }

  /// The words for a locale.
  static func of(_ locale: LanguageTag) -> LanguageWords {
    switch locale.language {
    case "id", "ms", "und", "zh": indonesian
    default: LanguageWords(currencies: [], calendar: [])
    }
  }

  /// Whether a word is a currency that stands before its amount.
  func isCurrency(_ word: Span<UInt8>) -> Bool {
    currencies.contains(String(decoding: word.indices.map { word[$0] }, as: UTF8.self))
  }

  /// Whether two words are both names of months, or of days.
  func isRange(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
    isOfCalendar(left) && isOfCalendar(right)
  }

  private func isOfCalendar(_ word: Span<UInt8>) -> Bool {
    guard word.count <= 10 else { return false }
    return calendar.contains(
      String(
        decoding: word.indices.map { i in
          word[i] >= 0x41 && word[i] <= 0x5A ? word[i] | 0x20 : word[i]
        }, as: UTF8.self))
  }
}
