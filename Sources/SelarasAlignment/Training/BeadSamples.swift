/// The lattice of a document whose beads are known, with all that the beads' scores are made of.
struct BeadSample {
  /// The evidence of an edge: by kind of term, the sums of the four logarithms.
  var evidence: [SIMD4<Float>] = []
  /// The features of the edges, and where each edge's begin.
  var features: [(feature: UInt8, value: Float)] = []
  var featureStarts: [Int] = [0]
  /// The features of each segment without counterpart, and where each segment's begin; the source's
  /// segments come first.
  var nullFeatures: [(feature: UInt8, value: Float)] = []
  var nullStarts: [Int] = [0]
  var lattice: BeadLattice
  /// The true path: its edges, its segments without counterpart, and how many of these follow one
  /// of the same side or of the other.
  var goldEdges: [Int] = []
  var goldNulls: [Int] = []
  var goldSame: Float = 0
  var goldOther: Float = 0

  private static let kinds = TermKind.allCases.count

  /// `nil` where the true path does not lie in the lattice.
  init?(
    _ document: TermDocument, beads: [(source: Range<Int>, target: Range<Int>)],
    model: BeadModel, margin: Int
  ) {
    let (n, m) = (document.source.count, document.target.count)
    let scorer = BeadScorer(document, model)
    let anchors = beads.filter { !$0.source.isEmpty && !$0.target.isEmpty }
      .map { ($0.source.lowerBound, $0.target.lowerBound) }
    let band = Band(sourceCount: n, targetCount: m, anchors: anchors, margin: margin)
    var evidence: [SIMD4<Float>] = []
    var features: [(feature: UInt8, value: Float)] = []
    var starts = [0]
    lattice = BeadLattice(scorer, band) { i, j, shape, cells, block in
      let (a, b) = BeadLattice.shapes[shape]
      var sums = [SIMD4<Float>](repeating: SIMD4(), count: BeadSample.kinds)
      scorer.visitTerms(i..<i + a, j..<j + b, cells: cells, in: block) { logarithms, kind in
        sums[Int(kind)] += logarithms
      }
      evidence += sums
      scorer.shapes.visit(i..<i + a, j..<j + b) {
        features.append((UInt8($0.rawValue), $1))
      }
      starts.append(features.count)
    }
    (self.evidence, self.features, featureStarts) = (evidence, features, starts)
    for segment in 0..<n + m {
      let (source, target) =
        segment < n ? (segment..<segment + 1, 0..<0) : (0..<0, segment - n..<segment - n + 1)
      scorer.shapes.visit(source, target) {
        nullFeatures.append((UInt8($0.rawValue), $1))
      }
      nullStarts.append(nullFeatures.count)
    }
    guard findPath(beads, n) else { return nil }
  }

  private mutating func findPath(
    _ beads: [(source: Range<Int>, target: Range<Int>)], _ n: Int
  ) -> Bool {
    var k = 0
    while k < beads.count {
      if !beads[k].source.isEmpty, !beads[k].target.isEmpty {
        let (a, b) = (beads[k].source.count, beads[k].target.count)
        guard let shape = BeadLattice.shapes.firstIndex(where: { $0 == (a, b) }),
          let edge = lattice.range(of: beads[k].source.lowerBound).first(where: {
            lattice.edges[$0].shape == shape
              && Int(lattice.edges[$0].column) == beads[k].target.lowerBound
          })
        else { return false }
        goldEdges.append(edge)
        k += 1
        continue
      }
      var sources: [Int] = []
      var targets: [Int] = []
      while k < beads.count, beads[k].source.isEmpty || beads[k].target.isEmpty {
        sources += beads[k].source
        targets += beads[k].target.map { $0 + n }
        k += 1
      }
      goldNulls += sources + targets
      goldSame += Float(max(0, sources.count - 1) + max(0, targets.count - 1))
      if !sources.isEmpty, !targets.isEmpty { goldOther += 1 }
    }
    return true
  }

  /// The score that a model gives an edge, and the shares of the mixture's components.
  @inline(__always)
  private func score(of edge: Int, _ model: BeadModel) -> (score: Float, sums: SIMD4<Float>) {
    var sums = model.mixture
    for kind in 0..<BeadSample.kinds {
      sums += evidence[edge * BeadSample.kinds + kind] * model.kinds[kind]
    }
    var score = BeadScorer.logarithm(ofSum: sums)
    for k in featureStarts[edge]..<featureStarts[edge + 1] {
      score += features[k].value * model.features[Int(features[k].feature)]
    }
    return (score, sums)
  }

  /// Adds this document's gradient of the negative log likelihood.
  ///
  /// - Returns: The negative log likelihood of the true path, and how many beads it has.
  func addGradient(of model: BeadModel, to gradient: inout [Float]) -> (loss: Double, beads: Int) {
    var lattice = lattice
    lattice.model = model
    var components: [SIMD4<Float>] = []
    components.reserveCapacity(lattice.edges.count)
    for edge in lattice.edges.indices {
      let (score, sums) = score(of: edge, model)
      lattice.setScore(score, of: edge)
      components.append(sums)
    }
    let n = lattice.sourceNulls.count
    for segment in 0..<nullStarts.count - 1 {
      var score: Float = 0
      for k in nullStarts[segment]..<nullStarts[segment + 1] {
        score += nullFeatures[k].value * model.features[Int(nullFeatures[k].feature)]
      }
      if segment < n {
        lattice.sourceNulls[segment] = score
      } else {
        lattice.targetNulls[segment - n] = score
      }
    }
    var gold = 0.0
    for edge in goldEdges { gold += Double(lattice.edges[edge].score) }
    for segment in goldNulls {
      gold += Double(
        (segment < n ? lattice.sourceNulls[segment] : lattice.targetNulls[segment - n])
          + model[.null])
    }
    gold += Double(goldSame * model[.nullAfterSame] + goldOther * model[.nullAfterOther])
    let path = BeadPath(lattice, countsTransitions: true)

    let (featureCount, kindCount) = (model.features.count, BeadSample.kinds)
    var weights = path.lattice.edges.map(\.score)
    for edge in goldEdges { weights[edge] -= 1 }
    for edge in weights.indices where abs(weights[edge]) > 1e-5 {
      let weight = weights[edge]
      for k in featureStarts[edge]..<featureStarts[edge + 1] {
        gradient[Int(features[k].feature)] += weight * features[k].value
      }
      let sums = components[edge]
      let whole = BeadScorer.logarithm(ofSum: sums)
      var shares = SIMD4<Float>()
      for k in 0..<4 { shares[k] = Logarithm.probability(ofLogarithm: sums[k] - whole) }
      for kind in 0..<kindCount {
        gradient[featureCount + kind] +=
          weight * (shares * evidence[edge * kindCount + kind]).sum()
      }
      for k in 0..<4 { gradient[featureCount + kindCount + k] += weight * shares[k] }
    }
    var nulls = path.sourceNulls + path.targetNulls
    for segment in goldNulls { nulls[segment] -= 1 }
    for segment in nulls.indices {
      gradient[BeadModel.Feature.null.rawValue] += nulls[segment]
      for k in nullStarts[segment]..<nullStarts[segment + 1] {
        gradient[Int(nullFeatures[k].feature)] += nulls[segment] * nullFeatures[k].value
      }
    }
    gradient[BeadModel.Feature.nullAfterSame.rawValue] += path.expectedSame - goldSame
    gradient[BeadModel.Feature.nullAfterOther.rawValue] += path.expectedOther - goldOther
    return (path.total - gold, goldEdges.count + goldNulls.count)
  }
}
