/// How well pairs or clusters of documents agree with gold.
///
///     let evaluation = DuplicateEvaluation(gold: gold)
///     let score = evaluation.score(pairs: [("a", "b", 1)])
///     score.f1(score.all)
public struct DuplicateEvaluation: Sendable {
  /// How many were to be found, and how many of them were.
  public struct Counts: Hashable, Sendable {
    /// Those to be found.
    public internal(set) var wanted = 0
    /// Those of them that were found.
    public internal(set) var found = 0
    /// The share found, 0...1; 0 where nothing was to be found.
    public var recall: Double { wanted > 0 ? Double(found) / Double(wanted) : 0 }
  }

  /// What became of pairs.
  public struct PairScore: Hashable, Sendable {
    /// Pairs named that are right or wrong, those of tier `ignore` and among templates left out.
    public internal(set) var named = 0
    /// Those of them that are wrong.
    public internal(set) var wrong = 0
    /// The pairs of tier `core`.
    public internal(set) var core = Counts()
    /// All pairs.
    public internal(set) var all = Counts()
    /// The pairs of each kind.
    public internal(set) var kinds: [String: Counts] = [:]

    /// The share of the pairs named that are right; 0 where none is named.
    public var precision: Double { named > 0 ? Double(named - wrong) / Double(named) : 0 }

    /// The harmonic mean of ``precision`` and a recall.
    public func f1(_ counts: Counts) -> Double { harmonicMean(precision, counts.recall) }
  }

  /// What became of clusters.
  public struct ClusterScore: Hashable, Sendable {
    /// The pairs of documents that share a cluster.
    public internal(set) var pairs = PairScore()
    /// Clusters of two documents or more.
    public internal(set) var clusters = 0
    /// The documents of the largest.
    public internal(set) var largest = 0
    /// Documents put under another that they are, or are not, a gold partner of.
    public internal(set) var dropped = 0
    /// Those of them whose kept one is a gold partner.
    public internal(set) var droppedRightly = 0
    /// The documents that keeping one of each gold group would drop.
    public internal(set) var due = 0

    /// The share of the documents dropped that are copies of the one kept for them.
    public var dropPrecision: Double {
      dropped > 0 ? Double(droppedRightly) / Double(dropped) : 0
    }
    /// The share of the documents to be dropped that are, rightly.
    public var dropRecall: Double {
      due > 0 ? min(1, Double(droppedRightly) / Double(due)) : 0
    }
  }

  /// Clusters of more documents are not taken apart: all their pairs count as wrong.
  private static let greatest = 3000

  private let gold: GoldDuplicates

  /// Makes an evaluation.
  public init(gold: GoldDuplicates) { self.gold = gold }

  /// Scores pairs; one named twice counts once, and in either order.
  ///
  /// - Complexity: O(*n*) expected.
  public func score(pairs: some Sequence<(String, String)>) -> PairScore {
    var named: Set<PairOfNames> = []
    for (one, other) in pairs where one != other { named.insert(PairOfNames(one, other)) }
    return score(named)
  }

  /// Scores clusters.
  ///
  /// - Parameter keepers: For each document the one that is kept for it, itself where it is kept.
  /// - Returns: What became of the pairs in clusters, and of what is dropped.
  /// - Complexity: O(*n* *m*) for clusters of *m*.
  public func score(keepers: [String: String]) -> ClusterScore {
    var members: [String: [String]] = [:]
    for (id, kept) in keepers { members[kept, default: []].append(id) }
    var result = ClusterScore()
    var named: Set<PairOfNames> = []
    var lost = 0
    for ids in members.values where ids.count > 1 {
      result.clusters += 1
      result.largest = max(result.largest, ids.count)
      if ids.count > DuplicateEvaluation.greatest {
        lost += ids.count * (ids.count - 1) / 2
        continue
      }
      for (place, id) in ids.enumerated() {
        for other in ids[(place + 1)...] { named.insert(PairOfNames(id, other)) }
      }
    }
    result.pairs = score(named)
    result.pairs.named += lost
    result.pairs.wrong += lost
    var excused: [String: Int] = [:]
    for (id, kept) in keepers where id != kept {
      let pair = PairOfNames(id, kept)
      guard gold.judges(pair) else {
        if let group = gold.groups[id] { excused[group, default: 0] += 1 }
        continue
      }
      result.dropped += 1
      if gold.pairs[pair] != nil { result.droppedRightly += 1 }
    }
    var sizes: [String: Int] = [:]
    for group in gold.groups.values { sizes[group, default: 0] += 1 }
    for (group, size) in sizes { result.due += max(0, size - 1 - excused[group, default: 0]) }
    return result
  }

  private func score(_ named: Set<PairOfNames>) -> PairScore {
    var result = PairScore()
    for pair in named where gold.judges(pair) {
      result.named += 1
      if gold.pairs[pair] == nil { result.wrong += 1 }
    }
    for (names, pair) in gold.pairs {
      let found = named.contains(names) ? 1 : 0
      result.all.wanted += 1
      result.all.found += found
      result.kinds[pair.kind, default: Counts()].wanted += 1
      result.kinds[pair.kind, default: Counts()].found += found
      guard pair.isCore else { continue }
      result.core.wanted += 1
      result.core.found += found
    }
    return result
  }
}

/// The harmonic mean of two shares; 0 where both are.
func harmonicMean(_ one: Double, _ other: Double) -> Double {
  one + other > 0 ? 2 * one * other / (one + other) : 0
}
