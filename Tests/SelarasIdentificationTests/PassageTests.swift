import Foundation
import SelarasIdentification
import SelarasText
import Testing

@Suite struct `Splitting a text into passages` {
  /// Passages as `tag: text`.
  private func passages(_ text: String, blocks: [Block]? = nil) -> [String] {
    var identifier = LanguageIdentifier()
    return identifier.passages(of: text.utf8.span, blocks: blocks)
      .map { "\($0.language): \(text[$0.range])" }
  }

  @Test func `paragraphs of different languages are passages`() {
    let chinese = "祖克柏明確表示，公司必須優先追求超級智慧，而非堅持完全開源。\n"
    let indonesian = "Pada bulan Februari perusahaan itu merilis model yang baru."
    #expect(passages(chinese + indonesian) == ["zh-Hant: \(chinese)", "id: \(indonesian)"])
  }

  @Test func `sentences change language without a space at the joint`() {
    let first = "Perintah ini tidak dapat dijalankan sekarang."
    let second = "同日，第一批人民幣在河北省正式對外發行。"
    let third = "Lalu mereka pulang ke rumah masing-masing."
    #expect(
      passages(first + second + third) == ["id: \(first)", "zh-Hant: \(second)", "id: \(third)"])
  }

  @Test func `names of another script are embedded, glued or not`() {
    let text =
      "Pada Juli tahun lalu,祖克柏 masih menyatakan hal itu. Meskipun祖克柏 pernah berjanji, "
      + "ketua paguyuban, 黎明珠, sudah pergi."
    var identifier = LanguageIdentifier()
    let passages = identifier.passages(of: text.utf8.span, blocks: nil)
    #expect(passages.map(\.language) == [LanguageTag("id")])
    let embedded = passages.flatMap(\.embedded)
    #expect(embedded.map { String(text[$0.range]) } == ["祖克柏", "祖克柏", "黎明珠"])
    #expect(embedded.allSatisfy { $0.script == .han && $0.language == LanguageTag("zh-Hant") })
  }

  @Test func `brands in Chinese do not split it, and are embedded in no language`() {
    let text = "Meta 執行長指示，Llama 4 與 Avocado 模型將以通義千問（Qwen）為基礎，由 AI 團隊微調。"
    var identifier = LanguageIdentifier()
    let passages = identifier.passages(of: text.utf8.span, blocks: nil)
    #expect(passages.count == 1)
    let embedded = passages.flatMap(\.embedded)
    #expect(
      embedded.map { String(text[$0.range]) } == ["Meta", "Llama", "Avocado", "Qwen", "AI"])
    #expect(embedded.allSatisfy { $0.script == .latin && $0.language == .undetermined })
  }

  @Test func `the quotation marks of a quoted clause belong to what encloses it`() {
    let before = "Gurunya menatap semua murid itu lama sekali lalu berkata, “"
    let clause = "一個字就像一粒米，看起來很小，可是每天存一粒，總有一天可以煮成一鍋飯。"
    let after = "”, lalu menyuruh mereka mengulang sampai lancar."
    #expect(
      passages(before + clause + after)
        == ["id: \(before)", "zh-Hant: \(clause)", "id: \(after)"])
  }

  @Test func `opening marks and digits go with what follows`() {
    let first = "Mereka tidak bisa pulang karena hujan deras sejak kemarin sore."
    let second = "「2023年的報告已經公布了，請大家參考。」他說完就離開了會場。"
    #expect(passages(first + " " + second) == ["id: \(first) ", "zh-Hant: \(second)"])
  }

  @Test func `blocks of code are und`() {
    let text = "備份如果和正本放在同一台主機，就會一起消失。\nset -eu\n三、定期演練還原，才能安心。"
    let end = text.utf8.count
    let code = TextRange(67, 74)
    #expect(text[code] == "set -eu")
    let blocks = [
      Block(kind: .paragraph, range: TextRange(0, 66)), Block(kind: .code, range: code),
      Block(kind: .paragraph, range: TextRange(75, end)),
    ]
    #expect(
      passages(text, blocks: blocks) == [
        "zh-Hant: 備份如果和正本放在同一台主機，就會一起消失。\n", "und: set -eu\n",
        "zh-Hant: 三、定期演練還原，才能安心。",
      ])
  }

  @Test func `a text without letters is one passage`() {
    #expect(passages("") == [])
    #expect(passages("12, 13\n—\n") == ["und: 12, 13\n—\n"])
  }

  /// Cover the text, strictly forward, neighbours of different languages; embedded inside.
  private func checkLaws(_ passages: [Passage], of count: Int) {
    var position = 0
    for passage in passages {
      #expect(passage.range.start == position)
      #expect(!passage.range.isEmpty)
      #expect(passage.confidence >= 0 && passage.confidence <= 1.0001)
      position = passage.range.end
      var inside = passage.range.start
      for phrase in passage.embedded {
        #expect(phrase.range.start >= inside && !phrase.range.isEmpty)
        inside = phrase.range.end
      }
      #expect(inside <= passage.range.end)
    }
    #expect(position == count)
    for (left, right) in zip(passages, passages.dropFirst()) {
      #expect(left.language != right.language)
    }
  }

  @Test func `any bytes are split lawfully`() {
    var identifier = LanguageIdentifier()
    var generator = SystemRandomNumberGenerator()
    let pieces = [
      "祖克柏", "tidak tahu", "the end", "。", ". ", "“", "”", "\"", "\n", "の", "「", "」", " ", "12",
      "Привет", "ไทย", "한국", "，", "\u{301}", "\u{FFFD}",
    ].map { Array($0.utf8) }
    for round in 0..<300 {
      var bytes: [UInt8] = []
      for _ in 0..<round % 60 {
        if round % 3 == 0, Bool.random() { bytes.append(.random(in: 0...255, using: &generator)) }
        bytes += pieces.randomElement(using: &generator) ?? []
      }
      let blocks: [Block]? =
        round % 2 == 0
        ? nil
        : [Block(kind: .code, range: TextRange(bytes.count / 3, bytes.count / 2))]
      checkLaws(identifier.passages(of: bytes.span, blocks: blocks), of: bytes.count)
    }
  }

  private static let article = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/data/seed/000_1711ad7f7b3f2517.txt").standardizedFileURL
    .path()

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: article), "needs the article beside the project"))
  func `a mixed article is split where its languages change`() throws {
    let text = try String(contentsOfFile: Self.article, encoding: .utf8)
    let part = text.split(separator: "\n", omittingEmptySubsequences: false).prefix(17)
      .joined(separator: "\n")
    var identifier = LanguageIdentifier()
    let passages = identifier.passages(of: part.utf8.span, blocks: nil)
    #expect(passages.map(\.language.rawValue) == ["zh-Hant", "id"])
    #expect(passages.first.map { part[$0.range].last == "\n" } == true)
    #expect(passages.last?.embedded.map { String(part[$0.range]) } == ["祖克柏", "祖克柏", "祖克柏"])
    let all = identifier.passages(of: text.utf8.span, blocks: nil)
    #expect(all.map(\.language.rawValue) == ["zh-Hant", "id", "zh-Hant", "id"])
    checkLaws(all, of: text.utf8.count)
  }
}
