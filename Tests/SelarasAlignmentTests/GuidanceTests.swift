import SelarasAlignment
import SelarasText
import TestSupport
import Testing

@Suite struct `A person's say` {
  let source = Samples.sentences.map(\.source)
  let target = Samples.sentences.map(\.target)
  let lexicon = Lexicon.shipped(source: LanguageTag("zh-Hant"), target: LanguageTag("id"))

  private func beads(
    _ text: String, _ source: [String]? = nil, _ target: [String]? = nil
  ) throws -> [String] {
    let constraints = try BeadConstraints(text: text)
    return try SegmentAligner(lexicon: try #require(lexicon)).align(
      source: source ?? self.source, target: target ?? self.target,
      guidance: AlignmentGuidance(constraints: constraints)
    ).map { "\(Array($0.source)):\(Array($0.target))" }
  }

  @Test func `fixed beads stay, and the rest is aligned round them`() throws {
    let beads = try beads("# by hand\n\n[2, 3]:[1]:0.2\r\n[5]:[5]\n")
    #expect(beads.contains("[2, 3]:[1]"))
    #expect(beads.contains("[5]:[5]"))
    #expect(beads.contains("[0]:[0]"))
    #expect(beads.suffix(2) == ["[6]:[6]", "[7]:[7]"])
  }

  @Test func `fixed beads are certain and all segments are covered once`() throws {
    var numbers = SplitMix(seed: 5)
    let lexicon = try #require(lexicon)
    for _ in 0..<40 {
      let source = Samples.anything(12, using: &numbers).map { $0 + "." }
      let target = Samples.anything(9, using: &numbers).map { $0 + "!" }
      let (i, j) = (Int.random(in: 0...7, using: &numbers), Int.random(in: 0...4, using: &numbers))
      let fixed = [
        Bead(source: i..<i + 2, target: j..<j + 3, confidence: 1),
        Bead(source: 9..<10, target: 7..<9, confidence: 1),
      ]
      let lonely = Bead(source: 11..<12, target: 0..<0, confidence: 1)
      for lexicon in [lexicon, lexicon.mirrored, .empty] {
        let beads = try SegmentAligner(lexicon: lexicon).align(
          source: source, target: target,
          guidance: AlignmentGuidance(constraints: BeadConstraints(fixed: fixed + [lonely])))
        #expect(fixed.allSatisfy(beads.contains))
        #expect(beads.contains { $0.source == 11..<12 && $0.target.isEmpty && $0.confidence == 1 })
        #expect(beads.flatMap(\.source) == Array(source.indices))
        #expect(beads.flatMap(\.target) == Array(target.indices))
      }
    }
  }

  @Test func `forbidden beads do not come about`() throws {
    for k in source.indices {
      #expect(try !beads("![\(k)]:[\(k)]").contains("[\(k)]:[\(k)]"))
      #expect(try beads("[\(k)]:[]").contains("[\(k)]:[]"))
      #expect(try beads("[]:[\(k)]").contains("[]:[\(k)]"))
    }
    let joined = [source[0] + source[1]] + source[2...]
    #expect(try beads("", joined).first == "[0]:[0, 1]")
    #expect(try !beads("![0]:[0, 1]", joined).contains("[0]:[0, 1]"))
  }

  @Test(arguments: [
    ("[0]:[1]\n[1]:[0]", 2), ("[0]:[0]\n[0]:[1]", 2), ("[0]:[99]", 1), ("[0, 2]:[0]", 1),
    ("\n[0]", 2), ("[]:[]", 1), ("[x]:[0]", 1), ("[-1]:[0]", 1), ("0:0", 1), ("![0]:[]", 1),
    ("[0]:[0]\n![0]:[0]", 2), ("[0]:[0]\n[0]:[]", 1), ("[0]:[99999999999999999999]", 1),
  ])
  func `what does not fit is refused by its line`(text: String, line: Int) throws {
    let error = #expect(throws: AlignmentError.self) { try beads(text) }
    #expect(error?.line == line)
  }

  @Test func `an empty segment between those of a bead is passed over`() throws {
    let source = [source[0], "", source[1], "  "]
    #expect(try beads("[0, 2]:[0, 1]", source, Array(target[0..<2])) == ["[0, 1, 2]:[0, 1]"])
    #expect(throws: AlignmentError.self) { try beads("[1]:[0]", source) }
  }

  @Test func `sentences are guided through paragraphs that say otherwise`() throws {
    let source = [Array(source[0..<3]), Array(source[3..<6]), Array(source[6..<8])]
    let target = [Array(target[0..<3]), Array(target[3..<6]), Array(target[6..<8])]
    let fixed = Bead(source: 2..<4, target: 1..<2, confidence: 1)
    let beads = try DocumentAligner(lexicon: try #require(lexicon)).align(
      source: source, target: target,
      guidance: AlignmentGuidance(constraints: BeadConstraints(fixed: [fixed])))
    #expect(beads.contains(fixed))
    #expect(beads.flatMap(\.source) == Array(0..<8))
    #expect(beads.flatMap(\.target) == Array(0..<8))
    #expect(beads.last.map { $0.source == 7..<8 && $0.target == 7..<8 } == true)
  }
}
