internal import SelarasText

/// Mends ICU's words of languages that are written with spaces.
///
/// Each rule names what it is for:
/// - a hyphen without spaces joins (`anak-anak`, `ke-2`, `1950-an`, `non-migas`), but for ranges of
///   numbers, months or days (`20-25`, `Januari-Oktober`);
/// - abbreviations of at least two letters keep their dot (`dr.`, `S.H.`, `Tbk.`);
/// - a currency and its amount are two words (`Rp` `300`);
/// - superscript digits go with their unit (`km²`);
/// - the number of a law, a quarter or an issue goes with its year (`33/2006`, `I/2007`);
/// - initials around an ampersand stay whole (`R&D`);
/// - runs of one mark that stand for another are one (<code>``</code>, `--`).
struct JoinedWords: Sendable {
  private let abbreviations: Abbreviations
  private let language: LanguageWords
  private var output: SegmentList = []

  init(locale: LanguageTag) {
    abbreviations = Abbreviations.own(locale) ?? Abbreviations()
    language = LanguageWords.of(locale)
  }

  /// - Complexity: O(*n*).
  mutating func mend(_ segments: inout SegmentList, of text: Span<UInt8>) {
    output.removeAll(keepingCapacity: true)
    var next = 0
    while next < segments.count {
      let segment = segments[next]
      next += 1
      guard segment.status < 300 else {
        output.append(segment)
        continue
      }
      if segment.status >= 100 {
        if let amount = amountStart(in: segment, of: text) {
          output.append(Segment(range: TextRange(segment.range.start, amount), status: 200))
          output.append(Segment(range: TextRange(amount, segment.range.end), status: 100))
        } else {
          output.append(segment)
        }
        continue
      }
      if let left = output.last {
        let right = next < segments.count ? segments[next] : nil
        let marks = segment.range
        switch text[marks.start] {
        case UInt8(ascii: "-"), 0xE2:
          if let right, isHyphen(marks, of: text), hyphenJoins(left, right, of: text) {
            join(right.range.end, right.status)
            next += 1
            continue
          }
          if repeats(left, marks, of: text) {
            join(marks.end, 0)
            continue
          }
          if isSuperscript(marks, of: text), left.status == 200 {
            join(marks.end, left.status)
            continue
          }
        case UInt8(ascii: "`"), UInt8(ascii: "'"):
          if repeats(left, marks, of: text) {
            join(marks.end, 0)
            continue
          }
        case 0xC2:
          if isSuperscript(marks, of: text), left.status == 200 {
            join(marks.end, left.status)
            continue
          }
        case UInt8(ascii: "."):
          if marks.count == 1, left.status >= 100, left.status < 300, left.range.count > 1,
            abbreviations.contains(text.extracting(left.range.start..<left.range.end))
          {
            join(marks.end, left.status)
            continue
          }
        case UInt8(ascii: "/"), UInt8(ascii: "&"):
          if let right, marks.count == 1, numbersJoin(left, right, of: text) {
            join(right.range.end, right.status)
            next += 1
            continue
          }
        default: break
        }
      }
      output.append(segment)
    }
    swap(&segments, &output)
  }

  private mutating func join(_ end: Int, _ status: Int32) {
    output[output.count - 1].range.end = end
    output[output.count - 1].status = status
  }

  /// Where the amount begins in `Rp300`.
  private func amountStart(in segment: Segment, of text: Span<UInt8>) -> Int? {
    let range = segment.range
    guard isDigit(text[range.end - 1]), text[range.start] & 0xDF >= 0x41,
      text[range.start] < 0x80
    else { return nil }
    var start = range.start
    while !isDigit(text[start]) {
      start += 1
      if start - range.start > 3 { return nil }
    }
    for i in start..<range.end
    where !isDigit(text[i]) && text[i] != UInt8(ascii: ".") && text[i] != UInt8(ascii: ",") {
      return nil
    }
    return language.isCurrency(text.extracting(range.start..<start)) ? start : nil
  }

  private func isHyphen(_ marks: TextRange, of text: Span<UInt8>) -> Bool {
    if marks.count == 1 { return text[marks.start] == UInt8(ascii: "-") }
    // U+2010 and U+2011.
    return marks.count == 3 && text[marks.start + 1] == 0x80
      && (text[marks.start + 2] == 0x90 || text[marks.start + 2] == 0x91)
  }

  private func hyphenJoins(_ left: Segment, _ right: Segment, of text: Span<UInt8>) -> Bool {
    guard left.status >= 100, left.status < 300, right.status >= 100, right.status < 300 else {
      return false
    }
    if left.status == 100, right.status == 100 { return false }
    return !language.isRange(
      text.extracting(left.range.start..<left.range.end),
      text.extracting(right.range.start..<right.range.end))
  }

  /// Whether a mark goes on with a run of itself.
  private func repeats(_ left: Segment, _ marks: TextRange, of text: Span<UInt8>) -> Bool {
    left.status == 0 && marks.count == 1 && text[marks.start] == text[left.range.end - 1]
      && text[left.range.start] == text[marks.start]
  }

  /// Superscript digits: U+00B2, U+00B3, U+00B9, U+2070...U+2079.
  private func isSuperscript(_ marks: TextRange, of text: Span<UInt8>) -> Bool {
    switch text.scalar(at: marks.start).value {
    case 0xB2, 0xB3, 0xB9, 0x2070...0x2079: text.scalar(at: marks.start).length == marks.count
    default: false
    }
  }

  private func numbersJoin(_ left: Segment, _ right: Segment, of text: Span<UInt8>) -> Bool {
    guard left.status >= 100, left.status < 300, right.status >= 100, right.status < 300 else {
      return false
    }
    let first = text.extracting(left.range.start..<left.range.end)
    let second = text.extracting(right.range.start..<right.range.end)
    if text[left.range.end] == UInt8(ascii: "&") {
      return first.count <= 2 && second.count <= 2 && isCapitals(first) && isCapitals(second)
    }
    let before = left.range.start > 0 ? text[left.range.start - 1] : 0x20
    let after = right.range.end < text.count ? text[right.range.end] : 0x20
    return before != UInt8(ascii: "/") && after != UInt8(ascii: "/")
      && second.count == 4 && second.indices.allSatisfy { isDigit(second[$0]) }
      && (left.status == 100 && first.count <= 3 && first.indices.allSatisfy { isDigit(first[$0]) }
        || isRomanNumeral(first))
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private func isCapitals(_ word: Span<UInt8>) -> Bool {
    word.indices.allSatisfy { word[$0] >= 0x41 && word[$0] <= 0x5A }
  }

  private func isRomanNumeral(_ word: Span<UInt8>) -> Bool {
    word.count <= 5
      && word.indices.allSatisfy {
        word[$0] == UInt8(ascii: "I") || word[$0] == UInt8(ascii: "V")
          || word[$0] == UInt8(ascii: "X")
      }
  }
}
