import SelarasSegmentation
import SelarasText
import Testing

@Suite struct `Refined words` {
  private func words(
    _ text: String, _ locale: String, lexicon: WordLexicon = .empty
  ) throws -> [String] {
    var segmenter = try Segmenter(
      .word, locale: LanguageTag(locale), style: .refined, lexicon: lexicon)
    return try segmenter.segments(of: text).map { String(text[$0.range]) }.filter { $0 != " " }
  }

  @Test(arguments: [
    ("anak-anak bolak-balik", ["anak-anak", "bolak-balik"]),
    ("ke-2 tahun 1950-an non-migas", ["ke-2", "tahun", "1950-an", "non-migas"]),
    ("20-25 orang, Januari-Maret", ["20", "-", "25", "orang", ",", "Januari", "-", "Maret"]),
    ("Rp300.000,00 lalu Rp 5", ["Rp", "300.000,00", "lalu", "Rp", "5"]),
    ("dr. Sari, S.H. di Jl. Asia", ["dr.", "Sari", ",", "S.H.", "di", "Jl.", "Asia"]),
    ("B. Habibie", ["B", ".", "Habibie"]),
    ("3 km² R&D", ["3", "km²", "R&D"]),
    ("UU 33/2006 I/2007 5/12/2007", ["UU", "33/2006", "I/2007", "5", "/", "12", "/", "2007"]),
    ("``kata'' -- ya...", ["``", "kata", "''", "--", "ya", ".", ".", "."]),
  ])
  func `of Indonesian follow the rules for joining`(text: String, expected: [String]) throws {
    #expect(try words(text, "id") == expected)
  }

  @Test func `of Chinese are those of the model`() throws {
    // The treebank's words are finer than ICU's: 孩子們 is one to the dictionary.
    #expect(try words("孩子們在圖書館。", "zh-Hant").prefix(3) == ["孩子", "們", "在"])
    #expect(try words("第18屆有20萬人", "zh-Hant") == ["第18", "屆", "有", "20萬", "人"])
  }

  @Test func `of Traditional and Simplified text agree`() throws {
    let traditional = try words("這種車輛多半會設置電視機", "zh-Hant").map(\.count)
    #expect(try words("这种车辆多半会设置电视机", "zh-Hant").map(\.count) == traditional)
  }

  @Test func `carry ICU's statuses`() throws {
    var segmenter = try Segmenter(.word, locale: LanguageTag("zh-Hant"), style: .refined)
    let text = "第18屆12.3%，anak-anak Rp5"
    let found = try segmenter.segments(of: text).map { ("\(text[$0.range])", $0.status) }
    let expected: [(String, Int32)] = [
      ("第18", 100), ("屆", 400), ("12.3%", 0), ("，", 0), ("anak-anak", 200), (" ", 0),
      ("Rp", 200), ("5", 100),
    ]
    #expect(found.map(\.0) == expected.map(\.0))
    #expect(found.map(\.1) == expected.map(\.1))
  }

  @Test(arguments: ["私は東京に行く", "学校へ行きます", "ラーメン屋"])
  func `beside kana are ICU's`(text: String) throws {
    var exact = try Segmenter(.word, locale: LanguageTag("ja"))
    let expected = try exact.segments(of: text).map { String(text[$0.range]) }
    #expect(try words(text, "ja") == expected)
  }

  @Test func `that the text repeats and the dictionary lacks stay whole`() throws {
    let text = """
      執行長祖克柏今天表示，將開發模型。祖克柏說，阿里巴巴的通義千問最受歡迎。千問團隊已經發布新版本。\
      祖克柏想要追上千問，但不容易。祖克柏沒有回應千問的事。
      """
    let found = try words(text, "zh-Hant")
    #expect(found.filter { $0 == "祖克柏" }.count == 4)
    #expect(found.filter { $0 == "千問" }.count == 4)
  }

  @Test func `of a lexicon stay whole`() throws {
    let lexicon = WordLexicon(
      file: "\u{FEFF}通義千問\t7\r\n  New York \n\nair\n千問\nbukan main\n"
        + String(repeating: "x", count: 300))
    #expect(lexicon.count == 5)
    #expect(
      try words("用通義千問寫，千問也行", "zh-Hant", lexicon: lexicon).filter { $0.hasSuffix("千問") }
        == ["通義千問", "千問"])
    #expect(
      try words("di New York ada airport dan air bukan main", "id", lexicon: lexicon)
        == ["di", "New York", "ada", "airport", "dan", "air", "bukan main"])
  }

  @Test func `cover any text`() throws {
    let lexicon = WordLexicon(words: ["千問", "千問千", "\u{FFFD}", "a-", "祖克柏 ", "\u{0}"])
    var segments: SegmentList = []
    let alphabet = Array("千問祖克柏的一二年1%.-'`/&ア々〇龍𠀀\u{301}\u{200D} \nRpVIa日月")
    var generator = SystemRandomNumberGenerator()
    for locale in ["zh-Hant", "id", "ja", "und"] {
      var segmenter = try Segmenter(
        .word, locale: LanguageTag(locale), style: .refined, lexicon: lexicon)
      for round in 0..<60 {
        let length = round % 20 == 0 ? 20_000 : 200
        var text = Array(
          String((0..<length).map { _ in alphabet.randomElement(using: &generator) ?? "a" }).utf8)
        if round % 3 == 0 { text[text.count / 2] = UInt8.random(in: 0...255, using: &generator) }
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

  @Test func `of a run without punctuation are found in pieces`() throws {
    var segmenter = try Segmenter(.word, locale: LanguageTag("zh-Hant"), style: .refined)
    let text = String(repeating: "圖書館裡有很多書", count: 5_000)
    let segments = try segmenter.segments(of: text)
    #expect(segments.last?.range.end == text.utf8.count)
    #expect(segments.count > 10_000)
  }
}
