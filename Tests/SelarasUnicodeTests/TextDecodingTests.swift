import SelarasUnicode
import Testing

@Suite struct `Decoding of text` {
  @Test func `a byte order mark decides`() throws {
    let utf16: [UInt8] = [0xFF, 0xFE, 0x2D, 0x4E, 0x87, 0x65]
    let decoded = try TextDecoding.decode(utf16, declared: "big5")
    #expect(decoded.text == "中文")
    #expect(decoded.encoding == "UTF-16LE")
  }

  @Test func `Big5 and GB18030 are read by their labels`() throws {
    #expect(try TextDecoding.decode([0xA4, 0xA4, 0xA4, 0xE5], declared: "big5").text == "中文")
    #expect(try TextDecoding.decode([0xD6, 0xD0, 0xCE, 0xC4], declared: "gb2312").text == "中文")
  }

  @Test func `well-formed UTF-8 stands against a false label`() throws {
    let decoded = try TextDecoding.decode(Array("祖克柏".utf8), declared: "iso-8859-1")
    #expect(decoded.text == "祖克柏")
  }

  @Test func `each maximal ill-formed subpart is one replacement`() {
    // A cut-off four-byte sequence, a lone continuation byte, and a U+FFFD that was there before.
    let bytes: [UInt8] = [0xF0, 0x9F, 0x98, 0x61, 0x80, 0xEF, 0xBF, 0xBD]
    let decoded = TextDecoding.decodeUTF8(bytes)
    #expect(decoded.text == "\u{FFFD}a\u{FFFD}\u{FFFD}")
    #expect(decoded.replacements == 2)
  }

  @Test func `undeclared Big5 is detected`() throws {
    // 台北市政府今天宣布新的交通措施 in Big5, three times.
    let once: [UInt8] = [
      0xA5, 0x78, 0xA5, 0x5F, 0xA5, 0xAB, 0xAC, 0x46, 0xA9, 0xB2, 0xA4, 0xB5, 0xA4, 0xD1, 0xAB,
      0xC5,
      0xA5, 0xAC, 0xB7, 0x73, 0xAA, 0xBA, 0xA5, 0xE6, 0xB3, 0x71, 0xB1, 0xB9, 0xAC, 0x49, 0xA1,
      0x43,
    ]
    let decoded = try TextDecoding.decode(once + once + once)
    #expect(decoded.text.hasPrefix("台北市政府今天宣布新的交通措施。"))
  }

  @Test func `nothing decodes to nothing`() throws {
    #expect(try TextDecoding.decode([]).text.isEmpty)
    #expect(try TextDecoding.decode([], as: "Big5").text.isEmpty)
  }
}

@Suite struct `Normal forms and transliteration` {
  @Test func `compose and fold`() throws {
    #expect(try NormalForm.nfc.applied(to: "e\u{301}") == "\u{E9}")
    #expect(try NormalForm.nfkcCaseFold.applied(to: "Ｌｉｈａｔ\u{200B}") == "lihat")
  }

  @Test func `pinyin grows past the buffer's first guess`() throws {
    let pinyin = try Transliterator("Han-Latin; Latin-ASCII")
    let long = String(repeating: "壯", count: 1000)
    #expect(try pinyin.apply(to: long).filter { $0 == "z" }.count == 1000)
  }

  @Test func `an unknown transliterator is refused`() {
    #expect(throws: UnicodeError.self) { _ = try Transliterator("No-Such") }
  }
}
