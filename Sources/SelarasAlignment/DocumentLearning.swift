/// Learns links from the document itself, given a first guess at its beads.
enum DocumentLearning {
  /// Documents of which the lexicon knows less than this share are learnt from.
  static let enoughCoverage = 0.6
  /// Pairs of terms that are looked at in one round; what lies beyond is left out.
  private static let mostWork = 20_000_000
  /// How much of a learnt probability is believed: it comes from beads that may be wrong.
  private static let trust: Float = 0.7

  /// How much a term that nothing is known of counts against a pair: wholly where the lexicon
  /// knows little of the document, not at all where it knows enough.
  static func unknownWeight(coverage: Double) -> Float {
    Float(max(0, min(1, (enoughCoverage - coverage) / 0.3)))
  }

  /// The document with the links that the beads suggest, instead of those learnt before.
  ///
  /// - Complexity: The beads' source terms times their target terms, at most 20 million.
  static func learn(
    from beads: [(source: Range<Int>, target: Range<Int>)], in document: TermDocument
  ) -> TermDocument {
    guard let (source, target) = document.everyTerm else { return document }
    var bitext = Bitext()
    var seen: ([Int32], [Int32]) = ([], [])
    var work = 0
    for bead in beads where !bead.source.isEmpty && !bead.target.isEmpty {
      let first = source.terms[
        source.starts[bead.source.lowerBound]..<source.starts[bead.source.upperBound]]
      let second = target.terms[
        target.starts[bead.target.lowerBound]..<target.starts[bead.target.upperBound]]
      if first.isEmpty || second.isEmpty || first.count * second.count > 40_000 { continue }
      work += first.count * second.count
      if work > mostWork { break }
      let number = Int32(bitext.weights.count)
      bitext.source.append(first, pair: number, seen: &seen.0)
      bitext.target.append(second, pair: number, seen: &seen.1)
      bitext.weights.append(1)
    }
    var model = ModelOne(
      bitext, sourceCount: document.source.counts.count, targetCount: document.target.counts.count,
      minimumCount: 2, most: 40)
    for _ in 0..<4 { model.iterate(over: bitext) }
    var links = document.givenLinks
    for term in 0..<model.starts.count - 1 {
      for link in model.starts[term]..<model.starts[term + 1]
      where max(model.forward[link], model.backward[link]) > 0.02 {
        links.append(
          Int32(term), model.linked[link], forward: model.forward[link] * trust,
          backward: model.backward[link] * trust)
      }
    }
    return document.linked(by: links)
  }
}
