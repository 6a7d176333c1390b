/// Decides by an ``EvidenceModel`` whether two documents are a pair, and looks no further once
/// the trees that are left cannot change the answer.
struct EvidenceJudge: ~Copyable {
  /// One question of a tree: which number, and above what the way goes right.
  struct Node: BitwiseCopyable {
    var asked: Int32
    var bound: Float
  }

  private let nodes: FixedBuffer<Node>
  private let leaves: FixedBuffer<Float>
  /// What the trees from each on add at the least and at the most.
  private let least: FixedBuffer<Float>
  private let most: FixedBuffer<Float>
  private let start: Float
  private let trees: Int
  /// Sums of floats are trusted to this.
  private static let slack: Float = 1e-3

  init(_ model: EvidenceModel) {
    trees = model.values.count / EvidenceModel.leaves
    // Those that can change most come first, so that the others are seldom asked.
    let order = (0..<trees).sorted {
      let (left, right) = (EvidenceJudge.reach(of: $0, model), EvidenceJudge.reach(of: $1, model))
      return left != right ? left > right : $0 < $1
    }
    nodes = FixedBuffer(
      order.flatMap { tree in
        (tree * EvidenceModel.nodes..<(tree + 1) * EvidenceModel.nodes).map {
          Node(asked: Int32(model.asked[$0]), bound: model.bounds[$0])
        }
      })
    let values = order.flatMap { EvidenceJudge.leaves(of: $0, model) }
    leaves = FixedBuffer(values)
    start = model.start
    least = FixedBuffer(repeating: 0, count: trees + 1)
    most = FixedBuffer(repeating: 0, count: trees + 1)
    for tree in (0..<trees).reversed() {
      let values = values[tree * EvidenceModel.leaves..<(tree + 1) * EvidenceModel.leaves]
      least[tree] = least[tree + 1] + (values.min() ?? 0)
      most[tree] = most[tree + 1] + (values.max() ?? 0)
    }
  }

  private static func leaves(of tree: Int, _ model: EvidenceModel) -> ArraySlice<Float> {
    model.values[tree * EvidenceModel.leaves..<(tree + 1) * EvidenceModel.leaves]
  }

  private static func reach(of tree: Int, _ model: EvidenceModel) -> Float {
    let leaves = leaves(of: tree, model)
    return (leaves.max() ?? 0) - (leaves.min() ?? 0)
  }

  /// Whether the model's score is at least `bound`.
  ///
  /// - Complexity: O(1), three comparisons a tree.
  func isScore(of evidence: PairEvidence, atLeast bound: Float) -> Bool {
    var sum = start
    for tree in 0..<trees {
      if tree & 7 == 0 {
        if sum + most[tree] < bound - EvidenceJudge.slack { return false }
        if sum + least[tree] > bound + EvidenceJudge.slack { return true }
      }
      let first = tree &* EvidenceModel.nodes
      var node = 0
      for _ in 0..<3 {
        let question = nodes[first &+ node]
        // Models ask for what there is: the shipped one is tested, a learned one made so.
        let value = unsafe evidence.values[unchecked: Int(question.asked)]
        // One where the bound is passed: the sign of what is left. A branch would be mispredicted
        // half of the time.
        let isAbove = Int((question.bound - value).bitPattern &>> 31)
        node = 2 &* node &+ 1 &+ isAbove
      }
      sum += leaves[tree &* EvidenceModel.leaves &+ node &- EvidenceModel.nodes]
    }
    return sum >= bound
  }
}
