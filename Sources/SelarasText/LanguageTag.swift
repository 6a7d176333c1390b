/// A language by its BCP 47 tag: `zh-Hant`, `id`, `en`; `und` where it cannot be told.
///
/// Tags are kept in the case in which BCP 47 recommends them (RFC 5646, section 2.1.1), so that
/// equal tags are equal strings.
public struct LanguageTag: Hashable, Sendable {
  /// The tag itself.
  public let rawValue: String

  /// Makes a tag, with its subtags in their recommended case: `ZH-hant-tw` becomes `zh-Hant-TW`.
  public init(_ tag: String) {
    var subtags: [String] = []
    for (position, subtag) in tag.split(whereSeparator: { $0 == "-" || $0 == "_" }).enumerated() {
      if position == 0 {
        subtags.append(subtag.lowercased())
      } else if subtag.utf8.count == 4, subtag.allSatisfy(\.isLetter) {
        subtags.append(subtag.prefix(1).uppercased() + subtag.dropFirst().lowercased())
      } else if subtag.utf8.count == 2 {
        subtags.append(subtag.uppercased())
      } else {
        subtags.append(subtag.lowercased())
      }
    }
    rawValue = subtags.isEmpty ? "und" : subtags.joined(separator: "-")
  }

  /// No language, or none that can be told.
  public static let undetermined = LanguageTag("und")

  /// The primary language subtag: `zh` of `zh-Hant`.
  public var language: Substring { rawValue.prefix { $0 != "-" } }

  /// Whether words of this language are written without spaces between them.
  ///
  /// Joining two of its lines needs no space.
  public var isWrittenWithoutSpaces: Bool {
    switch language {
    case "zh", "yue", "ja", "th", "lo", "km", "my": true
    default: false
    }
  }
}

extension LanguageTag: CustomStringConvertible {
  /// The tag itself.
  public var description: String { rawValue }
}
