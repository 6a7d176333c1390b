internal import SelarasText

/// Finds words that the text repeats and the dictionary lacks, and keeps them whole: names such as
/// 祖克柏, terms such as 千問.
///
/// The idea is that of unsupervised word discovery: the parts of a word stand together far more
/// often than each by itself (association), and what stands beside it varies (branching). See
/// <doc:ChineseWords>.
struct RepeatedWords: Sendable {
  /// A text is looked at in stretches of about so many bytes, which end at a line feed.
  static let stretch = 1 << 18
  /// The longest word looked for, in characters.
  static let longest = 5
  private let words: WordFilter
  private let characters = HanCharacters.shared
  private var counts = PairCounts()
  /// The pairs of characters that hold together, the first in the higher half.
  private var pairs: [UInt32: Int] = [:]
  /// Which characters stand in a pair.
  private var isPaired = [Bool](repeating: false, count: 0x1_0000)
  private var candidates: [UInt64: Candidate] = [:]

  init(words: WordFilter) { self.words = words }

  /// Joins the segments of the words found.
  ///
  /// - Complexity: O(*n*).
  mutating func keep(_ segments: inout SegmentList, of text: Span<UInt8>) {
    var first = 0
    var kept = 0
    while first < segments.count {
      let start = segments[first].range.start
      var end = first
      while end < segments.count {
        let range = segments[end].range
        end += 1
        if range.end - start >= RepeatedWords.stretch, text[range.end - 1] == 0x0A { break }
      }
      keep(&segments, first..<end, of: text, to: &kept)
      first = end
    }
    segments.removeLast(segments.count - kept)
  }

  private mutating func keep(
    _ segments: inout SegmentList, _ range: Range<Int>, of text: Span<UInt8>, to kept: inout Int
  ) {
    pairs = counts.pairs(of: segments, range, in: text, characters: characters)
    candidates.removeAll(keepingCapacity: true)
    notePaired(true)
    defer { notePaired(false) }
    if !pairs.isEmpty { gather(segments, range, of: text) }
    if pairs.isEmpty || candidates.isEmpty {
      // Nothing to join; what was joined before left a gap to close.
      if kept == range.lowerBound {
        kept = range.upperBound
        return
      }
    }
    let hasWords = !pairs.isEmpty && !candidates.isEmpty
    var first = range.lowerBound
    while first < range.upperBound {
      let segment = segments[first]
      var start = segment.range.start
      let mayHold = hasWords && mayHold(segment, text)
      var last =
        mayHold ? lastOfWord(segments, first, at: start, below: range.upperBound, text) : first
      if mayHold, last == first, let tail = tail(of: segment, text) {
        // 追 | 上千 | 問: the word begins with the last character of a longer one.
        last = lastOfWord(segments, first, at: tail, below: range.upperBound, text)
        if last > first { start = tail }
      }
      let end = segments[last].range.end
      if start > segment.range.start {
        segments[kept] = segment
        segments[kept].range.end = start
        kept += 1
      }
      segments[kept] = Segment(range: TextRange(start, end), status: segment.status)
      kept += 1
      first = last + 1
    }
  }

  private mutating func notePaired(_ value: Bool) {
    for pair in pairs.keys {
      isPaired[Int(pair >> 16)] = value
      isPaired[Int(pair & 0xFFFF)] = value
    }
  }

  /// Whether a segment is of Han characters, and its first or last one stands in a pair.
  private func mayHold(_ segment: Segment, _ text: Span<UInt8>) -> Bool {
    guard segment.status >= 300 else { return false }
    let first = text.scalar(at: segment.range.start).value
    if isPaired[Int(PairCounts.code(of: first, in: characters))] { return true }
    guard let (last, _) = text.scalar(before: segment.range.end) else { return false }
    return isPaired[Int(PairCounts.code(of: last, in: characters))]
  }

  /// The last segment of the longest word found that begins at `start` in segment `first`; `first`
  /// where none does.
  private func lastOfWord(
    _ segments: borrowing SegmentList, _ first: Int, at start: Int, below limit: Int,
    _ text: Span<UInt8>
  ) -> Int {
    var last = first
    forEachChain(segments, from: first, at: start, below: limit, of: text) { end, key, _ in
      if candidates[key] != nil { last = end }
    }
    return last
  }

  /// Where the last character of a segment of several Han characters starts.
  private func tail(of segment: Segment, _ text: Span<UInt8>) -> Int? {
    guard segment.status >= 300, let (_, start) = text.scalar(before: segment.range.end) else {
      return nil
    }
    return start > segment.range.start ? start : nil
  }

  /// Gathers the chains of pairs that hold together; keeps those that are words.
  private mutating func gather(
    _ segments: borrowing SegmentList, _ range: Range<Int>, of text: Span<UInt8>
  ) {
    for first in range where mayHold(segments[first], text) {
      var found: [(end: Int, key: UInt64, length: Int)] = []
      let start = segments[first].range.start
      forEachChain(segments, from: first, at: start, below: range.upperBound, of: text) {
        end, key, length in
        found.append((end, key, length))
      }
      let before = text.scalar(before: start)?.value ?? 0
      for chain in found where !words.contains(chain.key, length: chain.length) {
        let end = segments[chain.end].range.end
        let after = end < text.count ? text.scalar(at: end).value : 0
        candidates[chain.key, default: Candidate()].note(before: before, after: after)
      }
    }
    candidates = candidates.filter { $0.value.isWord }
  }

  /// Calls `body` for each chain of segments of at least two characters that starts in segment
  /// `first`, at `start`, and is held together by pairs: with its last segment, its hash and its
  /// length in characters.
  private func forEachChain(
    _ segments: borrowing SegmentList, from first: Int, at start: Int, below limit: Int,
    of text: Span<UInt8>,
    _ body: (_ last: Int, _ hash: UInt64, _ length: Int) -> Void
  ) {
    var hash: UInt64 = 0
    var length = 0
    var previous: UInt32 = 0
    var i = first
    while i < limit, segments[i].status >= 300 {
      let isFirst = i == first
      var position = isFirst ? start : segments[i].range.start
      var atStart = true
      while position < segments[i].range.end {
        let (scalar, bytes) = text.scalar(at: position)
        let code = PairCounts.code(of: scalar, in: characters)
        guard code != 0, length < RepeatedWords.longest else { return }
        if atStart, !isFirst, pairs[previous << 16 | code] == nil { return }
        atStart = false
        hash = HanRun.extended(hash, by: code)
        length += 1
        previous = code
        position += bytes
      }
      if !isFirst || length > 1 { body(i, hash, length) }
      i += 1
    }
  }
}

/// What is known of a stretch that may be a word.
private struct Candidate {
  private var count = 0
  private var before: UInt32?
  private var after: UInt32?
  private var variesBefore = false
  private var variesAfter = false

  /// Notes the neighbours of one occurrence; what is no Han character counts as varied.
  mutating func note(before: UInt32, after: UInt32) {
    count += 1
    if !HanCharacters.isHan(before) || (self.before ?? before) != before { variesBefore = true }
    if !HanCharacters.isHan(after) || (self.after ?? after) != after { variesAfter = true }
    self.before = before
    self.after = after
  }

  var isWord: Bool { count >= PairCounts.leastCount && variesBefore && variesAfter }
}
