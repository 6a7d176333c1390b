import Foundation
import Selaras
import TestSupport
import Testing

@Suite struct `The tool` {
  private let page = Corpus.folder.appendingPathComponent("scraped-pages/pages/berita-kripto.txt")

  @Test(arguments: [
    (["no-such-command"], 64), (["align", "one"], 64), (["run", "x"], 64),
    (["clean", "/no/such/file"], 66), (["identify", "--languages", "xx", "-"], 64),
    (["--version"], 0), (["--help"], 0), (["run", "--help"], 0),
  ])
  func `ends with the code that says why`(arguments: [String], code: Int) throws {
    let result = try Tool.run(arguments)
    #expect(Int(result.code) == code, "\(result.errors)")
    #expect((code == 0) == result.errors.isEmpty)
  }

  @Test func `a bad record is named and the others are done`() throws {
    let lines =
      #"{"id": "a", "text": "Satu."}"# + "\n{broken\n" + #"{"text": "Dua.", "n": 1e3}"# + "\n"
    let result = try Tool.run(["clean", "--from", "jsonl"], input: Array(lines.utf8))
    #expect(result.code == 1)
    #expect(result.errors.contains("stdin:2: "))
    let records = try result.records()
    #expect(records.map { $0["id"] as? String } == ["a", "stdin:3"])
    #expect(result.output.contains(#""n":1e3"#), "unknown fields pass untouched")
  }

  @Test func `one line of languages comes out for each line that goes in`() throws {
    let text = "Kami mau ke kantor pakai mobil karena hujan.\n\n今天天氣很好，我們去公園。\n12345\nno line feed"
    let result = try Tool.run(["identify"], input: Array(text.utf8))
    let tags = result.output.split(separator: "\n").map { $0.prefix { $0 != "\t" } }
    #expect(tags == ["id", "und", "zh-Hant", "und", "en"])
  }

  @Test func `segments are contiguous over any bytes`() throws {
    var bytes = (0..<20_000).map { _ in UInt8.random(in: 0...255) }
    bytes += Array("祖克柏 masih\n".utf8)
    for unit in ["word", "grapheme", "sentence", "line", "paragraph", "script"] {
      let result = try Tool.run(["segment", "--unit", unit], input: bytes)
      var position = 0
      for line in result.lines {
        let fields = line.split(separator: "\t")
        #expect(fields.count == 3)
        #expect(Int(fields[0]) == position)
        position = try #require(Int(fields[1]))
      }
      #expect(position == bytes.count, "\(unit)")
    }
  }

  @Test func `clean keeps the article in every form`() throws {
    for form in ["text", "markdown", "xml"] {
      let result = try Tool.run(["clean", page.path, "--output", form])
      #expect(result.code == 0)
      #expect(result.output.contains("林書緯強調"))
      #expect(!result.output.contains("Lihat Asli\n"))
    }
  }

  @Test func `duplicates are marked, dropped, or paired`() throws {
    let text = try String(contentsOf: page, encoding: .utf8).split(separator: "\n").prefix(12)
      .joined(separator: "\\n").replacingOccurrences(of: "\"", with: "")
    let input =
      ["a", "b"].map { #"{"id": "\#($0)", "text": "\#(text)"}"# + "\n" }.joined()
      + #"{"id": "c", "text": "Sesuatu yang lain sama sekali, tanpa hubungan."}"# + "\n"
    let marked = try Tool.run(["dedup", "--from", "jsonl"], input: Array(input.utf8)).records()
    #expect(marked.map { $0["cluster"] as? String } == ["a", "a", "c"])
    let kept = try Tool.run(["dedup", "--drop", "--from", "jsonl"], input: Array(input.utf8))
    #expect(try kept.records().map { $0["id"] as? String } == ["a", "c"])
    let pairs = try Tool.run(["dedup", "--pairs", "--from", "jsonl"], input: Array(input.utf8))
    #expect(pairs.output == "a\tb\t1.0\n")
  }

  @Test func `a stage gives a record for each record`() throws {
    let lines =
      #"{"id": "a", "text": "Satu dua tiga empat.", "n": 1}"# + "\n{broken\n"
      + #"{"id": "b", "text": "Satu, dua, tiga EMPAT!"}"# + "\n"
    let result = try Tool.run(["stage", "signature", "--trailer"], input: Array(lines.utf8))
    #expect(result.code == 0, "\(result.errors)")
    let records = try result.records()
    #expect(records.count == 4)
    let signatures = records.map { $0["signature"] as? NSDictionary }
    #expect(signatures[0] != nil && signatures[0] == signatures[2])
    #expect(records[1]["error"] is String)
    #expect(records[3]["read"] as? Int == 3 && records[3]["errors"] as? Int == 1)
    let telling =
      #"{"id": "c", "text": "Kami mau ke kantor pakai mobil karena hujan.", "n": 1}"#
      + "\n{broken\n"
      + #"{"id": "d", "text": "今天天氣很好，我們去公園。"}"# + "\n"
    let named = try Tool.run(["stage", "identify"], input: Array(telling.utf8)).records()
    #expect(named.map { $0["language"] as? String } == ["id", nil, "zh-Hant"])
    #expect(named.map { ($0["passages"] as? [Any])?.count } == [1, nil, 1])
    #expect(named[0]["n"] as? Int == 1)
  }

  @Test func `two texts are aligned in every form`() throws {
    let folder = Corpus.folder.appendingPathComponent("parallel-articles")
    let sides = ["zh-Hant", "id"].map { folder.appendingPathComponent("ijen-hike.\($0).txt").path }
    for unit in ["paragraph", "sentence", "line"] {
      for form in ["tsv", "jsonl", "beads", "tmx", "html"] {
        let result = try Tool.run(["align"] + sides + ["--unit", unit, "--output", form])
        #expect(result.code == 0, "\(result.errors)")
        #expect(result.lines.count > 5, "\(unit) \(form)")
      }
    }
    let mined = try Tool.run(["mine"] + sides)
    #expect(mined.lines.count > 10)
  }

  @Test func `beads are explained, and shown as a page`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("公司<b>去年賺了350萬美元。\n水和食物\u{1}都很重要。\n".utf8), to: "a.txt")
    try folder.write(
      Array(
        "Perusahaan meraup 3,5 juta dolar \"tahun\" lalu.\nAir & makanan sama-sama penting.\n".utf8),
      to: "b.txt")
    let sides = [folder.at("a.txt"), folder.at("b.txt"), "--unit", "line"]
    let records = try Tool.run(["align"] + sides + ["--output", "jsonl", "--explain"]).records()
    let reasons = try #require(records.first?["reasons"] as? [String: Any])
    let links = reasons["words"] as? [[Any]] ?? []
    let words: [String] = links.map { "\($0[0]) \($0[1])" }
    #expect(words.contains("公司 Perusahaan"))
    #expect(words.contains("350萬 3,5 juta"))
    #expect((reasons["sourceCoverage"] as? Double ?? 0) > 0.3)
    let page = try Tool.run(["align"] + sides + ["--output", "html"]).output
    #expect(page.contains(">公司</u>&lt;b&gt;"))
    #expect(page.contains("&amp;") && !page.contains("\u{1}") && !page.contains("<script"))
    #expect(try Tool.run(["align"] + sides + ["--explain"]).code == 64)
  }

  @Test func `a person's beads and anyone's vectors are heeded`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("satu\ndua\ntiga\n".utf8), to: "a.txt")
    try folder.write(Array("x\ny\n".utf8), to: "b.txt")
    try folder.write(Array("[0]:[]\n[1, 2]:[0]\n".utf8), to: "right.beads")
    try folder.write(Array("[0]:[0]\n[9]:[1]\n".utf8), to: "wrong.beads")
    let sides = [folder.at("a.txt"), folder.at("b.txt"), "--unit", "line", "--lexicon", "none"]
    let heeded = try Tool.run(
      ["align"] + sides + ["--output", "beads", "--anchors", folder.at("right.beads")])
    #expect(heeded.lines.prefix(2) == ["[0]:[]:1.0", "[1, 2]:[0]:1.0"])
    let refused = try Tool.run(["align"] + sides + ["--anchors", folder.at("wrong.beads")])
    #expect(refused.code == 65)
    #expect(refused.errors.contains("wrong.beads:2: "))
    let vectors = try Tool.run(
      ["align"] + sides + ["--embeddings", folder.at("a.txt"), folder.at("b.txt")])
    #expect(vectors.code == 65)
    #expect(vectors.errors.contains("a.txt: not a file of NumPy"))
  }

  @Test func `beads and pairs are judged by the gold before them`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("[0]:[0]\n[1]:[1]\n".utf8), to: "a.gold")
    try folder.write(Array("[0]:[0]:0.9\n[1]:[]:0.9\n[]:[1]:0.9\n".utf8), to: "a.beads")
    let beads = try Tool.run(
      ["evaluate", "align", "--gold"] + ["a.gold", "a.beads"].map(folder.at))
    #expect(beads.code == 0 && beads.lines.contains { $0.hasPrefix("strict\t33.33\t50.0") })
    try folder.write(Array("a\tb\nc\td\n".utf8), to: "gold.tsv")
    try folder.write(Array("a\tb\t0.9\nc\tx\t0.9\n".utf8), to: "found.tsv")
    let pairs = try Tool.run(
      ["evaluate", "pairs", "--gold"] + ["gold.tsv", "found.tsv"].map(folder.at))
    #expect(pairs.code == 0 && pairs.lines.contains { $0.hasPrefix("0.5\t2\t50.0\t50.0") })
  }

  @Test func `moves, a memory and texts that are no translations`() throws {
    let folder = try TemporaryFolder()
    let pairs = [
      ("政府今天宣布了新的教育政策。", "Pemerintah hari ini mengumumkan kebijakan pendidikan baru."),
      ("學生可以免費使用圖書館。", "Siswa dapat menggunakan perpustakaan secara gratis."),
      ("公司去年賺了350萬美元。", "Perusahaan meraup 3,5 juta dolar tahun lalu."),
      ("醫生說病人已經康復了。", "Dokter mengatakan pasien sudah sembuh."),
    ]
    func write(_ lines: [String], _ name: String) throws {
      try folder.write(Array((lines.joined(separator: "\n") + "\n").utf8), to: name)
    }
    try write(pairs.map(\.0), "a.txt")
    try write(pairs.dropFirst().map(\.1) + [pairs[0].1], "b.txt")
    try write(["Lorem ipsum.", "Dolor sit amet consectetur.", "Sed do eiusmod."], "c.txt")
    try write(["Lorem ipsum.\t公司去年賺了350萬美元。", "broken"], "m.tsv")
    let sides = [folder.at("a.txt"), folder.at("b.txt"), "--unit", "line"]
    let moved = try Tool.run(["align"] + sides + ["--allow-moves", "--output", "jsonl"])
    let records = try moved.records()
    #expect(records.count == 4 && moved.errors.isEmpty)
    #expect(records.filter { $0["moved"] as? Bool == true }.count == 1)
    #expect(try Tool.run(["align"] + sides).lines.count == 5)

    let articles = Corpus.folder.appendingPathComponent("parallel-articles")
    let others = [
      articles.appendingPathComponent("ijen-hike.zh-Hant.txt").path,
      articles.appendingPathComponent("dengue-prevention.id.txt").path, "--unit", "sentence",
    ]
    let warned = try Tool.run(["align"] + others)
    #expect(warned.code == 0 && warned.lines.count > 3)
    #expect(warned.errors.contains("do not look like translations"))
    let strict = try Tool.run(["align"] + others + ["--strict"])
    #expect(strict.code == 65 && strict.output.isEmpty)

    let known = try Tool.run(
      ["align", folder.at("c.txt"), folder.at("a.txt"), "--unit", "line", "--output", "beads"]
        + ["--source", "id", "--target", "zh-Hant", "--memory", folder.at("m.tsv")])
    #expect(known.lines.contains { $0.hasPrefix("[0]:[2]:") })
    #expect(
      try Tool.run(["align"] + sides + ["--memory", folder.at("missing.tmx")]).code == 66)
    try write(["no pair"], "empty.tsv")
    #expect(try Tool.run(["align"] + sides + ["--memory", folder.at("empty.tsv")]).code == 65)
  }

  @Test func `collections are matched, and bad records named`() throws {
    let folder = try TemporaryFolder()
    let source =
      #"{"id": "a\t1", "text": "水和食物都很重要。醫生說病人已經康復了。", "site": "x"}"# + "\n{broken\n"
      + #"{"id": "b", "text": "公司去年賺了350萬美元。這項計畫將在2025年開始。", "site": "y", "date": "2025-03-01"}"#
      + "\n"
    let target =
      #"{"id": "c", "text": "Perusahaan meraup 3,5 juta dolar tahun lalu. Program ini akan dimulai pada 2025.", "site": "y", "date": "2025-03-03"}"#
      + "\n"
      + #"{"id": "d", "text": "Air dan makanan sama-sama penting. Dokter mengatakan pasien sudah sembuh.", "site": "z"}"#
      + "\n"
    try folder.write(Array(source.utf8), to: "source.jsonl")
    try folder.write(Array(target.utf8), to: "target.jsonl")
    let paths = [folder.at("source.jsonl"), folder.at("target.jsonl")]
    for jobs in ["1", "3"] {
      let result = try Tool.run(["match", "--jobs", jobs] + paths)
      #expect(result.code == 1)
      #expect(result.errors.contains("source.jsonl:2: "))
      #expect(
        result.lines.map { $0.split(separator: "\t").prefix(2) } == [["a 1", "d"], ["b", "c"]])
    }
    let within = try Tool.run(["match", "--block", "site", "--output", "jsonl"] + paths).records()
    #expect(within.map { $0["source"] as? String } == ["b"])
    for (days, pairs) in [("0", ["a 1"]), ("2", ["a 1", "b"])] {
      let near = try Tool.run(["match", "--block", "date", "--days", days] + paths)
      #expect(near.lines.map { String($0.prefix { $0 != "\t" }) } == pairs)
    }
    try folder.write([], to: "empty")
    let none = try Tool.run(["match", folder.at("empty"), folder.at("empty")])
    #expect(none.code == 0 && none.lines.isEmpty)
    #expect(none.errors.contains("0 pairs of 0 source and 0 target documents"))
    #expect(try Tool.run(["match", "/no/such/file", paths[1]]).code == 66)
    #expect(try Tool.run(["match", "--days", "2"] + paths).code == 64)
  }

  @Test func `an empty input gives an empty output`() throws {
    for command in ["segment", "identify", "dedup"] {
      let result = try Tool.run([command])
      #expect(result.code == 0, "\(command): \(result.errors)")
      #expect(result.output.isEmpty, "\(command)")
    }
  }

  @Test(
    .enabled(
      if: Shared.has("data/memory/schemas/tmx14.dtd"), "needs the document type of TMX 1.4"))
  func `its TMX is valid`() throws {
    let folder = try TemporaryFolder()
    let result = try Tool.run(["run", page.deletingLastPathComponent().path, "--out", folder.path])
    #expect(result.code == 0, "\(result.errors)")
    let xmllint = Process()
    xmllint.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    xmllint.arguments = [
      "xmllint", "--noout", "--nonet", "--dtdvalid",
      Shared.path("data/memory/schemas/tmx14.dtd"), folder.at("pairs.tmx"),
    ]
    try xmllint.run()
    xmllint.waitUntilExit()
    #expect(xmllint.terminationStatus == 0)
  }
}
