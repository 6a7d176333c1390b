/// How well beads agree with a gold standard, counted as Vecalign counts.
///
/// Strict: a bead counts when both its sides are equal to those of a gold bead. Lax: it counts when
/// it shares a segment of either side with one gold bead. Precision is over all beads, those with
/// an empty side too; recall is over the gold beads with both sides. Thompson and Koehn,
/// "Vecalign: improved sentence alignment in linear time and space", 2019.
///
/// Lax scores can be gamed: one bead over everything has a lax F1 of one.
///
///     var score = BeadScore()
///     score.add(gold: [Bead(source: 0..<1, target: 0..<2, confidence: 1)],
///               beads: [Bead(source: 0..<1, target: 0..<1, confidence: 1)])
///     score.lax.f1   // 1.0
public struct BeadScore: Hashable, Sendable {
  /// What was found and what was not.
  public struct Counts: Hashable, Sendable {
    /// Beads that are in the gold standard.
    public var rightBeads = 0
    /// All beads.
    public var beads = 0
    /// Gold beads with both sides that were found.
    public var foundGold = 0
    /// All gold beads with both sides.
    public var gold = 0

    /// The share of the beads that are right; zero where there are none.
    public var precision: Double { beads > 0 ? Double(rightBeads) / Double(beads) : 0 }
    /// The share of the gold beads that were found; zero where there are none.
    public var recall: Double { gold > 0 ? Double(foundGold) / Double(gold) : 0 }
    /// The harmonic mean of precision and recall.
    public var f1: Double {
      let sum = precision + recall
      return sum > 0 ? 2 * precision * recall / sum : 0
    }
  }

  /// Both sides equal.
  public private(set) var strict = Counts()
  /// A segment of either side shared.
  public private(set) var lax = Counts()

  /// Makes a score of nothing yet.
  public init() {}

  /// One document's beads: their sides as sets of segment numbers.
  private struct Sides: Hashable {
    var source: [Int]
    var target: [Int]
    var isOneSided: Bool { source.isEmpty || target.isEmpty }
  }

  /// Counts one document; the numbers of several are summed.
  ///
  /// - Complexity: Linear in the segments of all beads.
  public mutating func add(gold: [Bead], beads: [Bead]) {
    add(
      gold: gold.map { (Array($0.source), Array($0.target)) },
      beads: beads.map { (Array($0.source), Array($0.target)) })
  }

  /// Counts one document whose beads are given by segment numbers, contiguous or not.
  public mutating func add(
    gold: [(source: [Int], target: [Int])], beads: [(source: [Int], target: [Int])]
  ) {
    let gold = Set(gold.map { Sides(source: $0.source, target: $0.target) })
    let beads = Set(beads.map { Sides(source: $0.source, target: $0.target) })
    let links = BeadScore.links(of: gold)
    for bead in beads where !(bead.source.isEmpty && bead.target.isEmpty) {
      let isRight = gold.contains(bead)
      strict.beads += 1
      lax.beads += 1
      strict.rightBeads += isRight ? 1 : 0
      lax.rightBeads += isRight || BeadScore.touches(bead, links) ? 1 : 0
    }
    let found = BeadScore.links(of: beads)
    for bead in gold where !bead.isOneSided {
      let isFound = beads.contains(bead)
      strict.gold += 1
      lax.gold += 1
      strict.foundGold += isFound ? 1 : 0
      lax.foundGold += isFound || BeadScore.touches(bead, found) ? 1 : 0
    }
  }

  /// The target segments that each source segment shares a bead with.
  private static func links(of beads: Set<Sides>) -> [Int: Set<Int>] {
    var links: [Int: Set<Int>] = [:]
    for bead in beads {
      for segment in bead.source { links[segment, default: []].formUnion(bead.target) }
    }
    return links
  }

  private static func touches(_ bead: Sides, _ links: [Int: Set<Int>]) -> Bool {
    bead.source.contains { segment in
      guard let linked = links[segment] else { return false }
      return bead.target.contains(where: linked.contains)
    }
  }
}
