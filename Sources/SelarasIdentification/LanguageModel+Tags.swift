public import SelarasText

extension LanguageModel {
  /// The labels of the model that a tag stands for, the likeliest first.
  ///
  /// The tag itself, if it is a label; else what BCP 47 falls back to: subtags are dropped from
  /// the end until a label is left (RFC 4647, section 3.4), Chinese without a script takes that of
  /// its region, or both.
  ///
  ///     LanguageModel.shipped.labels(for: LanguageTag("zh-TW"))   // [zh-Hant]
  ///     LanguageModel.shipped.labels(for: LanguageTag("zh"))      // [zh-Hans, zh-Hant]
  ///     LanguageModel.shipped.labels(for: LanguageTag("id-ID"))   // [id]
  ///
  /// - Returns: Labels without repetition; none for a language that the model does not know.
  public func labels(for tag: LanguageTag) -> [LanguageTag] {
    if labels.contains(tag) { return [tag] }
    let name = LikelySubtags.canonical(tag)
    let likely = LikelySubtags.scriptTags(of: name).filter(labels.contains)
    if !likely.isEmpty { return likely }
    var rest = name.rawValue[...]
    while true {
      let shorter = LanguageTag(String(rest))
      if labels.contains(shorter) { return [shorter] }
      guard let end = rest.lastIndex(of: "-") else { return [] }
      rest = rest[..<end]
    }
  }

  /// The label of the model that a tag most likely stands for; `nil` for a language that the model
  /// does not know.
  ///
  /// The first of ``labels(for:)``.
  public func label(for tag: LanguageTag) -> LanguageTag? { labels(for: tag).first }
}
