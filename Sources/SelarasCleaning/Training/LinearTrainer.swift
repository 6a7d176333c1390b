internal import SelarasText

/// Learns how much tokens of names and words speak for content.
///
/// The logistic loss by steps along the gradient of one block after another, smaller for a weight the
/// more it has been moved: Duchi, Hazan, Singer, "Adaptive subgradient methods for online learning
/// and stochastic optimization", 2011.
struct LinearTrainer {
  private static let passes = 3
  private static let rate: Float = 0.1
  private static let penalty: Float = 1e-4

  /// The slots of each block, those of words after those of names.
  private var slots: [Int32] = []
  private var starts = [0]
  private var labels: [Float] = []
  private var weights: [Float] = []
  /// Where each page's blocks begin.
  private var pages = [0]

  init(_ pages: [TrainingPage]) {
    for page in pages { add(page) }
  }

  private mutating func add(_ page: TrainingPage) {
    let tree = page.reading.tree
    let blocks = page.reading.blocks
    let nodeNames = NodeNames(tree)
    let headings = LinearModel.headings(of: blocks)
    var tokens: [Int: [UInt32]] = [:]
    for (index, block) in blocks.enumerated() {
      var node = block.owner
      for step in 0..<LinearModel.greatestStep {
        if tokens[node] == nil {
          var found: [UInt32] = []
          nodeNames.forEachToken(of: node) { found.append($0) }
          tokens[node] = found
        }
        for token in tokens[node] ?? [] {
          slots.append(Int32(LinearModel.nameSlot(token, LinearModel.distance(step))))
        }
        guard let parent = tree.parent(node) else { break }
        node = parent
      }
      let profiles = page.features.profiles
      let words = Int32(LinearModel.slots)
      LinearModel.forEachWord(profiles[index].tokens) { slots.append(words + Int32($0)) }
      if let above = headings[index] {
        LinearModel.forEachHeadingWord(profiles[above].tokens) { slots.append(words + Int32($0)) }
      }
      starts.append(slots.count)
    }
    labels += page.labels
    weights += page.weights
    pages.append(labels.count)
  }

  /// The model learnt from all pages, and those learnt without the pages of each part; page `n` is
  /// of the part `n % parts`.
  func train(parts: Int) -> (whole: LinearModel, held: [LinearModel]) {
    (model(without: nil, of: parts), (0..<parts).map { model(without: $0, of: parts) })
  }

  private func model(without part: Int?, of parts: Int) -> LinearModel {
    var order: [Int32] = []
    for number in 0..<pages.count - 1 where part != number % parts {
      order += Int32(pages[number])..<Int32(pages[number + 1])
    }
    var random = TrainingRandom(31)
    for index in order.indices.reversed() {
      order.swapAt(index, min(index, Int(random.share() * Double(index + 1))))
    }
    var values = [Float](repeating: 0, count: 2 * LinearModel.slots)
    // The sum of the squares of each weight's gradients.
    var moved = [Float](repeating: 1e-3, count: 2 * LinearModel.slots)
    var base: Float = 0
    for _ in 0..<Self.passes {
      for block in order { step(Int(block), &values, &moved, &base) }
    }
    var model = LinearModel()
    let whole = values.map {
      Int8(max(-127, min(127, ($0 * LinearModel.scale).rounded())))
    }
    model.names = Array(whole[..<LinearModel.slots])
    model.words = Array(whole[LinearModel.slots...])
    model.base = base
    return model
  }

  private func step(
    _ block: Int, _ values: inout [Float], _ moved: inout [Float], _ base: inout Float
  ) {
    let tokens = starts[block]..<starts[block + 1]
    let share = 1 / Float(max(1, tokens.count)).squareRoot()
    var sum: Float = 0
    for token in tokens { sum += values[Int(slots[token])] }
    let weight = weights[block]
    let error = (Logistic.probability(base + sum * share) - labels[block]) * weight
    base -= 0.01 * error
    for token in tokens {
      let slot = Int(slots[token])
      let slope = error * share + Self.penalty * weight * values[slot]
      moved[slot] += slope * slope
      values[slot] -= Self.rate * slope / moved[slot].squareRoot()
    }
  }
}
