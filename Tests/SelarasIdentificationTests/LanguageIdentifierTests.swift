import SelarasIdentification
import SelarasText
import Testing

@Suite struct `Naming the language of a text` {
  @Test(arguments: [
    ("Saya tidak tahu di mana kantornya, tetapi besok saya akan bertanya.", "id"),
    ("Awak boleh cuba lagi esok kerana pejabat itu sudah ditutup.", "ms"),
    ("他說明天會去圖書館還書，順便買一些麵包。", "zh-Hant"),
    ("他说明天会去图书馆还书，顺便买一些面包。", "zh-Hans"),
    ("佢話聽日會去圖書館還書，唔使等佢喇。", "yue"),
    ("明日は図書館に本を返しに行きます。", "ja"),
    ("내일은 도서관에 책을 돌려주러 갑니다.", "ko"),
    ("I do not know where the office is.", "en"),
    ("Tôi không biết văn phòng ở đâu.", "vi"),
    ("พรุ่งนี้ฉันจะไปห้องสมุด", "th"),
    ("Ich weiß nicht, wo das Büro ist.", "de"),
    ("Я не знаю, где находится офис.", "ru"),
    ("我們使用 Azure Kubernetes Service 來部署應用程式。", "zh-Hant"),
  ])
  func `finds the language`(text: String, language: String) {
    var identifier = LanguageIdentifier()
    let result = identifier.identify(text.utf8.span)
    #expect(result.language == LanguageTag(language))
    #expect(result.confidence > 0.5)
  }

  @Test(arguments: [
    "", "   ", "12.345,67 (89 %)", "👩‍👩‍👧", "https://www.example.com/satu/dua?tiga=empat",
    "for (i = 0; i < n; i++) { x[i] = y[i] + 1; }", "\u{0}\u{1}",
  ])
  func `cannot tell without words`(text: String) {
    var identifier = LanguageIdentifier()
    let result = identifier.identify(text.utf8.span)
    #expect(result.language == .undetermined)
    #expect(result.confidence == 0)
  }

  @Test func `a script of one language decides by itself`() {
    var identifier = LanguageIdentifier()
    for (text, tag) in [("ქ", "ka"), ("ε", "el"), ("ㅎ", "ko"), ("の", "ja"), ("ש", "he")] {
      let result = identifier.identify(text.utf8.span)
      #expect(result.language == LanguageTag(tag))
      #expect(result.candidates.count == 1)
    }
  }

  @Test func `Chinese without a distinguishing character is split`() {
    var identifier = LanguageIdentifier()
    let result = identifier.identify("大小人口".utf8.span)
    #expect(result.confidence < 0.95)
    #expect(result.candidates.count > 1)
  }

  @Test func `candidates are ranked and add up to no more than one`() {
    var identifier = LanguageIdentifier()
    for text in ["pagi", "di rumah", "the", "中文", "да"] {
      let candidates = identifier.identify(text.utf8.span).candidates
      #expect(!candidates.isEmpty)
      for (better, worse) in zip(candidates, candidates.dropFirst()) {
        #expect(better.probability >= worse.probability)
      }
      #expect(candidates.reduce(0) { $0 + $1.probability } < 1.0001)
    }
  }

  @Test func `a closed set names nothing else`() {
    let set = [LanguageTag("id"), LanguageTag("zh-Hant"), LanguageTag("xx")]
    var identifier = LanguageIdentifier(languages: set)
    #expect(identifier.languages == [LanguageTag("id"), LanguageTag("zh-Hant")])
    for text in ["The office is closed.", "办公室关门了", "Pejabat itu sudah ditutup."] {
      for candidate in identifier.identify(text.utf8.span).candidates {
        #expect(set.contains(candidate.language))
      }
    }
    #expect(identifier.identify("Я не знаю".utf8.span).language == .undetermined)
  }

  @Test func `one identifier answers like a fresh one`() {
    let texts = ["Saya pergi.", "我走了。", "", "Ngo hai", "これはペンです。", "12"]
    var one = LanguageIdentifier()
    for text in texts + texts.reversed() {
      var fresh = LanguageIdentifier()
      #expect(one.identify(text.utf8.span) == fresh.identify(text.utf8.span))
    }
  }

  @Test func `letter case and width of letters do not matter`() {
    var identifier = LanguageIdentifier()
    let plain = identifier.identify("tidak tahu".utf8.span)
    #expect(identifier.identify("TIDAK Tahu".utf8.span) == plain)
    #expect(identifier.identify("ｔｉｄａｋ tahu".utf8.span) == plain)
  }

  @Test func `any bytes are identified without a trap`() {
    var identifier = LanguageIdentifier()
    var generator = SystemRandomNumberGenerator()
    for length in 0..<200 {
      let bytes = (0..<length * 3).map { _ in UInt8.random(in: 0...255, using: &generator) }
      let result = identifier.identify(bytes.span)
      #expect(result.confidence >= 0 && result.confidence <= 1.0001)
    }
    for byte in UInt8.min...UInt8.max {
      _ = identifier.identify([UInt8](repeating: byte, count: 70).span)
    }
  }

  @Test func `very long words and texts are identified`() {
    var identifier = LanguageIdentifier()
    let word = String(repeating: "a", count: 100_000)
    #expect(identifier.identify(word.utf8.span).language != .undetermined)
    let text = String(repeating: "Saya tidak tahu di mana kantornya. ", count: 30_000)
    #expect(identifier.identify(text.utf8.span).language == LanguageTag("id"))
    let marks = String(repeating: "e\u{301}\u{302}", count: 50_000)
    _ = identifier.identify(marks.utf8.span)
    let kana = String(repeating: "あ", count: 50_000)
    #expect(identifier.identify(kana.utf8.span).language == LanguageTag("ja"))
  }

  @Test func `Chinese that both scripts write alike is told with a low confidence`() {
    var identifier = LanguageIdentifier()
    for text in ["祖克柏", "他今天在家", "我的生活我做主。"] {
      #expect(identifier.identify(text.utf8.span).confidence < 0.8, "\(text)")
    }
    for (text, tag) in [("據多位知情人士透露", "zh-Hant"), ("据多位知情人士透露", "zh-Hans")] {
      let result = identifier.identify(text.utf8.span)
      #expect(result.language.rawValue == tag && result.confidence > 0.9)
    }
  }

  @Test(arguments: [
    "<p class=\"text\">Saya <b>tidak</b> tahu di mana&nbsp;kantornya.<br /></p>",
    "Saya tidak tahu di mana kantornya: https://www.example.com/the/office/where?is=it#we",
    "customer.service-team@example.com Saya tidak tahu di mana kantornya.",
    "Saya tidak tahu example.com/where/is/the/office di mana kantornya.",
    "SAYA TIDAK TAHU DI MANA KANTORNYA", "saya tidak tahu 😀👍 di mana kantornya #1234 +62 812",
  ])
  func `tags, addresses and capitals change nothing`(text: String) {
    var identifier = LanguageIdentifier()
    #expect(identifier.identify(text.utf8.span).language == LanguageTag("id"))
  }

  @Test func `letters without their accents are read`() {
    var identifier = LanguageIdentifier()
    let text = "Toi khong biet van phong o dau, ngay mai toi se hoi."
    #expect(identifier.identify(text.utf8.span).language == LanguageTag("vi"))
  }
}
