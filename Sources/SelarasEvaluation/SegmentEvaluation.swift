public import SelarasSegmentation
internal import SelarasText
internal import SelarasUnicode

/// Judges words or sentences by gold.
///
/// A word counts where both its ends agree with a word of the gold; blank segments are left out. A
/// sentence's end counts where it stands at the same byte as one of the gold, blanks before it
/// aside; the end of the document counts for nothing.
public struct SegmentEvaluation: Sendable {
  /// What is judged: words or sentences.
  public var unit: Segmenter.Unit
  /// Whose rules decide.
  public var style: Segmenter.Style
  /// The word model of the style ``SelarasSegmentation/Segmenter/Style/refined``.
  public var model: WordModel
  /// The words that are kept whole in that style.
  public var lexicon: WordLexicon

  /// Makes an evaluation.
  ///
  /// - Precondition: `unit` is `.word` or `.sentence`.
  public init(
    unit: Segmenter.Unit, style: Segmenter.Style = .exact, model: WordModel = .shipped,
    lexicon: WordLexicon = .empty
  ) {
    precondition(unit == .word || unit == .sentence, "gold has words and sentences")
    self.unit = unit
    self.style = style
    self.model = model
    self.lexicon = lexicon
  }

  /// Whether the model was trained on this very file, so that its score says nothing of other text.
  public func hasSeen(_ gold: GoldSegments) -> Bool {
    style == .refined && unit == .word && model.provenance.contains(gold.sha256)
  }

  /// Judges all documents of a gold file.
  ///
  /// - Complexity: O(bytes).
  public func score(_ gold: GoldSegments) throws(EvaluationError) -> SegmentScore {
    try score(gold.documents[...])
  }

  /// Judges by folds: document *n* is judged by a model trained on those documents whose number has
  /// another remainder by `folds`.
  ///
  /// What does not learn (sentences, the exact style) is judged as ``score(_:)`` does.
  ///
  /// - Precondition: `folds` is at least 2.
  /// - Throws: ``EvaluationError/tooManyFolds(_:documents:)`` where a fold would be empty.
  public func score(
    _ gold: GoldSegments, folds: Int, trainer: WordTrainer = WordTrainer()
  ) throws(EvaluationError) -> SegmentScore {
    precondition(folds >= 2, "at least two folds")
    guard folds <= gold.documents.count else {
      throw .tooManyFolds(folds, documents: gold.documents.count)
    }
    guard unit == .word, style == .refined else { return try score(gold) }
    var total = SegmentScore()
    for fold in 0..<folds {
      var evaluation = self
      do throws(SegmentationError) {
        evaluation.model = try trainer.train(
          on: [gold.trainingText { $0 % folds == fold }], locale: gold.documents[0].language)
      } catch {
        throw .training(error)
      }
      let judged = stride(from: fold, to: gold.documents.count, by: folds)
        .map { gold.documents[$0] }
      total += try evaluation.score(judged[...])
    }
    return total
  }

  private func score(
    _ documents: ArraySlice<GoldSegments.Document>
  ) throws(EvaluationError) -> SegmentScore {
    var total = SegmentScore()
    var segments: SegmentList = []
    for document in documents {
      do throws(UnicodeError) {
        var segmenter = try Segmenter(
          unit, locale: document.language, style: style, model: model, lexicon: lexicon)
        try segmenter.segments(of: document.text.span, into: &segments)
      } catch {
        throw .segmenting(error)
      }
      total +=
        unit == .word
        ? SegmentEvaluation.words(segments, document)
        : SegmentEvaluation.sentences(segments, document)
    }
    return total
  }

  private static func words(
    _ segments: SegmentList, _ document: GoldSegments.Document
  ) -> SegmentScore {
    let gold = Set(document.words)
    var score = SegmentScore(hits: 0, found: 0, wanted: gold.count)
    for segment in segments
    where textEnd(document.text, from: segment.range.start, to: segment.range.end)
      > segment.range.start
    {
      score.found += 1
      if gold.contains(segment.range) { score.hits += 1 }
    }
    return score
  }

  private static func sentences(
    _ segments: SegmentList, _ document: GoldSegments.Document
  ) -> SegmentScore {
    let last = textEnd(document.text, from: 0, to: document.text.count)
    func ends(_ ranges: some Sequence<TextRange>) -> Set<Int> {
      Set(ranges.map { textEnd(document.text, from: 0, to: $0.end) }.filter { $0 < last })
    }
    let gold = ends(document.sentences)
    let found = ends(segments.map(\.range))
    return SegmentScore(
      hits: gold.intersection(found).count, found: found.count, wanted: gold.count)
  }

  /// Where the text of a stretch ends, blanks behind it left out.
  private static func textEnd(_ text: [UInt8], from start: Int, to end: Int) -> Int {
    var end = end
    while end > start {
      var first = end - 1
      while first > start, text[first] & 0xC0 == 0x80 { first -= 1 }
      let (scalar, length) = text.span.scalar(at: first)
      guard first + length == end, Unicode.Scalar(scalar)?.properties.isWhitespace == true else {
        break
      }
      end = first
    }
    return end
  }
}
