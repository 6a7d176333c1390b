import SelarasText
import Testing

@testable import SelarasCleaning

@Suite struct `The model of content` {
  private static let prose =
    "The harbour in the small bay has been busy again since the season of the east wind ended, and "
    + "boats lie side by side along the quay, where fish is sold straight from the deck."

  /// Pages of one pattern, each with words of its own.
  private static let pages: [GoldPage] = (0..<12).map { number in
    let body = (0..<6).map { "\(prose) This is part \($0) of page \(number)." }
    let paragraphs = body.map { "<p>\($0)</p>" }.joined()
    let page = """
      <html><body><nav class=menu><a href=/>Home</a><a href=/\(number)>Page \(number)</a></nav>
      <div class=story><h1>Harbour \(number)</h1>\(paragraphs)</div>
      <div class=related><p><a href=/x>Read about boat \(number)</a></p></div></body></html>
      """
    return GoldPage(id: "\(number)", bytes: Array(page.utf8), text: body.joined(separator: "\n"))
  }

  private static func trained() throws -> CleanerModel {
    var trainer = CleanerTrainer(note: "pages of a test")
    for page in pages { try trainer.add(page) }
    return trainer.train()
  }

  @Test func `learns the same model from the same pages, and finds their text`() throws {
    let model = try Self.trained()
    #expect(try Self.trained().bytes == model.bytes)
    #expect(model.bytes.count < 300_000)
    var cleaner = try PageCleaner(model: model)
    for page in Self.pages {
      #expect(try cleaner.clean(page: page.bytes, id: page.id).document.text == page.text)
    }
  }

  @Test func `types of pages are learnt where they are known`() throws {
    var trainer = CleanerTrainer()
    for number in 0..<60 {
      let isForum = number % 3 == 0
      let posts = (0..<5).map { "<div class=post>User \($0): \(Self.prose)</div>" }.joined()
      let body = isForum ? posts : "<p>\(Self.prose) Part \(number).</p><p>\(Self.prose)</p>"
      let page = "<html><body><h1>Page \(number)</h1>\(body)</body></html>"
      try trainer.add(
        GoldPage(
          id: "\(number)", bytes: Array(page.utf8), text: Self.prose,
          type: isForum ? .forum : .article))
    }
    let model = trainer.train()
    #expect(try CleanerModel(bytes: model.bytes).bytes == model.bytes)
    var cleaner = try PageCleaner(model: model)
    let posts = (0..<5).map { "<div class=post>User \($0): \(Self.prose)</div>" }.joined()
    let forum = try cleaner.clean(page: Array("<h1>Page</h1>\(posts)".utf8), id: "a").document
    #expect(forum.pageType == .forum)
    let article = "<h1>Page</h1><p>\(Self.prose) Part.</p><p>\(Self.prose)</p>"
    #expect(try cleaner.clean(page: Array(article.utf8), id: "b").document.pageType == .article)
    #expect(try cleaner.clean(page: [], id: "c").document.pageType == nil)
  }

  @Test func `a model is the same after being written and read`() throws {
    let model = try Self.trained()
    let read = try CleanerModel(bytes: model.bytes)
    #expect(read.provenance == "pages of a test")
    #expect(read.bytes == model.bytes)
  }

  @Test func `damaged models are refused`() throws {
    let bytes = CleanerModel.shipped.bytes
    for count in stride(from: 0, to: bytes.count, by: 977) {
      #expect(throws: CleaningError.self) { try CleanerModel(bytes: Array(bytes.prefix(count))) }
    }
    for place in stride(from: 0, to: bytes.count, by: 4999) {
      var damaged = bytes
      damaged[place] ^= 0x40
      #expect(throws: CleaningError.self) { try CleanerModel(bytes: damaged) }
    }
  }

  @Test func `the shipped model is small and says what it was made from`() {
    #expect(CleanerModel.shipped.bytes.count < 300_000)
    #expect(CleanerModel.shipped.provenance.contains("sha256"))
  }

  @Test func `the choice has the best measure of all sets of the most probable blocks`() {
    var random = TrainingRandom(7)
    for _ in 0..<200 {
      let count = Int(random.next() % 12) + 1
      let scores = (0..<count).map { _ in Float(random.share()) }
      let words = (0..<count).map { _ in Int(random.next() % 50) + 1 }
      let choice = ExpectedChoice(scores, words, favour: nil)
      func expected(_ threshold: Float) -> Float {
        var (found, chosen, wanted) = (Float(0), Float(0), Float(0))
        for index in scores.indices {
          wanted += scores[index] * Float(words[index])
          guard scores[index] >= threshold else { continue }
          found += scores[index] * Float(words[index])
          chosen += Float(words[index])
        }
        return 2 * found / (chosen + wanted)
      }
      let best = scores.map(expected).max() ?? 0
      #expect(abs(expected(choice.threshold) - best) < 1e-4)
    }
  }

  @Test func `recall keeps no less and precision no more than neither`() throws {
    for page in Self.pages.prefix(3) {
      func count(_ favour: CleaningOptions.Favour?) throws -> Int {
        var cleaner = try PageCleaner(options: .init(favour: favour))
        return try cleaner.clean(page: page.bytes, id: "a").document.text.utf8.count
      }
      #expect(try count(.precision) <= count(nil))
      #expect(try count(nil) <= count(.recall))
    }
  }

  @Test func `gold is found in the blocks that it comes from`() {
    let blocks = [
      "Boats", "Home", "The quay is full of boats today", "Boats", "and nets hang out to dry",
      "Nothing of it",
    ]
    let gold = "The quay is full of boats today\nBoats\nand nets hang out to dry"
    #expect(GoldAlignment.shares(of: blocks, in: gold) == [0, 0, 1, 1, 1, 0])
    #expect(GoldAlignment.shares(of: [], in: gold) == [])
    #expect(GoldAlignment.shares(of: blocks, in: "") == [0, 0, 0, 0, 0, 0])
  }

  @Test func `an explanation covers every block`() throws {
    let page = Self.pages[0]
    var cleaner = try PageCleaner(options: .init(explains: true))
    let cleaned = try cleaner.clean(page: page.bytes, id: "a")
    let kept = cleaned.judgements.filter { $0.reason == nil }.map(\.text)
    #expect(kept.joined(separator: "\n") == cleaned.document.text)
    let removed = cleaned.judgements.filter { $0.reason != nil }.map(\.text)
    #expect(removed == cleaned.document.removed?.map(\.text))
    #expect(cleaned.judgements.allSatisfy { (0...1).contains($0.probability) })
    #expect(
      cleaned.document.removed?.allSatisfy { $0.reason == .title || $0.probability != nil } == true)
  }

  @Test func `logarithm and probability agree with each other`() {
    for step in -60...60 {
      let value = Float(step) / 4
      let share = Logistic.probability(value)
      #expect((0...1).contains(share))
      if abs(value) < 8 { #expect(abs(Logistic.logarithm(share / (1 - share)) - value) < 0.02) }
    }
  }
}
