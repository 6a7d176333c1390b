import Foundation
import SelarasText
import Testing

@testable import SelarasIdentification

@Suite struct `Laws of passages` {
  private func passages(_ text: String) -> [Passage] {
    var identifier = LanguageIdentifier()
    return identifier.passages(of: text.utf8.span, blocks: nil)
  }

  private func told(_ text: String) -> [String] {
    passages(text).map { "\($0.language): \(text[$0.range])" }
  }

  /// Paragraphs that are clearly in their languages.
  private static let paragraphs: [(language: String, text: String)] = [
    ("zh-Hant", "衛生局表示，這項計畫將在下個月開始實施，民眾可以透過網站預約，也可以打電話詢問。"),
    ("zh-Hans", "卫生局表示，这项计划将在下个月开始实施，民众可以通过网站预约，也可以打电话询问。"),
    (
      "id", "Dinas kesehatan mengatakan bahwa program itu akan dimulai bulan depan di seluruh kota."
    ),
    ("en", "The health office said that the programme would start next month in the whole city."),
    ("ja", "保健局によると、この計画は来月から始まり、市民はウェブサイトで予約することができます。"),
    ("vi", "Sở y tế cho biết chương trình này sẽ bắt đầu vào tháng sau trên toàn thành phố."),
    ("ko", "보건국은 이 계획이 다음 달부터 시작되며 시민들은 누리집에서 예약할 수 있다고 밝혔다."),
    (
      "de",
      "Das Gesundheitsamt teilte mit, dass das Programm im nächsten Monat in der Stadt beginnt."
    ),
  ]

  @Test(arguments: paragraphs.indices, paragraphs.indices)
  func `paragraphs of two languages joined are both their passages`(left: Int, right: Int) {
    let (first, second) = (Self.paragraphs[left], Self.paragraphs[right])
    let head = "\(first.language): \(first.text)\n"
    let tail = "\(second.language): \(second.text)"
    let text = first.text + "\n" + second.text
    let expected =
      left == right ? ["\(first.language): \(text)"] : [head, tail]
    #expect(told(text) == expected)
  }

  @Test func `an identifier that was used splits like a fresh one`() {
    var used = LanguageIdentifier()
    for _ in 0..<2 {
      for paragraph in Self.paragraphs {
        let text = paragraph.text + "\n" + Self.paragraphs[2].text
        #expect(used.passages(of: text.utf8.span, blocks: nil) == passages(text))
      }
    }
  }

  @Test func `composed, decomposed and full-width letters are split alike`() {
    let texts = [
      "Les élèves répétèrent la leçon très sérieusement.\n學生們非常認真地複習了功課。\nIls rentrèrent ensuite à la maison, où leur mère les attendait depuis longtemps.",
      "がっこうで べんきょうします。\nDia sudah pulang ke rumah neneknya kemarin sore.",
      "Sở y tế cho biết chương trình sẽ bắt đầu vào tháng sau.\n衛生局說計畫下個月開始。",
    ]
    for text in texts {
      let composed = text.precomposedStringWithCanonicalMapping
      let decomposed = text.decomposedStringWithCanonicalMapping
      let forms = [composed, decomposed].map { form in
        passages(form).map {
          "\($0.language): \(String(form[$0.range]).precomposedStringWithCanonicalMapping)"
        }
      }
      #expect(forms[0] == forms[1])
    }
    let plain = "Dia sudah pulang ke rumah neneknya kemarin sore. 他昨天下午回奶奶家了。"
    let wide = String(
      String.UnicodeScalarView(
        plain.unicodeScalars.map { scalar in
          scalar.isASCII && scalar.properties.isAlphabetic
            ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar
        }))
    #expect(passages(wide).map(\.language) == passages(plain).map(\.language))
  }

  @Test(arguments: [
    ("中a", 20_000), ("a 中", 20_000), ("「a", 20_000), ("a@", 20_000), ("http://", 10_000),
    ("x", 100_000), ("字", 50_000), ("かナ漢", 20_000), (".", 100_000), ("e\u{301}", 50_000),
    ("ไทย ", 10_000), ("www.", 1), ("a@", 1), ("://", 1),
  ])
  func `texts made to be slow or odd are covered once, in order`(piece: String, count: Int) {
    let text = String(repeating: piece, count: count)
    var position = 0
    for passage in passages(text) {
      #expect(passage.range.start == position)
      position = passage.range.end
      var inside = passage.range.start
      for phrase in passage.embedded {
        #expect(phrase.range.start >= inside && phrase.range.end <= passage.range.end)
        inside = phrase.range.end
      }
    }
    #expect(position == text.utf8.count)
  }
}

@Suite struct `Text as it is found` {
  private func told(_ text: String) -> [String] {
    var identifier = LanguageIdentifier()
    return identifier.passages(of: text.utf8.span, blocks: nil)
      .map { "\($0.language): \(text[$0.range])" }
  }

  @Test func `words in capitals are no names for that`() {
    let first = "KETUA YAYASAN ITU, 黎明珠, SUDAH PERGI KE JAKARTA BERSAMA 祖克柏 KEMARIN SORE.\n"
    let second = "這項計畫將在下個月開始實施，民眾可以打電話詢問。"
    #expect(told(first + second) == ["id: \(first)", "zh-Hant: \(second)"])
  }

  @Test(arguments: ["<br/>", "</p>\n<p class=\"lead\">", "&nbsp;", "<b>&#12288;</b>"])
  func `tags and references are no words`(markup: String) {
    let first = "Dinas kesehatan mengatakan bahwa program itu akan dimulai bulan depan."
    let second = "這項計畫將在下個月開始實施，民眾可以打電話詢問。"
    let found = told(first + markup + second)
    #expect(found.count == 2)
    #expect(found.first?.hasPrefix("id: \(first)") == true)
    #expect(found.last?.hasSuffix(second) == true)
    #expect(told(second + markup + second).count == 1)
  }

  @Test func `what only looks like markup is text`() {
    for (text, end) in [
      ("<", nil), ("&", nil), ("<p", nil), ("<3 kamu>", nil), ("a < b > c", nil), ("&amp", nil),
      ("<祖克柏>", nil), ("<https://example.org>", nil), ("</div>x", 6), ("&amp;x", 5),
      ("<a href='b'>x", 12),
    ] as [(String, Int?)] {
      let bytes = Array(text.utf8)
      #expect(MarkupResidue.end(in: bytes.span, from: 0)?.end == end, "\(text)")
    }
  }

  @Test func `long sentences without a mark still change language`() {
    let first = "saya sudah lama sekali tidak pulang ke rumah karena pekerjaan di kantor banyak "
    let second = "the company announced that it would open a new office in the city next year "
    let texts = [first, second, first].map { String(repeating: $0, count: 8) }
    #expect(told(texts.joined()).map { $0.prefix(2) } == ["id", "en", "id"])
  }
}

@Suite struct `What stands inside a passage` {
  private func phrases(_ text: String) -> [String] {
    var identifier = LanguageIdentifier()
    return identifier.passages(of: text.utf8.span, blocks: nil).flatMap(\.embedded)
      .map { "\($0.script) \($0.language): \(text[$0.range])" }
  }

  @Test func `a name of two words in another script has a script and no language`() {
    #expect(
      phrases("他搭乘 Garuda Indonesia 的班機從雅加達飛往台北，途中讀了一本書。")
        == ["Latn und: Garuda Indonesia"])
    #expect(
      phrases("Мы читаем книгу о Python и пишем небольшие программы каждый вечер.")
        == ["Latn und: Python"])
    #expect(phrases("夜裡我們走到 Navy's Pier 看煙火，人多得不得了。") == ["Latn und: Navy's Pier"])
  }

  @Test func `a phrase in brackets is one, whatever commas it has`() {
    #expect(
      phrases("大多數練習需要的材料（cheap, but very good）都可以在網站上找到。")
        == ["Latn en: cheap, but very good"])
  }

  @Test func `a quotation in another language of the same script is found`() {
    #expect(
      phrases("Dia berkata “we would like to see you again next week” lalu pergi dari rumah itu.")
        == ["Latn en: we would like to see you again next week"])
  }

  @Test(arguments: [
    "詳細的說明請看 https://example.org/id/halaman-utama?bahasa=indonesia 這個網頁，謝謝大家。",
    "請把申請表寄到 panitia.seleksi@universitas-negeri.ac.id 這個信箱，謝謝大家的配合。",
    "更多消息請看 www.berita-terbaru-indonesia.co.id/hari-ini，謝謝大家。",
  ])
  func `an address is neither a passage nor a phrase`(text: String) {
    var identifier = LanguageIdentifier()
    let passages = identifier.passages(of: text.utf8.span, blocks: nil)
    #expect(passages.map(\.language.rawValue) == ["zh-Hant"])
    #expect(passages.flatMap(\.embedded).isEmpty)
  }

  @Test func `an address between two sentences divides none of them`() {
    let first = "Silakan baca pengumuman lengkapnya di https://example.org/pengumuman.\n"
    let second = "詳細的內容請看網站的說明。"
    var identifier = LanguageIdentifier()
    let text = first + second
    #expect(
      identifier.passages(of: text.utf8.span, blocks: nil).map { String(text[$0.range]) }
        == [first, second])
  }
}

@Suite struct `Traditional and Simplified Chinese in one document` {
  private static let traditional = "這項計畫將在下個月開始實施，民眾可以打電話詢問。"
  private static let simplified = "这项计划将在下个月开始实施，民众可以打电话询问。"

  private func passages(_ text: String) -> [Passage] {
    var identifier = LanguageIdentifier()
    return identifier.passages(of: text.utf8.span, blocks: nil)
  }

  @Test(arguments: ["", "\n", " "])
  func `a document of both has passages of both`(separator: String) {
    let text = [Self.traditional, Self.simplified, Self.traditional].joined(separator: separator)
    #expect(
      passages(text).map { "\($0.language)" } == ["zh-Hant", "zh-Hans", "zh-Hant"])
  }

  @Test func `a sentence without a telling character goes with its document`() {
    let plain = "有十七人不到四十。"
    for (text, tag) in [(Self.traditional, "zh-Hant"), (Self.simplified, "zh-Hans")] {
      let found = passages(text + plain + text)
      #expect(found.map { "\($0.language)" } == [tag])
      #expect(found.allSatisfy { $0.confidence > 0.95 })
    }
  }

  @Test func `a text without a telling character says so by a low confidence`() {
    for text in ["三月十五日上午九", "今天天天下大雨", "人工智能在日本"] {
      #expect(passages(text).allSatisfy { $0.confidence < 0.85 }, "\(text)")
    }
  }

  @Test func `characters decide against what the text is about`() {
    let text = "今年一季度，合作社新增的二十六名员工里，有十七人不到三十五岁。"
    #expect(passages(text).map { "\($0.language)" } == ["zh-Hans"])
  }

  @Test func `no character tells both scripts, and those of the table tell theirs`() {
    let traditional = Set(ChineseVariantTable.traditional.unicodeScalars)
    let simplified = Set(ChineseVariantTable.simplified.unicodeScalars)
    #expect(traditional.isDisjoint(with: simplified))
    #expect(traditional.count > 2500 && simplified.count > 2300)
    let text = Array((Self.traditional + Self.simplified + "Latin 台著着").utf8)
    let counts = ChineseVariants.shared.counts(in: text.span, from: 0, to: text.count)
    #expect(counts.traditional == 13)
    #expect(counts.simplified == 12)
  }
}
