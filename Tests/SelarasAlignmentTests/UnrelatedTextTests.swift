import Foundation
import SelarasAlignment
import SelarasText
import TestSupport
import Testing

@Suite struct `Confidences of unrelated texts` {
  private struct Article {
    let source: [String]
    let target: [String]
  }

  private static let articles: [Article] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Corpora/parallel-articles")
    func lines(_ name: String) -> [String] {
      let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
      return (text ?? "").split(separator: "\n").map(String.init)
    }
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".sentences.beads") }.sorted().map { file in
      let name = file.dropLast(".sentences.beads".count)
      return Article(
        source: lines("\(name).zh-Hant.sentences"), target: lines("\(name).id.sentences"))
    }
  }()

  private let shipped = Lexicon.shipped(source: LanguageTag("zh-Hant"), target: LanguageTag("id"))

  /// How many beads with two sides there are, and how many of them have a confidence of at least
  /// one half, where each article's source stands beside the target of the article `step` later.
  private func count(step: Int, _ lexicon: Lexicon) -> (beads: Int, sure: Int) {
    let articles = Self.articles
    var (all, sure) = (0, 0)
    for (number, article) in articles.enumerated() {
      let beads = SegmentAligner(lexicon: lexicon).align(
        source: article.source, target: articles[(number + step) % articles.count].target)
      all += beads.filter { !$0.isOneSided }.count
      sure += beads.filter { !$0.isOneSided && $0.confidence >= 0.5 }.count
    }
    return (all, sure)
  }

  @Test func `the corpus is at hand`() {
    #expect(Self.articles.count == 16)
    #expect(Self.articles.allSatisfy { $0.source.count > 10 && $0.target.count > 10 })
  }

  @Test(arguments: [1, 2])
  func `unrelated articles have no sure bead`(step: Int) throws {
    #expect(count(step: step, try #require(shipped)).sure == 0)
  }

  @Test(arguments: [1, 2])
  func `what unrelated articles teach is no proof`(step: Int) {
    #expect(count(step: step, .empty).sure == 0)
  }

  @Test func `parallel articles keep their sure beads`() throws {
    let (beads, sure) = count(step: 0, try #require(shipped))
    #expect(sure * 10 >= beads * 8, "\(sure) of \(beads)")
  }

  @Test func `unrelated documents of paragraphs have no sure sentence pair`() throws {
    let articles = Self.articles
    func paragraphs(_ sentences: [String]) -> [[String]] {
      stride(from: 0, to: sentences.count, by: 4).map {
        Array(sentences[$0..<min($0 + 4, sentences.count)])
      }
    }
    for lexicon in [try #require(shipped), .empty] {
      for number in articles.indices {
        let sentences = DocumentAligner(lexicon: lexicon).align(
          source: paragraphs(articles[number].source),
          target: paragraphs(articles[(number + 1) % articles.count].target)
        ).sentences
        let sure = sentences.filter { !$0.isOneSided && $0.confidence >= 0.5 }
        #expect(sure.isEmpty, "article \(number), \(lexicon.count) links: \(sure)")
      }
    }
  }

  @Test func `without a lexicon nothing is mined surely from unrelated articles`() {
    let articles = Self.articles
    for number in articles.indices {
      let pairs = SentenceMiner(lexicon: .empty).mine(
        source: articles[number].source, target: articles[(number + 1) % articles.count].target)
      #expect(pairs.allSatisfy { $0.confidence < 0.5 })
    }
  }

  @Test func `without a lexicon equal names and numbers are proof`() {
    let texts = ["Qwen 3 Alibaba 2025", "LautKoin 184 Takengon", "MRT 15,8 Dukuh Atas"]
    let pairs = SentenceMiner(lexicon: .empty).mine(source: texts, target: texts.reversed())
    #expect(pairs.count == 3)
    #expect(pairs.allSatisfy { $0.source + $0.target == 2 && $0.confidence >= 0.5 })
    let beads = SegmentAligner(lexicon: .empty).align(source: texts, target: texts)
    #expect(beads.count == 3)
    #expect(beads.allSatisfy { $0.confidence >= 0.5 })
  }

  @Test func `a long text that teaches its own words is believed`() {
    var numbers = SplitMix(seed: 17)
    let chosen = (0..<80).map { _ in (0..<8).map { _ in Int.random(in: 0..<40, using: &numbers) } }
    func text(_ ending: String) -> [String] {
      chosen.map { $0.map { "w\($0)\(ending)" }.joined(separator: " ") }
    }
    func sure(_ target: [String]) -> Int {
      SegmentAligner(lexicon: .empty).align(source: text("x"), target: target)
        .filter { !$0.isOneSided && $0.confidence >= 0.5 }.count
    }
    #expect(sure(text("y")) >= 60)
    #expect(sure(text("y").map { _ in "kata lain yang tetap saja sama" }) == 0)
  }
}
