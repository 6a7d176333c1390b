internal import SelarasSegmentation
internal import SelarasText

/// Dates: 2025年12月11日, 民國114年, 11 Desember 2025, December 11, 2025, 2025-12-11.
///
/// A date gives a term for its month, one for its month and day, one for all three.
extension TermReader {
  /// A date as far as it has been read.
  struct DateParts {
    var year: UInt64?
    var month: UInt64?
    var day: UInt64?
    /// The token after the last part.
    var end = -1
  }

  /// Takes a number for the part of a date that it is, if it is one.
  ///
  /// - Parameters:
  ///   - value: The number.
  ///   - first: Its first token.
  ///   - next: The token after it.
  ///   - terms: What the date's terms are appended to.
  mutating func noteDate(
    _ value: UInt64, first: Int, next: Int, into terms: inout [UInt64]
  ) {
    if date.end != first { date = DateParts() }
    if let month = date.month, let day = date.day {
      if (1000...2999).contains(value) {
        appendYear(value, month << 5 | day, into: &terms)
      }
      date = DateParts()
      return
    }
    if case .month(let month)? = word(at: next), (1...31).contains(value) {
      set(month: month, day: value, end: next + 1, into: &terms)
      return
    }
    switch sign(at: next) {
    case .year?: noteYear(value, first: first, next: next, into: &terms)
    case .month? where (1...12).contains(value):
      date.month = value
      date.end = next + 1
      appendMonth(value, into: &terms)
    case .day? where (1...31).contains(value):
      if let month = date.month {
        appendDate(year: date.year, month: month, day: value, into: &terms, saysMonth: false)
      }
      date = DateParts()
    default:
      if isClose(first), (1...31).contains(value), folded.tokens[first - 1].kind == .word,
        case .month(let month)? = words[folded.tokens[first - 1].hash]
      {
        set(month: month, day: value, end: next, into: &terms)
      }
    }
  }

  private mutating func noteYear(
    _ value: UInt64, first: Int, next: Int, into terms: inout [UInt64]
  ) {
    var year = value
    if first >= 2, sign(at: first - 1) == .state, signs[folded.tokens[first - 2].hash] == .people {
      year += ChineseQuantities.yearsBeforeRepublic
      appendNumber(String(year), scale: 0, into: &terms)
    }
    guard (1000...2999).contains(year) else { return }
    date.year = year
    date.end = next + 1
  }

  private mutating func set(
    month: UInt64, day: UInt64, end: Int, into terms: inout [UInt64]
  ) {
    date = DateParts(year: nil, month: month, day: day, end: end)
    // The month's word says itself what month it is.
    appendDate(year: nil, month: month, day: day, into: &terms, saysMonth: false)
  }

  func appendMonth(_ month: UInt64, into terms: inout [UInt64]) {
    terms.append(TermReader.term(TokenHash.mix(month ^ Space.month.rawValue), .number))
  }

  /// Appends the terms of a date, if it can be one.
  func appendDate(
    year: UInt64?, month: UInt64, day: UInt64, into terms: inout [UInt64], saysMonth: Bool = true
  ) {
    guard (1...12).contains(month), (1...31).contains(day) else { return }
    if saysMonth { appendMonth(month, into: &terms) }
    let number = month << 5 | day
    terms.append(TermReader.term(TokenHash.mix(number ^ Space.day.rawValue), .number))
    if let year, (1000...2999).contains(year) { appendYear(year, number, into: &terms) }
  }

  private func appendYear(_ year: UInt64, _ day: UInt64, into terms: inout [UInt64]) {
    terms.append(TermReader.term(TokenHash.mix((year << 9 | day) ^ Space.date.rawValue), .number))
  }
}
