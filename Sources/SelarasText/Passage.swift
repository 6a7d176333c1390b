/// A stretch of a document in one language.
public struct Passage: Hashable, Sendable {
  /// A name, term or quotation of another script or language inside a passage.
  public struct Embedded: Hashable, Sendable {
    /// Where it stands in the document's text.
    public var range: TextRange
    /// Its script.
    public var script: Script
    /// Its language; `und` where it is in none, as brands are.
    public var language: LanguageTag

    /// Makes an embedded phrase.
    public init(range: TextRange, script: Script, language: LanguageTag) {
      self.range = range
      self.script = script
      self.language = language
    }
  }

  /// The language of the passage.
  public var language: LanguageTag
  /// Where it stands in the document's text.
  public var range: TextRange
  /// The probability, 0...1, that the language is right.
  public var confidence: Double
  /// The phrases of other scripts or languages inside it, in order.
  public var embedded: [Embedded]

  /// Makes a passage.
  public init(
    language: LanguageTag, range: TextRange, confidence: Double, embedded: [Embedded] = []
  ) {
    self.language = language
    self.range = range
    self.confidence = confidence
    self.embedded = embedded
  }
}
