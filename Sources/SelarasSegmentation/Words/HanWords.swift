internal import SelarasText

/// Cuts runs of Han characters anew by the word model.
///
/// What is decided is every gap between two Han characters, between a Han character and a digit,
/// and between a digit and a percent sign; all other boundaries are ICU's.
struct HanWords: Sendable {
  private let model: WordModel
  private var reader = HanRunReader()
  private var output: SegmentList = []

  init(model: WordModel) { self.model = model }

  /// Replaces the segments of Han runs in `segments`, ICU's words of `text`.
  ///
  /// - Complexity: O(*n*).
  mutating func divide(_ segments: inout SegmentList, of text: Span<UInt8>) {
    // Text without Han, the common case elsewhere, is left where it is.
    guard var next = segments.firstIndex(where: { $0.status >= 300 }) else { return }
    while next > 0, segments[next - 1].status == 100 { next -= 1 }
    output.removeAll(keepingCapacity: true)
    output.append(contentsOf: segments[..<next])
    while next < segments.count {
      let first = next
      if reader.read(from: &next, of: segments, text, words: model.words) {
        decide()
      } else {
        if next == first { next += 1 }
        output.append(contentsOf: segments[first..<next])
      }
    }
    swap(&segments, &output)
  }

  private mutating func decide() {
    let count = reader.run.count
    var start = 0
    for i in 1...count {
      let isBoundary =
        i == count
        || (reader.run.isOpen(i) ? model.isBoundary(i, in: reader.run) : reader.run.boundaries[i])
      guard isBoundary else { continue }
      let status: Int32 =
        switch reader.run.classes[i - 1 + HanRun.margin] {
        case HanCharacters.Class.digit.rawValue: 100
        case HanCharacters.Class.other.rawValue: 0
        default: 400
        }
      output.append(
        Segment(range: TextRange(reader.run.starts[start], reader.run.starts[i]), status: status))
      start = i
    }
  }
}

extension HanRun {
  /// Whether the gap before character `i` is one that the model decides.
  @inline(__always)
  func isOpen(_ i: Int) -> Bool {
    let at = i &+ HanRun.margin
    let digit = HanCharacters.Class.digit.rawValue
    let (left, right) = (classes[at &- 1], classes[at])
    if HanCharacters.isHan(class: left) {
      return HanCharacters.isHan(class: right) || right == digit
    }
    return left == digit && (HanCharacters.isHan(class: right) || codes[at] == 0x25)
  }
}
