/// The heaviest chain of candidates that rises on both sides.
enum AnchorChain {
  /// Candidates weaker than this, in nats over the root of both sides' terms, are no anchors.
  private static let least: Float = 0.25

  /// The anchors of two texts: pairs of segments that rise strictly on both sides.
  ///
  /// A link of the chain stays only if another stands near it on both sides, or if it is strong:
  /// a lone one inside a long insertion is more often chance.
  ///
  /// - Complexity: O(*n* log *n*).
  static func anchors(
    of candidates: [CandidateSearch.Candidate], targetCount: Int
  ) -> [(source: Int, target: Int)] {
    let usable = candidates.filter { $0.score >= least }
      .sorted { ($0.source, $1.target) < ($1.source, $0.target) }
    // A Fenwick tree of prefix maxima: the best chain that ends at or before a target segment.
    // Within a source segment targets come in falling order, so that none follows another.
    var tree = [(weight: Float, candidate: Int)](repeating: (0, -1), count: targetCount + 1)
    var before = [Int](repeating: -1, count: usable.count)
    for (index, candidate) in usable.enumerated() {
      var best: (weight: Float, candidate: Int) = (0, -1)
      var slot = candidate.target
      while slot > 0 {
        if tree[slot].weight > best.weight { best = tree[slot] }
        slot &= slot - 1
      }
      before[index] = best.candidate
      let weight = best.weight + candidate.score
      slot = candidate.target + 1
      while slot <= targetCount {
        if weight > tree[slot].weight { tree[slot] = (weight, index) }
        slot += slot & -slot
      }
    }
    var last: (weight: Float, candidate: Int) = (0, -1)
    var slot = targetCount
    while slot > 0 {
      if tree[slot].weight > last.weight { last = tree[slot] }
      slot &= slot - 1
    }
    var chain: [CandidateSearch.Candidate] = []
    var index = last.candidate
    while index >= 0 {
      chain.append(usable[index])
      index = before[index]
    }
    chain.reverse()
    return supported(chain).map { ($0.source, $0.target) }
  }

  private static func supported(
    _ chain: [CandidateSearch.Candidate]
  ) -> [CandidateSearch.Candidate] {
    func areNear(_ left: CandidateSearch.Candidate, _ right: CandidateSearch.Candidate) -> Bool {
      let (rows, columns) = (right.source - left.source, right.target - left.target)
      return rows <= 8 && columns <= 8 && abs(rows - columns) <= 4
    }
    return chain.indices.filter { k in
      (k > 0 && areNear(chain[k - 1], chain[k]))
        || (k + 1 < chain.count && areNear(chain[k], chain[k + 1]))
    }.map { chain[$0] }
  }
}
