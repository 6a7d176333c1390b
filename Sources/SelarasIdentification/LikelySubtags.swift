internal import SelarasText

/// What a language tag leaves unsaid, and other names of languages; for Chinese and the languages
/// that models know.
///
/// From Unicode's likely subtags (UTS 35, part 1, section 4.3) and the aliases of its supplemental
/// metadata.
enum LikelySubtags {
  /// The scripts in which a region writes a language, the likelier first; the empty region is none.
  private static let scripts: [String: [String: [String]]] = [
    "zh": [
      "": ["Hans", "Hant"],
      "TW": ["Hant"], "HK": ["Hant"], "MO": ["Hant"],
      "CN": ["Hans"], "SG": ["Hans"], "MY": ["Hans"],
    ]
  ]

  /// Other primary subtags of a language, and the extended ones of RFC 5646, section 2.2.2.
  private static let aliases: [String: String] = [
    "cmn": "zh", "zh-cmn": "zh", "zh-yue": "yue", "in": "id", "iw": "he", "jw": "jv", "fil": "tl",
    "nb": "no", "nn": "no", "zsm": "ms", "zlm": "ms", "sh": "sr",
  ]

  /// The tag with the name that this library uses for its language.
  static func canonical(_ tag: LanguageTag) -> LanguageTag {
    let subtags = tag.rawValue.split(separator: "-", omittingEmptySubsequences: false)
    for count in [2, 1] where subtags.count >= count {
      let head = subtags.prefix(count).joined(separator: "-").lowercased()
      guard let name = aliases[head] else { continue }
      return LanguageTag(([Substring(name)] + subtags.dropFirst(count)).joined(separator: "-"))
    }
    return tag
  }

  /// The tags of language and script that a tag without a script may mean, the likelier first.
  static func scriptTags(of tag: LanguageTag) -> [LanguageTag] {
    let subtags = tag.rawValue.split(separator: "-")
    guard let byRegion = scripts[String(tag.language)],
      !subtags.dropFirst().contains(where: { $0.utf8.count == 4 && $0.allSatisfy(\.isLetter) })
    else { return [] }
    let region = subtags.dropFirst().first { $0.utf8.count == 2 }.map(String.init) ?? ""
    return (byRegion[region] ?? byRegion[""] ?? []).map { LanguageTag("\(tag.language)-\($0)") }
  }
}
