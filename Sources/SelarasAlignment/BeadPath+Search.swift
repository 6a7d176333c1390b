extension BeadPath {
  /// A bead of the path and its probability.
  typealias Step = (source: Range<Int>, target: Range<Int>, probability: Float)

  private static let sourceOnly: UInt8 = 8
  private static let targetOnly: UInt8 = 9
  private static let none: UInt8 = 255

  /// The path of which most beads are to be expected right.
  ///
  /// Strict F1 counts the beads with two sides in precision and recall, the others in precision
  /// only: near its maximum a bead of the first kind is worth twice its probability less one, one
  /// of the second its probability less one.
  ///
  /// - Complexity: Linear in the band.
  func best() -> [Step] {
    let band = lattice.band
    let (n, m) = (sourceNulls.count, targetNulls.count)
    var steps: [UInt8] = []
    steps.reserveCapacity(rowStarts[n + 1])
    var rows = [[Float]](repeating: [], count: 5)
    var rowSteps = [[UInt8]](repeating: [], count: 5)
    for i in 0..<min(n + 1, 5) {
      let width = band.highs[i] - band.lows[i] + 1
      rows[i] = [Float](repeating: -.infinity, count: width)
      rowSteps[i] = [UInt8](repeating: BeadPath.none, count: width)
    }
    rows[0][0] = 0
    for i in 0...n {
      let low = band.lows[i]
      let width = band.highs[i] - low + 1
      var edge = lattice.edgeStarts[min(i, n)]
      let edgeEnd = lattice.range(of: i).upperBound
      for k in 0..<width {
        let j = low + k
        let value = rows[i % 5][k]
        while edge < edgeEnd, lattice.edges[edge].column == j {
          let shape = lattice.edges[edge].shape
          let (a, b) = BeadLattice.shapes[Int(shape)]
          let end = j + b - band.lows[i + a]
          let score = value + 2 * lattice.edges[edge].score - 1
          if score > rows[(i + a) % 5][end] {
            rows[(i + a) % 5][end] = score
            rowSteps[(i + a) % 5][end] = shape
          }
          edge += 1
        }
        if k + 1 < width {
          let score = value + targetNulls[j] - 1
          if score > rows[i % 5][k + 1] {
            rows[i % 5][k + 1] = score
            rowSteps[i % 5][k + 1] = BeadPath.targetOnly
          }
        }
        if i < n, band.holds(i + 1, j) {
          let end = j - band.lows[i + 1]
          let score = value + sourceNulls[i] - 1
          if score > rows[(i + 1) % 5][end] {
            rows[(i + 1) % 5][end] = score
            rowSteps[(i + 1) % 5][end] = BeadPath.sourceOnly
          }
        }
      }
      steps += rowSteps[i % 5]
      if i + 5 <= n {
        let width = band.highs[i + 5] - band.lows[i + 5] + 1
        rows[i % 5] = [Float](repeating: -.infinity, count: width)
        rowSteps[i % 5] = [UInt8](repeating: BeadPath.none, count: width)
      }
    }
    return trace(steps, n, m)
  }

  private func trace(_ steps: [UInt8], _ n: Int, _ m: Int) -> [Step] {
    var (i, j) = (n, m)
    var path: [Step] = []
    while i > 0 || j > 0 {
      let step = steps[rowStarts[i] + j - lattice.band.lows[i]]
      switch step {
      case BeadPath.sourceOnly:
        path.append((i - 1..<i, j..<j, sourceNulls[i - 1]))
        i -= 1
      case BeadPath.targetOnly:
        path.append((i..<i, j - 1..<j, targetNulls[j - 1]))
        j -= 1
      default:
        // No position of the band is out of reach, whatever the texts.
        guard step < 8 else { return path.reversed() }
        let (a, b) = BeadLattice.shapes[Int(step)]
        path.append((i - a..<i, j - b..<j, probability(i - a, j - b, step)))
        (i, j) = (i - a, j - b)
      }
    }
    return path.reversed()
  }

  private func probability(_ row: Int, _ column: Int, _ shape: UInt8) -> Float {
    for edge in lattice.range(of: row)
    where lattice.edges[edge].column == column && lattice.edges[edge].shape == shape {
      return lattice.edges[edge].score
    }
    return 0
  }
}
