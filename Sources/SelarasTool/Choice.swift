public import ArgumentParser

/// An option's value that is one of a few words.
///
/// The parser's own answers for such a type ask the runtime for conformances again and again: a
/// millisecond of every start.
public protocol Choice: ExpressibleByArgument, CaseIterable, RawRepresentable
where RawValue == String {}

extension Choice {
  /// One of the words.
  public init?(argument: String) { self.init(rawValue: argument) }

  /// The word itself.
  public var defaultValueDescription: String { rawValue }

  /// The words.
  public static var allValueStrings: [String] { allCases.map { $0.rawValue } }

  /// The words.
  public static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}
