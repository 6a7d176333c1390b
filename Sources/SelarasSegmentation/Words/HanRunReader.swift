internal import SelarasText

/// Finds the runs that the word model divides, among the words that ICU cut.
///
/// A run is Han characters and ASCII numbers side by side, with percent signs behind numbers. Runs
/// without Han and runs beside kana, which are Japanese, are not for the model.
struct HanRunReader: Sendable {
  private let characters = HanCharacters.shared
  private(set) var run = HanRun()

  /// Reads the run that begins at segment `next`, if one does, and moves `next` behind it.
  ///
  /// - Returns: Whether the run is for the model; ``run`` is then complete.
  mutating func read(
    from next: inout Int, of segments: borrowing SegmentList, _ text: Span<UInt8>, words: WordFilter
  ) -> Bool {
    let first = next
    var hasHan = false
    // Long runs are taken in pieces, which end at boundaries of ICU.
    while next < segments.count, next == first || run.count < HanRun.longest / 2 {
      let segment = segments[next]
      guard segment.range.count <= HanRun.longest / 2,
        isElement(segment, of: text, follows: next > first)
      else { break }
      if next == first { run.open(after: text, at: segment.range.start, in: characters) }
      run.append(segment.range, of: text, in: characters)
      if segment.status >= 300 { hasHan = true }
      next += 1
    }
    guard next > first, hasHan else { return false }
    let end = segments[next - 1].range.end
    if let (scalar, _) = text.scalar(before: segments[first].range.start),
      HanCharacters.isKana(scalar)
    {
      return false
    }
    if end < text.count, HanCharacters.isKana(text.scalar(at: end).value) { return false }
    run.close(before: text, at: end, in: characters, words: words)
    return true
  }

  /// Whether a segment is Han alone, a number, or a percent sign behind one.
  private func isElement(_ segment: Segment, of text: Span<UInt8>, follows: Bool) -> Bool {
    let range = segment.range
    switch segment.status {
    case 100..<200: return text[range.start] < 0x80 && text[range.end - 1] < 0x80
    case 0: return follows && range.count == 1 && text[range.start] == UInt8(ascii: "%")
    case 300...: break
    default: return false
    }
    var position = range.start
    while position < range.end {
      let (scalar, length) = text.scalar(at: position)
      guard HanCharacters.isHan(scalar) else { return false }
      position += length
    }
    return true
  }
}
