import SelarasText
import TestSupport
import Testing

@testable import SelarasAlignment

@Suite struct `Crossing beads` {
  private let lexicon = Lexicon.shipped(source: LanguageTag("zh-Hant"), target: LanguageTag("id"))
  private let source = Samples.sentences.map(\.source)
  private let target = Samples.sentences.map(\.target)

  @Test func `what has moved is found where it went`() throws {
    let aligner = SegmentAligner(lexicon: try #require(lexicon))
    // The first two stand last.
    let moved = Array(target[2...]) + target[..<2]
    let beads = aligner.align(source: source, target: moved)
    let offered = aligner.offeringMoves(beads, source: source, target: moved)
    let pairs = Set(offered.filter { !$0.isOneSided }.map { [$0.source, $0.target] })
    #expect(pairs == Set(source.indices.map { [$0..<$0 + 1, ($0 + 6) % 8..<($0 + 6) % 8 + 1] }))
    #expect(offered.filter(\.isMoved).count == 2)
    #expect(offered.filter(\.isMoved).allSatisfy { $0.source.lowerBound < 2 })
  }

  @Test func `texts in order gain nothing`() throws {
    let aligner = SegmentAligner(lexicon: try #require(lexicon))
    let beads = aligner.align(source: source, target: target)
    #expect(aligner.offeringMoves(beads, source: source, target: target) == beads)
    #expect(aligner.offeringMoves([], source: [], target: []).isEmpty)
  }

  @Test func `both sides are covered once, and swapping them mirrors the beads`() throws {
    var numbers = SplitMix(seed: 8)
    let lexicon = try #require(lexicon)
    for _ in 0..<30 {
      let (source, target) = (
        (0..<12).map { _ in self.source.randomElement(using: &numbers) ?? "" },
        (0..<12).map { _ in self.target.randomElement(using: &numbers) ?? "" } + ["", "?"]
      )
      func offered(_ lexicon: Lexicon, _ one: [String], _ other: [String]) -> [Bead] {
        let aligner = SegmentAligner(lexicon: lexicon)
        return aligner.offeringMoves(
          aligner.align(source: one, target: other), source: one, target: other)
      }
      let beads = offered(lexicon, source, target)
      #expect(beads.flatMap(\.source).sorted() == Array(0..<12))
      #expect(
        beads.flatMap(\.target).sorted().filter { target[$0] != "" } == Array(0..<12) + [13])
      let mirrored = offered(lexicon.mirrored, target, source)
      #expect(
        Set(mirrored.map(\.mirrored).map { [$0.source, $0.target] })
          == Set(beads.map { [$0.source, $0.target] }))
    }
  }

  @Test func `what a person forbids does not come about`() throws {
    let aligner = SegmentAligner(lexicon: try #require(lexicon))
    let moved = Array(target[1...]) + target[..<1]
    let constraints = BeadConstraints(
      fixed: [], forbidden: [Bead(source: 0..<1, target: 7..<8, confidence: 1)])
    let beads = try aligner.align(
      source: source, target: moved, guidance: AlignmentGuidance(constraints: constraints))
    let offered = aligner.offeringMoves(
      beads, source: source, target: moved, constraints: constraints)
    #expect(!offered.contains { $0.source.contains(0) && $0.target.contains(7) })
    let alone = BeadConstraints(fixed: [Bead(source: 0..<1, target: 0..<0, confidence: 1)])
    let kept = aligner.offeringMoves(
      try aligner.align(
        source: source, target: moved, guidance: AlignmentGuidance(constraints: alone)),
      source: source, target: moved, constraints: alone)
    #expect(kept.contains { $0.source == 0..<1 && $0.target.isEmpty })
  }

  @Test func `translations are covered, other texts are not`() throws {
    func share(_ source: [String], _ target: [String]) throws -> Double {
      let beads = SegmentAligner(lexicon: try #require(lexicon))
        .align(source: source, target: target)
      return try #require(
        TranslationCheck.coveredShare(
          of: beads, source: source.map(\.utf8.count), target: target.map(\.utf8.count)))
    }
    #expect(try share(source, target) > 0.8)
    #expect(try share(source, []) == 0)
    #expect(
      try share(source, source.map { _ in "Lorem ipsum dolor." }) < TranslationCheck.leastShare)
    #expect(TranslationCheck.coveredShare(of: [], source: [], target: [0]) == nil)
  }
}
