/// From terms to beads: candidates, anchors, band, path, and what each bead is worth.
struct BeadSearch {
  private typealias Path = [BeadPath.Step]

  private let options: AlignmentOptions
  /// The document, with what it has taught itself.
  private(set) var document: TermDocument

  init(_ document: TermDocument, _ options: AlignmentOptions) {
    self.document = document
    self.options = options
  }

  /// The beads of the whole document.
  mutating func beads() -> [Bead] {
    var path = path(options.model)
    if document.coverage < DocumentLearning.enoughCoverage {
      for _ in 0..<options.documentRounds {
        document = DocumentLearning.learn(from: path.map { ($0.source, $0.target) }, in: document)
        path = self.path(options.learntModel)
      }
    }
    return judged(BeadSearch.ordered(path))
  }

  private func path(_ model: BeadModel) -> Path {
    let (n, m) = (document.source.count, document.target.count)
    var search = CandidateSearch(document, mostPostings: 24)
    var candidates: [CandidateSearch.Candidate] = []
    for segment in 0..<n { candidates += search.candidates(of: segment, most: 4) }
    candidates += document.outside?.candidates ?? []
    let anchors = AnchorChain.anchors(of: candidates, targetCount: m)
    let band = Band(
      sourceCount: n, targetCount: m, anchors: anchors, margin: max(1, options.margin))
    return BeadPath(BeadLattice(BeadScorer(document, model), band)).best()
  }

  /// The same beads, those without target before those without source wherever they touch.
  private static func ordered(_ path: Path) -> Path {
    var ordered: Path = []
    var k = 0
    while k < path.count {
      var end = k
      while end < path.count, path[end].source.isEmpty || path[end].target.isEmpty { end += 1 }
      if end == k {
        ordered.append(path[k])
        k += 1
        continue
      }
      let start = path[k].target.lowerBound
      let stop = path[end - 1].source.upperBound
      for step in path[k..<end] where step.target.isEmpty {
        ordered.append((step.source, start..<start, step.probability))
      }
      for step in path[k..<end] where step.source.isEmpty {
        ordered.append((stop..<stop, step.target, step.probability))
      }
      k = end
    }
    return ordered
  }

  private func judged(_ path: Path) -> [Bead] {
    path.map { source, target, probability in
      Bead(source: source, target: target, confidence: min(1, Double(probability)))
    }
  }
}
