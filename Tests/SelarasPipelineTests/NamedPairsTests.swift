import SelarasText
import Testing

@testable import SelarasPipeline

@Suite struct `Names that belong together` {
  private let suffix = LanguageSuffix(source: LanguageTag("zh-Hant"), target: LanguageTag("id"))

  @Test(arguments: [
    ("a.zh-Hant", "a"), ("dir/a.ZH-hant", "dir/a"), ("a.zh", "a"), ("a.b.zh-Hant.html", "a.b"),
  ])
  func `name a source`(id: String, stem: String) {
    #expect(suffix.split(id)?.stem == stem)
    #expect(suffix.split(id)?.side == .source)
  }

  @Test(arguments: ["a", "a.html", "id", ".id", "a.en", "a.zh-Hans", "x/zh/a", "a."])
  func `are not seen where there is no language`(id: String) {
    #expect(suffix.split(id) == nil || suffix.split(id)?.stem == "")
  }

  @Test func `make pairs in the order of the sources`() {
    var names = NamedPairs(suffix)
    for (number, id) in ["b.id", "b.zh-Hant", "a.zh", "c.zh-Hant", "a.id"].enumerated() {
      names.note(id, document: number)
    }
    #expect(names.pairs.map(\.source) == [1, 2])
    #expect(names.pairs.map(\.target) == [0, 4])
  }
}

@Suite struct `Cluster fields` {
  @Test func `follow the record's own`() {
    let line = ClusterFields.line(Array(#"{"id":"b"}"#.utf8)[...], cluster: "a", similarity: 0.5)
    #expect(
      String(decoding: line, as: UTF8.self)
        == #"{"id":"b","cluster":"a","similarity":0.5}"# + "\n")
  }
}
