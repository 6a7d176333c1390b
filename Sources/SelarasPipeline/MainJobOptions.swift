public import SelarasAlignment
public import SelarasCleaning
internal import SelarasDuplication
public import SelarasIdentification
public import SelarasRecords
public import SelarasText

/// What the main job is asked to do.
public struct MainJobOptions: Sendable {
  /// The language of the pairs' sources.
  public var source = LanguageTag("zh-Hant")
  /// The language of the pairs' targets.
  public var target = LanguageTag("id")
  /// What the inputs hold; `nil` to detect it for each.
  public var kind: InputKind?
  /// For the cleaners.
  public var cleaning = CleaningOptions()
  /// Whether lines that stand all over a site are found first and taken out; standard input, which
  /// can be read once, is then left as it is.
  public var learnsSiteLines = true
  /// Whether repeats stay in the text, marked, instead of being cut out.
  public var keepsRepeats = false
  /// Pairs of this confidence or more, 0...1, go to `pairs.tsv` and `pairs.tmx`.
  public var minimumConfidence = 0.5
  /// Whether documents that no name puts together are matched by what they say.
  public var matchesContent = false
  /// The translation memory to which those pairs are added, which is made where there is none.
  public var memory: String?
  /// The lexicon of the two languages.
  public var lexicon = Lexicon.empty
  /// What tells the lexicon from others, such as its file's hash, for runs that are taken up.
  public var lexiconIdentity = ""
  /// The model that tells languages apart.
  public var model: LanguageModel
  /// How many documents are worked on at once.
  public var jobs = 1
  /// The version that the TMX names as its maker's.
  public var version = ""

  /// Makes options with the defaults.
  public init(model: LanguageModel) { self.model = model }

  /// All that makes a result differ, in words: a run goes on only where it is the same.
  var fingerprint: String {
    [
      version, source.rawValue, target.rawValue, kind?.rawValue ?? "detect",
      lexiconIdentity, model.provenance, cleaning.favour?.rawValue ?? "neither",
      "\(cleaning.keepsRemoved)", "\(learnsSiteLines)", "\(keepsRepeats)",
      "sketch \(SketchFile.version)",
    ].joined(separator: " ")
  }
}
