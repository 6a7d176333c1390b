public import SelarasText

/// How well the repeats that were found inside pages agree with gold, by characters.
///
///     var evaluation = RepeatEvaluation(gold: gold)
///     for document in documents { evaluation.add(document) }
///     evaluation.finish().f1
///
/// Ranges of a page with only white space between are joined before they are compared.
public struct RepeatEvaluation: Sendable {
  /// What became of the repeats.
  public struct Score: Hashable, Sendable {
    /// What became of the repeats of one kind.
    public struct Kind: Hashable, Sendable {
      /// How many there are.
      public internal(set) var wanted = 0
      /// Those of which nine tenths, of both together, are the same.
      public internal(set) var found = 0
      /// Those that were found to the byte.
      public internal(set) var exact = 0
    }

    /// Characters that are called repeated and are.
    public internal(set) var right = 0
    /// Characters that are called repeated and are not.
    public internal(set) var wrong = 0
    /// Characters that are repeated and are not called so.
    public internal(set) var missed = 0
    /// Pages called repeating that are not.
    public internal(set) var falsePages = 0
    /// Pages that are.
    public internal(set) var pages = 0
    /// The repeats of each kind.
    public internal(set) var kinds: [String: Kind] = [:]

    /// The share of the characters called repeated that are.
    public var precision: Double { right > 0 ? Double(right) / Double(right + wrong) : 0 }
    /// The share of the characters repeated that are called so.
    public var recall: Double { right > 0 ? Double(right) / Double(right + missed) : 0 }
    /// The harmonic mean of both.
    public var f1: Double { harmonicMean(precision, recall) }
    /// The share of all repeats that were found to the byte.
    public var exact: Double {
      let wanted = kinds.values.reduce(0) { $0 + $1.wanted }
      return wanted > 0 ? Double(kinds.values.reduce(0) { $0 + $1.exact }) / Double(wanted) : 0
    }
  }

  private let gold: GoldDuplicates
  private var score = Score()
  private var seen: Set<String> = []

  /// Makes an evaluation of no pages.
  public init(gold: GoldDuplicates) { self.gold = gold }

  /// Counts a page; one that was counted before is passed over.
  public mutating func add(_ document: Document) {
    guard seen.insert(document.id).inserted else { return }
    let found = (document.repeats ?? []).map(\.range)
    let wanted = gold.copies[document.id] ?? []
    guard !found.isEmpty || !wanted.isEmpty else { return }
    add(found, wanted, text: Array(document.text.utf8))
  }

  /// Counts the pages of the gold that were not counted yet as pages of which nothing was found.
  ///
  /// - Returns: What came of all pages. Characters of pages whose text is not known are bytes.
  public mutating func finish() -> Score {
    for (id, copies) in gold.copies where seen.insert(id).inserted {
      add([], copies, text: gold.texts[id] ?? [])
    }
    return score
  }

  private mutating func add(_ found: [TextRange], _ wanted: [GoldDuplicates.Copy], text: [UInt8]) {
    let named = RepeatEvaluation.joined(found, in: text)
    let gold = RepeatEvaluation.joined(wanted.map(\.range), in: text)
    var common = 0
    for one in named {
      for other in gold {
        let (start, end) = (max(one.start, other.start), min(one.end, other.end))
        if start < end { common += RepeatEvaluation.characters(start..<end, of: text) }
      }
    }
    func characters(_ ranges: [TextRange]) -> Int {
      ranges.reduce(0) { $0 + RepeatEvaluation.characters($1.start..<$1.end, of: text) }
    }
    score.right += common
    score.wrong += characters(named) - common
    score.missed += characters(gold) - common
    score.pages += wanted.isEmpty ? 0 : 1
    score.falsePages += wanted.isEmpty ? 1 : 0
    for copy in wanted {
      var best = 0.0
      for range in named {
        let shared = min(copy.range.end, range.end) - max(copy.range.start, range.start)
        let whole = max(copy.range.end, range.end) - min(copy.range.start, range.start)
        if shared > 0 { best = max(best, Double(shared) / Double(whole)) }
      }
      var kind = score.kinds[copy.kind] ?? Score.Kind()
      kind.wanted += 1
      kind.found += best >= 0.9 ? 1 : 0
      kind.exact += best == 1 ? 1 : 0
      score.kinds[copy.kind] = kind
    }
  }

  /// Joins ranges that overlap, or have only white space between.
  private static func joined(_ ranges: [TextRange], in text: [UInt8]) -> [TextRange] {
    var result: [TextRange] = []
    for range in ranges.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
      if let last = result.last, isBlank(last.end, range.start, in: text) {
        result[result.count - 1] = TextRange(last.start, max(last.end, range.end))
      } else {
        result.append(range)
      }
    }
    return result
  }

  private static func isBlank(_ start: Int, _ end: Int, in text: [UInt8]) -> Bool {
    guard start < end else { return true }
    guard end <= text.count else { return false }
    return String(decoding: text[start..<end], as: UTF8.self).unicodeScalars
      .allSatisfy(\.properties.isWhitespace)
  }

  private static func characters(_ range: Range<Int>, of text: [UInt8]) -> Int {
    guard range.upperBound <= text.count else { return range.count }
    return text[range].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }
}
