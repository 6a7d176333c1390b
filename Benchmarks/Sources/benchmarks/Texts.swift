/// The texts that the benchmarks read.
struct Texts {
  /// The articles that they are made from.
  var corpora: Corpora
  /// Their size, in bytes, reached to within a paragraph.
  var size: Int

  /// A text of one language.
  func monolingual(_ tag: String) throws -> [UInt8] {
    var walk = TextWalk(try corpora.paragraphs(tag), seed: 1)
    var text: [UInt8] = []
    text.reserveCapacity(size + 8192)
    while text.count < size { walk.appendParagraph(to: &text) }
    return text
  }

  /// Chinese and Indonesian paragraphs by turns, names and terms of each inside the other, and
  /// pages as a scraper brings them home.
  func mixed() throws -> [UInt8] {
    let chinese = try corpora.paragraphs("zh-Hant")
    let indonesian = try corpora.paragraphs("id")
    var walks = [
      TextWalk(chinese, seed: 2), TextWalk(indonesian, seed: 3),
      TextWalk(try corpora.paragraphs("mul"), seed: 4),
    ]
    var embeddedChinese = TextWalk(chinese, seed: 5)
    var embeddedIndonesian = TextWalk(indonesian, seed: 6)
    var text: [UInt8] = []
    text.reserveCapacity(size + 8192)
    while text.count < size {
      walks[0].appendParagraph(to: &text) { embeddedIndonesian.appendPhrase(to: &$0) }
      for _ in 0..<2 {
        walks[1].appendParagraph(to: &text) { text in
          text += " (".utf8
          embeddedChinese.appendPhrase(to: &text)
          text += ")".utf8
        }
      }
      walks[2].appendParagraph(to: &text)
    }
    return text
  }
}
