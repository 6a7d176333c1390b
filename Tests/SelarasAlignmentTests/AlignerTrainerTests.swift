import SelarasText
import TestSupport
import Testing

@testable import SelarasAlignment

@Suite struct `Learning what speaks for a bead` {
  private let languages = (source: LanguageTag("zh-Hant"), target: LanguageTag("id"))

  private var pairs: [(source: String, target: String)] {
    (0..<12).flatMap { round in
      Samples.sentences.map { ("\($0.source)第\(round)條，很好。", "\($0.target) Pasal \(round), baik.") }
    }
  }

  @Test func `noise keeps every text and its beads cover both sides in order`() {
    for seed: UInt64 in 1...20 {
      var noise = BeadNoise(
        source: languages.source, target: languages.target, odds: .init().scaled(2), seed: seed)
      let document = noise.document(of: pairs[...], pool: pairs)
      for document in [document, noise.paragraphs(of: document)] {
        var next = (source: 0, target: 0)
        for bead in document.beads {
          #expect(bead.source.lowerBound == next.source)
          #expect(bead.target.lowerBound == next.target)
          #expect(!bead.source.isEmpty || !bead.target.isEmpty)
          next = (bead.source.upperBound, bead.target.upperBound)
        }
        #expect(next == (document.source.count, document.target.count))
        #expect(document.source.allSatisfy { !$0.isEmpty })
        #expect(document.target.allSatisfy { !$0.isEmpty })
      }
    }
  }

  @Test func `the same texts give the same weights, and better ones`() throws {
    let lexicon = try #require(
      Lexicon.shipped(source: languages.source, target: languages.target))
    var options = AlignerTrainer.Options()
    options.steps = 12
    var models: [BeadModel] = []
    var losses: [Double] = []
    for _ in 0..<2 {
      var trainer = AlignerTrainer(
        lexicon: lexicon, source: languages.source, target: languages.target, options: options)
      trainer.add(pairs)
      #expect(trainer.documents > 3)
      models.append(trainer.train { losses.append($1) })
    }
    #expect(models[0] == models[1])
    #expect(losses.count == 4)
    #expect(losses[1] < losses[0])
  }

  @Test func `weights are written and read again`() throws {
    #expect(try BeadModel(text: BeadModel.shipped.text) == .shipped)
    #expect(try BeadModel(text: "# a note\n\n" + BeadModel.shipped.text) == .shipped)
    #expect(BeadModel.shipped != BeadModel())
  }

  @Test(arguments: ["", "single\t1\n", "single", "nothing\t1\n", "single\tx\n", "single\tnan\n"])
  func `what is no list of weights is refused`(text: String) {
    #expect(throws: AlignmentError.self) { try BeadModel(text: text) }
  }

  @Test func `a thinned lexicon keeps its terms and loses links`() throws {
    let lexicon = try #require(
      Lexicon.shipped(source: languages.source, target: languages.target))
    let thinned = lexicon.thinned(by: 0.3)
    #expect(thinned.starts.count == lexicon.starts.count)
    #expect((0.6...0.8).contains(Double(thinned.count) / Double(lexicon.count)))
    #expect(lexicon.thinned(by: 0).count == lexicon.count)
  }
}
