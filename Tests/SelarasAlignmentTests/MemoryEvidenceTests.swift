import SelarasText
import TestSupport
import Testing

@testable import SelarasAlignment

@Suite struct `A memory as evidence` {
  /// Texts that nothing else tells how to pair.
  private let source = ["aa bb", "cc dd", "ee ff", "gg hh", "ii jj"]
  private let target = ["vv ww", "xx yy", "zz qq", "rr ss", "tt uu"]

  private func beads(_ memory: [(source: String, target: String)], mirrored: Bool = false) throws
    -> [[Range<Int>]]
  {
    try SegmentAligner(lexicon: mirrored ? .empty.mirrored : .empty).align(
      source: source, target: target,
      guidance: AlignmentGuidance(memory: AlignmentGuidance.Memory(memory))
    ).filter { !$0.isOneSided }.map { [$0.source, $0.target] }
  }

  @Test(arguments: [false, true])
  func `what the memory holds is paired as it is there`(mirrored: Bool) throws {
    let found = try beads(
      [("AA, bb!", "xx yy"), ("gg hh", "Zz - qq rr ss")], mirrored: mirrored)
    #expect(found.contains([0..<1, 1..<2]))
    #expect(found.contains([3..<4, 2..<4]))
    #expect(try beads([("aa bb", "vv ww"), ("", "x"), ("?", "")]).contains([0..<1, 0..<1]))
  }

  @Test func `a lexicon learns from a memory, and keeps what it knew`() throws {
    let lexicon = try #require(
      Lexicon.shipped(source: LanguageTag("zh-Hant"), target: LanguageTag("id")))
    let taught = lexicon.learning(from: [
      ("甪直鎮", "Luzhi"), ("甪直鎮的水鄉", "kota air Luzhi"), ("水", "air"),
    ])
    #expect(taught.count > lexicon.count)
    #expect(taught.first.keys == taught.first.keys.sorted())
    #expect(taught.starts.count == taught.first.keys.count + 1)
    let explained = BeadExplainer(lexicon: taught).explain([("甪直鎮", "Luzhi")])[0]
    #expect(!explained.words.isEmpty)
    let mirrored = lexicon.mirrored.learning(from: [("Luzhi", "甪直鎮"), ("air", "水")])
    #expect(mirrored.isMirrored)
    #expect(!BeadExplainer(lexicon: mirrored).explain([("Luzhi", "甪直鎮")])[0].words.isEmpty)
    #expect(Lexicon.empty.learning(from: [("a b", "c d"), ("e f", "g h")]).count > 0)
    #expect(lexicon.learning(from: []).count == lexicon.count)
  }

  @Test func `each old link is there after merging`() throws {
    let one = Lexicon.empty.learning(from: [("satu", "一"), ("dua", "二")])
    let both = one.learning(from: [("tiga", "三"), ("satu", "壹")])
    for (word, character) in [("satu", "一"), ("dua", "二"), ("tiga", "三"), ("satu", "壹")] {
      #expect(!BeadExplainer(lexicon: both).explain([(word, character)])[0].words.isEmpty)
    }
  }
}
