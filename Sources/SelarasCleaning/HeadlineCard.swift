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
  init(_ lines: [String], isFurniture: [Bool], letters: [Int]) {
    let isLong = lines.indices.map { Self.isBody(lines[$0], letters[$0]) && !isFurniture[$0] }
    guard let body = isLong.firstIndex(of: true) else { return }
    func isHeadline(_ index: Int) -> Bool {
      !isFurniture[index] && letters[index] >= 12 && letters[index] <= 260 && !isLong[index]
        && !TextLines.endsSentence(lines[index]) && !TextLines.startsItem(lines[index][...])
    }
    var found: Int?
    // Before the body, nothing but furniture between.
    let first = lines.indices.prefix(body).filter { !isFurniture[$0] }
    if let candidate = first.first, first.count <= 2, isHeadline(candidate) {
      // What follows right away at equal length is a list, not a body.
      found = candidate
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
      }
    }
    guard let found else { return }
    let folded = Furniture.fold(lines[found])
    self.lines = lines.indices.filter {
      $0 == found || !isLong[$0] && Furniture.fold(lines[$0]) == folded
    }
  }

  /// Whether a line is a paragraph of running text.
  static func isBody(_ line: String, _ letters: Int) -> Bool {
    if letters >= 200 { return true }
    guard letters >= 70, let last = line.unicodeScalars.last else { return false }
    return ".。!！?？」”".unicodeScalars.contains(last)
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
