internal import SelarasSegmentation
internal import SelarasText
internal import SelarasUnicode

/// Sentences of a document, with their ranges in its text.
struct SentenceList: Sendable {
  /// The sentences without white space at their ends.
  private(set) var texts: [String] = []
  /// Where each stands.
  private(set) var ranges: [TextRange] = []

  /// Appends the sentences of a stretch of `text`.
  ///
  /// - Parameters:
  ///   - range: A stretch of `text`.
  ///   - text: The document's text.
  ///   - segmenter: Made for sentences.
  /// - Returns: How many there were.
  /// - Throws: What the segmenter throws.
  @discardableResult
  mutating func append(
    sentencesOf range: TextRange, in text: String, by segmenter: inout Segmenter
  ) throws(UnicodeError) -> Int {
    var segments: SegmentList = []
    let bytes = text.utf8.span
    try segmenter.segments(of: bytes.extracting(range.start..<range.end), into: &segments)
    let before = texts.count
    for segment in segments {
      let trimmed = bytes.trimmed(segment.range.shifted(by: range.start))
      guard !trimmed.isEmpty else { continue }
      texts.append(String(text[trimmed]))
      ranges.append(trimmed)
    }
    return texts.count - before
  }
}

/// The segmenters that cut both sides of a pair into sentences.
struct SentenceSegmenters: ~Copyable {
  var source: Segmenter
  var target: Segmenter

  init(source: LanguageTag, target: LanguageTag) throws(UnicodeError) {
    let source = try Segmenter(.sentence, locale: source, style: .refined)
    let target = try Segmenter(.sentence, locale: target, style: .refined)
    self.source = source
    self.target = target
  }
}

extension Span where Element == UInt8 {
  /// The range without ASCII and ideographic white space at its ends.
  func trimmed(_ range: TextRange) -> TextRange {
    var start = range.start
    var end = range.end
    while start < end {
      let (scalar, length) = scalar(at: start)
      guard isBlank(scalar) else { break }
      start += length
    }
    trailing: while end > start {
      if self[end - 1] <= 0x20 {
        end -= 1
      } else if end - start >= 3, scalar(at: end - 3) == (0x3000, 3) {
        end -= 3
      } else {
        break trailing
      }
    }
    return TextRange(start, end)
  }

  private func isBlank(_ scalar: UInt32) -> Bool { scalar <= 0x20 || scalar == 0x3000 }
}
