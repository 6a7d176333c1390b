/// From terms to beads: candidates, anchors, band, path, and what each bead is worth.
struct BeadSearch {
  private typealias Path = [(source: Range<Int>, target: Range<Int>)]

  private let options: AlignmentOptions
  private var document: TermDocument

  init(_ document: TermDocument, _ options: AlignmentOptions) {
    self.document = document
    self.options = options
  }

  /// The beads of the whole document.
  mutating func beads() -> [Bead] {
    var path = path(lengthWeight: nil)
    if document.coverage < DocumentLearning.enoughCoverage {
      // Where terms say little at first, lengths say the most.
      path = self.path(lengthWeight: max(options.lengthWeight, 0.8))
      for _ in 0..<options.documentRounds {
        document = DocumentLearning.learn(from: path, in: document)
        path = self.path(lengthWeight: nil)
      }
    }
    return judged(BeadSearch.ordered(path))
  }

  private func path(lengthWeight: Double?) -> Path {
    let (n, m) = (document.source.count, document.target.count)
    var options = options
    options.lengthWeight = lengthWeight ?? options.lengthWeight
    var search = CandidateSearch(document)
    var candidates: [CandidateSearch.Candidate] = []
    for segment in 0..<n { candidates += search.candidates(of: segment, most: 4) }
    candidates += document.outside?.candidates ?? []
    let anchors = AnchorChain.anchors(of: candidates, targetCount: m)
    let band = Band(
      sourceCount: n, targetCount: m, anchors: anchors, margin: max(1, options.margin))
    return BeadPath(BeadScorer(document, options), band).beads()
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
      let start = (source: path[k].source.lowerBound, target: path[k].target.lowerBound)
      let stop = (source: path[end - 1].source.upperBound, target: path[end - 1].target.upperBound)
      for i in start.source..<stop.source {
        ordered.append((i..<i + 1, start.target..<start.target))
      }
      for j in start.target..<stop.target {
        ordered.append((stop.source..<stop.source, j..<j + 1))
      }
      k = end
    }
    return ordered
  }

  private func judged(_ path: Path) -> [Bead] {
    var meter = PairMeter(document)
    return path.map { source, target in
      let confidence: Double
      if source.isEmpty || target.isEmpty {
        confidence = Confidence.ofNull(bestLogOdds: bestNear(source, target, &meter))
      } else {
        confidence = Confidence.ofBead(
          meter.measure(source, target), segments: source.count + target.count)
      }
      return Bead(source: source, target: target, confidence: confidence)
    }
  }

  /// The log odds of the likeliest pair of a segment without counterpart and a segment of the
  /// other side near where its counterpart is missing.
  private func bestNear(
    _ source: Range<Int>, _ target: Range<Int>, _ meter: inout PairMeter
  ) -> Double {
    var best = -20.0
    func near(_ place: Int, _ count: Int) -> Range<Int> {
      max(0, place - 2)..<min(count, place + 2)
    }
    let rows = source.isEmpty ? near(source.lowerBound, document.source.count) : source
    let columns = target.isEmpty ? near(target.lowerBound, document.target.count) : target
    for row in rows {
      for column in columns {
        let measure = meter.measure(row..<row + 1, column..<column + 1)
        best = max(best, Confidence.logOdds(ofPair: measure))
      }
    }
    return best
  }
}
