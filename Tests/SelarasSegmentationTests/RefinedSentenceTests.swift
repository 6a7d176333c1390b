import SelarasSegmentation
import SelarasText
import SelarasUnicode
import Testing

@Suite struct `Refined sentences` {
  private func sentences(_ text: String, _ locale: String = "id") throws -> [String] {
    var segmenter = try Segmenter(.sentence, locale: LanguageTag(locale), style: .refined)
    return try segmenter.segments(of: text).map { String(text[$0.range]) }
  }

  @Test(arguments: [
    ["B.J. Habibie dan Drs. H. Moh. Hatta di Jl. Merdeka No. 5. ", "Lalu pulang."],
    ["Rapat pukul 10.00 s.d. 12.00 WIB. ", "Hadir PT Maju Co. Ltd. dari Korea."],
    ["Lihat hal. 5. ", "Itu suatu hal. ", "Dia tahu."],
    ["1. Makan nasi. ", "2. Minum air."],
    ["a. Satu."],
    ["Naik dari APBN-P. ", "Lalu turun."],
    ["Ia pergi... lalu kembali."],
    ["Ia dari Italia. ", "apakah benar?"],
    ["Menurut Univ. negeri itu."],
    ["Bandara (SSK. II) itu jauh. ", "Benar."],
    ["Jahe (E. hemisphaerica (Bl.) RM Smith) enak."],
    ["\"Saya lelah. Saya pulang,\" katanya. ", "Ia pergi."],
    ["“Saya lelah. Saya pulang.” ", "Ia pergi."],
    ["Baris satu.\n", "Baris \"dua.\n", "Baris tiga.\" ", "Lalu."],
  ])
  func `of Indonesian end where they should`(expected: [String]) throws {
    #expect(try sentences(expected.joined()) == expected)
  }

  @Test(arguments: [
    ["他說：「好。我來了。」", "然後走了。"],
    ["它是「社會主義的軍隊」。", "《南極條約》簽訂。", "「南曲」不同。"],
    ["（完。）", "真的嗎？", "是！"],
  ])
  func `of Chinese end where they should`(expected: [String]) throws {
    #expect(try sentences(expected.joined(), "zh-Hant") == expected)
  }

  @Test(arguments: ["de", "en", "en-GB", "es", "fr", "it", "pt", "ru"])
  func `of other languages go on where ICU's suppressions say so`(locale: String) throws {
    let words = try SentenceSuppressions.words(of: LanguageTag(locale))
    #expect(words.count > 5)
    var filtered = try BreakIterator(.sentence, locale: LanguageTag("\(locale)-u-ss-standard"))
    // ICU's own filter forgets a word that begins another one of its list: `U.` and `U.S.`
    var agreed = 0
    for word in words where word.hasSuffix(".") && word.allSatisfy({ $0.isLetter || $0 == "." }) {
      let text = "Qux \(word) Abc vexxo. Then."
      #expect(try sentences(text, locale) == ["Qux \(word) Abc vexxo. ", "Then."])
      var expected = SegmentList()
      try filtered.appendSegments(of: text.utf8.span, to: &expected)
      if expected.count == 2 { agreed += 1 }
    }
    #expect(agreed * 2 > words.count)
    #expect(try SentenceSuppressions.words(of: LanguageTag("id")) == [])
  }

  @Test func `of a long quotation are cut`() throws {
    let text =
      "\"" + String(repeating: "Saya lelah sekali hari ini. ", count: 40) + "Ya,\" katanya."
    #expect(try sentences(text).count == 41)
  }

  @Test func `cover any text`() throws {
    var segmenter = try Segmenter(.sentence, locale: LanguageTag("id"), style: .refined)
    var segments: SegmentList = []
    let pieces = [
      "(", ")", "（", "）", "「", "」", "『", "』", "\"", "“", "”", ". ", "。", "dr", "A", "a", "1",
      "123", "kata", "\n", " ", "?", "\u{301}", "…", "II", "-",
    ]
    var generator = SystemRandomNumberGenerator()
    for round in 0..<400 {
      var text = Array(
        (0..<60).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined().utf8)
      if round % 4 == 0 {
        for _ in 0..<5 {
          text[Int.random(in: 0..<text.count)] = UInt8.random(in: 0...255, using: &generator)
        }
      }
      try segmenter.segments(of: text.span, into: &segments)
      var position = 0
      for segment in segments {
        #expect(segment.range.start == position)
        #expect(!segment.range.isEmpty)
        position = segment.range.end
      }
      #expect(position == text.count)
    }
  }
}
