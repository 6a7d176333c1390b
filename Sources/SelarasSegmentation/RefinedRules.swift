internal import SelarasText
internal import SelarasUnicode

/// Our own rules over ICU's boundaries, for the style ``Segmenter/Style/refined``.
///
/// Sentences are mended by ``SentenceRules``. Words of Han characters are cut anew by
/// ``HanWords``, those that the text repeats kept whole by ``RepeatedWords``; ``JoinedWords`` mends
/// the words of languages that are written with spaces; a user's words come last (``LexiconWords``).
struct RefinedRules: Sendable {
  private var sentences: SentenceRules?
  private var han: HanWords?
  private var repeated: RepeatedWords?
  private var joined: JoinedWords?
  private var lexicon: LexiconWords?

  init?(
    unit: Segmenter.Unit, locale: LanguageTag, model: @autoclosure () -> WordModel,
    lexicon: WordLexicon
  ) throws(UnicodeError) {
    switch unit {
    case .sentence:
      sentences = try SentenceRules(locale: locale)
    case .word:
      joined = JoinedWords(locale: locale)
      // The model knows Chinese; Japanese and Korean have words of their own in the same script.
      if locale.language != "ja", locale.language != "ko" {
        let model = model()
        han = HanWords(model: model)
        repeated = RepeatedWords(words: model.words)
      }
      if !lexicon.isEmpty { self.lexicon = LexiconWords(lexicon: lexicon) }
    case .grapheme, .line, .paragraph, .script: return nil
    }
  }

  /// Mends ICU's segments of a text.
  ///
  /// - Complexity: O(*n*).
  mutating func mend(_ segments: inout SegmentList, of text: Span<UInt8>) {
    guard !segments.isEmpty else { return }
    sentences?.mend(&segments, of: text)
    han?.divide(&segments, of: text)
    repeated?.keep(&segments, of: text)
    joined?.mend(&segments, of: text)
    lexicon?.keep(&segments, of: text)
  }
}
