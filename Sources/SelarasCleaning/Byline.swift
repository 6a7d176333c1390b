internal import SelarasText

/// Reads the line under a headline: who wrote it, and when.
struct Byline {
  /// The authors that the line names.
  var authors: [String] = []
  /// Its date, ISO 8601.
  var date: String?

  /// The longest byline, in characters.
  static let longest = 110

  /// Reads a line; `nil` where it is none.
  init?(_ line: String) {
    guard line.utf8.count <= 4 * Self.longest, !line.isEmpty,
      line.unicodeScalars.count <= Self.longest
    else { return nil }
    let mayHaveDate = PageDate.mayBe(in: line)
    guard mayHaveDate || Self.mayStartWithMark(line.utf8.span) else { return nil }
    let folded = Furniture.folded(line)
    date = mayHaveDate ? PageDate.first(folded: folded.span) : nil
    let isMarked = Self.startsWithMark(folded)
    guard isMarked || date != nil else { return nil }
    authors = Self.authors(in: line, hasDate: date != nil)
    if authors.isEmpty, date == nil { return nil }
    // A sentence may hold a date, a byline holds little else.
    if authors.isEmpty || !isMarked {
      let last = line.unicodeScalars.last
      if last == "。" || last == "." { return nil }
      if date != nil, Self.wordsBesideDate(line) > 8 { return nil }
      if date == nil { return nil }
    }
  }

  private static let marks = Furniture.languages.flatMap(\.bylines)
  private static let markBytes = marks.map { Array($0.utf8) }

  /// Whether a line may start with a mark when it is folded, by its first sign.
  private static func mayStartWithMark(_ line: Span<UInt8>) -> Bool {
    let start = line.firstSign(after: openers)
    guard start < line.count, line[start] > 0x20, line[start] < 0x80 else { return true }
    let isUpper = line[start] >= 0x41 && line[start] <= 0x5A
    return isFirstOfMark[Int(isUpper ? line[start] | 0x20 : line[start])]
  }

  private static let isFirstOfMark = (0..<0x80).map { byte in
    markBytes.contains { $0.first.map(Int.init) == byte }
  }

  private static func startsWithMark(_ bytes: [UInt8]) -> Bool {
    let start = bytes.span.firstSign(after: openers)
    return markBytes.contains { mark in
      guard bytes[start...].starts(with: mark) else { return false }
      // `文` alone begins many words; marks of letters need a word's end.
      guard let last = mark.last, PhraseTrie.isLetter(last) else { return true }
      let next = start + mark.count
      return next < bytes.count && (bytes[next] == 0x20 || bytes[next] == 0x3A)
    }
  }

  /// What may stand before a byline: `【[（(| `.
  private static let openers: Set<UInt32> = [0x3010, 0x5B, 0xFF08, 0x28, 0x7C, 0x20]

  private static func strip(_ text: String) -> String {
    String(text.unicodeScalars.drop { openers.contains($0.value) })
  }

  private static func wordsBesideDate(_ line: String) -> Int {
    let bytes = line.utf8.span
    if bytes.asciiEnd(from: 0) == bytes.count {
      var words = 0
      var isInWord = false
      for index in bytes.indices {
        let wasInWord = isInWord
        isInWord = PhraseTrie.isLetter(bytes[index])
        if isInWord, !wasInWord { words += 1 }
      }
      return words
    }
    return line.split(whereSeparator: { !$0.isLetter }).reduce(0) {
      $0 + ($1.first?.isASCII == true ? 1 : ($1.count + 3) / 4)
    }
  }

  /// The names after a mark, or before a date's comma or dash.
  private static func authors(in line: String, hasDate: Bool) -> [String] {
    let trimmed = strip(line.trimmingEdges())
    let folded = Furniture.fold(trimmed)
    for mark in marks
    where folded.utf8.starts(with: mark.utf8) && folded.utf8.count > mark.utf8.count {
      let isWord = mark.last.map { $0.isASCII && $0.isLetter } ?? false
      let rest = folded.dropFirst(mark.count)
      if isWord, let next = rest.first, next != " ", next != ":" { continue }
      let raw = trimmed.dropFirst(mark.count).drop { " :：/／".contains($0) }
      let stop = raw.firstIndex { "/／∕|｜,，-–—·・】]）(（\t、".contains($0) || $0.isNumber }
      // `記者` begins sentences too; a byline parts the name from what follows.
      if !isWord, mark.last?.isLetter == true, stop == nil { continue }
      let names = String(raw[..<(stop ?? raw.endIndex)])
      let found = split(names).filter(isName)
      if !found.isEmpty { return found }
    }
    // `Rina Oktaviani, Kabar Priangan - Senin, 14 Juli 2025`: a name, and a date behind it.
    guard hasDate,
      let stop = trimmed.firstSign(where: partsName)
    else { return [] }
    let name = String(trimmed[..<stop]).trimmingEdges()
    let words = name.split(separator: " ")
    let isCapitalised = words.allSatisfy { $0.first?.isUppercase == true }
    guard (2...4).contains(words.count), isCapitalised, !name.contains(where: \.isNumber) else {
      return []
    }
    return [name]
  }

  /// What parts a name from the date behind it.
  private static func partsName(_ sign: UInt32) -> Bool {
    switch sign {
    case 0x2C, 0x7C, 0xB7, 0x30FB, 0x2D, 0x2013, 0x2014: true
    default: false
    }
  }

  /// Splits `A dan B`, `A, B & C`.
  static func split(_ names: String) -> [String] {
    var text = names
    for joiner in [" dan ", " and ", " & ", "、", ";", "；", ", "] where text.holds(joiner) {
      text = text.split(separator: joiner).joined(separator: "\u{1}")
    }
    return text.split(separator: "\u{1}").map { String($0).trimmingEdges() }.filter { !$0.isEmpty }
  }

  private static func isName(_ name: String) -> Bool {
    let words = name.split(separator: " ")
    if name.first.map({ $0.isASCII }) ?? true {
      return words.count <= 5 && name.count <= 50 && name.first?.isUppercase == true
        && !name.contains(where: \.isNumber)
    }
    return name.count >= 2 && name.count <= 12
  }
}

extension String {
  /// The position of the first character that is such a sign by itself.
  fileprivate func firstSign(where isSign: (UInt32) -> Bool) -> String.Index? {
    var index = startIndex
    while index < endIndex {
      let scalar = unicodeScalars[index]
      // A sign that another is set upon is another character.
      if isSign(scalar.value), self[index] == Character(scalar) { return index }
      unicodeScalars.formIndex(after: &index)
    }
    return nil
  }
}

extension StringProtocol {
  /// The text without white space at its ends.
  func trimmingEdges() -> String {
    var part = self[...]
    while part.first?.isWhitespace == true { part = part.dropFirst() }
    while part.last?.isWhitespace == true { part = part.dropLast() }
    return String(part)
  }
}

extension Span where Element == UInt8 {
  /// The position of the first character that is none of the signs.
  fileprivate func firstSign(after signs: Set<UInt32>) -> Int {
    var position = 0
    while position < count {
      let (value, length) = scalar(at: position)
      guard signs.contains(value) else { break }
      position += length
    }
    return position
  }
}
