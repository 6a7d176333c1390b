public import SelarasText

/// How often a language was named where the gold has it, and how far the confidences are true.
public struct LanguageScore: Sendable {
  /// Texts of one gold language that were given one language.
  private struct Pair: Hashable {
    var gold: LanguageTag
    var named: LanguageTag
  }

  /// How many texts were judged.
  public private(set) var texts = 0
  /// How many of them were named rightly.
  public private(set) var right = 0
  /// What the confidences are worth.
  public private(set) var reliability = Reliability()
  private var counts: [Pair: Int] = [:]

  /// Makes a score of nothing.
  public init() {}

  /// Counts one text.
  ///
  /// - Parameters:
  ///   - gold: Its language.
  ///   - named: The language that it was given.
  ///   - confidence: That of the language named, 0...1.
  public mutating func add(gold: LanguageTag, named: LanguageTag, confidence: Double) {
    texts += 1
    if gold == named { right += 1 }
    counts[Pair(gold: gold, named: named), default: 0] += 1
    reliability.add(confidence: confidence, isRight: gold == named)
  }

  /// The share of texts, 0...1, that were named rightly.
  public var accuracy: Double { texts > 0 ? Double(right) / Double(texts) : 0 }

  /// The languages of the gold, ordered by tag.
  public var languages: [LanguageTag] {
    Set(counts.keys.map(\.gold)).sorted { $0.rawValue < $1.rawValue }
  }

  /// The counts of one language: texts named so, texts that are so, texts that are both.
  ///
  /// - Complexity: O(pairs of languages seen).
  public func score(of language: LanguageTag) -> SegmentScore {
    var score = SegmentScore()
    for (pair, count) in counts {
      if pair.gold == language { score.wanted += count }
      if pair.named == language { score.found += count }
      if pair.gold == language, pair.named == language { score.hits += count }
    }
    return score
  }

  /// The mean F1, 0...1, of the languages of the gold, each counting the same.
  public var macroF1: Double {
    let languages = languages
    guard !languages.isEmpty else { return 0 }
    return languages.reduce(0) { $0 + score(of: $1).f1 } / Double(languages.count)
  }

  /// The share of the texts of two languages, 0...1, that were given the other of the two.
  public func exchange(_ first: LanguageTag, _ second: LanguageTag) -> Double {
    let exchanged =
      counts[Pair(gold: first, named: second), default: 0]
      + counts[Pair(gold: second, named: first), default: 0]
    let total = counts.reduce(0) {
      $1.key.gold == first || $1.key.gold == second ? $0 + $1.value : $0
    }
    return total > 0 ? Double(exchanged) / Double(total) : 0
  }

  /// The pairs of languages of which most texts were exchanged, worst first.
  ///
  /// - Parameter limit: How many pairs at most.
  /// - Returns: The pairs, the tags of each in order.
  public func closePairs(_ limit: Int) -> [(first: LanguageTag, second: LanguageTag)] {
    var exchanged: [Pair: Int] = [:]
    let languages = Set(languages)
    for (pair, count) in counts where pair.gold != pair.named && languages.contains(pair.named) {
      let isOrdered = pair.gold.rawValue < pair.named.rawValue
      let key = isOrdered ? pair : Pair(gold: pair.named, named: pair.gold)
      exchanged[key, default: 0] += count
    }
    let worst = exchanged.sorted {
      let left = ($0.value, $1.key.gold.rawValue, $1.key.named.rawValue)
      return left > ($1.value, $0.key.gold.rawValue, $0.key.named.rawValue)
    }
    return worst.prefix(limit).map { ($0.key.gold, $0.key.named) }
  }
}
