/// Pairs the segments of two texts that translate each other: sentences, lines or paragraphs.
///
/// Beads follow each other in the order of both texts; nothing is moved across anything else. See
/// <doc:SegmentAlignment> for how they are found.
///
///     let aligner = SegmentAligner(lexicon: .empty)
///     let beads = aligner.align(source: ["Qwen 3"], target: ["Qwen 3"])
///     beads[0].source   // 0..<1
public struct SegmentAligner: Sendable {
  private let lexicon: Lexicon
  private let options: AlignmentOptions

  /// Makes an aligner.
  public init(lexicon: Lexicon, options: AlignmentOptions = .init()) {
    self.lexicon = lexicon
    self.options = options
  }

  /// Whether a segment holds nothing but white space: it has a number, but is in no bead.
  public static func isEmpty(_ segment: String) -> Bool {
    segment.unicodeScalars.allSatisfy(\.properties.isWhitespace)
  }

  /// The beads of two texts.
  ///
  /// The beads cover every segment that is not empty once, in order. Where segments without
  /// counterpart stand side by side, those of the lexicon's first language come first. An empty
  /// segment between two of one bead lies in the bead's range, but does not belong to it: leave it
  /// out with ``isEmpty(_:)`` wherever numbers are listed.
  ///
  /// - Complexity: Linear in the number of segments, for texts that translate each other.
  public func align(source: [String], target: [String]) -> [Bead] {
    weighed(path(source: source, target: target), source: source, target: target)
  }

  /// The beads, their confidences scaled by how well the whole document fits.
  func weighed(_ beads: [Bead], source: [String], target: [String]) -> [Bead] {
    lexicon.isMirrored
      ? DocumentFit.weighed(
        beads.map(\.mirrored), source: target, target: source, lexicon: lexicon
      ).map(\.mirrored)
      : DocumentFit.weighed(beads, source: source, target: target, lexicon: lexicon)
  }

  /// The beads, each with its confidence by itself, provided that the texts are translations.
  func path(source: [String], target: [String]) -> [Bead] {
    let sourceNumbers = source.indices.filter { !SegmentAligner.isEmpty(source[$0]) }
    let targetNumbers = target.indices.filter { !SegmentAligner.isEmpty(target[$0]) }
    // The search always runs from the first language to the second, so that exchanging the texts
    // exchanges the beads' sides and nothing else.
    let beads =
      lexicon.isMirrored
      ? search(targetNumbers.map { target[$0] }, sourceNumbers.map { source[$0] })
        .map(\.mirrored)
      : search(sourceNumbers.map { source[$0] }, targetNumbers.map { target[$0] })
    return beads.map {
      Bead(
        source: SegmentAligner.range($0.source, numbers: sourceNumbers),
        target: SegmentAligner.range($0.target, numbers: targetNumbers),
        confidence: $0.confidence)
    }
  }

  private static func range(_ range: Range<Int>, numbers: [Int]) -> Range<Int> {
    guard let first = range.first, let last = range.last else {
      let before = range.lowerBound == 0 ? 0 : numbers[range.lowerBound - 1] + 1
      return before..<before
    }
    return numbers[first]..<numbers[last] + 1
  }

  private func search(_ source: [String], _ target: [String]) -> [Bead] {
    if source.isEmpty || target.isEmpty {
      return source.indices.map { Bead(source: $0..<$0 + 1, target: 0..<0, confidence: 1) }
        + target.indices.map { Bead(source: 0..<0, target: $0..<$0 + 1, confidence: 1) }
    }
    let document = TermDocument(source: source, target: target, lexicon: lexicon)
    var search = BeadSearch(document, options)
    return search.beads()
  }
}
