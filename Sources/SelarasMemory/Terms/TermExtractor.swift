internal import SelarasSegmentation
public import SelarasText
internal import SelarasUnicode

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// A term and its translation, as a memory suggests them.
public struct TermPair: Hashable, Sendable {
  /// The term in the source language.
  public var source: String
  /// Its translation.
  public var target: String
  /// How many units hold both.
  public var count: Int
  /// Dunning's log-likelihood ratio of the two standing in one unit, in nats, doubled as usual.
  public var score: Double
}

/// Finds candidates for a bilingual glossary in aligned units.
///
/// Runs of one to four words are candidates on each side, ranked by C-value (Frantzi, Ananiadou and
/// Mima, "Automatic recognition of multi-word terms", 2000, doi:10.1007/s007999900023): how often
/// a run stands by itself, not within a longer one, times its length. Those that stand in the same
/// units more often than chance (Dunning, "Accurate methods for the statistics of surprise and
/// coincidence", 1993) are paired, each with the best of the other side, where both agree.
public struct TermExtractor: ~Copyable {
  private static let longest = 4
  private static let mostCandidates = 20_000
  /// Beyond so many counted runs those that stood once are forgotten.
  private static let mostRuns = 4_000_000
  /// Pairs are counted in units of no more candidates than this.
  private static let mostInUnit = 64

  private let sourceLanguage: LanguageTag
  private let targetLanguage: LanguageTag
  private var sourceWords: Segmenter
  private var targetWords: Segmenter
  private var counts: (source: [String: Int], target: [String: Int]) = ([:], [:])
  private var candidates: (source: [String: Int], target: [String: Int]) = ([:], [:])
  private var sourceUnits: [Int] = []
  private var targetUnits: [Int] = []
  private var pairs: [UInt64: Int] = [:]
  private var units = 0

  /// Makes an extractor of two languages.
  public init(source: LanguageTag, target: LanguageTag) throws(MemoryError) {
    let sourceWords = try TermExtractor.words(of: source)
    let targetWords = try TermExtractor.words(of: target)
    self.init(source, target, sourceWords, targetWords)
  }

  private init(
    _ source: LanguageTag, _ target: LanguageTag, _ sourceWords: consuming Segmenter,
    _ targetWords: consuming Segmenter
  ) {
    sourceLanguage = source
    targetLanguage = target
    self.sourceWords = sourceWords
    self.targetWords = targetWords
  }

  private static func words(of language: LanguageTag) throws(MemoryError) -> Segmenter {
    do { return try Segmenter(.word, locale: language, style: .refined) } catch {
      throw MemoryError("finding terms", underlying: error)
    }
  }

  /// Counts the runs of a unit: the first of two passes.
  public mutating func count(_ source: String, _ target: String) throws(MemoryError) {
    for run in try TermExtractor.runs(of: source, &sourceWords, sourceLanguage) {
      counts.source[run, default: 0] += 1
    }
    for run in try TermExtractor.runs(of: target, &targetWords, targetLanguage) {
      counts.target[run, default: 0] += 1
    }
    if counts.source.count > TermExtractor.mostRuns {
      counts.source = counts.source.filter { $0.value > 1 }
    }
    if counts.target.count > TermExtractor.mostRuns {
      counts.target = counts.target.filter { $0.value > 1 }
    }
  }

  /// Chooses the candidates, between the passes.
  ///
  /// - Parameter least: A candidate stands in so many units at least.
  public mutating func choose(atLeast least: Int) {
    candidates.source = TermExtractor.best(counts.source, atLeast: least)
    candidates.target = TermExtractor.best(counts.target, atLeast: least)
    sourceUnits = Array(repeating: 0, count: candidates.source.count)
    targetUnits = Array(repeating: 0, count: candidates.target.count)
    counts = ([:], [:])
  }

  /// Counts the candidates that stand in a unit together: the second pass.
  public mutating func pair(_ source: String, _ target: String) throws(MemoryError) {
    units += 1
    let left = Set(
      try TermExtractor.runs(of: source, &sourceWords, sourceLanguage)
        .compactMap { candidates.source[$0] })
    let right = Set(
      try TermExtractor.runs(of: target, &targetWords, targetLanguage)
        .compactMap { candidates.target[$0] })
    for term in left { sourceUnits[term] += 1 }
    for term in right { targetUnits[term] += 1 }
    guard left.count <= TermExtractor.mostInUnit, right.count <= TermExtractor.mostInUnit else {
      return
    }
    for term in left {
      for other in right { pairs[UInt64(term) << 32 | UInt64(other), default: 0] += 1 }
    }
    if pairs.count > 4 * TermExtractor.mostRuns { pairs = pairs.filter { $0.value > 1 } }
  }

  /// The pairs in which each term is the other's best, best first.
  ///
  /// - Parameters:
  ///   - least: So many units hold both at least.
  ///   - limit: The most pairs.
  /// - Returns: Pairs that are each other's best.
  public consuming func terms(atLeast least: Int, limit: Int) -> [TermPair] {
    var bestOfSource: [Int: (other: Int, score: Double)] = [:]
    var bestOfTarget: [Int: (other: Int, score: Double)] = [:]
    var found: [(source: Int, target: Int, count: Int, score: Double)] = []
    for (key, count) in pairs where count >= least {
      let (source, target) = (Int(key >> 32), Int(key & 0xFFFF_FFFF))
      let score = TermExtractor.likelihoodRatio(
        both: count, source: sourceUnits[source], target: targetUnits[target], all: units)
      // Most units with either must hold the other too.
      guard 2 * count >= min(sourceUnits[source], targetUnits[target]), score > 10.83 else {
        continue
      }
      let weight = score * Double(2 * count) / Double(sourceUnits[source] + targetUnits[target])
      found.append((source, target, count, weight))
      if weight > bestOfSource[source]?.score ?? 0 { bestOfSource[source] = (target, weight) }
      if weight > bestOfTarget[target]?.score ?? 0 { bestOfTarget[target] = (source, weight) }
    }
    let sources = TermExtractor.names(candidates.source)
    let targets = TermExtractor.names(candidates.target)
    let mutual = found.filter {
      bestOfSource[$0.source]?.other == $0.target && bestOfTarget[$0.target]?.other == $0.source
    }.sorted { ($0.score, $1.source) > ($1.score, $0.source) }
    return mutual.prefix(limit).map {
      TermPair(
        source: sources[$0.source], target: targets[$0.target], count: $0.count,
        score: TermExtractor.likelihoodRatio(
          both: $0.count, source: sourceUnits[$0.source], target: targetUnits[$0.target],
          all: units))
    }
  }

  private static func names(_ candidates: [String: Int]) -> [String] {
    candidates.sorted { $0.value < $1.value }.map(\.key)
  }

  /// The candidates of the highest C-value, numbered.
  private static func best(_ counts: [String: Int], atLeast least: Int) -> [String: Int] {
    // What longer runs take away from each: their occurrences, and how many kinds they are.
    var nested: [String: (occurrences: Int, kinds: Int)] = [:]
    for (run, count) in counts where count >= least {
      let words = run.split(separator: TermExtractor.joint)
      guard words.count > 1 else { continue }
      for part in [words.dropLast(), words.dropFirst()] {
        let name = part.joined(separator: String(TermExtractor.joint))
        nested[name, default: (0, 0)].occurrences += count
        nested[name, default: (0, 0)].kinds += 1
      }
    }
    let ranked = counts.compactMap { run, count -> (run: String, value: Double)? in
      guard count >= least else { return nil }
      let words = run.split(separator: TermExtractor.joint).count
      let longer = nested[run] ?? (0, 0)
      let own =
        longer.kinds == 0
        ? Double(count) : Double(count) - Double(longer.occurrences) / Double(longer.kinds)
      // One more than the logarithm, so that single words count too.
      return (run, own * (1 + logarithm2(words)))
    }.filter { $0.value > 0 }.sorted { ($0.value, $1.run) > ($1.value, $0.run) }
    var numbers: [String: Int] = [:]
    for (number, candidate) in ranked.prefix(mostCandidates).enumerated() {
      numbers[candidate.run] = number
    }
    return numbers
  }

  private static func logarithm2(_ words: Int) -> Double { [0, 0, 1, 1.585, 2][min(words, 4)] }

  /// What stands between the words of a run.
  static let joint: Character = "\u{1F}"

  /// The runs of words of a text, each once, in lower case.
  private static func runs(
    of text: String, _ segmenter: inout Segmenter, _ language: LanguageTag
  ) throws(MemoryError) -> Set<String> {
    let segments: SegmentList
    do { segments = try segmenter.segments(of: text) } catch {
      throw MemoryError("finding terms", underlying: error)
    }
    var runs: Set<String> = []
    var words: [String] = []
    for segment in segments {
      let word = text[segment.range]
      if word.allSatisfy(\.isWhitespace) { continue }
      guard word.first?.isLetter == true else {
        words = []
        continue
      }
      words.append(word.lowercased())
      if words.count > longest { words.removeFirst() }
      for start in words.indices {
        let run = words[start...]
        // One letter is no term, but an ideograph may be part of one.
        if run.count == 1, run.first?.unicodeScalars.count == 1 { continue }
        runs.insert(run.joined(separator: String(joint)))
      }
    }
    return runs
  }

  /// Twice the logarithm of the likelihood ratio of dependence against independence.
  static func likelihoodRatio(both: Int, source: Int, target: Int, all: Int) -> Double {
    func term(_ observed: Int, _ expected: Double) -> Double {
      observed > 0 && expected > 0 ? Double(observed) * log(Double(observed) / expected) : 0
    }
    let total = Double(max(all, 1))
    let (left, right) = (Double(source), Double(target))
    let value =
      term(both, left * right / total)
      + term(source - both, left * (total - right) / total)
      + term(target - both, (total - left) * right / total)
      + term(all - source - target + both, (total - left) * (total - right) / total)
    return 2 * value * (Double(both) * total >= left * right ? 1 : -1)
  }

  /// The text of a run as its language writes it.
  static func written(_ run: String, _ language: LanguageTag) -> String {
    run.split(separator: joint).joined(separator: language.isWrittenWithoutSpaces ? "" : " ")
  }
}

extension TranslationMemory {
  /// Finds candidates for a glossary.
  ///
  /// - Parameters:
  ///   - source: The language of the sources.
  ///   - target: The language of the targets.
  ///   - least: So many units hold both terms at least.
  ///   - limit: The most pairs.
  /// - Returns: Best first.
  /// - Throws: ``MemoryError`` where the memory cannot be read.
  public func terms(
    source: LanguageTag, target: LanguageTag, atLeast least: Int = 3, limit: Int = 1000
  ) throws(MemoryError) -> [TermPair] {
    var extractor = try TermExtractor(source: source, target: target)
    let families = (
      MemoryLanguage.family(of: source.rawValue), MemoryLanguage.family(of: target.rawValue)
    )
    func sides(_ unit: MemoryUnit) -> (String, String)? {
      func text(_ family: LanguageTag) -> String? {
        unit.variants.first {
          MemoryLanguage.matches(MemoryLanguage.family(of: $0.language), family)
        }?.text
      }
      guard unit.status != .rejected, let left = text(families.0), let right = text(families.1)
      else { return nil }
      return (left, right)
    }
    try forEachUnit { _, unit in
      if let (left, right) = sides(unit) { try extractor.count(left, right) }
    }
    extractor.choose(atLeast: least)
    try forEachUnit { _, unit in
      if let (left, right) = sides(unit) { try extractor.pair(left, right) }
    }
    return extractor.terms(atLeast: least, limit: limit).map { pair in
      var pair = pair
      pair.source = TermExtractor.written(pair.source, source)
      pair.target = TermExtractor.written(pair.target, target)
      return pair
    }
  }
}
