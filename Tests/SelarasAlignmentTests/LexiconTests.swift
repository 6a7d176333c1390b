import SelarasAlignment
import SelarasText
import TestSupport
import Testing

@Suite struct `Learning and reading a lexicon` {
  var pairs: [(source: String, target: String, weight: Double)] {
    Samples.sentences.map { ($0.source, $0.target, 1) }
  }

  @Test func `the same pairs give the same bytes`() {
    var options = LexiconTrainer.Options()
    options.minimumCount = 1
    let trainer = LexiconTrainer(options)
    let (bytes, report) = trainer.train(pairs: pairs + pairs)
    #expect(trainer.train(pairs: pairs + pairs).bytes == bytes)
    #expect(report.pairs == 16)
    #expect(report.links > 0)
  }

  @Test func `a trained lexicon is read back and pairs what it learnt`() throws {
    let (bytes, report) = LexiconTrainer().train(pairs: pairs + pairs)
    let lexicon = try Lexicon(bytes: bytes)
    #expect(lexicon.count == report.links)
    let source = Samples.sentences.map(\.source)
    let target = Samples.sentences.map(\.target)
    let beads = SegmentAligner(lexicon: lexicon).align(source: source, target: target)
    #expect(beads.map(\.source) == source.indices.map { $0..<$0 + 1 })
  }

  @Test func `training on nothing gives a lexicon of nothing, which is not read`() throws {
    let (bytes, report) = LexiconTrainer().train(pairs: [("", "x", 1), ("。", "", 1)])
    #expect(report.links == 0)
    #expect(throws: AlignmentError.self) { try Lexicon(bytes: bytes) }
  }

  @Test(arguments: ["", "\n \n", "# nothing but a remark\n", "\u{3000}\t\n", "。\t."])
  func `a table without pairs is refused`(table: String) {
    #expect(throws: AlignmentError.self) { try Lexicon(tsv: table) }
  }

  @Test func `no bytes are no lexicon`() {
    #expect(throws: AlignmentError.self) { try Lexicon(bytes: []) }
  }

  @Test func `weights that are no numbers above zero teach nothing`() throws {
    let strange = pairs.map { ($0.source, $0.target, Double.nan) }
    #expect(LexiconTrainer().train(pairs: strange).report.pairs == 0)
  }

  @Test func `the file keeps to its size`() throws {
    var options = LexiconTrainer.Options()
    options.minimumCount = 1
    options.mostBytes = 600
    let (bytes, _) = LexiconTrainer(options).train(pairs: pairs)
    #expect(bytes.count <= 600)
    #expect(try Lexicon(bytes: bytes).count > 0)
  }

  @Test func `a file cut short anywhere is refused without a trap`() throws {
    let (bytes, _) = LexiconTrainer().train(pairs: pairs + pairs)
    for end in stride(from: 0, to: bytes.count - 4, by: 7) {
      #expect(throws: AlignmentError.self) { try Lexicon(bytes: Array(bytes[..<end])) }
    }
  }

  @Test func `a file with changed bytes is read or refused, never trapped on`() {
    var numbers = SplitMix(seed: 5)
    let (bytes, _) = LexiconTrainer().train(pairs: pairs + pairs)
    for _ in 0..<200 {
      var broken = bytes
      broken[Int.random(in: 0..<200, using: &numbers)] = UInt8.random(in: 0...255, using: &numbers)
      guard let lexicon = try? Lexicon(bytes: broken) else { continue }
      _ = SegmentAligner(lexicon: lexicon).align(
        source: [Samples.sentences[0].source], target: [Samples.sentences[0].target])
    }
  }

  @Test func `a table of words is read`() throws {
    let lexicon = try Lexicon(tsv: "# words\n黑貓\tkucing hitam\n\n白狗\tanjing putih\t2\r\n")
    let pairs = SentenceMiner(lexicon: lexicon).mine(
      source: ["黑貓", "白狗"], target: ["anjing putih", "kucing hitam"])
    // Only who knows the words crosses them.
    #expect(Set(pairs.map { [$0.source, $0.target] }) == [[0, 1], [1, 0]])
  }

  @Test func `a table's faults are told with their line`() {
    #expect(throws: AlignmentError.self) { try Lexicon(tsv: "a\tb\nonly one field") }
    do throws(AlignmentError) {
      _ = try Lexicon(tsv: "a\tb\t1\nc\td\tmuch")
      Issue.record("a weight that is no number was taken")
    } catch {
      #expect(error.line == 2)
      #expect(error.description == "line 2: a weight is a number above zero")
    }
  }
}
