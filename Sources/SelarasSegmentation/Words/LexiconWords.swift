internal import SelarasText

/// Keeps the words of a lexicon whole, the longest first from the left.
///
/// A word begins and ends at a boundary, or between Han characters: `air` is not cut out of
/// `airport`, but 千問 is out of 用千問寫.
struct LexiconWords: Sendable {
  private let lexicon: WordLexicon
  private var output: SegmentList = []

  init(lexicon: WordLexicon) { self.lexicon = lexicon }

  /// - Complexity: O(*n* m), m the bytes of the longest entry that the text begins.
  mutating func keep(_ segments: inout SegmentList, of text: Span<UInt8>) {
    output.removeAll(keepingCapacity: true)
    var first = 0
    // Where the segment that is being copied starts: behind what a word took of it.
    var start = 0
    while first < segments.count {
      let segment = segments[first]
      if let word = firstWord(in: segment, from: start, segments, first, of: text) {
        if word.start > start {
          output.append(Segment(range: TextRange(start, word.start), status: segment.status))
        }
        var last = first
        while segments[last].range.end < word.end { last += 1 }
        output.append(Segment(range: word, status: status(of: segments[first...last])))
        start = word.end
        first = segments[last].range.end == word.end ? last + 1 : last
      } else {
        output.append(
          Segment(range: TextRange(start, segment.range.end), status: segment.status))
        start = segment.range.end
        first += 1
      }
    }
    swap(&segments, &output)
  }

  /// The longest word of the lexicon at the first place in the segment where there is one.
  private func firstWord(
    in segment: Segment, from start: Int, _ segments: SegmentList, _ first: Int,
    of text: Span<UInt8>
  ) -> TextRange? {
    var position = start
    while position < segment.range.end {
      var longest = 0
      var last = first
      lexicon.forEachWord(in: text, at: position) { end in
        while last < segments.count, segments[last].range.end < end { last += 1 }
        let isEnd = segments[last].range.end == end || isBetweenHan(end, of: text)
        if isEnd { longest = end }
      }
      if longest > 0 { return TextRange(position, longest) }
      // Words begin inside a segment before a Han character only.
      repeat {
        position += text.scalar(at: position).length
      } while position < segment.range.end && !isBetweenHan(position, of: text)
    }
    return nil
  }

  private func isBetweenHan(_ position: Int, of text: Span<UInt8>) -> Bool {
    guard let (left, _) = text.scalar(before: position), position < text.count else { return false }
    return HanCharacters.isHan(left) && HanCharacters.isHan(text.scalar(at: position).value)
  }

  /// The status of the last segment that has one.
  private func status(of joined: Slice<SegmentList>) -> Int32 {
    joined.last { $0.status != 0 }?.status ?? 0
  }
}
