internal import SelarasText

/// Finds counterparts across the order of the texts, for segments that the path leaves without one.
///
/// What the path leaves over on both sides is mined for pairs that translate each other. Pairs that
/// lie in one run of left-over segments of either side are aligned by themselves, as if that were
/// all there is; the heaviest runs come first, and what is still left over has another turn.
struct MovedBeads {
  private typealias Sides = (source: Range<Int>, target: Range<Int>)

  /// How many turns there are.
  private static let rounds = 4
  /// Beads of less confidence are not offered.
  private static let least = 0.5

  let aligner: SegmentAligner
  let source: [String]
  let target: [String]
  let forbidden: OutsideEvidence.Forbidden

  /// The beads, with moved ones where both sides had no counterpart.
  ///
  /// A moved bead stands where its source did.
  func offered(_ beads: [Bead]) -> [Bead] {
    var lone = (source: Set<Int>(), target: Set<Int>())
    for bead in beads where bead.isOneSided && !forbidden.leavesAlone(bead) {
      lone.source.formUnion(bead.source)
      lone.target.formUnion(bead.target)
    }
    var moved: [Int: Bead] = [:]
    for _ in 0..<MovedBeads.rounds {
      let found = search(lone)
      if found.isEmpty { break }
      for bead in found {
        lone.source.subtract(bead.source)
        lone.target.subtract(bead.target)
        moved[bead.source.lowerBound] = bead
      }
    }
    if moved.isEmpty { return beads }
    let gone = (
      source: Set(moved.values.flatMap(\.source)), target: Set(moved.values.flatMap(\.target))
    )
    var offered: [Bead] = []
    for bead in beads {
      if bead.isOneSided, let first = bead.source.first ?? bead.target.first {
        if bead.target.isEmpty, gone.source.contains(first) {
          if let bead = moved[first] { offered.append(bead) }
          continue
        }
        if bead.source.isEmpty, gone.target.contains(first) { continue }
      }
      offered.append(bead)
    }
    return offered
  }

  /// One turn: beads among the segments that have no counterpart.
  private func search(_ lone: (source: Set<Int>, target: Set<Int>)) -> [Bead] {
    let runs = (source: runs(lone.source, of: source), target: runs(lone.target, of: target))
    let numbers = (source: runs.source.flatMap(\.self), target: runs.target.flatMap(\.self))
    if numbers.source.isEmpty || numbers.target.isEmpty { return [] }
    let runOf = (
      source: MovedBeads.runNumbers(runs.source), target: MovedBeads.runNumbers(runs.target)
    )
    let pairs = SentenceMiner(lexicon: aligner.lexicon).mine(
      source: numbers.source.map { source[$0] }, target: numbers.target.map { target[$0] })
    var confidences: [SIMD2<Int>: Double] = [:]
    var weights: [SIMD2<Int>: Double] = [:]
    for pair in pairs where pair.confidence >= MovedBeads.least {
      let runs = SIMD2(runOf.source[pair.source], runOf.target[pair.target])
      weights[runs, default: 0] += pair.confidence
      confidences[SIMD2(numbers.source[pair.source], numbers.target[pair.target])] = pair.confidence
    }
    let heaviest = weights.sorted {
      ($0.value, $1.key.x, $1.key.y) > ($1.value, $0.key.x, $0.key.y)
    }
    var taken = (source: Set<Int>(), target: Set<Int>())
    var beads: [Bead] = []
    for (key, _) in heaviest
    where !taken.source.contains(key.x) && !taken.target.contains(key.y) {
      taken.source.insert(key.x)
      taken.target.insert(key.y)
      beads += align(runs.source[key.x], runs.target[key.y], confidences)
    }
    return beads
  }

  /// The beads of two runs that hold a pair that has been mined.
  private func align(
    _ sources: [Int], _ targets: [Int], _ confidences: [SIMD2<Int>: Double]
  ) -> [Bead] {
    let path = aligner.path(
      source: sources.map { source[$0] }, target: targets.map { target[$0] })
    return path.compactMap { bead in
      if bead.isOneSided { return nil }
      let sides: Sides = (
        sources[bead.source.lowerBound]..<sources[bead.source.upperBound - 1] + 1,
        targets[bead.target.lowerBound]..<targets[bead.target.upperBound - 1] + 1
      )
      guard !forbidden.holds(sides.source, sides.target) else { return nil }
      let best = sides.source.flatMap { row in
        sides.target.compactMap { confidences[SIMD2(row, $0)] }
      }.max()
      guard let best else { return nil }
      let confidence = min(best, bead.confidence)
      return confidence < MovedBeads.least
        ? nil
        : Bead(
          source: sides.source, target: sides.target, confidence: confidence, isMoved: true)
    }
  }

  /// Segments of a set in runs that nothing but empty segments interrupts.
  private func runs(_ numbers: Set<Int>, of texts: [String]) -> [[Int]] {
    var runs: [[Int]] = []
    for number in numbers.sorted() where !SegmentAligner.isEmpty(texts[number]) {
      if let last = runs.last?.last,
        (last + 1..<number).allSatisfy({ SegmentAligner.isEmpty(texts[$0]) })
      {
        runs[runs.count - 1].append(number)
      } else {
        runs.append([number])
      }
    }
    return runs
  }

  /// Of each segment of runs, put one after the other, the number of its run.
  private static func runNumbers(_ runs: [[Int]]) -> [Int] {
    runs.enumerated().flatMap { number, run in run.map { _ in number } }
  }
}

extension SegmentAligner {
  /// The same beads, and crossing ones for segments that have no counterpart in order.
  ///
  /// - Parameters:
  ///   - beads: What ``align(source:target:)`` found.
  ///   - source: The source's segments.
  ///   - target: The target's segments.
  ///   - constraints: What a person says of them.
  /// - Returns: Beads that cover both sides once, those with ``Bead/isMoved`` out of order.
  /// - Complexity: That of mining and of aligning what has no counterpart, at most four times.
  public func offeringMoves(
    _ beads: [Bead], source: [String], target: [String],
    constraints: BeadConstraints = BeadConstraints()
  ) -> [Bead] {
    MovedBeads(
      aligner: self, source: source, target: target, forbidden: constraints.forbiddenEverywhere
    ).offered(beads)
  }
}
