internal import SelarasText

/// How many people use each language, to an order of magnitude.
enum Writers {
  /// Millions of speakers, first and second language together, rounded to 1, 3, 10, 30 and so on.
  ///
  /// The usual estimates differ by less than a step of this scale. Languages not listed count as
  /// one million; those written in Han and kana are not weighed by it.
  private static let millions: [Float: [String]] = [
    1000: ["en"],
    300: ["es", "ar", "fr", "hi", "bn", "pt", "ru", "ur"],
    200: ["id"],
    100: ["de", "sw", "vi", "tr", "ko", "te", "mr", "ta", "fa"],
    60: ["th", "it", "gu", "jv"],
    30: ["tl", "ms", "pl", "my", "uk", "ml", "kn", "su", "nl", "ro"],
    10: [
      "km", "ne", "si", "hu", "el", "cs", "sv", "kk", "hr", "sr", "he", "ca", "sq", "bg", "mad",
      "bew",
    ],
    5: ["min", "da", "fi", "sk", "no", "be", "bug", "btk", "lo", "hy", "ka", "bjn", "ban", "ace"],
    3: ["lt", "gl", "bbc", "sl", "mk", "mak"],
  ]

  private static let byTag: [String: Float] = {
    var result: [String: Float] = [:]
    for (number, tags) in millions { for tag in tags { result[tag] = number } }
    return result
  }()

  /// Millions of people, relative to each other only.
  static func weight(of language: LanguageTag) -> Float { byTag[language.rawValue] ?? 1 }

  /// The power to which the number of people is raised where texts are expected by it.
  ///
  /// A tenth settles what is a tie and hardly more: Indonesian is 0.19 nats likelier than Malay.
  private static let power: Float = 0.1

  /// The logarithm of how likely a text is in each label of a model before a look at it; only
  /// differences matter.
  static func expectations(of model: LanguageModel) -> [Float] {
    model.labels.indices.map {
      model.isIdeographic($0) ? 0 : power * Exponential.log(weight(of: model.labels[$0]))
    }
  }
}
