public import SelarasText

/// A unit whose text is like the one looked up.
public struct FuzzyMatch: Hashable, Sendable {
  /// The number of the unit.
  public var unit: Int
  /// The text that was searched.
  public var source: String
  /// Its translation.
  public var target: String
  /// The language tag of the text, as its file wrote it.
  public var sourceLanguage: String
  /// The language tag of the translation, as its file wrote it.
  public var targetLanguage: String
  /// How alike the texts are, in percent: 100 × (longer − distance) / longer over characters,
  /// rounded down, as OmegaT counts; 101 where a neighbour is the same too, 102 where both are.
  public var percent: Int
  /// The edit distance in characters.
  public var distance: Int
  /// What is the matter with the translation, as far as it can be seen from the source: each lowers
  /// the rank among matches of about the same percent, never the percent.
  public var penalties: Set<Penalty>
  /// What has become of the unit.
  public var status: MemoryUnit.Status
  /// What differs, in the order of the query.
  public var differences: [Difference]

  /// A difference that weighs less, or more, than its characters.
  public enum Penalty: String, Hashable, Sendable, CaseIterable {
    /// The numbers are not the same.
    case numbers
    /// The tags or placeholders are not the same.
    case tags
    /// The texts differ in case or width only.
    case form
    /// A person has rejected the unit.
    case rejected
  }

  /// A stretch of the query and the stretch of the source that stands in its place.
  public struct Difference: Hashable, Sendable {
    /// Where it is in the query, in bytes of UTF-8.
    public var query: TextRange
    /// Where it is in the source, in bytes of UTF-8.
    public var source: TextRange
  }
}
