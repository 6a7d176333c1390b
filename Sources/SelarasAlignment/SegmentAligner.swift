/// Pairs the segments of two texts that translate each other: sentences, lines or paragraphs.
///
/// Beads follow each other in the order of both texts; what has moved across others is found
/// afterwards, by ``offeringMoves(_:source:target:constraints:)``. See <doc:SegmentAlignment> for how
/// they are found.
///
///     let aligner = SegmentAligner(lexicon: .empty)
///     let beads = aligner.align(source: ["Qwen 3"], target: ["Qwen 3"])
///     beads[0].source   // 0..<1
public struct SegmentAligner: Sendable {
  let lexicon: Lexicon
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
    // Without guidance all is one region, which need not be read a second time.
    path(SegmentList(source), SegmentList(target), PlacedConstraints(), nil) {
      DocumentFit.weighed($0, in: $1)
    }
  }

  /// The beads of two texts, guided by a person or by vectors.
  ///
  /// Fixed beads come out as they were given, with confidence 1; what lies between two of them is
  /// aligned by itself.
  ///
  /// - Throws: Where the guidance does not fit the texts, or contradicts itself.
  public func align(
    source: [String], target: [String], guidance: AlignmentGuidance
  ) throws(AlignmentError) -> [Bead] {
    let beads = weighed(
      try path(source: source, target: target, guidance: guidance), source: source,
      target: target)
    return restored(beads, guidance.constraints)
  }

  /// The beads, their confidences scaled by how well the whole document fits.
  func weighed(_ beads: [Bead], source: [String], target: [String]) -> [Bead] {
    // The document is always read from the first language to the second.
    lexicon.isMirrored
      ? DocumentFit.weighed(
        beads.map(\.mirrored),
        in: TermDocument(source: target, target: source, lexicon: lexicon)
      ).map(\.mirrored)
      : DocumentFit.weighed(
        beads, in: TermDocument(source: source, target: target, lexicon: lexicon))
  }

  /// The beads, those that a person has fixed certain.
  func restored(_ beads: [Bead], _ constraints: BeadConstraints) -> [Bead] {
    if constraints.fixed.isEmpty { return beads }
    let firsts = Set(constraints.fixed.compactMap { $0.target.isEmpty ? nil : $0.source.first })
    let lonelySources = Set(constraints.fixed.filter(\.target.isEmpty).flatMap(\.source))
    let lonelyTargets = Set(constraints.fixed.filter(\.source.isEmpty).flatMap(\.target))
    return beads.map { bead in
      let isFixed =
        bead.isOneSided
        ? bead.source.contains(where: lonelySources.contains)
          || bead.target.contains(where: lonelyTargets.contains)
        : firsts.contains(bead.source.lowerBound)
      return isFixed ? Bead(source: bead.source, target: bead.target, confidence: 1) : bead
    }
  }

  /// The beads, each with its confidence by itself, provided that the texts are translations.
  func path(source: [String], target: [String]) -> [Bead] {
    path(SegmentList(source), SegmentList(target), PlacedConstraints(), nil)
  }

  /// The same, guided.
  func path(
    source: [String], target: [String], guidance: AlignmentGuidance
  ) throws(AlignmentError) -> [Bead] {
    if let vectors = guidance.vectors {
      try vectors.check(source: source.count, target: target.count)
    }
    let (first, second) = (SegmentList(source), SegmentList(target))
    let constraints = try PlacedConstraints(
      guidance.constraints, sourceNumbers: first.numbers, targetNumbers: second.numbers)
    return path(first, second, constraints, guidance)
  }

  /// The segments of a text that are not empty.
  private struct SegmentList {
    let texts: [String]
    /// Their numbers among all.
    let numbers: [Int]

    init(_ all: [String]) {
      numbers = all.indices.filter { !SegmentAligner.isEmpty(all[$0]) }
      texts = numbers.map { all[$0] }
    }

    /// Numbers among all, from numbers among those that are not empty.
    func range(_ range: Range<Int>) -> Range<Int> {
      guard let first = range.first, let last = range.last else {
        let before = range.lowerBound == 0 ? 0 : numbers[range.lowerBound - 1] + 1
        return before..<before
      }
      return numbers[first]..<numbers[last] + 1
    }
  }

  private func path(
    _ source: SegmentList, _ target: SegmentList, _ constraints: PlacedConstraints,
    _ guidance: AlignmentGuidance?,
    judge: ([Bead], TermDocument) -> [Bead] = { beads, _ in beads }
  ) -> [Bead] {
    // The search always runs from the first language to the second, so that exchanging the texts
    // exchanges the beads' sides and nothing else.
    if lexicon.isMirrored {
      return search(target, source, constraints.mirrored, guidance?.mirrored, judge).map(\.mirrored)
    }
    return search(source, target, constraints, guidance, judge)
  }

  private func search(
    _ source: SegmentList, _ target: SegmentList, _ constraints: PlacedConstraints,
    _ guidance: AlignmentGuidance?, _ judge: ([Bead], TermDocument) -> [Bead]
  ) -> [Bead] {
    var beads: [Bead] = []
    var done = (source: 0, target: 0)
    let end = (
      source: source.texts.count..<source.texts.count,
      target: target.texts.count..<target.texts.count
    )
    for fixed in constraints.fixed + [end] {
      let region = (
        source: done.source..<fixed.source.lowerBound, target: done.target..<fixed.target.lowerBound
      )
      let texts = (
        source: Array(source.texts[region.source]), target: Array(target.texts[region.target])
      )
      let outside = OutsideEvidence(
        vectors: guidance?.vectors.map {
          VectorEvidence(
            $0.source, $0.target, sourceNumbers: Array(source.numbers[region.source]),
            targetNumbers: Array(target.numbers[region.target]))
        }, memory: guidance?.memory.map { MemoryEvidence($0, texts.source, texts.target) },
        forbidden: constraints.forbidden(in: region))
      beads += search(texts.source, texts.target, outside, judge)
        .map { $0.shifted(by: done) }
      if !fixed.source.isEmpty {
        beads.append(Bead(source: fixed.source, target: fixed.target, confidence: 1))
      }
      done = (fixed.source.upperBound, fixed.target.upperBound)
    }
    return beads.map {
      Bead(
        source: source.range($0.source), target: target.range($0.target),
        confidence: $0.confidence)
    }
  }

  private func search(
    _ source: [String], _ target: [String], _ outside: OutsideEvidence?,
    _ judge: ([Bead], TermDocument) -> [Bead]
  ) -> [Bead] {
    if source.isEmpty || target.isEmpty {
      return source.indices.map { Bead(source: $0..<$0 + 1, target: 0..<0, confidence: 1) }
        + target.indices.map { Bead(source: 0..<0, target: $0..<$0 + 1, confidence: 1) }
    }
    var document = TermDocument(source: source, target: target, lexicon: lexicon)
    document.outside = outside
    var search = BeadSearch(document, options)
    return judge(search.beads(), document)
  }
}
