import SelarasCleaning
import SelarasPipeline
import SelarasRecords
import SelarasText
import TestSupport
import Testing

@Suite struct `Lines of a site` {
  private let banner = "Koran Pagi Nusantara, harian warga pesisir"
  private let appeal =
    "Naskah dari pembaca diterima di kantor kami, lewat pos atau diantar sendiri."

  private func record(_ number: Int, site: String, _ lines: [String]) -> String {
    let url = "https://www.\(site)/artikel/\(number)"
    return
      #"{"id": "\#(site)-\#(number)", "url": "\#(url)", "text": "\#(lines.joined(separator: "\\n"))"}"#
  }

  private func page(_ number: Int, site: String) -> String {
    let words = (0..<30).map { "kata\(number)x\($0)" }.joined(separator: " ")
    return record(number, site: site, [banner, "Bahan", "Pasar \(words).", appeal])
  }

  private func search(_ lines: [String], jobs: Int) async throws -> Set<UInt64> {
    let folder = try TemporaryFolder()
    let path = try folder.write(lines.joined(separator: "\n"), to: "in.jsonl")
    return try await SiteLineSearch(jobs: jobs).run(InputFiles.list([path]))
  }

  @Test func `are found for each site, whatever the number of jobs`() async throws {
    let lines =
      (0..<30).map { page($0, site: "a.example") } + (0..<3).map { page($0, site: "b.example") }
    let found = try await search(lines, jobs: 1)
    #expect(found.contains(CleaningOptions.hash(ofLine: banner, site: "a.example")))
    #expect(found.contains(CleaningOptions.hash(ofLine: appeal, site: "a.example")))
    #expect(!found.contains(CleaningOptions.hash(ofLine: banner, site: "b.example")))
    #expect(try await search(lines, jobs: 3) == found)
    #expect(try await search(Array(lines.reversed()), jobs: 2) == found)
  }

  @Test func `that many documents have are found where no sites are named`() async throws {
    let lines = (0..<300).map { number in
      let words = (0..<30).map { "kata\(number)x\($0)" }.joined(separator: " ")
      let rest = number % 10 == 0 ? [appeal] : []
      let text = ([banner + " \(number)", words] + rest).joined(separator: "\\n")
      return #"{"id": "\#(number)", "text": "\#(text)"}"#
    }
    let folder = try TemporaryFolder()
    let path = try folder.write(lines.joined(separator: "\n"), to: "in.jsonl")
    let found = try await SiteLineSearch(jobs: 2).run(InputFiles.list([path]))
    let site = String(path[...(path.lastIndex(of: "/") ?? path.startIndex)])
    let hash = CleaningOptions.hash(ofLine: appeal, site: site)
    #expect(found == [CleaningOptions.hash(ofCommon: hash)])
  }

  @Test func `go where they are known, but for what may be a heading`() async throws {
    let found = try await search((0..<30).map { page($0, site: "a.example") }, jobs: 2)
    let cleaner = TextCleaner(options: CleaningOptions(siteLines: found))
    let body =
      "Pasar ikan di tepi sungai itu dibuka kembali setelah tiga tahun tutup karena banjir."
    let text = [banner, body, "Bahan", body + " Ramai.", appeal].joined(separator: "\n")
    let document = cleaner.clean(text: text, site: "a.example", id: "x").document
    #expect(document.text == [body, "Bahan", body + " Ramai."].joined(separator: "\n"))
    #expect(document.removed?.map(\.text) == [banner, appeal])
    #expect(document.removed?.allSatisfy { $0.reason == .boilerplate } == true)
    #expect(cleaner.clean(text: text, site: "b.example", id: "x").document.text.contains(appeal))
  }

  @Test func `stay where nothing else would`() async throws {
    let found = try await search((0..<30).map { page($0, site: "a.example") }, jobs: 1)
    let cleaner = TextCleaner(options: CleaningOptions(siteLines: found))
    let text = [appeal, "Bahan", banner].joined(separator: "\n")
    #expect(cleaner.clean(text: text, site: "a.example", id: "x").document.text.contains(appeal))
  }

  @Test(arguments: [
    ("https://www.Warta.example:8080/a?b", "warta.example"), ("http://u@h.example", "h.example"),
    ("//no.scheme", nil), ("mailto:a@b", nil), ("https://", nil), ("", nil),
  ])
  func `belong to the host of an address`(address: String, host: String?) {
    #expect(SiteName.of(address) == host)
  }
}
