import Foundation
import SelarasText
import TestSupport
import Testing

@testable import SelarasAlignment

@Suite struct `Sums over bead paths` {
  /// A path, its edges and its score, found by trying all.
  struct Walk {
    var score = 0.0
    var edges: [Int] = []
    var sourceNulls: [Int] = []
    var targetNulls: [Int] = []
  }

  enum State { case pair, source, target }

  /// Every path of a lattice in which the source's segments without counterpart come first, and
  /// those in which they come last, by the same costs as the fast sums.
  func walks(of lattice: BeadLattice) -> [Walk] {
    let (n, m) = (lattice.sourceNulls.count, lattice.targetNulls.count)
    let model = lattice.model
    var found: [Walk] = []
    var open: [(i: Int, j: Int, state: State, walk: Walk)] = [(0, 0, .pair, Walk())]
    while let (i, j, state, walk) = open.popLast() {
      if i == n, j == m { found.append(walk) }
      for edge in lattice.range(of: i) where Int(lattice.edges[edge].column) == j {
        let (a, b) = BeadLattice.shapes[Int(lattice.edges[edge].shape)]
        var next = walk
        next.score += Double(lattice.edges[edge].score)
        next.edges.append(edge)
        open.append((i + a, j + b, .pair, next))
      }
      let null = Double(model[.null])
      let (same, other) = (Double(model[.nullAfterSame]), Double(model[.nullAfterOther]))
      if i < n, lattice.band.holds(i + 1, j) {
        var next = walk
        next.score += Double(lattice.sourceNulls[i]) + null
        next.score += state == .source ? same : state == .target ? other - 3 : 0
        next.sourceNulls.append(i)
        open.append((i + 1, j, .source, next))
      }
      if j < m, lattice.band.holds(i, j + 1) {
        var next = walk
        next.score += Double(lattice.targetNulls[j]) + null
        next.score += state == .target ? same : state == .source ? other : 0
        next.targetNulls.append(j)
        open.append((i, j + 1, .target, next))
      }
    }
    return found
  }

  func lattice(_ source: [String], _ target: [String]) throws -> BeadLattice {
    let lexicon = try #require(
      Lexicon.shipped(source: LanguageTag("zh-Hant"), target: LanguageTag("id")))
    let document = TermDocument(source: source, target: target, lexicon: lexicon)
    let band = Band(sourceCount: source.count, targetCount: target.count, anchors: [], margin: 6)
    return BeadLattice(BeadScorer(document, .shipped), band)
  }

  @Test(arguments: [(4, 4), (3, 5), (5, 3), (1, 4), (4, 1), (1, 1)])
  func `probabilities are those of all paths tried one by one`(n: Int, m: Int) throws {
    let source = Samples.sentences.prefix(n).map(\.source)
    let target = Samples.sentences.dropFirst().prefix(m).map(\.target)
    let lattice = try lattice(source, target)
    let walks = walks(of: lattice)
    let greatest = walks.map(\.score).max() ?? 0
    let total = walks.reduce(0) { $0 + exp($1.score - greatest) }
    let path = BeadPath(lattice)
    #expect(abs(path.total - log(total) - greatest) < 0.01)
    for edge in lattice.edges.indices {
      let share =
        walks.filter { $0.edges.contains(edge) }
        .reduce(0) { $0 + exp($1.score - greatest) } / total
      #expect(abs(Double(path.lattice.edges[edge].score) - share) < 0.01)
    }
    for i in 0..<n {
      let share =
        walks.filter { $0.sourceNulls.contains(i) }
        .reduce(0) { $0 + exp($1.score - greatest) } / total
      #expect(abs(Double(path.sourceNulls[i]) - share) < 0.01)
    }
    for j in 0..<m {
      let share =
        walks.filter { $0.targetNulls.contains(j) }
        .reduce(0) { $0 + exp($1.score - greatest) } / total
      #expect(abs(Double(path.targetNulls[j]) - share) < 0.01)
    }
  }

  @Test func `each segment is in one bead, whatever the texts`() throws {
    var numbers = SplitMix(seed: 5)
    for _ in 0..<10 {
      let source = Samples.anything(40, using: &numbers).map { $0 + "x" }
      let target = Samples.anything(60, using: &numbers).map { $0 + "y" }
      let path = BeadPath(try lattice(source, target))
      var shares = path.sourceNulls
      for i in source.indices {
        for edge in path.lattice.range(of: i) {
          let rows = BeadLattice.shapes[Int(path.lattice.edges[edge].shape)].source
          for row in i..<i + rows { shares[row] += path.lattice.edges[edge].score }
        }
      }
      #expect(shares.allSatisfy { abs($0 - 1) < 0.05 })
    }
  }

  @Test func `fast logarithms are near`() {
    for x: Float in [1e-6, 0.3, 0.999, 1, 1.5, 7, 12_345] {
      #expect(abs(Logarithm.fast(x) - log(x)) < 0.0001)
    }
    #expect(abs(Logarithm.sum(-1, -2) - log(exp(-1) + exp(-2))) < 0.0002)
    #expect(Logarithm.sum(-.infinity, 3) == 3)
    #expect(Logarithm.sum(-.infinity, -.infinity) == -.infinity)
  }
}
