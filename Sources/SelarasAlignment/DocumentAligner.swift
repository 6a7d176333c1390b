/// Pairs the paragraphs of two texts, then the sentences.
///
/// Paragraph beads that are sure fence in the sentences; between two such beads sentences are
/// aligned together, so that a doubtful paragraph cannot tear a sentence from its counterpart.
public struct DocumentAligner: Sendable {
  private let segments: SegmentAligner
  /// A paragraph bead of less confidence is no fence.
  private static let sure = 0.7

  /// Makes an aligner.
  public init(lexicon: Lexicon, options: AlignmentOptions = .init()) {
    segments = SegmentAligner(lexicon: lexicon, options: options)
  }

  /// The beads of two texts, each a list of paragraphs, each a list of sentences.
  ///
  /// - Returns: The beads of the paragraphs, and the beads of the sentences; these are numbered
  ///   through, from the first paragraph's first sentence.
  public func align(
    source: [[String]], target: [[String]]
  ) -> (paragraphs: [Bead], sentences: [Bead]) {
    let blocks = (DocumentAligner.blocks(source), DocumentAligner.blocks(target))
    let paragraphs = segments.path(source: blocks.0, target: blocks.1)
    let sentences = (source: Array(source.joined()), target: Array(target.joined()))
    var beads: [Bead] = []
    for region in DocumentAligner.regions(source, target, fencedBy: paragraphs, heeding: []) {
      beads += segments.path(
        source: Array(sentences.source[region.source]),
        target: Array(sentences.target[region.target])
      ).map { $0.shifted(by: (region.source.lowerBound, region.target.lowerBound)) }
    }
    return (
      segments.weighed(paragraphs, source: blocks.0, target: blocks.1),
      segments.weighed(beads, source: sentences.source, target: sentences.target)
    )
  }

  /// The beads of the sentences of two texts, each a list of paragraphs, guided by sentences.
  ///
  /// A paragraph bead that a fixed bead of sentences contradicts fences nothing in.
  ///
  /// - Parameters:
  ///   - source: The source's paragraphs.
  ///   - target: The target's paragraphs.
  ///   - guidance: By the numbers of the sentences, from the first paragraph's first.
  /// - Returns: The beads, numbered likewise.
  /// - Throws: Where the guidance does not fit the texts, or contradicts itself.
  public func align(
    source: [[String]], target: [[String]], guidance: AlignmentGuidance
  ) throws(AlignmentError) -> [Bead] {
    let sentences = (source: Array(source.joined()), target: Array(target.joined()))
    let whole = (source: 0..<sentences.source.count, target: 0..<sentences.target.count)
    let constraints = try PlacedConstraints(
      guidance.constraints, sourceNumbers: Array(whole.source), targetNumbers: Array(whole.target))
    try guidance.vectors?.check(source: whole.source.count, target: whole.target.count)
    let paragraphs = segments.path(
      source: DocumentAligner.blocks(source), target: DocumentAligner.blocks(target))
    var beads: [Bead] = []
    for region in DocumentAligner.regions(
      source, target, fencedBy: paragraphs, heeding: constraints.fixed)
    {
      let part = AlignmentGuidance(
        constraints: guidance.constraints.part(region),
        vectors: guidance.vectors?.part(region), memory: guidance.memory)
      beads += try segments.path(
        source: Array(sentences.source[region.source]),
        target: Array(sentences.target[region.target]), guidance: part
      ).map { $0.shifted(by: (region.source.lowerBound, region.target.lowerBound)) }
    }
    let weighed = segments.weighed(beads, source: sentences.source, target: sentences.target)
    return segments.restored(weighed, guidance.constraints)
  }

  private static func blocks(_ paragraphs: [[String]]) -> [String] {
    paragraphs.map { $0.joined(separator: " ") }
  }

  /// The stretches of sentences between and inside sure paragraph beads, those at whose ends a
  /// fixed bead would be cut or crossed joined.
  private static func regions(
    _ source: [[String]], _ target: [[String]], fencedBy paragraphs: [Bead],
    heeding fixed: [PlacedConstraints.Sides]
  ) -> [PlacedConstraints.Sides] {
    let starts = (DocumentAligner.starts(source), DocumentAligner.starts(target))
    var regions: [PlacedConstraints.Sides] = []
    var done = (source: 0, target: 0)
    var next = 0
    func flush(to end: (source: Int, target: Int)) {
      while next < fixed.count, fixed[next].source.upperBound <= end.source,
        fixed[next].target.upperBound <= end.target
      {
        next += 1
      }
      // Fixed beads rise on both sides, so that only the next one can be in the way.
      if next < fixed.count,
        fixed[next].source.lowerBound < end.source || fixed[next].target.lowerBound < end.target
      {
        return
      }
      regions.append((done.source..<end.source, done.target..<end.target))
      done = end
    }
    for bead in paragraphs where !bead.isOneSided && bead.confidence >= DocumentAligner.sure {
      flush(to: (starts.0[bead.source.lowerBound], starts.1[bead.target.lowerBound]))
      flush(to: (starts.0[bead.source.upperBound], starts.1[bead.target.upperBound]))
    }
    flush(to: (starts.0[source.count], starts.1[target.count]))
    return regions
  }

  /// The number of each paragraph's first sentence, and of the one after the last.
  private static func starts(_ paragraphs: [[String]]) -> [Int] {
    paragraphs.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
  }
}
