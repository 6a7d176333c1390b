/// The probabilities of all beads of a lattice, and the path that promises most of them.
///
/// The forward-backward algorithm sums over all paths. What a segment without counterpart costs
/// depends on what stands before it, so each position has three states: after a bead with two
/// sides, after a source segment without counterpart, after a target segment without. Those of the
/// source come first where both kinds touch, or one path would be counted many times.
struct BeadPath {
  /// The logarithms of three sums.
  struct States {
    var pair = -Float.infinity
    var source = -Float.infinity
    var target = -Float.infinity

    @inline(__always)
    var total: Float { Logarithm.sum(pair, Logarithm.sum(source, target)) }
    @inline(__always)
    var greatest: Float { max(pair, max(source, target)) }

    mutating func move(by offset: Float) {
      pair += offset
      source += offset
      target += offset
    }
  }

  /// What it costs to go back from a target's segments without counterpart to the source's, which
  /// only a path along the edge of a narrow band must do.
  private static let detour: Float = -3

  private(set) var lattice: BeadLattice
  private let n: Int
  private let m: Int
  private let open: Float
  private let same: Float
  private let other: Float
  /// Where each row's positions begin.
  private(set) var rowStarts: [Int] = []
  private var forward: [States] = []
  /// What is to be added to each row's sums.
  private var offsets: [Double] = []
  /// The probability of each segment to have no counterpart.
  private(set) var sourceNulls: [Float]
  private(set) var targetNulls: [Float]
  /// The logarithm of the sum over all paths.
  private(set) var total = 0.0

  /// How many segments without counterpart are to be expected after one of the same side, and of
  /// the target after one of the source.
  private(set) var expectedSame: Float = 0
  private(set) var expectedOther: Float = 0
  private let countsTransitions: Bool

  /// Sums over all paths of a lattice.
  init(_ lattice: BeadLattice, countsTransitions: Bool = false) {
    self.lattice = lattice
    self.countsTransitions = countsTransitions
    n = lattice.sourceNulls.count
    m = lattice.targetNulls.count
    open = lattice.model[.null]
    same = open + lattice.model[.nullAfterSame]
    other = open + lattice.model[.nullAfterOther]
    sourceNulls = [Float](repeating: 0, count: n)
    targetNulls = [Float](repeating: 0, count: m)
    sumForward()
    sumBackward()
  }

  private mutating func sumForward() {
    let band = lattice.band
    var size = 0
    for i in 0...n {
      rowStarts.append(size)
      size += band.highs[i] - band.lows[i] + 1
    }
    rowStarts.append(size)
    forward = [States](repeating: States(), count: size)
    offsets = [Double](repeating: 0, count: n + 1)
    forward[0].pair = 0
    var offset = 0.0
    for i in 0...n {
      let (low, start) = (band.lows[i], rowStarts[i])
      let width = rowStarts[i + 1] - start
      if i > 0 {
        var greatest = -Float.infinity
        for k in start..<start + width { greatest = max(greatest, forward[k].greatest) }
        if greatest.isFinite, abs(greatest) > 64 {
          // The beads that end in the next rows have been added to what is there already.
          let last = min(n, i + BeadLattice.longest - 1)
          for k in start..<rowStarts[last + 1] { forward[k].move(by: -greatest) }
          offset += Double(greatest)
        }
      }
      offsets[i] = offset
      var edge = lattice.edgeStarts[min(i, n)]
      let edgeEnd = lattice.range(of: i).upperBound
      for k in 0..<width {
        let j = low + k
        let here = forward[start + k]
        let sum = here.total
        while edge < edgeEnd, lattice.edges[edge].column == j {
          let (a, b) = BeadLattice.shapes[Int(lattice.edges[edge].shape)]
          let end = rowStarts[i + a] + j + b - band.lows[i + a]
          forward[end].pair = Logarithm.sum(forward[end].pair, sum + lattice.edges[edge].score)
          edge += 1
        }
        if i < n, band.holds(i + 1, j) {
          let end = rowStarts[i + 1] + j - band.lows[i + 1]
          forward[end].source = Logarithm.sum(
            forward[end].source, lattice.sourceNulls[i] + beforeSource(here))
        }
        if k + 1 < width {
          forward[start + k + 1].target = Logarithm.sum(
            forward[start + k + 1].target, lattice.targetNulls[j] + beforeTarget(here))
        }
      }
    }
    total = Double(forward[rowStarts[n] + m - band.lows[n]].total) + offsets[n]
  }

  @inline(__always)
  private func beforeSource(_ states: States) -> Float {
    Logarithm.sum(
      states.pair + open,
      Logarithm.sum(states.source + same, states.target + other + BeadPath.detour))
  }

  @inline(__always)
  private func beforeTarget(_ states: States) -> Float {
    Logarithm.sum(
      states.pair + open, Logarithm.sum(states.source + other, states.target + same))
  }

  private mutating func sumBackward() {
    let band = lattice.band
    // Backward sums of this row and the four after it, by row modulo five, each with an offset.
    var rows = [[States]](repeating: [], count: 5)
    var rowOffsets = [Double](repeating: 0, count: 5)
    for i in stride(from: n, through: 0, by: -1) {
      let (low, start) = (band.lows[i], rowStarts[i])
      let width = rowStarts[i + 1] - start
      var current = [States](repeating: States(), count: width)
      let offset = i == n ? 0 : rowOffsets[(i + 1) % 5]
      // What turns sums of this row's forward and backward values into probabilities.
      let norm = Float(offsets[i] + offset - total)
      var edge = lattice.range(of: i).upperBound
      let edgeStart = lattice.edgeStarts[min(i, n)]
      for k in stride(from: width - 1, through: 0, by: -1) {
        let j = low + k
        let here = forward[start + k]
        let sum = here.total
        var pairs = i == n && j == m ? Float(0) : -Float.infinity
        while edge > edgeStart, lattice.edges[edge - 1].column == j {
          edge -= 1
          let (a, b) = BeadLattice.shapes[Int(lattice.edges[edge].shape)]
          let after = rows[(i + a) % 5][j + b - band.lows[i + a]].pair
          let value =
            lattice.edges[edge].score + after + Float(rowOffsets[(i + a) % 5] - offset)
          pairs = Logarithm.sum(pairs, value)
          lattice.setScore(Logarithm.probability(ofLogarithm: sum + value + norm), of: edge)
        }
        var state = States(pair: pairs, source: pairs, target: pairs)
        if i < n, band.holds(i + 1, j) {
          let after =
            rows[(i + 1) % 5][j - band.lows[i + 1]].source + lattice.sourceNulls[i]
          sourceNulls[i] += Logarithm.probability(
            ofLogarithm: beforeSource(here) + after + norm)
          if countsTransitions {
            expectedSame += Logarithm.probability(ofLogarithm: here.source + same + after + norm)
            expectedOther += Logarithm.probability(
              ofLogarithm: here.target + other + BeadPath.detour + after + norm)
          }
          state.pair = Logarithm.sum(state.pair, after + open)
          state.source = Logarithm.sum(state.source, after + same)
          state.target = Logarithm.sum(state.target, after + other + BeadPath.detour)
        }
        if k + 1 < width {
          let after = current[k + 1].target + lattice.targetNulls[j]
          targetNulls[j] += Logarithm.probability(
            ofLogarithm: beforeTarget(here) + after + norm)
          if countsTransitions {
            expectedSame += Logarithm.probability(ofLogarithm: here.target + same + after + norm)
            expectedOther += Logarithm.probability(ofLogarithm: here.source + other + after + norm)
          }
          state.pair = Logarithm.sum(state.pair, after + open)
          state.source = Logarithm.sum(state.source, after + other)
          state.target = Logarithm.sum(state.target, after + same)
        }
        current[k] = state
      }
      var greatest = -Float.infinity
      for state in current { greatest = max(greatest, state.greatest) }
      if greatest.isFinite, abs(greatest) > 64 {
        for k in current.indices { current[k].move(by: -greatest) }
        rowOffsets[i % 5] = offset + Double(greatest)
      } else {
        rowOffsets[i % 5] = offset
      }
      rows[i % 5] = current
    }
  }
}
