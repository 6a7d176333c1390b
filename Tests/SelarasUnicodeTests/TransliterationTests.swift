import SelarasUnicode
import Testing

@Suite struct Transliteration {
  @Test func `gives pinyin, and Simplified for Traditional`() throws {
    #expect(try Transliterator("Han-Latin; Latin-ASCII").apply(to: "祖克柏") == "zu ke bai")
    #expect(try Transliterator("Traditional-Simplified").apply(to: "軟體與資訊") == "软体与资讯")
    #expect(throws: UnicodeError.self) { _ = try CachedTransliterator("No-Such") }
  }

  @Test func `is the same whether it was kept or not`() throws {
    let plain = try Transliterator("Han-Latin")
    var cached = try CachedTransliterator("Han-Latin", capacity: 2)
    let long = String(repeating: "臺灣", count: 40)
    for text in ["臺灣", "印尼", "臺灣", "", "千問", "印尼", long, long, "臺灣"] {
      #expect(try cached.apply(to: text) == plain.apply(to: text))
    }
  }

  @Test func `of canonical equals keeps them apart`() throws {
    // Swift holds both spellings for equal strings; ICU's rules may not.
    let plain = try Transliterator("Any-Hex")
    var cached = try CachedTransliterator("Any-Hex")
    for text in ["\u{E9}", "e\u{301}"] {
      #expect(try Array(cached.apply(to: text).utf8) == Array(plain.apply(to: text).utf8))
    }
  }
}
