import SelarasAlignment
import SelarasText
import TestSupport
import Testing

@Suite struct `Aligning segments` {
  let lexicon = Lexicon.shipped(source: LanguageTag("zh-Hant"), target: LanguageTag("id"))
  let source = Samples.sentences.map(\.source)
  let target = Samples.sentences.map(\.target)

  /// Complains where beads do not cover both sides once, in order.
  func check(_ beads: [Bead], _ source: [String], _ target: [String]) {
    var next = (source: 0, target: 0)
    func skip(_ place: inout Int, _ segments: [String], to end: Int) {
      while place < end, SegmentAligner.isEmpty(segments[place]) { place += 1 }
    }
    for bead in beads {
      #expect((0...1).contains(bead.confidence))
      #expect(!bead.source.isEmpty || !bead.target.isEmpty)
      if !bead.source.isEmpty {
        skip(&next.source, source, to: bead.source.lowerBound)
        #expect(bead.source.lowerBound == next.source)
        next.source = bead.source.upperBound
      }
      if !bead.target.isEmpty {
        skip(&next.target, target, to: bead.target.lowerBound)
        #expect(bead.target.lowerBound == next.target)
        next.target = bead.target.upperBound
      }
    }
    skip(&next.source, source, to: source.count)
    skip(&next.target, target, to: target.count)
    #expect(next == (source.count, target.count))
  }

  @Test func `translations pair one to one`() throws {
    let beads = SegmentAligner(lexicon: try #require(lexicon)).align(
      source: source, target: target)
    #expect(beads.map(\.source) == source.indices.map { $0..<$0 + 1 })
    #expect(beads.map(\.target) == source.indices.map { $0..<$0 + 1 })
    #expect(beads.filter { $0.confidence > 0.5 }.count >= 6)
  }

  @Test func `Simplified Chinese pairs as well`() throws {
    let simplified = ["政府今天宣布了新的教育政策。", "学生可以免费使用图书馆。", "医生说病人已经康复了。"]
    let beads = SegmentAligner(lexicon: try #require(lexicon)).align(
      source: simplified, target: [target[0], target[2], target[4]])
    #expect(beads.map(\.target) == [0..<1, 1..<2, 2..<3])
  }

  @Test func `a sentence cut in two pairs with both halves`() throws {
    var target = target
    target[0...0] = ["Pemerintah hari ini mengumumkan", "kebijakan pendidikan baru."]
    let beads = SegmentAligner(lexicon: try #require(lexicon)).align(
      source: source, target: target)
    #expect(beads[0].source == 0..<1)
    #expect(beads[0].target == 0..<2)
    check(beads, source, target)
  }

  @Test func `a long insertion leaves its surroundings alone`() throws {
    let inserted = (0..<60).map { "Kalimat sisipan nomor \($0) tentang kucing dan hujan." }
    let longer = target[..<4] + inserted + target[4...]
    let beads = SegmentAligner(lexicon: try #require(lexicon)).align(
      source: source, target: Array(longer))
    let pairs = beads.filter { !$0.isOneSided }
    #expect(pairs.map(\.target.lowerBound) == [0, 1, 2, 3, 64, 65, 66, 67])
    check(beads, source, Array(longer))
  }

  @Test func `beads cover both sides once, in order, whatever the texts`() throws {
    var numbers = SplitMix(seed: 7)
    for round in 0..<30 {
      let first = Samples.anything(Int.random(in: 0...25, using: &numbers), using: &numbers)
      let second = Samples.anything(Int.random(in: 0...25, using: &numbers), using: &numbers)
      let lexicon = round % 2 == 0 ? try #require(lexicon) : .empty
      check(SegmentAligner(lexicon: lexicon).align(source: first, target: second), first, second)
    }
  }

  @Test func `swapping sides mirrors beads`() throws {
    var numbers = SplitMix(seed: 11)
    let lexicon = try #require(lexicon)
    for lexicon in [lexicon, .empty] {
      let first = source + Samples.anything(12, using: &numbers)
      let second = Samples.anything(9, using: &numbers) + target
      let beads = SegmentAligner(lexicon: lexicon).align(source: first, target: second)
      let mirror = SegmentAligner(lexicon: lexicon.mirrored).align(source: second, target: first)
      #expect(mirror == beads.map(\.mirrored))
    }
  }

  @Test func `the shipped lexicon reads both ways`() throws {
    let back = try #require(
      Lexicon.shipped(source: LanguageTag("id"), target: LanguageTag("zh-Hans")))
    let beads = SegmentAligner(lexicon: back).align(source: target, target: source)
    #expect(beads.map(\.source) == source.indices.map { $0..<$0 + 1 })
    #expect(Lexicon.shipped(source: LanguageTag("zh"), target: LanguageTag("en")) == nil)
  }

  @Test func `an empty line keeps its number and changes nothing else`() throws {
    let aligner = SegmentAligner(lexicon: try #require(lexicon))
    let plain = aligner.align(source: source, target: target)
    let gapped = source[..<3] + ["", " \u{3000}\t"] + source[3...]
    let beads = aligner.align(source: Array(gapped), target: target)
    #expect(beads.count == plain.count)
    for (bead, other) in zip(beads, plain) {
      let moved = other.source.lowerBound < 3 ? 0 : 2
      #expect(bead.source == other.source.lowerBound + moved..<other.source.upperBound + moved)
      #expect(bead.target == other.target)
      #expect(bead.confidence == other.confidence)
    }
  }

  @Test func `a text pairs with itself one to one`() throws {
    for lexicon in [try #require(lexicon), .empty] {
      for text in [source, target] {
        let beads = SegmentAligner(lexicon: lexicon).align(source: text, target: text)
        #expect(beads.map(\.source) == text.indices.map { $0..<$0 + 1 })
        #expect(beads.map(\.target) == text.indices.map { $0..<$0 + 1 })
      }
    }
  }

  @Test func `an empty side leaves the other without counterparts`() {
    let aligner = SegmentAligner(lexicon: .empty)
    #expect(aligner.align(source: [], target: []).isEmpty)
    #expect(aligner.align(source: ["", " "], target: []).isEmpty)
    let beads = aligner.align(source: ["", ""], target: target)
    #expect(beads.map(\.target) == target.indices.map { $0..<$0 + 1 })
    #expect(beads.allSatisfy { $0.source.isEmpty })
  }

  @Test func `many lines beside few end soon`() throws {
    let many = (0..<100_000).map { "baris \($0) tanpa pasangan" }
    let beads = SegmentAligner(lexicon: .empty).align(
      source: many, target: Array(target.prefix(10)))
    check(beads, many, Array(target.prefix(10)))
  }

  @Test func `one segment may be very long`() throws {
    let long = String(repeating: "政府今天宣布了新的教育政策。", count: 20_000)
    let lexicon = try #require(lexicon)
    let beads = SegmentAligner(lexicon: lexicon).align(
      source: [long, source[1]], target: [target[0], target[1]])
    check(beads, [long, source[1]], [target[0], target[1]])
  }

  @Test func `without a lexicon the document teaches its own words`() throws {
    var first: [String] = []
    var second: [String] = []
    var numbers = SplitMix(seed: 3)
    let words = (0..<40).map { (source: "甲\($0)x", target: "kata\($0)y") }
    for _ in 0..<80 {
      let chosen = (0..<8).map { _ in Int.random(in: 0..<40, using: &numbers) }
      first.append(chosen.map { words[$0].source }.joined(separator: " "))
      second.append(chosen.map { words[$0].target }.joined(separator: " "))
    }
    second.remove(at: 40)
    let beads = SegmentAligner(lexicon: .empty).align(source: first, target: second)
    let gold = (0..<40).map { ($0, $0) } + (41..<80).map { ($0, $0 - 1) }
    let hits = gold.filter { pair in
      beads.contains {
        $0.source == pair.0..<pair.0 + 1 && $0.target == pair.1..<pair.1 + 1
      }
    }
    #expect(hits.count >= 70)
  }
}
