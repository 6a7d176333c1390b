internal import SelarasText

/// Our own rules over ICU's boundaries, for the style ``Segmenter/Style/refined``.
///
/// They only take boundaries away or move them; each list belongs to a language or to none.
///
/// - Sentences do not end after an abbreviation (`dr.`, `Prof.`, `Jl.`), an initial (`B. J.
///   Habibie`) or a list's number (`1.`), nor before a lower-case letter or a closing bracket or
///   quotation mark, which goes with the sentence that it ends.
/// - Indonesian words keep their reduplication together (`anak-anak`), abbreviations their dot.
struct RefinedRules: Sendable {
  private let unit: Segmenter.Unit
  private let abbreviations: Abbreviations

  init?(unit: Segmenter.Unit, locale: LanguageTag) {
    guard unit == .sentence || unit == .word else { return nil }
    self.unit = unit
    abbreviations = Abbreviations.of(locale)
  }

  func mend(_ segments: inout [Segment], of text: Span<UInt8>) {
    guard segments.count > 1 else { return }
    switch unit {
    case .sentence: mendSentences(&segments, of: text)
    case .word: mendWords(&segments, of: text)
    default: break
    }
  }

  // MARK: Sentences

  private func mendSentences(_ segments: inout [Segment], of text: Span<UInt8>) {
    moveOpeningBrackets(&segments, of: text)
    var kept = 0
    for next in 1..<segments.count {
      let boundary = segments[next].range.start
      if isInsideSentence(boundary, of: text, end: segments[next].range.end) {
        segments[kept].range.end = segments[next].range.end
        segments[kept].status = segments[next].status
      } else {
        kept += 1
        segments[kept] = segments[next]
      }
    }
    segments.removeSubrange((kept + 1)...)
  }

  /// ICU leaves an opening bracket that follows a full stop at the end of the sentence before
  /// where no space stands between; it begins the next one.
  private func moveOpeningBrackets(_ segments: inout [Segment], of text: Span<UInt8>) {
    for i in 0..<segments.count - 1 {
      let range = segments[i].range
      var end = range.end
      while let (scalar, start) = text.scalar(before: end), start > range.start,
        Punctuation.openingFullWidth.contains(scalar)
      {
        end = start
      }
      // A sentence of nothing but brackets stays as it is.
      guard end > range.start, end < range.end else { continue }
      segments[i].range.end = end
      segments[i + 1].range.start = end
    }
  }

  private func isInsideSentence(_ boundary: Int, of text: Span<UInt8>, end: Int) -> Bool {
    var stop = boundary
    var sawSpace = false
    while let (scalar, start) = text.scalar(before: stop), Punctuation.isSpace(scalar) {
      if scalar == 0x0A || scalar == 0x0D || scalar == 0x2028 || scalar == 0x2029 { return false }
      stop = start
      sawSpace = true
    }
    let next = text.scalar(at: boundary).value
    // A closing mark after the boundary ends the sentence that it stands behind.
    if !sawSpace, Punctuation.closing.contains(next) { return true }
    guard stop > 0, text[stop - 1] == UInt8(ascii: ".") else { return false }
    var start = stop - 1
    while let (scalar, before) = text.scalar(before: start), Punctuation.isWordCharacter(scalar) {
      start = before
    }
    let word = text.extracting(start..<stop - 1)
    return abbreviations.keepsSentenceOpen(after: word, next: next)
  }

  // MARK: Words

  private func mendWords(_ segments: inout [Segment], of text: Span<UInt8>) {
    var kept = 0
    var next = 1
    while next < segments.count {
      let left = segments[kept]
      let middle = segments[next]
      if left.status >= 100, left.status < 300, middle.range.count == 1 {
        let mark = text[middle.range.start]
        let right = next + 1 < segments.count ? segments[next + 1] : nil
        if mark == UInt8(ascii: "-"), let right, joins(left, right, of: text) {
          segments[kept].range.end = right.range.end
          segments[kept].status = right.status
          next += 2
          continue
        }
        if mark == UInt8(ascii: "."),
          abbreviations.contains(text.extracting(left.range.start..<left.range.end))
        {
          segments[kept].range.end = middle.range.end
          next += 1
          continue
        }
      }
      kept += 1
      segments[kept] = middle
      next += 1
    }
    segments.removeSubrange((kept + 1)...)
  }

  /// A hyphen between two stretches of Latin letters or digits without a space joins them.
  private func joins(_ left: Segment, _ right: Segment, of text: Span<UInt8>) -> Bool {
    right.status >= 100 && right.status < 300
      && text[left.range.end - 1] < 0x80 && text[right.range.start] < 0x80
  }
}
