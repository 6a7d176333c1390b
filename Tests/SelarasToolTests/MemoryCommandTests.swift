import Foundation
import Selaras
import TestSupport
import Testing

@Suite struct `The memory commands` {
  private static let pairs = """
    今天下雨。\tHari ini hujan.
    明天晴天。\tBesok cerah.
    我們去市場買魚。\tKami pergi ke pasar membeli ikan.

    """

  private func memory(_ folder: TemporaryFolder) throws -> String {
    try folder.write(Self.pairs, to: "a.tsv")
    let made = try Tool.run(["memory", "import", folder.at("m.db"), folder.at("a.tsv")])
    #expect(made.code == 0, "\(made.errors)")
    return folder.at("m.db")
  }

  @Test(arguments: ["tmx", "xliff", "xliff2", "tsv", "csv", "po", "tbx", "jsonl"])
  func `what is exported is imported again as it was`(format: String) throws {
    let folder = try TemporaryFolder()
    let database = try memory(folder)
    let file = folder.at("out.\(format)")
    #expect(
      try Tool.run(["memory", "export", database, "--output", format, "--output-file", file]).code
        == 0)
    let kind = ["--from", format, "--source", "zh-Hant", "--target", "id"]
    #expect(try Tool.run(["memory", "import", folder.at("n.db"), file] + kind).code == 0)
    let again = try Tool.run(["memory", "export", folder.at("n.db"), "--output", "tsv"])
    let first = try Tool.run(["memory", "export", database, "--output", "tsv"])
    #expect(again.output == first.output)
  }

  @Test func `a broken file on standard input adds nothing, and a whole one all`() throws {
    let folder = try TemporaryFolder()
    let database = try memory(folder)
    let whole = try Tool.run(["memory", "export", database, "--output", "tmx"])
    let target = folder.at("n.db")
    let broken = try Tool.run(
      ["memory", "import", target, "-", "--no-progress"],
      input: Array(whole.output.utf8.dropLast(40)))
    #expect(broken.code == 65)
    #expect(broken.errors.contains("-:"))
    #expect(try TranslationMemory(path: target).count == 0)
    let good = try Tool.run(
      ["memory", "import", target, "-", "--no-progress"], input: Array(whole.output.utf8))
    #expect(good.code == 0, "\(good.errors)")
    #expect(try TranslationMemory(path: target).count == 3)
  }

  @Test func `rules shut units out on the way in and on the way out`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "第 3 章\tBab 3\n第 4 章很長\tBab 5 panjang\n第 3 章\tPasal 3\n相同的文字\t相同的文字\n", to: "a.tsv")
    let all = folder.at("all.db")
    _ = try Tool.run(["memory", "import", all, folder.at("a.tsv")])
    func exported(_ options: [String]) throws -> [Substring] {
      try Tool.run(["memory", "export", all, "--output", "tsv"] + options).lines
        .map { $0.split(separator: "\t")[1] }
    }
    #expect(try exported([]).count == 4)
    #expect(try exported(["--drop", "numbers"]) == ["Bab 3", "Pasal 3", "相同的文字"])
    #expect(try exported(["--drop", "conflict,untranslated"]) == ["Bab 5 panjang"])
    #expect(try exported(["--keep", "conflict"]) == ["Bab 3", "Pasal 3"])
    let strict = folder.at("strict.db")
    let kept = try Tool.run(
      ["memory", "import", strict, folder.at("a.tsv"), "--drop", "conflict,untranslated"])
    #expect(kept.errors.contains("2 units left out by the rules"))
    #expect(try TranslationMemory(path: strict).count == 2)
  }

  @Test func `units are mended, judged and taken out`() throws {
    let folder = try TemporaryFolder()
    let database = try memory(folder)
    let edited = try Tool.run([
      "memory", "edit", database, "1", "--target-text", "Hari ini turun hujan.", "--author", "Sari",
    ])
    #expect(edited.output == "4\n")
    #expect(try Tool.run(["memory", "edit", database, "2", "--status", "accepted"]).code == 0)
    #expect(try Tool.run(["memory", "delete", database, "3"]).code == 0)
    #expect(try Tool.run(["memory", "delete", database, "3"]).code == 1)
    #expect(try Tool.run(["memory", "edit", database, "3", "--status", "accepted"]).code == 65)
    #expect(try Tool.run(["memory", "edit", database, "2"]).code == 64)
    let records = try Tool.run(["memory", "export", database, "--output", "jsonl"]).records()
    #expect(records.map { $0["target"] as? String } == ["Besok cerah.", "Hari ini turun hujan."])
    #expect(records.map { $0["status"] as? String } == ["accepted", "edited"])
    let tmx = try Tool.run(["memory", "export", database, "--output", "tmx"]).output
    #expect(tmx.contains("changeid=\"Sari\""))
    #expect(tmx.contains("changedate=\"20"))
  }

  @Test func `a search that runs sees what other processes add, edit and delete`() throws {
    let folder = try TemporaryFolder()
    let database = try memory(folder)
    let search = try RunningTool([
      "memory", "lookup", database, "--output", "jsonl", "--threshold", "60", "-",
    ])
    func targets(_ query: String) throws -> [String] {
      let answer = try #require(try Tool.records(try search.ask(query)).first)
      let matches = try #require(answer["matches"] as? [[String: Any]])
      return matches.compactMap { $0["target"] as? String }
    }
    #expect(try targets("今天下雨。") == ["Hari ini hujan."])
    try folder.write("今天下雪。\tHari ini salju.\n", to: "b.tsv")
    #expect(try Tool.run(["memory", "import", database, folder.at("b.tsv")]).code == 0)
    #expect(try targets("今天下雨。") == ["Hari ini hujan.", "Hari ini salju."])
    #expect(
      try Tool.run(["memory", "edit", database, "1", "--target-text", "Hujan hari ini."]).code == 0)
    #expect(try targets("今天下雨。") == ["Hujan hari ini.", "Hari ini salju."])
    #expect(try Tool.run(["memory", "delete", database, "4"]).code == 0)
    #expect(try targets("今天下雨。") == ["Hujan hari ini."])
    #expect(search.stop() == 0)
  }

  @Test func `searches are right at any moment of an import`() throws {
    let folder = try TemporaryFolder()
    let database = try memory(folder)
    let lines = (0..<40_000).map { "編號\($0)的句子在這裡。\tKalimat nomor \($0) ada di sini.\n" }
    try folder.write(lines.joined(), to: "b.tsv")
    let adding = try RunningTool([
      "memory", "import", database, folder.at("b.tsv"), "--no-progress",
    ])
    let search = try RunningTool(["memory", "concordance", database, "--output", "jsonl", "-"])
    var last = 0
    while adding.isRunning || last == 0 {
      let answer = try #require(try Tool.records(try search.ask("句子")).first)
      let total = try #require(answer["total"] as? Int)
      #expect(total >= last)
      #expect(total % TranslationMemory.batchSize == 0 || total == lines.count)
      last = total
    }
    #expect(adding.stop() == 0)
    let answer = try #require(try Tool.records(try search.ask("句子")).first)
    #expect(answer["total"] as? Int == lines.count)
    #expect(search.stop() == 0)
  }

  @Test func `an import that is killed leaves whole batches, and is completed`() throws {
    let folder = try TemporaryFolder()
    let lines = (0..<40_000).map { "編號\($0)的句子在這裡。\tKalimat nomor \($0) ada di sini.\n" }
    try folder.write(lines.joined(), to: "b.tsv")
    let command = ["memory", "import", folder.at("m.db"), folder.at("b.tsv"), "--no-progress"]
    for round in 0..<4 {
      let adding = try RunningTool(command)
      Thread.sleep(forTimeInterval: 0.05 * Double(round + 1))
      adding.kill()
      guard FileManager.default.fileExists(atPath: folder.at("m.db")) else { continue }
      let count = try TranslationMemory(path: folder.at("m.db"), creates: true).count
      #expect(count % TranslationMemory.batchSize == 0 || count == lines.count)
    }
    #expect(try Tool.run(command).code == 0)
    #expect(try TranslationMemory(path: folder.at("m.db")).count == lines.count)
  }
}
