internal import SelarasText

/// Reads dates as pages write them into ISO 8601.
enum PageDate {
  /// The first date in a text: ISO, digits with the year first, or day, month's name and year.
  ///
  ///     PageDate.first(in: "Selasa, 21 Januari 2025 | 14:12 WIB")   // "2025-01-21"
  ///     PageDate.first(in: "民國 98 年 4 月 15 日")                   // "2009-04-15"
  ///
  /// Dates of digits alone with the day first are left: 3/4/2025 is two dates.
  static func first(in text: String) -> String? {
    guard mayBe(in: text) else { return nil }
    let start = text.unicodeScalars.prefix(400)
    return first(folded: Furniture.folded(String(start)).span)
  }

  /// Whether a text has the digits of a date.
  static func mayBe(in text: String) -> Bool {
    // The shortest date has four digits, half or full width: `民國98年4月5日`.
    var digits = 0
    for byte in text.utf8 where byte >= 0x30 && byte <= 0x39 || byte == 0xEF { digits += 1 }
    return digits >= 4
  }

  /// The first date in a short text that is folded.
  static func first(folded text: Span<UInt8>) -> String? {
    let tokens = tokenise(text)
    for index in tokens.indices {
      if let found = yearFirst(tokens, index) ?? dayFirst(tokens, index)
        ?? monthFirst(tokens, index)
      {
        return found
      }
    }
    return nil
  }

  /// A machine's date, such as `2025-01-21T14:12:00+07:00`: its day.
  static func day(of machine: String) -> String? { first(in: machine) }

  /// The day that an address names by its folders: `/2025/12/18/title`.
  static func day(inAddress address: String) -> String? {
    let parts = address.utf8.prefix(2000).split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == 0x2F })
    guard parts.count >= 4 else { return nil }
    for index in parts.indices.dropLast(2) where parts[index].count == 4 {
      let numbers = parts[index..<index + 3].map { part in
        part.count <= 4 ? Int(String(decoding: part, as: UTF8.self)) : nil
      }
      guard let year = numbers[0], let month = numbers[1], let day = numbers[2],
        (1990...2100).contains(year), (1...12).contains(month), (1...31).contains(day)
      else { continue }
      func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
      return "\(year)-\(two(month))-\(two(day))"
    }
    return nil
  }

  enum Token: Equatable {
    case number(Int, digits: Int)
    /// A word of ASCII letters by its hash.
    case word(UInt64)
    case sign(Unicode.Scalar)
  }

  private static func tokenise(_ letters: Span<UInt8>) -> [Token] {
    var tokens: [Token] = []
    var position = 0
    while position < letters.count {
      switch letters[position] {
      case 0x30...0x39:
        var value = 0
        var digits = 0
        while position < letters.count, digits < 9, letters[position] >= 0x30,
          letters[position] <= 0x39
        {
          value = value * 10 + Int(letters[position] - 0x30)
          digits += 1
          position += 1
        }
        tokens.append(.number(value, digits: digits))
      case 0x61...0x7A:
        var word = ByteHash.seed
        while position < letters.count, letters[position] >= 0x61, letters[position] <= 0x7A {
          word = ByteHash.mixed(word, letters[position])
          position += 1
        }
        tokens.append(.word(word))
      case 0x20: position += 1
      default:
        let (value, length) = letters.scalar(at: position)
        tokens.append(.sign(Unicode.Scalar(value) ?? " "))
        position += length
      }
    }
    return tokens
  }

  private static func token(_ tokens: [Token], _ index: Int) -> Token? {
    tokens.indices.contains(index) ? tokens[index] : nil
  }

  private static func number(_ tokens: [Token], _ index: Int) -> Int? {
    if case .number(let value, let digits)? = token(tokens, index), digits <= 4 { return value }
    return nil
  }

  private static func iso(_ year: Int, _ month: Int, _ day: Int) -> String? {
    guard (1900...2100).contains(year), (1...12).contains(month), (1...31).contains(day) else {
      return nil
    }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(two(month))-\(two(day))"
  }

  /// `2025-01-21`, `2025/1/21`, `2025.1.21`, `2025 年 1 月 21 日`, `民國 114 年 1 月 21 日`.
  private static func yearFirst(_ tokens: [Token], _ index: Int) -> String? {
    guard case .number(var year, let digits)? = token(tokens, index),
      case .sign(let first)? = token(tokens, index + 1),
      let month = number(tokens, index + 2),
      case .sign(let second)? = token(tokens, index + 3),
      let day = number(tokens, index + 4)
    else { return compact(tokens, index) }
    let isChinese = first == "年" && second == "月"
    guard isChinese || first == second && "-/.".unicodeScalars.contains(first) else { return nil }
    if digits <= 3 {
      // The Republic's years count from 1912.
      let isRepublic = index >= 2 && tokens[index - 1] == .sign("國")
      guard isChinese || isRepublic, (60...200).contains(year) else { return nil }
      year += 1911
    } else if digits != 4 {
      return nil
    }
    return iso(year, month, day)
  }

  /// `20250121`.
  private static func compact(_ tokens: [Token], _ index: Int) -> String? {
    guard case .number(let value, 8)? = token(tokens, index) else { return nil }
    return iso(value / 10000, value / 100 % 100, value % 100)
  }

  private static let months: [UInt64: Int] = {
    var months: [UInt64: Int] = [:]
    for language in Furniture.languages {
      for (index, names) in language.months.enumerated() {
        for name in names.split(separator: "|") {
          months[ByteHash.of(name.utf8)] = index + 1
        }
      }
    }
    return months
  }()

  private static let ordinals = ["st", "nd", "rd", "th"].map { ByteHash.of($0.utf8) }

  private static func month(_ tokens: [Token], _ index: Int) -> Int? {
    guard case .word(let name)? = token(tokens, index) else { return nil }
    return months[name]
  }

  /// `21 Januari 2025`, `21st of January, 2025`.
  private static func dayFirst(_ tokens: [Token], _ index: Int) -> String? {
    guard let day = number(tokens, index) else { return nil }
    var next = index + 1
    while next < index + 3, month(tokens, next) == nil { next += 1 }
    guard let month = month(tokens, next), next - index <= 2 || day <= 31 else { return nil }
    if next > index + 1, case .number? = token(tokens, index + 1) { return nil }
    next += 1
    if token(tokens, next) == .sign(",") || token(tokens, next) == .sign(".") { next += 1 }
    guard let year = number(tokens, next) else { return nil }
    return iso(year, month, day)
  }

  /// `January 21, 2025`.
  private static func monthFirst(_ tokens: [Token], _ index: Int) -> String? {
    guard let month = month(tokens, index) else { return nil }
    var next = index + 1
    if token(tokens, next) == .sign(".") { next += 1 }
    guard let day = number(tokens, next) else { return nil }
    next += 1
    if case .word(let suffix)? = token(tokens, next), ordinals.contains(suffix) {
      next += 1
    }
    if token(tokens, next) == .sign(",") { next += 1 }
    guard let year = number(tokens, next) else { return nil }
    return iso(year, month, day)
  }
}
