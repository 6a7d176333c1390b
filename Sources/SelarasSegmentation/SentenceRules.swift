internal import SelarasText
internal import SelarasUnicode

/// Mends ICU's sentences: see <doc:Refining>.
struct SentenceRules: Sendable {
  private let abbreviations: Abbreviations
  private var enclosed = EnclosedStretches()
  private var output: SegmentList = []

  init(locale: LanguageTag) throws(UnicodeError) {
    abbreviations = try Abbreviations.ofSentences(locale)
  }

  /// - Complexity: O(*n*).
  mutating func mend(_ segments: inout SegmentList, of text: Span<UInt8>) {
    enclosed.find(in: text)
    moveOpeningBrackets(&segments, of: text)
    output.removeAll(keepingCapacity: true)
    for (i, segment) in segments.enumerated() {
      if !output.isEmpty, i > 0, isInside(segment.range.start, of: text) {
        output[output.count - 1].range.end = segment.range.end
        output[output.count - 1].status = segment.status
      } else {
        output.append(segment)
      }
      divide(segment.range, segment.status, of: text)
    }
    swap(&segments, &output)
  }

  /// ICU leaves an opening bracket that follows a full stop at the end of the sentence before
  /// where no space stands between; it begins the next one.
  private func moveOpeningBrackets(_ segments: inout SegmentList, of text: Span<UInt8>) {
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

  /// Whether a boundary of ICU stands inside a sentence.
  private mutating func isInside(_ boundary: Int, of text: Span<UInt8>) -> Bool {
    var stop = boundary
    while let (scalar, start) = text.scalar(before: stop), Punctuation.isSpace(scalar) {
      if Punctuation.isLineEnd(scalar) { return false }
      stop = start
    }
    let next = text.scalar(at: boundary).value
    // A closing mark after the boundary ends the sentence that it stands behind.
    if stop == boundary, Punctuation.closing.contains(next) { return true }
    if enclosed.contains(boundary) { return true }
    guard stop > 0, text[stop - 1] == UInt8(ascii: ".") else { return false }
    // A sentence of nothing but a number or a letter is the mark of a list's item.
    if let last = output.last, isListMark(TextRange(last.range.start, stop), of: text) {
      return true
    }
    if (0x61...0x7A).contains(next) { return !endsOrdinaryWord(stop - 1, of: text) }
    let word = word(before: stop - 1, of: text)
    // `RAPBN-P.` is no initial.
    if word.count == 1, word.lowerBound > 0, text[word.lowerBound - 1] == UInt8(ascii: "-") {
      return false
    }
    return abbreviations.keepsSentenceOpen(
      after: text.extracting(word), next: next,
      following: text.extracting(abbreviatedWord(at: boundary, of: text)))
  }

  /// `1.`, `12.`, `a.`, `IV.` alone.
  private func isListMark(_ range: TextRange, of text: Span<UInt8>) -> Bool {
    guard (2...5).contains(range.count) else { return false }
    let mark = text.extracting(range.start..<range.end - 1)
    if mark.count == 1 { return Punctuation.isASCIILetterOrDigit(mark[0]) }
    if mark.count <= 2, mark.indices.allSatisfy({ Punctuation.isASCIIDigit(mark[$0]) }) {
      return true
    }
    return mark.indices.allSatisfy {
      mark[$0] == UInt8(ascii: "I") || mark[$0] == UInt8(ascii: "V")
        || mark[$0] == UInt8(ascii: "X")
    }
  }

  /// The letters, digits and inner dots that end at `end`.
  private func word(before end: Int, of text: Span<UInt8>) -> Range<Int> {
    var start = end
    while end - start <= 24, let (scalar, before) = text.scalar(before: start),
      Punctuation.isWordCharacter(scalar)
    {
      start = before
    }
    return start..<end
  }

  /// The word at `start` if a dot follows it, without that dot.
  private func abbreviatedWord(at start: Int, of text: Span<UInt8>) -> Range<Int> {
    var end = start
    while end < text.count, end - start <= 24,
      Punctuation.isASCIILetterOrDigit(text[end])
        || text[end] == UInt8(ascii: ".")
    {
      end += 1
    }
    guard end > start, text[end - 1] == UInt8(ascii: ".") else { return start..<start }
    return start..<end - 1
  }

  /// Appends the parts of a sentence that ICU holds together for the lower-case letter after a full
  /// stop, where the word before is an ordinary one.
  private mutating func divide(_ range: TextRange, _ status: Int32, of text: Span<UInt8>) {
    var position = range.start
    while position + 2 < range.end {
      let at = position
      position += 1
      guard text[at] == UInt8(ascii: "."), text[at + 1] == 0x20,
        text[at + 2] >= 0x61, text[at + 2] <= 0x7A, endsOrdinaryWord(at, of: text),
        !enclosed.contains(at + 2)
      else { continue }
      output[output.count - 1].range.end = at + 2
      output.append(Segment(range: TextRange(at + 2, range.end), status: status))
    }
  }

  private func isBehindSpace(_ start: Int, of text: Span<UInt8>) -> Bool {
    text.scalar(before: start).map { Punctuation.isSpace($0.value) } ?? true
  }

  /// Whether the dot at `dot` follows a word that is no abbreviation by its look: at least four
  /// letters, lower-case but for the first, two vowels among them; or a number of three digits.
  private func endsOrdinaryWord(_ dot: Int, of text: Span<UInt8>) -> Bool {
    var start = dot
    while start > 0, Punctuation.isASCIIDigit(text[start - 1]), dot - start < 40 { start -= 1 }
    // A number of three digits or more is no mark of a list's item.
    if start < dot { return dot - start >= 3 && isBehindSpace(start, of: text) }
    var vowels = 0
    while start > 0, text[start - 1] >= 0x61, text[start - 1] <= 0x7A, dot - start < 40 {
      start -= 1
      switch text[start] {
      case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
        UInt8(ascii: "u"):
        vowels += 1
      default: break
      }
    }
    if start > 0, text[start - 1] >= 0x41, text[start - 1] <= 0x5A { start -= 1 }
    let length = dot - start
    guard length >= 4, vowels >= 2 else { return false }
    // A web address, a name of a file, a word with a dot inside.
    return isBehindSpace(start, of: text)
      && !abbreviations.contains(text.extracting(start..<dot))
  }
}
