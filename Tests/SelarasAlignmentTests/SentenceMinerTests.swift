import Foundation
import SelarasAlignment
import SelarasSegmentation
import SelarasText
import TestSupport
import Testing

@Suite struct `Mining sentences` {
  let lexicon = Lexicon.shipped(source: LanguageTag("zh-Hant"), target: LanguageTag("id"))

  @Test func `translations are found wherever they stand`() throws {
    let source = Samples.sentences.map(\.source)
    let target = Array(Samples.sentences.map(\.target).reversed())
    let pairs = SentenceMiner(lexicon: try #require(lexicon)).mine(source: source, target: target)
    #expect(pairs.count == source.count)
    #expect(pairs.allSatisfy { $0.target == source.count - 1 - $0.source })
    #expect(pairs.map(\.confidence) == pairs.map(\.confidence).sorted(by: >))
  }

  @Test func `a sentence is in one pair at most`() throws {
    let source = Samples.sentences.map(\.source)
    let target = Samples.sentences.map(\.target)
    let pairs = SentenceMiner(lexicon: try #require(lexicon)).mine(
      source: source + source, target: target)
    #expect(Set(pairs.map(\.source)).count == pairs.count)
    #expect(Set(pairs.map(\.target)).count == pairs.count)
  }

  @Test func `swapping sides mirrors pairs`() throws {
    let source = Samples.sentences.map(\.source)
    let target = Samples.sentences.map(\.target)
    let lexicon = try #require(lexicon)
    let pairs = SentenceMiner(lexicon: lexicon).mine(source: source, target: target)
    let mirror = SentenceMiner(lexicon: lexicon.mirrored).mine(source: target, target: source)
    #expect(mirror.map(\.target) == pairs.map(\.source))
    #expect(mirror.map(\.confidence) == pairs.map(\.confidence))
  }

  @Test func `any texts are mined without a trap`() throws {
    var numbers = SplitMix(seed: 13)
    for _ in 0..<10 {
      let source = Samples.anything(20, using: &numbers)
      let target = Samples.anything(20, using: &numbers)
      _ = SentenceMiner(lexicon: .empty).mine(source: source, target: target)
    }
    #expect(SentenceMiner(lexicon: .empty).mine(source: [], target: [""]).isEmpty)
  }

  static let page = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "shared/data/seed/000_1711ad7f7b3f2517.txt").path

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: page), "needs ../shared/data/seed"))
  func `on a comparable page counterparts come first, and are no sure pairs`() throws {
    let lines = try String(contentsOfFile: Self.page, encoding: .utf8).split(separator: "\n")
    func sentences(_ lines: ArraySlice<Substring>, _ tag: String) throws -> [String] {
      var segmenter = try Segmenter(.sentence, locale: LanguageTag(tag), style: .refined)
      var sentences: [String] = []
      for line in lines.map(String.init) {
        for segment in try segmenter.segments(of: line) {
          sentences.append(String(line[segment.range]))
        }
      }
      return sentences
    }
    let source = try sentences(lines[0..<1], "zh-Hant")
    let target = try sentences(lines[1..<17], "id")
    let pairs = SentenceMiner(lexicon: try #require(lexicon)).mine(source: source, target: target)
    #expect(pairs.allSatisfy { $0.confidence < 0.5 })
    let first = pairs.prefix(2).map { ($0.source, target[$0.target]) }
    #expect(first.contains { $0.0 == 1 && $0.1.hasPrefix("Model Avocado yang sedang") })
    #expect(first.contains { $0.0 == 2 && $0.1.contains("superintelligence") })
  }
}
