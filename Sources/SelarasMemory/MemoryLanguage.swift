public import SelarasText

/// Which languages are the same for a memory, however a file spells them.
public enum MemoryLanguage {
  /// ISO 639-2 and 639-3 codes, and withdrawn ones, of languages that have a shorter or newer code.
  private static let renamed: [String: String] = [
    "in": "id", "ind": "id", "iw": "he", "ji": "yi", "zho": "zh", "chi": "zh", "cmn": "zh",
    "msa": "ms", "may": "ms", "zsm": "ms", "eng": "en", "jpn": "ja", "kor": "ko", "fra": "fr",
    "fre": "fr", "deu": "de", "ger": "de", "spa": "es", "ara": "ar", "rus": "ru", "por": "pt",
    "ita": "it", "nld": "nl", "dut": "nl", "tha": "th", "vie": "vi", "jav": "jv", "sun": "su",
  ]

  /// The language and, where it tells texts apart, the script: `zh_TW` is `zh-Hant`, `id-ID` is
  /// `id`.
  ///
  /// BCP 47, with the scripts of the Chinese regions from CLDR's likely subtags.
  public static func family(of tag: String) -> LanguageTag {
    let parts = LanguageTag(tag).rawValue.split(separator: "-").map(String.init)
    let language = renamed[parts[0]] ?? parts[0]
    var script: String?
    var region: String?
    for part in parts.dropFirst() {
      if part.count == 1 { break }
      if part.count == 4, part.allSatisfy(\.isLetter) { script = part }
      if part.count == 2 { region = part }
    }
    if language == "zh", script == nil {
      switch region {
      case "TW", "HK", "MO": script = "Hant"
      case "CN", "SG", "MY": script = "Hans"
      default: break
      }
    }
    if language != "zh", script == "Latn" { script = nil }
    return LanguageTag(script.map { "\(language)-\($0)" } ?? language)
  }

  /// Whether texts of one family answer a question for the other: `zh` may be `zh-Hant`.
  static func matches(_ family: LanguageTag, _ other: LanguageTag) -> Bool {
    family == other
      || (family.language == other.language
        && (family.rawValue == family.language || other.rawValue == other.language))
  }
}
