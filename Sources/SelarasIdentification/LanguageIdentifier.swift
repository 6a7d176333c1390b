public import SelarasText

/// Names the language of a text, and splits mixed text into passages of one language.
///
/// One per worker; it keeps its buffers between texts.
///
///     var identifier = LanguageIdentifier()
///     identifier.identify("Saya tidak tahu di mana kantornya.".utf8.span).language   // id
public struct LanguageIdentifier: ~Copyable {
  /// So many candidates at most are named.
  private static let longestList = 10
  /// Candidates less likely than this are not named.
  private static let leastProbability: Float = 0.0005

  /// The languages that may be named, in the model's order.
  public let languages: [LanguageTag]
  /// By whose weights.
  public let model: LanguageModel
  var scorer: LanguageScorer
  private var order: [Int] = []

  /// Makes an identifier.
  ///
  /// - Parameters:
  ///   - model: By whose weights.
  ///   - languages: The only ones that may be named, in the sense of
  ///     ``LanguageModel/labels(for:)``: `zh-TW` is `zh-Hant`, `zh` both scripts; `nil` for all that
  ///     the model knows. Those that it does not know are never named.
  public init(model: LanguageModel = .shipped, languages: [LanguageTag]? = nil) {
    self.model = model
    let named = languages.map { Set($0.flatMap(model.labels(for:))) }
    let allowed = model.labels.map { named?.contains($0) ?? true }
    scorer = LanguageScorer(model: model, allowed: allowed)
    self.languages = zip(model.labels, allowed).filter(\.1).map(\.0)
  }

  /// The languages that `text` may be in.
  ///
  /// A text without letters, or whose letters are of no script of the languages that may be named,
  /// has no candidates: `und`. So has one that is code more than prose. Between Traditional and
  /// Simplified Chinese the characters decide that only one of them has; without any, confidence is
  /// low.
  ///
  /// - Parameter text: UTF-8; ill-formed bytes count as no letters.
  /// - Returns: At most ten candidates.
  /// - Complexity: O(*n*) time; the list of candidates is the only allocation.
  public mutating func identify(_ text: Span<UInt8>) -> Identification {
    guard score(text) != nil else { return Identification(candidates: []) }
    order.removeAll(keepingCapacity: true)
    for label in scorer.probabilities.indices
    where scorer.probabilities[label] >= LanguageIdentifier.leastProbability {
      order.append(label)
    }
    order.sort {
      let (left, right) = (scorer.probabilities[$0], scorer.probabilities[$1])
      return left != right ? left > right : $0 < $1
    }
    return Identification(
      candidates: order.prefix(LanguageIdentifier.longestList).map {
        .init(language: model.labels[$0], probability: Double(scorer.probabilities[$0]))
      })
  }

  /// The language that `text` is most likely in, the first that ``identify(_:)`` would name.
  ///
  /// - Returns: Its number in ``LanguageModel/labels`` and its probability, 0...1; `nil` where it
  ///   cannot be told.
  /// - Complexity: O(*n*) time, no allocations.
  public mutating func mostLikely(_ text: Span<UInt8>) -> (label: Int, probability: Double)? {
    guard let label = score(text) else { return nil }
    return (label, Double(scorer.probabilities[label]))
  }

  /// Scores `text`; the likeliest label, `nil` for no language.
  private mutating func score(_ text: Span<UInt8>) -> Int? {
    scorer.score(text, to: text.count)
    guard CodeLikeness.isProse(letterBytes: scorer.letterBytes, markCount: scorer.markCount),
      let label = scorer.normalise()
    else { return nil }
    guard scorer.chinese.traditional.contains(label) || scorer.chinese.simplified.contains(label)
    else {
      return label
    }
    return scorer.tellScripts(
      by: ChineseVariants.shared.counts(in: text, from: 0, to: text.count))
  }
}
