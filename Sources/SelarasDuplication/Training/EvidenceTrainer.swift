/// Learns from labelled collections how evidence is to be weighed.
///
/// Gradient boosting of trees of depth three on the logistic loss, each split chosen over at most
/// 64 bounds by the second-order gain (Chen and Guestrin, "XGBoost", 2016,
/// doi:10.1145/2939672.2939785, section 2.2), with the directions of ``PairEvidence/directions``
/// held: a split against a direction is no split, and the values below it keep to its middle.
/// The same data give the same model, byte for byte.
public struct EvidenceTrainer {
  /// What a pair of a labelled collection is.
  public enum Label: Sendable {
    /// A copy and its original, or two copies.
    case pair
    /// Two documents that are no copies.
    case noPair
    /// Neither right nor wrong.
    case ignored
  }

  /// How many trees are learned.
  private let trees: Int
  /// How much of each tree counts.
  private let rate: Float = 0.12
  /// Draws the values of leaves with little under them to zero.
  private let caution: Float = 5
  private let leastRows = 60
  private static let bins = 64

  private var evidence: [PairEvidence] = []
  private var labels: [Float] = []
  private var weights: [Float] = []

  /// Makes a trainer.
  public init(trees: Int = 160) { self.trees = trees }

  /// How many pairs were seen so far.
  public var count: Int { labels.count }

  /// Adds a labelled collection; its pairs weigh together as much as others' of the same weight.
  ///
  /// - Parameters:
  ///   - sketches: Of its documents.
  ///   - pairs: How many true pairs there are, those included that share nothing.
  ///   - weight: How much the collection counts.
  ///   - label: What the pair of two documents, by their numbers, the lower first, is.
  public mutating func add(
    _ sketches: [Sketch], pairs: Int, weight: Double, label: (Int, Int) -> Label
  ) {
    var index = DuplicateIndex()
    for sketch in sketches { index.insert(sketch, id: "", cleanliness: 0) }
    let share = Float(weight) * 7000 / Float(max(3000, pairs))
    for meeting in index.meetings() {
      let label = label(min(meeting.left, meeting.right), max(meeting.left, meeting.right))
      if label == .ignored { continue }
      evidence.append(meeting.evidence)
      labels.append(label == .pair ? 1 : 0)
      weights.append(share)
    }
  }

  /// Learns a model, in its file's bytes.
  ///
  /// - Complexity: O(*n*) in the number of pairs for each tree.
  public func train() -> [UInt8] {
    let columns = PairEvidence.directions.indices.map(quantised)
    let right = zip(labels, weights).reduce(Float(0)) { $0 + $1.0 * $1.1 }
    let all = weights.reduce(0, +)
    guard right > 0, right < all else { return EvidenceModel(start: 0).bytes }
    var model = EvidenceModel(start: 0)
    var scores = [Float](repeating: 0, count: count)
    var gradients = scores
    var curvatures = scores
    for _ in 0..<trees {
      for row in 0..<count {
        let chance = 1 / (1 + EvidenceTrainer.exponential(-scores[row]))
        gradients[row] = weights[row] * (chance - labels[row])
        curvatures[row] = max(1e-6, weights[row] * chance * (1 - chance))
      }
      grow(columns, gradients, curvatures, &scores, &model)
    }
    return model.bytes
  }

  /// The bounds between a column's bins, and the bin of each row.
  private typealias Column = (bounds: [Float], bins: [UInt8])

  private func quantised(_ column: Int) -> Column {
    let values = evidence.map { $0.values[column] }
    let sorted = values.sorted()
    var bounds: [Float] = []
    for i in 1..<EvidenceTrainer.bins where !sorted.isEmpty {
      let bound = sorted[sorted.count * i / EvidenceTrainer.bins]
      if bound > bounds.last ?? -.infinity { bounds.append(bound) }
    }
    let bins = values.map { value in
      UInt8(truncatingIfNeeded: bounds.firstIndex { value <= $0 } ?? bounds.count)
    }
    return (bounds, bins)
  }

  private struct Split {
    var column = 0
    var bin = EvidenceTrainer.bins
    var gain: Float = 0
    var left: Float = 0
    var right: Float = 0
  }

  private func grow(
    _ columns: [Column], _ gradients: [Float], _ curvatures: [Float], _ scores: inout [Float],
    _ model: inout EvidenceModel
  ) {
    var nodes = [UInt8](repeating: 0, count: count)
    var asked = [UInt8](repeating: 0, count: EvidenceModel.nodes)
    var bounds = [Float](repeating: .infinity, count: EvidenceModel.nodes)
    var limits = [(low: Float, high: Float)](repeating: (-.infinity, .infinity), count: 15)
    var values = [Float](repeating: 0, count: 15)
    for depth in 0..<3 {
      let firstNode = (1 << depth) - 1
      let splits = bestSplits(
        firstNode: firstNode, columns, nodes, gradients, curvatures, limits, values)
      for (offset, split) in splits.enumerated() {
        let node = firstNode + offset
        let (left, right) = (2 * node + 1, 2 * node + 2)
        limits[left] = limits[node]
        limits[right] = limits[node]
        values[left] = values[node]
        values[right] = values[node]
        guard split.gain > 0 else { continue }
        asked[node] = UInt8(split.column)
        bounds[node] = columns[split.column].bounds[split.bin]
        values[left] = split.left
        values[right] = split.right
        let middle = (split.left + split.right) / 2
        switch PairEvidence.directions[split.column] {
        case 1:
          limits[left].high = middle
          limits[right].low = middle
        case -1:
          limits[left].low = middle
          limits[right].high = middle
        default: break
        }
      }
      for row in 0..<count {
        let node = Int(nodes[row])
        let split = splits[node - firstNode]
        let isAbove = split.gain > 0 && Int(columns[split.column].bins[row]) > split.bin
        nodes[row] = UInt8(2 * node + (isAbove ? 2 : 1))
      }
    }
    let leaves = values[7...].map { $0 * rate }
    for row in 0..<count { scores[row] += leaves[Int(nodes[row]) - EvidenceModel.nodes] }
    model.append(asked: asked, bounds: bounds, values: leaves)
  }

  private func bestSplits(
    firstNode: Int, _ columns: [Column], _ nodes: [UInt8], _ gradients: [Float],
    _ curvatures: [Float], _ limits: [(low: Float, high: Float)], _ values: [Float]
  ) -> [Split] {
    let count = firstNode + 1
    var best = [Split](repeating: Split(), count: count)
    for (number, column) in columns.enumerated() {
      var sums = [(gradient: Double, curvature: Double, rows: Int)](
        repeating: (0, 0, 0), count: count * EvidenceTrainer.bins)
      for row in nodes.indices {
        let slot = (Int(nodes[row]) - firstNode) * EvidenceTrainer.bins + Int(column.bins[row])
        sums[slot].gradient += Double(gradients[row])
        sums[slot].curvature += Double(curvatures[row])
        sums[slot].rows += 1
      }
      for node in 0..<count {
        let bins = sums[node * EvidenceTrainer.bins..<(node + 1) * EvidenceTrainer.bins]
        let all = bins.reduce((gradient: 0.0, curvature: 0.0, rows: 0)) {
          ($0.gradient + $1.gradient, $0.curvature + $1.curvature, $0.rows + $1.rows)
        }
        let limit = limits[firstNode + node]
        let whole = fit((all.gradient, all.curvature), limit)
        var below = (gradient: 0.0, curvature: 0.0, rows: 0)
        for bin in column.bounds.indices {
          let slot = sums[node * EvidenceTrainer.bins + bin]
          below.gradient += slot.gradient
          below.curvature += slot.curvature
          below.rows += slot.rows
          guard below.rows >= leastRows, all.rows - below.rows >= leastRows else { continue }
          let left = fit((below.gradient, below.curvature), limit)
          let right = fit(
            (all.gradient - below.gradient, all.curvature - below.curvature), limit)
          let direction = Float(PairEvidence.directions[number])
          if (right.value - left.value) * direction < 0 { continue }
          let gain = left.gain + right.gain - whole.gain
          if gain > best[node].gain + 1e-4 {
            best[node] = Split(
              column: number, bin: bin, gain: gain, left: left.value, right: right.value)
          }
        }
      }
    }
    return best
  }

  /// The best value within limits, and how much it lowers the loss.
  private func fit(
    _ sums: (gradient: Double, curvature: Double), _ limit: (low: Float, high: Float)
  ) -> (value: Float, gain: Float) {
    let curvature = Float(sums.curvature) + caution
    let value = min(limit.high, max(limit.low, -Float(sums.gradient) / curvature))
    return (value, -(Float(sums.gradient) * value + curvature * value * value / 2))
  }

  /// e to the power of a number, by squaring the series of its 1024th part.
  private static func exponential(_ number: Float) -> Float {
    let part = Double(min(60, max(-60, number))) / 1024
    var result = 1 + part * (1 + part / 2 * (1 + part / 3))
    for _ in 0..<10 { result *= result }
    return Float(result)
  }
}
