import SelarasText
import TestSupport
import Testing

@testable import SelarasAlignment

@Suite struct `Judging pairs among others` {
  private let languages = (source: LanguageTag("zh-Hant"), target: LanguageTag("id"))

  private var pairs: [(source: String, target: String)] {
    (0..<15).flatMap { round in
      Samples.sentences.map { ("\($0.source)第\(round)條，很好。", "\($0.target) Pasal \(round), baik.") }
    }
  }

  @Test func `weights are written and read again`() throws {
    #expect(try PairModel(text: PairModel.shipped.text) == .shipped)
    #expect(try PairModel(text: "# a note\n\n" + PairModel.shipped.text) == .shipped)
    #expect(PairModel.shipped != .untrained)
    #expect(try DocumentModel(text: DocumentModel.shipped.text) == .shipped)
    #expect(DocumentModel.shipped != .untrained)
  }

  @Test(arguments: ["", "chance.mean\t1\n", "chance.mean\tinf\n", "nothing\t1\n"])
  func `what is no list of weights is refused`(text: String) {
    #expect(throws: AlignmentError.self) { try PairModel(text: text) }
    #expect(throws: AlignmentError.self) { try DocumentModel(text: text) }
  }

  @Test func `a deviation of nothing is refused`() {
    let text = PairModel.shipped.text.replacing(
      /chance\.deviation\t.*/, with: "chance.deviation\t0")
    #expect(throws: AlignmentError.self) { try PairModel(text: text) }
  }

  @Test func `the same texts give the same weights`() throws {
    let lexicon = try #require(
      Lexicon.shipped(source: languages.source, target: languages.target))
    var models: [PairModel] = []
    var documents: [DocumentModel] = []
    for _ in 0..<2 {
      var mining = MinerTrainer.Options()
      mining.rounds = 4
      var miner = MinerTrainer(
        lexicon: lexicon, source: languages.source, target: languages.target, options: mining)
      miner.add(pairs)
      #expect(miner.pages > 3)
      models.append(miner.train())
      var matching = MatcherTrainer.Options()
      matching.rounds = 4
      var matcher = MatcherTrainer(
        lexicon: lexicon, source: languages.source, target: languages.target, options: matching)
      matcher.add(pairs)
      #expect(matcher.collections > 3)
      documents.append(matcher.train())
    }
    #expect(models[0] == models[1] && documents[0] == documents[1])
    #expect(models[0] != .untrained && documents[0] != .untrained)
  }

  @Test func `nothing is learnt from nothing`() {
    var miner = MinerTrainer(lexicon: .empty, source: languages.source, target: languages.target)
    miner.add([])
    miner.add([("", ""), ("a", "b")])
    #expect(miner.train() == .untrained)
    var matcher = MatcherTrainer(
      lexicon: .empty, source: languages.source, target: languages.target)
    matcher.add([])
    matcher.add([("", ""), ("a", "b")])
    #expect(matcher.train() == .untrained)
  }

  @Test func `a regression finds the weights that made the labels`() {
    var numbers = SplitMix(seed: 5)
    var rows: [[Double]] = []
    var labels: [Bool] = []
    for _ in 0..<20_000 {
      let row = [Double.random(in: -3...3, using: &numbers), .random(in: 0...1, using: &numbers)]
      rows.append(row)
      let odds = 0.5 + 2 * row[0] - 3 * row[1]
      labels.append(
        Double.random(in: 0..<1, using: &numbers) < Logarithm.probability(logOdds: odds))
    }
    let fit = LogisticFit.regression(rows, labels)
    #expect(abs(fit.constant - 0.5) < 0.15)
    #expect(abs(fit.weights[0] - 2) < 0.15 && abs(fit.weights[1] + 3) < 0.25)
    // A feature that never changes has no weight of its own.
    let constant = LogisticFit.regression(rows.map { $0 + [0] }, labels)
    #expect(constant.weights[2] == 0)
    let apart = LogisticFit.regression([[0], [1]], [false, true])
    #expect(apart.constant.isFinite && apart.weights[0].isFinite)
  }

  @Test func `log odds never fall as standings rise`() {
    var numbers = SplitMix(seed: 7)
    for count in [0, 1, 3, 80] {
      let standings = (0..<count).map { _ in Double.random(in: -30...30, using: &numbers) }
      let mixture = StandingMixture(standings, .shipped)
      let odds = stride(from: -40.0, through: 40, by: 0.25).map(mixture.logOdds)
      #expect(odds.allSatisfy { $0.isFinite })
      #expect(zip(odds, odds.dropFirst()).allSatisfy { $0 <= $1 })
    }
  }

  @Test func `each member is in one pair at most, and leads are those of all candidates`() {
    let candidates = [(0, 0, 2.0), (0, 1, 1.0), (1, 0, 1.5), (1, 1, -9.0)].map {
      RankedPairs.Candidate(source: $0.0, target: $0.1, logOdds: $0.2)
    }
    let ranked = RankedPairs(candidates)
    #expect(ranked.pairs.map(\.number) == [0, 3])
    #expect(ranked.pairs.map(\.greaterLead) == [1, -6])
    #expect(ranked.pairs.map(\.lesserLead) == [0.5, -6])
    #expect(RankedPairs([]).logOdds(by: .shipped).isEmpty)
  }
}
