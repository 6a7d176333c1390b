import Foundation
import Selaras
import Testing

/// The quality of each step on the corpora of the repository, pinned in `Corpora/floors.json`.
@Suite struct `Floors on the corpora` {
  /// A passage as it is compared: language and exact range.
  private struct Span: Hashable {
    var page: String
    var name: String
    var start: Int
    var end: Int
  }

  @Test func `cleaning keeps the article`() throws {
    var score = Score()
    var titles = Score()
    var left = 0
    var furniture = 0
    var cleaner = try PageCleaner()
    for page in try Corpus.pages() {
      let cleaned =
        page.file.hasSuffix(".html")
        ? try cleaner.clean(page: page.bytes(), id: page.id)
        : TextCleaner().clean(
          text: String(decoding: try page.bytes(), as: UTF8.self), id: page.id)
      score.addShingles(found: cleaned.document.text, asked: page.text)
      titles.add(
        found: [cleaned.document.title ?? ""], asked: [page.title ?? ""])
      furniture += page.removed.count
      left += page.removed.filter { cleaned.document.text.contains($0) }.count
      #expect(cleaned.replacements == 0, "\(page.id)")
    }
    #expect(score.f1 >= (try Corpus.floor("scraped-pages/clean/shingle-f1")), "\(score)")
    #expect(titles.f1 >= (try Corpus.floor("scraped-pages/clean/titles")), "\(titles)")
    let removed = 1 - Double(left) / Double(furniture)
    #expect(removed >= (try Corpus.floor("scraped-pages/clean/furniture-removed")), "\(left)")
  }

  @Test func `cleaning tells furniture from lines of scraped text`() throws {
    let gold = Corpus.folder.appendingPathComponent("scraped-lines/gold.jsonl").path
    let result = try Tool.run(["evaluate", "clean", "--gold", gold, "--lines"])
    #expect(result.code == 0, "\(result.errors)")
    let rows = result.output.split(separator: "\n").filter { $0.hasPrefix("all\t") }
      .map { $0.split(separator: "\t").map(String.init) }
    try #require(rows.count == 2)
    func share(_ row: Int, _ column: Int) throws -> Double {
      try #require(Double(rows[row][column]), "\(result.output)") / 100
    }
    let removed = try share(1, 2)
    #expect(removed >= (try Corpus.floor("scraped-lines/clean/furniture-removed")))
    let kept = 1 - (try share(1, 4))
    #expect(kept >= (try Corpus.floor("scraped-lines/clean/article-kept")))
    let titles = try share(0, 9)
    #expect(titles >= (try Corpus.floor("scraped-lines/clean/titles")))
  }

  @Test func `passages come apart as in the gold`() throws {
    var spans = Score()
    var embedded = Score()
    var identifier = LanguageIdentifier()
    for page in try Corpus.pages() {
      let passages = identifier.passages(of: page.text.utf8.span, blocks: page.textBlocks)
      spans.add(
        found: passages.map {
          Span(page: page.id, name: $0.language.rawValue, start: $0.range.start, end: $0.range.end)
        },
        asked: page.passages.map {
          Span(page: page.id, name: $0.language, start: $0.range[0], end: $0.range[1])
        })
      embedded.add(
        found: passages.flatMap(\.embedded).map {
          Span(page: page.id, name: "\($0.script)", start: $0.range.start, end: $0.range.end)
        },
        asked: page.passages.flatMap { $0.embedded ?? [] }.map {
          Span(page: page.id, name: $0.script, start: $0.range[0], end: $0.range[1])
        })
    }
    #expect(spans.f1 >= (try Corpus.floor("scraped-pages/passages/span-f1")), "\(spans)")
    #expect(
      embedded.recall >= (try Corpus.floor("scraped-pages/passages/embedded-recall")),
      "\(embedded)")
  }

  @Test func `repeats are found as in the gold`() throws {
    var score = Score()
    var finder = RepeatFinder()
    for page in try Corpus.pages() {
      let repeats = finder.repeats(in: page.text.utf8.span, blocks: page.textBlocks)
      score.add(
        found: repeats.map {
          Span(page: page.id, name: "\($0.source)", start: $0.range.start, end: $0.range.end)
        },
        asked: page.repeats.map {
          Span(
            page: page.id, name: "\(TextRange($0.of[0], $0.of[1]))", start: $0.range[0],
            end: $0.range[1])
        })
    }
    #expect(score.f1 >= (try Corpus.floor("scraped-pages/repeats/exact-f1")), "\(score)")
  }

  @Test func `sentences are aligned as in the gold`() throws {
    let lexicon = try #require(
      Lexicon.shipped(source: LanguageTag("zh-Hant"), target: LanguageTag("id")))
    var score = Score()
    for article in try Corpus.articles() {
      let beads = SegmentAligner(lexicon: lexicon).align(
        source: try Corpus.lines("\(article).zh-Hant.sentences"),
        target: try Corpus.lines("\(article).id.sentences"))
      try add(beads, of: "\(article).sentences.beads", to: &score)
    }
    #expect(score.f1 >= (try Corpus.floor("parallel-articles/sentences/strict-f1")), "\(score)")
  }

  @Test func `paragraphs are aligned as in the gold`() throws {
    let lexicon = try #require(
      Lexicon.shipped(source: LanguageTag("zh-Hant"), target: LanguageTag("id")))
    var score = Score()
    for article in try Corpus.articles() {
      var sides: [[[String]]] = []
      for language in ["zh-Hant", "id"] {
        var segmenter = try Segmenter(.sentence, locale: LanguageTag(language), style: .refined)
        sides.append(
          try Corpus.lines("\(article).\(language).txt").map { line in
            try segmenter.segments(of: line).map { String(line[$0.range]) }
          })
      }
      let beads = DocumentAligner(lexicon: lexicon).align(source: sides[0], target: sides[1])
        .paragraphs
      try add(beads, of: "\(article).paragraphs.beads", to: &score)
    }
    #expect(score.f1 >= (try Corpus.floor("parallel-articles/paragraphs/strict-f1")), "\(score)")
  }

  /// Counts beads as Vecalign does: precision over all beads found, recall over the gold beads
  /// that have both sides.
  private func add(_ beads: [Bead], of file: String, to score: inout Score) throws {
    let found = Set(beads.map { "\($0.source.map(\.self)):\($0.target.map(\.self))" })
    let gold = Set(try Corpus.lines(file))
    let full = gold.filter { !$0.contains("[]") }
    score.found += Double(found.count)
    score.right += Double(found.intersection(gold).count)
    score.asked += Double(full.count)
    score.rightAsked += Double(full.intersection(found).count)
  }
}
