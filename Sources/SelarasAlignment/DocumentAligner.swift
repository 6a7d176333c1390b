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
    let blocks = (
      source: source.map { $0.joined(separator: " ") },
      target: target.map { $0.joined(separator: " ") }
    )
    let paragraphs = segments.path(source: blocks.source, target: blocks.target)
    let starts = (DocumentAligner.starts(source), DocumentAligner.starts(target))
    let sentences = (source: Array(source.joined()), target: Array(target.joined()))
    var beads: [Bead] = []
    var done = (source: 0, target: 0)
    func flush(to end: (source: Int, target: Int)) {
      let region = segments.path(
        source: Array(sentences.source[done.source..<end.source]),
        target: Array(sentences.target[done.target..<end.target]))
      for bead in region {
        beads.append(
          Bead(
            source: bead.source.lowerBound + done.source..<bead.source.upperBound + done.source,
            target: bead.target.lowerBound + done.target..<bead.target.upperBound + done.target,
            confidence: bead.confidence))
      }
      done = end
    }
    for bead in paragraphs where !bead.isOneSided && bead.confidence >= DocumentAligner.sure {
      flush(to: (starts.0[bead.source.lowerBound], starts.1[bead.target.lowerBound]))
      flush(to: (starts.0[bead.source.upperBound], starts.1[bead.target.upperBound]))
    }
    flush(to: (sentences.source.count, sentences.target.count))
    return (
      segments.weighed(paragraphs, source: blocks.source, target: blocks.target),
      segments.weighed(beads, source: sentences.source, target: sentences.target)
    )
  }

  /// The number of each paragraph's first sentence, and of the one after the last.
  private static func starts(_ paragraphs: [[String]]) -> [Int] {
    paragraphs.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
  }
}
