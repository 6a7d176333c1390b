internal import SelarasText

/// Names that say a document's language: `x.zh-Hant.html` and `x.id.html` belong together.
struct LanguageSuffix: Sendable {
  /// Which side of a pair a document is.
  enum Side: Sendable {
    case source
    case target
  }

  let source: LanguageTag
  let target: LanguageTag

  private static let fileSuffixes: Set<String> = [
    "html", "htm", "xhtml", "txt", "text", "md", "gz", "zst",
  ]

  /// The name without its language, and the side that the language stands for.
  ///
  /// A tag counts when it is one of the two, or names the language of just one of them (`zh` for
  /// `zh-Hant`).
  func split(_ id: String) -> (stem: String, side: Side)? {
    var parts = id.split(separator: ".", omittingEmptySubsequences: false)
    while parts.count > 2, let last = parts.last,
      LanguageSuffix.fileSuffixes.contains(last.lowercased())
    {
      parts.removeLast()
    }
    guard parts.count > 1, let last = parts.last, !last.isEmpty, !last.contains("/") else {
      return nil
    }
    let tag = LanguageTag(String(last))
    let stem = parts.dropLast().joined(separator: ".")
    if tag == source { return (stem, .source) }
    if tag == target { return (stem, .target) }
    guard source.language != target.language, tag.rawValue == String(tag.language) else {
      return nil
    }
    if tag.language == source.language { return (stem, .source) }
    if tag.language == target.language { return (stem, .target) }
    return nil
  }
}
