import Foundation
import TestSupport
import Testing

@Suite struct `The tool and duplicates` {
  private let body = """
    Pemerintah kota membuka pasar baru di tepi sungai pada hari Senin yang cerah sekali.\\n\
    Para pedagang menyambutnya dengan gembira karena tempatnya lebih luas dan jauh lebih bersih.\\n\
    Wali kota berjanji bahwa sewa kios tidak akan naik selama tiga tahun ke depan bagi semua orang.
    """

  private func record(_ id: String, _ text: String) -> String {
    #"{"id": "\#(id)", "url": "https://warta.example/\#(id)", "text": "\#(text)"}"# + "\n"
  }

  private func own(_ number: Int) -> String {
    (0..<30).map { "kata\(number)x\($0)" }.joined(separator: " ")
  }

  @Test func `takes out lines of a site, of a file as of a stream`() throws {
    let banner = "Koran Pagi Nusantara, harian warga pesisir"
    let input = (0..<12).map { record("p\($0)", "\(banner)\\nPasar \(own($0)).") }.joined()
    let folder = try TemporaryFolder()
    let path = try folder.write(input, to: "in.jsonl")
    let ofFile = try Tool.run(["clean", path, "--site-lines", "--jobs", "1"])
    let ofStream = try Tool.run(["clean", "--site-lines", "--jobs", "2"], input: Array(input.utf8))
    #expect(ofFile.code == 0)
    #expect(ofFile.output == ofStream.output)
    for record in try ofFile.records() {
      #expect((record["text"] as? String)?.contains(banner) == false)
      let removed = try #require(record["removed"] as? [[String: Any]])
      #expect(removed.contains { $0["text"] as? String == banner })
    }
    let plain = try Tool.run(["clean", path])
    #expect(plain.output.contains(#"\n"# + "Pasar") || plain.output.contains(banner))
    let run = try Tool.run(["run", path, "--out", folder.at("out"), "--no-progress"])
    #expect(run.code == 0)
    let documents = try Tool.records(folder.text("out/documents.jsonl"))
    #expect(documents.allSatisfy { ($0["text"] as? String)?.contains(banner) == false })
  }

  @Test func `scores its own pairs, clusters and repeats by gold`() throws {
    let folder = try TemporaryFolder()
    let twice = "\(body)\\nLihat Asli\\n\(body)"
    try folder.write(
      record("a", body) + record("b", body) + record("c", own(1)) + record("d", twice),
      to: "docs.jsonl")
    let size = try #require(
      JSONSerialization.jsonObject(with: Data("[\"\(body)\"]".utf8)) as? [String])[0].utf8.count
    let start = size + "\nLihat Asli\n".utf8.count
    try folder.write(
      "a\tb\texact\tcore\t0\na\td\tselfrep\tcore\t0\nb\td\tselfrep\tcore\t0\n", to: "gold-pairs.tsv"
    )
    try folder.write("d\t\(start)\t\(start + size)\t0\t\(size)\twhole\n", to: "gold-repeats.tsv")
    let documents = folder.at("docs.jsonl")
    let found = try Tool.run(["evaluate", "dedup", "--gold", folder.path, documents])
    #expect(found.code == 0, "\(found.errors)")
    #expect(found.output.contains("core\t3\t0\t100.0\t100.0\t100.0"))
    #expect(found.output.contains("1\t3\t3\t2\t100.0\t100.0"))
    #expect(found.output.contains("characters\t100.0\t100.0\t100.0\t100.0\t1\t0"))
    let marked = try Tool.run(["dedup", documents])
    let ofResults = try Tool.run(
      ["evaluate", "dedup", "--gold", folder.path, "-"], input: Array(marked.output.utf8))
    #expect(ofResults.output.contains("characters\t100.0\t100.0\t100.0\t100.0\t1\t0"))
    let bad = try Tool.run(["evaluate", "dedup", "--gold", documents, documents])
    #expect(bad.code == 65)
  }

  @Test(arguments: [("first", "a"), ("longest", "b"), ("cleanest", "c")])
  func `keeps the first, the longest or the cleanest`(rule: String, kept: String) throws {
    let input =
      record("a", body + "\\n\u{FFFD}\u{FFFD}")
      + record("b", body + "\\nTambahan satu kalimat pendek di akhir berita. \u{FFFD}")
      + record("c", body)
    let result = try Tool.run(
      ["dedup", "--across", "--keep", rule, "--jobs", "1"], input: Array(input.utf8))
    let clusters = Set(try result.records().compactMap { $0["cluster"] as? String })
    #expect(clusters == [kept])
  }
}
