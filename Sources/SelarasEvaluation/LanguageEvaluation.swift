public import SelarasIdentification
internal import SelarasText

/// Judges the identification of languages by gold.
public struct LanguageEvaluation: Sendable {
  /// The lengths that are told apart, in characters; the last has no end.
  public static let lengths = [1..<16, 16..<31, 31..<101, 101..<Int.max]

  /// The score of all texts.
  public private(set) var total = LanguageScore()
  /// The scores by length, as ``lengths`` has them.
  public private(set) var byLength = [LanguageScore](
    repeating: LanguageScore(), count: lengths.count)

  /// Judges `identifier` by all lines of `gold`.
  ///
  /// - Complexity: O(*n*) in the bytes of the gold.
  public init(_ identifier: inout LanguageIdentifier, gold: GoldLanguages) {
    let bytes = gold.bytes.span
    for line in gold.lines {
      let text = bytes.extracting(line.range.start..<line.range.end)
      let result = identifier.identify(text)
      var characters = 0
      for i in text.indices where text[i] & 0xC0 != 0x80 { characters += 1 }
      let length = LanguageEvaluation.lengths.firstIndex { $0.contains(max(1, characters)) }
      total.add(gold: line.language, named: result.language, confidence: result.confidence)
      byLength[length ?? 0].add(
        gold: line.language, named: result.language, confidence: result.confidence)
    }
  }
}
