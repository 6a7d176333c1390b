public import SelarasText

/// The languages that a text may be in.
public struct Identification: Hashable, Sendable {
  /// A language, and how probable it is.
  public struct Candidate: Hashable, Sendable {
    /// The language.
    public var language: LanguageTag
    /// Its probability, 0...1, calibrated on text that the model was not trained on.
    public var probability: Double

    /// Makes a candidate.
    public init(language: LanguageTag, probability: Double) {
      self.language = language
      self.probability = probability
    }
  }

  /// The likely languages, best first; empty where the text has no letters to tell by.
  public var candidates: [Candidate]

  /// Makes an identification.
  public init(candidates: [Candidate]) { self.candidates = candidates }

  /// The likeliest language; `und` where it cannot be told.
  public var language: LanguageTag { candidates.first?.language ?? .undetermined }

  /// The probability, 0...1, of ``language``; zero for `und`.
  public var confidence: Double { candidates.first?.probability ?? 0 }
}
