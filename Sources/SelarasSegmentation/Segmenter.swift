public import SelarasText
public import SelarasUnicode

/// Cuts text into graphemes, words, sentences, lines, paragraphs or script runs.
///
/// One per worker; it keeps ICU's state and its buffers between texts.
///
///     var segmenter = try Segmenter(.sentence, locale: LanguageTag("id"), style: .refined)
///     var sentences: SegmentList = []
///     try segmenter.segments(of: "Ini dr. Sari. Siapa?".utf8.span, into: &sentences)
///     sentences.count   // 2
public struct Segmenter: ~Copyable {
  /// What a text is cut into.
  public enum Unit: String, Sendable, CaseIterable {
    /// Words and what stands between them.
    case word
    /// User-perceived characters.
    case grapheme
    /// Sentences.
    case sentence
    /// Stretches between opportunities to break a line.
    case line
    /// Lines of the text, each with its line feed.
    case paragraph
    /// Stretches in one script (UAX 24).
    case script
  }

  /// Whose rules decide.
  public enum Style: String, Sendable, CaseIterable {
    /// ICU's boundaries, to the letter.
    case exact
    /// ICU's boundaries mended by our own rules, and a model of Chinese words: see
    /// <doc:Refining> and <doc:ChineseWords>.
    case refined
  }

  /// The unit this segmenter was made for.
  public let unit: Unit
  /// ICU's rules run over UTF-8, for the units that have some.
  private var automaton: BreakAutomaton?
  /// ICU's own iterator, where its rules have a form that the automaton does not know.
  private var iterator: BreakIterator?
  private var refined: RefinedRules?

  /// Whether boundaries come from the automaton; if not, ICU itself finds them, slower.
  public var isCompiled: Bool { automaton != nil }

  /// Texts are handed to ICU in stretches of at least this many bytes that end at a line feed: a
  /// boundary in every unit and locale, after which the rules begin anew.
  private static let stretch = 1 << 20

  /// Opens a segmenter.
  ///
  /// - Parameters:
  ///   - unit: What texts are cut into.
  ///   - locale: Whose rules and abbreviations are taken.
  ///   - style: Whether ICU alone decides.
  ///   - model: What decides between Chinese words in the style ``Style/refined``; not asked for
  ///     elsewhere.
  ///   - lexicon: Words kept whole in the style ``Style/refined``.
  /// - Throws: ``SelarasUnicode/UnicodeError`` where ICU's data are not to be had.
  public init(
    _ unit: Unit, locale: LanguageTag = .undetermined, style: Style = .exact,
    model: @autoclosure () -> WordModel = .shipped, lexicon: WordLexicon = .empty
  ) throws(UnicodeError) {
    self.unit = unit
    let rules: BreakIterator.Unit? =
      switch unit {
      case .word: .word
      case .grapheme: .grapheme
      case .sentence: .sentence
      case .line: .line
      case .paragraph, .script: nil
      }
    automaton = nil
    iterator = nil
    if let rules {
      automaton = try BreakAutomaton(rules, locale: locale)
      if automaton == nil { iterator = try BreakIterator(rules, locale: locale) }
    }
    refined =
      style == .refined
      ? try RefinedRules(unit: unit, locale: locale, model: model(), lexicon: lexicon) : nil
  }

  /// Replaces the content of `segments` by the segments of `text`: contiguous, from 0 to its end.
  ///
  /// - Parameters:
  ///   - text: UTF-8; ill-formed bytes count as U+FFFD and keep their offsets.
  ///   - segments: What is filled.
  /// - Throws: ``SelarasUnicode/UnicodeError`` where memory runs out, or for a line of 2 GiB.
  /// - Complexity: O(*n*).
  public mutating func segments(
    of text: Span<UInt8>, into segments: inout SegmentList
  ) throws(UnicodeError) {
    segments.removeAll(keepingCapacity: true)
    switch unit {
    case .paragraph: Segmenter.appendParagraphs(of: text, to: &segments)
    case .script: ScriptRuns.append(of: text, to: &segments)
    case .word, .grapheme, .sentence, .line:
      if automaton != nil {
        try automaton?.appendSegments(of: text, to: &segments)
        break
      }
      var start = 0
      while start < text.count {
        var end = min(start + Segmenter.stretch, text.count)
        while end < text.count, text[end - 1] != 0x0A { end += 1 }
        try iterator?.appendSegments(of: text.extracting(start..<end), base: start, to: &segments)
        start = end
      }
    }
    refined?.mend(&segments, of: text)
  }

  private static func appendParagraphs(of text: Span<UInt8>, to segments: inout SegmentList) {
    var start = 0
    for position in text.indices where text[position] == 0x0A {
      segments.append(Segment(range: TextRange(start, position + 1), status: 0))
      start = position + 1
    }
    if start < text.count {
      segments.append(Segment(range: TextRange(start, text.count), status: 0))
    }
  }
}

extension Segmenter {
  /// The segments of a string; for everyday use.
  ///
  /// - Throws: What ``segments(of:into:)`` throws.
  public mutating func segments(of text: String) throws(UnicodeError) -> SegmentList {
    var result: SegmentList = []
    try segments(of: text.utf8.span, into: &result)
    return result
  }
}
