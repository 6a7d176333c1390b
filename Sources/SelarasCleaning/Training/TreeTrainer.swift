/// Boosts trees over binned rows by the logistic loss.
///
/// Histograms of gradients, leaves grown best first: Ke, Meng, Finley et al., "LightGBM: a highly
/// efficient gradient boosting decision tree", 2017. Each tree sees a share of the rows and columns,
/// chosen by a seeded generator, so that the same data give the same trees.
struct TreeTrainer {
  struct Options: Sendable {
    var trees = 240
    var leaves = 30
    var rate: Float = 0.06
    var rowShare = 0.45
    var columnShare = 0.3
    /// The least sum of second derivatives in a leaf.
    var leastWeight: Float = 0.3
    var penalty: Float = 2
  }

  let options: Options
  private let matrix: BinnedMatrix
  private let labels: [Float]
  private let weights: [Float]
  private var random: TrainingRandom

  init(_ matrix: BinnedMatrix, labels: [Float], weights: [Float], seed: UInt64, _ options: Options)
  {
    self.matrix = matrix
    self.labels = labels
    self.weights = weights
    self.options = options
    random = TrainingRandom(seed)
  }

  private struct Leaf {
    var rows: [Int32]
    var sum: SIMD2<Float>
    var histograms: [SIMD2<Float>]
    /// Its place among the nodes of the growing tree.
    var node: Int
    var gain: Float = 0
    var column = 0
    var bin = 0
  }

  private struct Branch {
    var column = -1
    var bin = 0
    var left = 0
    var right = 0
    var value: Float = 0
  }

  /// Learns from the rows of `training`.
  mutating func train(on training: [Int32]) -> TreeEnsemble {
    var ensemble = TreeEnsemble()
    var sum = SIMD2<Float>.zero
    for row in training {
      sum += SIMD2(weights[Int(row)] * labels[Int(row)], weights[Int(row)])
    }
    let mean = min(0.99, max(0.01, sum.x / max(1e-6, sum.y)))
    ensemble.base = Logistic.logarithm(mean / (1 - mean))
    var values = [Float](repeating: ensemble.base, count: matrix.rows)
    for _ in 0..<options.trees {
      let tree = grow(training, values)
      for row in training { values[Int(row)] += value(tree, Int(row)) }
      ensemble.roots.append(Int32(ensemble.nodes.count))
      write(tree, to: &ensemble)
    }
    return ensemble
  }

  private mutating func grow(_ training: [Int32], _ values: [Float]) -> [Branch] {
    var sample: [Int32] = []
    for row in training where random.share() < options.rowShare { sample.append(row) }
    let columns = (0..<matrix.columns.count).filter { _ in random.share() < options.columnShare }
    var gradients = [SIMD2<Float>](repeating: .zero, count: matrix.rows)
    for row in sample {
      let index = Int(row)
      let p = Logistic.probability(values[index])
      gradients[index] =
        SIMD2(p - labels[index], max(1e-4, p * (1 - p))) * weights[index]
    }
    var branches = [Branch()]
    var leaves = [leaf(sample, gradients, columns, node: 0)]
    while leaves.count < options.leaves {
      guard let best = leaves.indices.max(by: { leaves[$0].gain < leaves[$1].gain }),
        leaves[best].gain > 1e-3
      else { break }
      let parent = leaves[best]
      let column = matrix.columns[parent.column]
      var left: [Int32] = []
      var right: [Int32] = []
      for row in parent.rows {
        if column[Int(row)] <= UInt8(parent.bin) { left.append(row) } else { right.append(row) }
      }
      branches[parent.node].column = parent.column
      branches[parent.node].bin = parent.bin
      branches[parent.node].left = branches.count
      branches[parent.node].right = branches.count + 1
      branches += [Branch(), Branch()]
      let isLeftSmaller = left.count <= right.count
      let smaller = leaf(
        isLeftSmaller ? left : right, gradients, columns,
        node: branches.count - (isLeftSmaller ? 2 : 1))
      var histograms = parent.histograms
      for place in histograms.indices { histograms[place] -= smaller.histograms[place] }
      var larger = Leaf(
        rows: isLeftSmaller ? right : left, sum: parent.sum - smaller.sum, histograms: histograms,
        node: branches.count - (isLeftSmaller ? 1 : 2))
      split(&larger, columns)
      leaves[best] = smaller
      leaves.append(larger)
    }
    for leaf in leaves {
      branches[leaf.node].value = -options.rate * leaf.sum.x / (leaf.sum.y + options.penalty)
    }
    return branches
  }

  private func leaf(
    _ rows: [Int32], _ gradients: [SIMD2<Float>], _ columns: [Int], node: Int
  ) -> Leaf {
    var histograms = [SIMD2<Float>](
      repeating: .zero, count: columns.count * BinnedMatrix.bins)
    let ordered = rows.map { gradients[Int($0)] }
    for (place, number) in columns.enumerated() {
      let column = matrix.columns[number]
      let start = place * BinnedMatrix.bins
      for index in rows.indices {
        histograms[start + Int(column[Int(rows[index])])] += ordered[index]
      }
    }
    var leaf = Leaf(
      rows: rows, sum: ordered.reduce(.zero, +), histograms: histograms, node: node)
    split(&leaf, columns)
    return leaf
  }

  /// Finds the best question for a leaf.
  private func split(_ leaf: inout Leaf, _ columns: [Int]) {
    func score(_ sum: SIMD2<Float>) -> Float { sum.x * sum.x / (sum.y + options.penalty) }
    let whole = score(leaf.sum)
    for (place, column) in columns.enumerated() {
      var left = SIMD2<Float>.zero
      let start = place * BinnedMatrix.bins
      for bin in 0..<matrix.edges[column].count {
        left += leaf.histograms[start + bin]
        let right = leaf.sum - left
        guard left.y >= options.leastWeight, right.y >= options.leastWeight else { continue }
        let gain = score(left) + score(right) - whole
        if gain > leaf.gain { (leaf.gain, leaf.column, leaf.bin) = (gain, column, bin) }
      }
    }
  }

  private func value(_ tree: [Branch], _ row: Int) -> Float {
    var place = 0
    while tree[place].column >= 0 {
      let bin = matrix.columns[tree[place].column][row]
      place = bin <= UInt8(tree[place].bin) ? tree[place].left : tree[place].right
    }
    return tree[place].value
  }

  /// Writes a tree, the left child of a node right after it.
  private func write(_ tree: [Branch], to ensemble: inout TreeEnsemble) {
    var open: [(branch: Int, parent: Int?)] = [(0, nil)]
    while let (branch, parent) = open.popLast() {
      let place = ensemble.nodes.count
      if let parent { ensemble.nodes[parent].right = UInt16(place - parent) }
      let here = tree[branch]
      guard here.column >= 0 else {
        ensemble.nodes.append(.init(threshold: here.value, feature: TreeEnsemble.leaf, right: 0))
        continue
      }
      ensemble.nodes.append(
        .init(
          threshold: matrix.edges[here.column][here.bin], feature: UInt16(here.column), right: 0))
      open.append((here.right, place))
      open.append((here.left, nil))
    }
  }
}

/// Random numbers that are the same on every machine (Steele, Lea, Flood, "Fast splittable
/// pseudorandom number generators", 2014: SplitMix64).
struct TrainingRandom {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// A number of 0..<1.
  mutating func share() -> Double { Double(next() >> 11) * 0x1p-53 }
}
