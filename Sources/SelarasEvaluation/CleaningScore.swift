public import SelarasText

/// How well cleaned pages agree with gold.
///
/// *Words*: bags of lower-cased words (runs of letters, digits and `_`); precision, recall and F1 of
/// each page, and their means: Foley, "WCXB: a multi-type web content extraction benchmark", 2026.
/// *Snippets*: the share of a page's wanted and unwanted snippets that its text holds, case ignored.
/// *Shingles*: bags of four consecutive tokens, case kept, a token a word but each Han, kana, Hangul
/// or Thai character by itself; precision over the pages with output, recall over those with gold, F1
/// of the two means: Zyte's article extraction benchmark, 2020. *Fields*: the share of
/// titles, authors and dates of the gold that are found, case and signs ignored.
public struct CleaningScore: Sendable {
  /// A mean that is still being taken.
  public struct Mean: Hashable, Sendable {
    /// The sum of the values.
    public private(set) var sum = 0.0
    /// How many there are.
    public private(set) var count = 0

    /// The mean; 0 of nothing.
    public var value: Double { count > 0 ? sum / Double(count) : 0 }

    mutating func add(_ value: Double) {
      sum += value
      count += 1
    }

    mutating func add(_ isRight: Bool) { add(isRight ? 1 : 0) }
  }

  /// The pages judged.
  public private(set) var pages = 0
  /// Precision of words.
  public private(set) var wordPrecision = Mean()
  /// Recall of words.
  public private(set) var wordRecall = Mean()
  /// F1 of words.
  public private(set) var wordF1 = Mean()
  /// The share of wanted snippets that were found.
  public private(set) var wantedFound = Mean()
  /// The share of unwanted snippets that were left in.
  public private(set) var unwantedLeft = Mean()
  /// Precision of shingles.
  public private(set) var shinglePrecision = Mean()
  /// Recall of shingles.
  public private(set) var shingleRecall = Mean()
  /// Titles that are right.
  public private(set) var titles = Mean()
  /// Lists of authors that are right.
  public private(set) var authors = Mean()
  /// Dates that are right.
  public private(set) var dates = Mean()

  /// Makes a score of nothing.
  public init() {}

  /// The harmonic mean of ``shinglePrecision`` and ``shingleRecall``.
  public var shingleF1: Double { Self.harmonic(shinglePrecision.value, shingleRecall.value) }

  /// Judges one page; `nil` for a page without a result, which counts as empty.
  ///
  /// - Complexity: O(*n*) in the lengths of both texts, but for the snippets, each of which is looked
  ///   for in the whole text.
  public mutating func add(_ document: Document?, gold: GoldPages.Page) {
    let text = document?.text ?? ""
    pages += 1
    let word = Overlap(Self.bag(Self.words(gold.text)), Self.bag(Self.words(text)))
    if word.wanted == 0 || word.found == 0 {
      let both = word.wanted == word.found
      for path in [\CleaningScore.wordPrecision, \.wordRecall, \.wordF1] {
        self[keyPath: path].add(both)
      }
    } else {
      let precision = Double(word.common) / Double(word.found)
      let recall = Double(word.common) / Double(word.wanted)
      wordPrecision.add(precision)
      wordRecall.add(recall)
      wordF1.add(Self.harmonic(precision, recall))
    }
    let shingle = Overlap(Self.shingles(gold.text), Self.shingles(text))
    if shingle.found > 0 { shinglePrecision.add(Double(shingle.common) / Double(shingle.found)) }
    if shingle.wanted > 0 { shingleRecall.add(Double(shingle.common) / Double(shingle.wanted)) }
    let lower = Array(text.lowercased().utf8)
    func share(_ snippets: [String]) -> Double {
      let found = snippets.filter { Self.contains(lower, Array($0.lowercased().utf8)) }
      return Double(found.count) / Double(snippets.count)
    }
    if !gold.wanted.isEmpty { wantedFound.add(share(gold.wanted)) }
    if !gold.unwanted.isEmpty { unwantedLeft.add(share(gold.unwanted)) }
    if let title = gold.title, !title.isEmpty {
      titles.add(Self.words(title) == Self.words(document?.title ?? ""))
    }
    if !gold.authors.isEmpty {
      // Gold often has several names in one string.
      func names(_ authors: [String]) -> [String] {
        authors.flatMap(Self.words).filter { $0 != "and" && $0 != "dan" }
      }
      authors.add(names(gold.authors) == names(document?.author ?? []))
    }
    if let date = gold.date, !date.isEmpty {
      dates.add(date.prefix(10) == (document?.date ?? "").prefix(10))
    }
  }

  private struct Overlap {
    var common = 0
    var wanted = 0
    var found = 0

    init<Token: Hashable>(_ gold: [Token: Int], _ result: [Token: Int]) {
      for (token, count) in result {
        found += count
        common += min(count, gold[token] ?? 0)
      }
      for count in gold.values { wanted += count }
    }
  }

  private static func harmonic(_ first: Double, _ second: Double) -> Double {
    first + second > 0 ? 2 * first * second / (first + second) : 0
  }

  private static func bag<Token: Hashable>(_ tokens: [Token]) -> [Token: Int] {
    tokens.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  private static func contains(_ text: [UInt8], _ snippet: [UInt8]) -> Bool {
    guard let first = snippet.first else { return true }
    guard text.count >= snippet.count else { return false }
    return (0...text.count - snippet.count).contains { start in
      text[start] == first
        && snippet.indices.allSatisfy { text[start + $0] == snippet[$0] }
    }
  }

  static func words(_ text: String) -> [String] { tokens(text.lowercased(), splitsLone: false) }

  /// Bags of four tokens in a row; of fewer, of all.
  static func shingles(_ text: String) -> [[String]: Int] {
    let tokens = tokens(text, splitsLone: true)
    if tokens.isEmpty { return [:] }
    if tokens.count < 4 { return [tokens: 1] }
    return bag((0...tokens.count - 4).map { Array(tokens[$0..<$0 + 4]) })
  }

  private static func tokens(_ text: String, splitsLone: Bool) -> [String] {
    var tokens: [String] = []
    var word = String.UnicodeScalarView()
    func end() {
      if !word.isEmpty { tokens.append(String(word)) }
      word = String.UnicodeScalarView()
    }
    for scalar in text.unicodeScalars {
      if splitsLone, isLone(scalar.value) {
        end()
        tokens.append(String(scalar))
      } else if isWordPart(scalar) {
        word.append(scalar)
      } else {
        end()
      }
    }
    end()
    return tokens
  }

  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      let lower = scalar.value | 0x20
      return lower >= 0x61 && lower <= 0x7A || scalar.value >= 0x30 && scalar.value <= 0x39
        || scalar == "_"
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }

  private static func isLone(_ value: UInt32) -> Bool {
    switch value {
    case 0x0E00...0x0E7F, 0x1100...0x11FF, 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xAC00...0xD7AF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      true
    default: false
    }
  }
}
