internal import Selaras
internal import SelarasEvaluation

/// What the refined style asks for words beside its rules.
struct RefinedWords: Sendable {
  private let model: WordModel?
  private let lexicon: WordLexicon

  /// Reads the files that were named.
  init(model: String?, lexicon: String?) throws {
    if let model {
      let bytes = try readAll(model)
      do throws(SegmentationError) {
        self.model = try WordModel(bytes: bytes)
      } catch {
        throw Failure(.unusableInput, "\(model): \(error)")
      }
    } else {
      self.model = nil
    }
    self.lexicon =
      try lexicon.map { WordLexicon(file: String(decoding: try readAll($0), as: UTF8.self)) }
      ?? .empty
  }

  func segmenter(
    _ unit: Segmenter.Unit, locale: LanguageTag, style: Segmenter.Style
  ) throws(UnicodeError) -> Segmenter {
    if let model {
      return try Segmenter(unit, locale: locale, style: style, model: model, lexicon: lexicon)
    }
    return try Segmenter(unit, locale: locale, style: style, lexicon: lexicon)
  }

  func evaluation(_ unit: Segmenter.Unit, style: Segmenter.Style) -> SegmentEvaluation {
    SegmentEvaluation(unit: unit, style: style, model: model ?? .shipped, lexicon: lexicon)
  }
}
