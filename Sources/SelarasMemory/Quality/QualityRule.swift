/// What can be seen to be wrong with a unit without knowing its languages well.
public enum QualityRule: String, Sendable, CaseIterable, Codable {
  /// The sides have other numbers.
  case numbers
  /// The sides have other web or mail addresses.
  case addresses
  /// Brackets are not closed, or only one side has any.
  case brackets
  /// The sides have other tags or placeholders.
  case tags
  /// The target is the source.
  case untranslated
  /// The target is nearly the source.
  case nearlyIdentical = "nearly-identical"
  /// A side is in another language.
  case language
  /// One side is far too long for the other.
  case length
  /// A mark is repeated, or the mark at the end is missing on one side.
  case punctuation
  /// One source has several translations.
  case conflict

  /// The bit of the rule in a unit's flags.
  var bit: Int { 1 << (QualityRule.allCases.firstIndex(of: self) ?? 0) }
}

/// A rule that a unit breaks.
public struct QualityFinding: Hashable, Sendable {
  /// The rule.
  public var rule: QualityRule
  /// What exactly, for people.
  public var detail: String
}
