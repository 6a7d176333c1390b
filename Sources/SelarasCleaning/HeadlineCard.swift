internal import SelarasText

/// Finds the headline among the lines of scraped text.
///
/// Scrapers bring it home in one of three places: as the first line before the body; between the
/// furniture that ends the body, when the page says its body again; or in the middle of furniture.
struct HeadlineCard {
  /// The lines that are the headline, the first of them to become the title.
  private(set) var lines: [Int] = []

  /// - Parameters:
  ///   - lines: The blocks of the text.
  ///   - isFurniture: Which of them are furniture, bylines and trails of places included.
  ///   - letters: Their letters, an ideograph counting two.
  ///   - isCard: Which lead from a card of a feed to its text, or stand under one.
  ///   - terms: What share of each line's words the running text has.
  init(
    _ lines: [String], isFurniture: [Bool], letters: [Int], isCard: [Bool], terms: [Float]
  ) {
    let isLong = lines.indices.map {
      !isFurniture[$0] && Self.isLong(lines[$0], letters[$0])
    }
    guard let body = isLong.firstIndex(of: true) else { return }
    func isHeadline(_ index: Int) -> Bool {
      !isFurniture[index] && !isLong[index] && Self.mayBeHeadline(lines[index], letters[index])
    }
    // What stands above a clause is the heading of a part of a law, and little more than a name needs
    // a byline below or words of the text.
    func isFirstHeadline(_ index: Int) -> Bool {
      isHeadline(index) && !TextLines.startsClause(lines[index + 1])
        && (letters[index] >= 16 || isFurniture[index + 1] || terms[index] >= Self.leastShare)
    }
    func isUnderCard(_ index: Int) -> Bool { isCard[max(0, index - 6)..<index].contains(true) }
    var found: Int?
    // Before the body, nothing but furniture between.
    let first = lines.indices.prefix(body).filter { !isFurniture[$0] }
    if let candidate = first.first, first.count <= 2, isFirstHeadline(candidate) {
      found = candidate
      if first.count == 2, isFirstHeadline(first[1]), terms[first[1]] > terms[candidate] + 0.2 {
        found = first[1]
      }
    }
    // Among more, the one whose words the text takes up.
    if found == nil {
      var last: [String: Int] = [:]
      for index in lines.indices where letters[index] <= Self.longest {
        last[lines[index]] = index
      }
      func likeness(_ index: Int) -> Float {
        let isUnder = index + 1 < body && isFurniture[index + 1]
        // What stands again further down is the heading of a part, listed above.
        let isListed = last[lines[index]] != index
        return terms[index] * min(1, 0.5 + Float(letters[index]) / 64)
          + (isUnder ? 0.15 : 0) + (letters[index] >= 16 ? 0.1 : 0) - (isListed ? 0.5 : 0)
      }
      let likely = first.filter { isFirstHeadline($0) && likeness($0) >= Self.leastShare }
      found = likely.max { likeness($0) < likeness($1) }
    }
    if found == nil {
      let again = Self.repetition(of: body, lines, letters, isLong)
      if let again {
        var before = again - 1
        while before > body, isFurniture[before] { before -= 1 }
        if before > body, isHeadline(before) { found = before }
      }
    }
    if found == nil {
      found = lines.indices.dropFirst().first { index in
        index > body && isHeadline(index) && isFurniture[index - 1]
          && (index + 1 == lines.count || isFurniture[index + 1])
          && (terms[index] >= Self.leastShare || isUnderCard(index))
      }
    }
    // Under the furniture of a feed's card, above a body that takes up its words, or of which a part
    // stood above the card.
    if found == nil {
      let again = Self.furthestCopies(lines, isLong)
      func isClause(_ index: Int) -> Bool { TextLines.startsClause(lines[index]) }
      found = lines.indices.dropLast().first { index in
        guard index > body, isHeadline(index), isLong[index + 1] || isClause(index + 1),
          isFurniture[index - 1], isUnderCard(index)
        else { return false }
        return terms[index] >= Self.leastShare || again[index] > index
      }
    }
    guard let found else { return }
    let folded = Furniture.fold(lines[found])
    self.lines = lines.indices.filter {
      $0 == found || !isLong[$0] && Furniture.fold(lines[$0]) == folded
    }
  }

  /// Letters of the longest headline.
  private static let longest = 140

  /// Whether a line by itself may be one: no sentence, no clause, no end of one.
  private static func mayBeHeadline(_ line: String, _ letters: Int) -> Bool {
    guard letters >= 8, letters <= longest, !TextLines.endsSentence(line) else { return false }
    guard !TextLines.startsItem(line[...]), !TextLines.startsClause(line),
      let first = line.unicodeScalars.first(where: { $0.properties.isAlphabetic })
    else { return false }
    if first.value < 0x80, letters < 12 || first.properties.isLowercase { return false }
    return !holdsSentence(line) && !holdsFigure(line)
  }

  /// Whether a figure stands behind a label: `Waktu: 15 menit`.
  private static func holdsFigure(_ line: String) -> Bool {
    guard line.utf8.count < 40, let colon = line.firstIndex(where: { $0 == ":" || $0 == "：" })
    else { return false }
    return line[line.index(after: colon)...].first { !$0.isWhitespace }?.isNumber == true
  }

  /// Whether a sentence ends within the line.
  private static func holdsSentence(_ line: String) -> Bool {
    var previous: Unicode.Scalar = " "
    for scalar in line.unicodeScalars {
      if previous == "。" { return true }
      if previous == ".", scalar == " " { return true }
      previous = scalar
    }
    return false
  }

  /// The least share of a headline's words that its text has.
  private static let leastShare: Float = 0.3

  /// Whether a line is a paragraph, or a sentence of its own.
  static func isLong(_ line: String, _ letters: Int) -> Bool {
    if isBody(line, letters) { return true }
    guard letters >= LineEvidence.shortestBody else { return false }
    if line.utf8.last == UInt8(ascii: ".") || line.unicodeScalars.last == "。" { return true }
    // A headline asks without a comma.
    return TextLines.asks(line) && line.unicodeScalars.contains { $0 == "," || $0 == "，" }
  }

  /// Whether a line is a paragraph of running text.
  static func isBody(_ line: String, _ letters: Int) -> Bool {
    if letters >= 200 { return true }
    guard letters >= 70, let last = line.unicodeScalars.last else { return false }
    return ".。!！?？」”".unicodeScalars.contains(last)
  }

  /// For each line the last place where a paragraph from above it stands.
  private static func furthestCopies(_ lines: [String], _ isLong: [Bool]) -> [Int] {
    var last: [String: Int] = [:]
    for index in lines.indices where isLong[index] { last[lines[index]] = index }
    var furthest = 0
    return lines.indices.map { index in
      defer { if isLong[index] { furthest = max(furthest, last[lines[index]] ?? 0) } }
      return furthest
    }
  }

  /// The first later line that says the body's first one again, small edits allowed.
  private static func repetition(
    of body: Int, _ lines: [String], _ letters: [Int], _ isLong: [Bool]
  ) -> Int? {
    let measured = Bigrams(lines[body])
    for index in lines.indices where index > body && isLong[index] {
      let ratio = Double(letters[index]) / Double(max(1, letters[body]))
      guard ratio > 0.6, ratio < 1.7 else { continue }
      if lines[index] == lines[body] || measured.similarity(to: Bigrams(lines[index])) >= 0.7 {
        return index
      }
    }
    return nil
  }
}

/// A text's pairs of neighbouring characters, for comparing near copies.
///
/// Dice's coefficient over bags of bigrams: Adamson, Boreham, "The use of an association measure
/// based on character structure to identify semantically related pairs of words and document
/// titles", 1974, doi:10.1016/0020-0271(74)90020-5.
struct Bigrams {
  private var bag: [UInt64: Int] = [:]
  private var count = 0

  /// Reads at most the first 2,000 characters.
  init(_ text: String) {
    var previous: UInt32?
    for scalar in Furniture.fold(String(text.prefix(2000))).unicodeScalars {
      guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else { continue }
      if let previous {
        bag[UInt64(previous) << 32 | UInt64(scalar.value), default: 0] += 1
        count += 1
      }
      previous = scalar.value
    }
  }

  /// The share of pairs that both have, 0...1.
  func similarity(to other: Bigrams) -> Double {
    guard count + other.count > 0 else { return 1 }
    var shared = 0
    for (pair, times) in bag { shared += min(times, other.bag[pair] ?? 0) }
    return 2 * Double(shared) / Double(count + other.count)
  }
}
