import Foundation
import Selaras
import TestSupport
import Testing

@Suite struct `The main job` {
  private static let results = [
    "documents.jsonl", "clusters.jsonl", "pairs.jsonl", "pairs.tsv", "pairs.tmx", "report.html",
  ]
  private let pages = Corpus.folder.appendingPathComponent("scraped-pages/pages").path

  private func options(jobs: Int) throws -> MainJobOptions {
    var options = MainJobOptions(model: .shipped)
    options.lexicon = try #require(
      Lexicon.shipped(source: options.source, target: options.target))
    options.jobs = jobs
    return options
  }

  private func run(_ folder: TemporaryFolder, jobs: Int, stopAfter: Int = .max) async throws
    -> MainJobSummary
  {
    var records = 0
    return try await MainJob(options: try options(jobs: jobs), folder: folder.path).run(
      InputFiles.list([pages]), onProgress: { records = $0.records }, onProblem: { _ in },
      isStopRequested: { records >= stopAfter })
  }

  private func contents(_ folder: TemporaryFolder) throws -> [String] {
    // The report and the summary say how much was resumed; everything else must be the same.
    try Self.results.filter { $0 != "report.html" }.map { try folder.text($0) }
  }

  @Test func `results do not depend on the number of jobs`() async throws {
    let one = try TemporaryFolder()
    let three = try TemporaryFolder()
    let summary = try await run(one, jobs: 1)
    _ = try await run(three, jobs: 3)
    #expect(summary.documents == (try Corpus.pages().count))
    #expect(try contents(one) == contents(three))
    for name in Self.results {
      #expect(FileManager.default.fileExists(atPath: one.at(name)), "\(name)")
    }
  }

  @Test func `a stopped run goes on where it was, to the same results`() async throws {
    let whole = try TemporaryFolder()
    let stopped = try TemporaryFolder()
    _ = try await run(whole, jobs: 1)
    await #expect(throws: MainJob.Stopped.self) {
      _ = try await run(stopped, jobs: 1, stopAfter: 5)
    }
    #expect(!FileManager.default.fileExists(atPath: stopped.at("documents.jsonl")))
    let summary = try await run(stopped, jobs: 2)
    #expect(summary.resumed == 5)
    #expect(try contents(whole) == contents(stopped))
  }

  @Test func `a memory gets each certain pair once, however often the job is done`() async throws {
    let folder = try TemporaryFolder()
    var options = try options(jobs: 2)
    options.memory = folder.at("memory.db")
    let job = MainJob(options: options, folder: folder.at("out"))
    var summaries: [MainJobSummary] = []
    for _ in 0..<2 {
      summaries.append(
        try await job.run(
          InputFiles.list([pages]), onProgress: { _ in }, onProblem: { _ in },
          isStopRequested: { false }))
    }
    let pairs = Set(
      try folder.text("out/pairs.tsv").split(separator: "\n").map { line in
        line.split(separator: "\t", omittingEmptySubsequences: false).prefix(2).map(String.init)
      })
    #expect(!pairs.isEmpty)
    #expect(summaries.map(\.remembered) == [pairs.count, 0])
    let memory = try TranslationMemory(path: folder.at("memory.db"))
    #expect(try memory.count == pairs.count)
    try memory.close()
  }

  @Test func `a file that is no memory is refused before the work`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(String(repeating: "no memory\n", count: 1000), to: "notes.txt")
    var options = try options(jobs: 1)
    options.memory = folder.at("notes.txt")
    await #expect(throws: MemoryError.self) {
      _ = try await MainJob(options: options, folder: folder.at("out")).run(
        InputFiles.list([pages]), onProgress: { _ in }, onProblem: { _ in },
        isStopRequested: { false })
    }
    #expect(!FileManager.default.fileExists(atPath: folder.at("out")))
  }

  @Test func `every line of the results is a record`() async throws {
    let folder = try TemporaryFolder()
    let summary = try await run(folder, jobs: 2)
    let documents = try Tool.records(try folder.text("documents.jsonl"))
    #expect(documents.count == summary.documents)
    for document in documents {
      let text = try #require(document["text"] as? String)
      let passages = try #require(document["passages"] as? [[String: Any]])
      var position = 0
      for passage in passages {
        let range = try #require(passage["range"] as? [Int])
        #expect(range[0] == position, "passages cover the text")
        position = range[1]
      }
      #expect(position == text.utf8.count)
      #expect(document["cluster"] as? String != nil)
    }
    for pair in try Tool.records(try folder.text("pairs.jsonl")) {
      let id = try #require(pair["sourceDocument"] as? String)
      let range = try #require(pair["sourceRange"] as? [Int])
      let document = try #require(documents.first { $0["id"] as? String == id })
      let text = try #require(document["text"] as? String)
      #expect(String(text[TextRange(range[0], range[1])]) == pair["source"] as? String)
    }
    let kept = try folder.text("pairs.tsv").split(separator: "\n").count
    #expect(kept == summary.pairs)
    #expect(try folder.text("pairs.tmx").components(separatedBy: "<tu ").count - 1 == kept)
  }

  @Test func `pages come out as in the gold, from bytes to passages`() async throws {
    let folder = try TemporaryFolder()
    _ = try await run(folder, jobs: 2)
    let documents = try Tool.records(try folder.text("documents.jsonl"))
    for page in try Corpus.pages() {
      let document = try #require(documents.first { $0["id"] as? String == page.id })
      #expect(document["title"] as? String == page.title)
      // The gold has the repeated copies; a run cuts them out.
      let cuts = page.repeats.map { TextRange($0.range[0], $0.range[1]) }
      let kept = page.blocks.map { TextRange($0.range[0], $0.range[1]) }
        .filter { block in !cuts.contains { $0.contains(block) } }
      let text = kept.map { String(page.text[$0]) }.joined(separator: "\n")
      #expect(document["text"] as? String == text, "\(page.id)")
      let removed = try #require(document["removed"] as? [[String: Any]])
      let copies = removed.filter { $0["reason"] as? String == "repeat" }
      #expect(copies.map { $0["text"] as? String } == cuts.map { String(page.text[$0]) })
      let languages = (document["passages"] as? [[String: Any]])?.map { $0["language"] as? String }
      var expected: [String] = []
      for passage in page.passages
      where kept.contains(where: { $0.overlaps(TextRange(passage.range[0], passage.range[1])) }) {
        if expected.last != passage.language { expected.append(passage.language) }
      }
      #expect(languages == expected, "\(page.id)")
    }
  }

  @Test func `documents whose names say nothing are matched by what they say`() async throws {
    let folder = try TemporaryFolder()
    let names = [
      "gayo-coffee", "spice-trade", "ijen-hike", "football-match", "dengue-prevention",
      "exchange-incident",
    ]
    // The last article stands alone on either side.
    for (number, name) in names.dropLast().enumerated() {
      let text = try Corpus.lines("\(name).zh-Hant.txt").joined(separator: "\n")
      try folder.write(text, to: "in/a\(number).txt")
    }
    for (number, name) in names.dropFirst().reversed().enumerated() {
      let text = try Corpus.lines("\(name).id.txt").joined(separator: "\n")
      try folder.write(text, to: "in/b\(number).txt")
    }
    var options = try options(jobs: 2)
    options.matchesContent = true
    let summary = try await MainJob(options: options, folder: folder.at("out")).run(
      InputFiles.list([folder.at("in")]), onProgress: { _ in }, onProblem: { _ in },
      isStopRequested: { false })
    #expect(summary.alignedDocuments == 4)
    let pairs = try Tool.records(try folder.text("out/pairs.jsonl"))
    let together = Set(
      pairs.map {
        "\($0["sourceDocument"] as? String ?? "") \($0["targetDocument"] as? String ?? "")"
      })
    #expect(together == ["a1 b4", "a2 b3", "a3 b2", "a4 b1"])
  }

  @Test func `pairs of names are aligned`() async throws {
    let folder = try TemporaryFolder()
    for name in ["gayo-coffee", "spice-trade"] {
      for language in ["zh-Hant", "id"] {
        let text = try Corpus.lines("\(name).\(language).txt").joined(separator: "\n")
        try folder.write(text, to: "in/\(name).\(language).txt")
      }
    }
    let summary = try await MainJob(options: try options(jobs: 2), folder: folder.path).run(
      InputFiles.list([folder.at("in")]), onProgress: { _ in }, onProblem: { _ in },
      isStopRequested: { false })
    #expect(summary.alignedDocuments == 2)
    #expect(summary.pairs > 40)
    let pairs = try Tool.records(try folder.text("pairs.jsonl"))
    #expect(pairs.allSatisfy { $0["sourceDocument"] as? String != $0["targetDocument"] as? String })
  }

  @Test(.enabled(if: Shared.has("data/seed"), "needs the page that the project began with"))
  func `the page that the project began with comes apart`() async throws {
    let folder = try TemporaryFolder()
    let path = Shared.path("data/seed/000_1711ad7f7b3f2517.txt")
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      .map(String.init)
    _ = try await MainJob(options: try options(jobs: 1), folder: folder.path).run(
      InputFiles.list([path]), onProgress: { _ in }, onProblem: { _ in },
      isStopRequested: { false })
    let document = try #require(Tool.records(try folder.text("documents.jsonl")).first)
    #expect(document["title"] as? String == lines[19])
    #expect(document["text"] as? String == lines[0..<17].joined(separator: "\n"))
    let removed = try #require(document["removed"] as? [[String: Any]])
    #expect(
      removed.filter { $0["reason"] as? String == "boilerplate" }.map { $0["text"] as? String }
        == [lines[17], lines[18]])
    let copy = try #require(removed.first { $0["reason"] as? String == "repeat" })
    #expect(copy["text"] as? String == lines[20..<37].joined(separator: "\n"))
    #expect(copy["similarity"] as? Double == 1)
    let passages = try #require(document["passages"] as? [[String: Any]])
    #expect(passages.map { $0["language"] as? String } == ["zh-Hant", "id"])
    let embedded = try #require(passages[1]["embedded"] as? [[String: Any]])
    let text = lines[0..<17].joined(separator: "\n")
    let names = embedded.compactMap { $0["range"] as? [Int] }.map {
      String(text[TextRange($0[0], $0[1])])
    }
    #expect(names == ["祖克柏", "祖克柏", "祖克柏"])

    let pairs = try Tool.records(try folder.text("pairs.jsonl"))
    #expect(try folder.text("pairs.tsv").isEmpty)
    func rank(_ source: String, _ target: String) -> Int? {
      pairs.firstIndex {
        ($0["source"] as? String)?.contains(source) == true
          && ($0["target"] as? String)?.contains(target) == true
      }
    }
    let best = [
      rank("通義千問", "hasil fine-tuning dari Qwen Alibaba"), rank("超級智慧", "superintelligence"),
    ]
    #expect(Set(best) == [0, 1], "the true counterparts stand above every unrelated pair")
    #expect(pairs.allSatisfy { ($0["confidence"] as? Double ?? 1) < 0.5 })
  }
}
