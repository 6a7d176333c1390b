import Foundation
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

  private static let traditional = "台北市政府今天宣布新的交通措施，市民可以在網站上看到全部的內容，時間是下個月一日。"
  private static let simplified = "北京市政府今天宣布新的交通措施，市民可以在网站上看到全部的内容，时间是下个月一日。"
  private static let big5 =
    "pXilX6WrrEapsqS1pNGrxaWst3OquqXms3GxuaxJoUGlq6XBpWmlSKZiuvSvuKRXrN2o7KX+s6GquqS6rmWhQa7JtqGs"
    + "T6RVrdOk66RApOmhQw=="
  private static let gb18030 =
    "sbG+qcrQ1f64rr3xzOzQ+7K80MK1xL27zai068qpo6zK0MPxv8nS1NTazfjVvsnPv7S1vcirsr+1xMTayN2jrMqxvOTK"
    + "x8/CuPbUwtK7yNWho5U0sjWBOe8x"
  private static let eucTW =
    "xrrGocbL0cnNtMT0xbLQ58bM5LvO+8eo3dfa3dHMoaLGy8bhxqvF6Mfj6r3Xu8S40uDMr8fA3eXO+8T51amhotXr4ubR"
    + "0sS21LbFzMShxcqhpA=="

  private static func bytes(_ base64: String) throws -> [UInt8] {
    Array(try #require(Data(base64Encoded: base64)))
  }

  @Test(arguments: [nil, "big5", "iso-8859-1", "gb2312", "utf-8", "euc-tw", "koi8-r"])
  func `Big5 is read whatever its label says`(_ label: String?) throws {
    let decoded = try TextDecoding.decode(Self.bytes(Self.big5), declared: label)
    #expect(decoded.text == Self.traditional)
    #expect(decoded.encoding == "Big5")
    #expect(decoded.replacements == 0)
  }

  @Test(arguments: [nil, "gbk", "windows-1252", "big5", "utf-16", "euc-tw"])
  func `GB18030 is read whatever its label says, with four bytes a character too`(
    _ label: String?
  ) throws {
    let decoded = try TextDecoding.decode(Self.bytes(Self.gb18030), declared: label)
    #expect(decoded.text == Self.simplified + "𠮷㐂")
    #expect(decoded.encoding == "GB18030")
  }

  @Test(arguments: [nil, "euc-tw", "x-euc-tw", "big5", "latin1"])
  func `EUC-TW is read, declared or not`(_ label: String?) throws {
    let decoded = try TextDecoding.decode(Self.bytes(Self.eucTW), declared: label)
    #expect(decoded.text == Self.traditional)
  }

  @Test func `the characters of Hong Kong are read`() throws {
    for label in ["big5-hkscs", "big5"] {
      let decoded = try TextDecoding.decode(Self.bytes("ylySXZ32q9etuZ3PoUGd7w=="), declared: label)
      #expect(decoded.text == "佢哋喺度食嘢，嘅")
    }
  }

  @Test func `Latin text stays Latin, with the marks of windows-1252`() throws {
    let bytes = try Self.bytes("k0NhZumUIJYgbmHvdmUgculzdW3phSCANQ==")
    for label in ["iso-8859-1", "windows-1252", "us-ascii"] {
      let decoded = try TextDecoding.decode(bytes, declared: label)
      #expect(decoded.text == "“Café” – naïve résumé… €5")
      #expect(decoded.encoding == "windows-1252")
    }
  }

  @Test func `UTF-16 is read without its mark`() throws {
    for isBig in [false, true] {
      let units = "Harga kopi naik lagi pekan ini".utf16
      let bytes = units.flatMap { unit -> [UInt8] in
        let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        return isBig ? pair.reversed() : pair
      }
      let decoded = try TextDecoding.decode(bytes, declared: "utf-8")
      #expect(decoded.text == "Harga kopi naik lagi pekan ini")
      #expect(decoded.encoding == (isBig ? "UTF-16BE" : "UTF-16LE"))
    }
  }

  @Test func `half-broken text is read, its faults counted`() throws {
    var utf8 = Array(Self.traditional.utf8)
    utf8.removeLast()
    utf8.insert(0x96, at: 30)
    for label in [nil, "big5", "windows-1252"] {
      let decoded = try TextDecoding.decode(utf8, declared: label)
      #expect(decoded.encoding == "UTF-8")
      #expect(decoded.replacements == 2)
      #expect(decoded.text.hasPrefix("台北市政府"))
    }
    var big5 = try Self.bytes(Self.big5)
    big5.insert(0xFF, at: 20)
    let decoded = try TextDecoding.decode(big5, declared: "big5")
    #expect(decoded.encoding == "Big5")
    #expect(decoded.replacements == 1)
    #expect(decoded.text.contains("市民可以"))
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

@Suite struct `Mending of text read in a wrong encoding` {
  @Test(arguments: [
    ("CafÃ© â€œterbaikâ€\u{9D} â€“ naÃ¯ve, ä¸\u{AD}æ–‡", "Café “terbaik” – naïve, 中文"),
    ("CafÃƒÂ© Ã¢â‚¬Å“terbaikÃ¢â‚¬Â\u{9D} Ã¢â‚¬â€œ naÃƒÂ¯ve", "Café “terbaik” – naïve"),
  ])
  func `certain damage is mended, once or twice done`(_ damaged: String, _ meant: String) {
    #expect(Mojibake.mended(damaged) == meant)
  }

  @Test func `what is not damaged stays among what is`() {
    let damaged = String(repeating: "ramai Ã© kata, ", count: 60)
    let meant = String(repeating: "ramai é kata, ", count: 60)
    #expect(Mojibake.mended(damaged + "台北 akhir") == meant + "台北 akhir")
    #expect(Mojibake.mended("台北" + damaged) == "台北" + meant)
    #expect(Mojibake.mended("台 北 " + damaged) == nil)
  }

  @Test(arguments: [
    "", "plain", "Café, naïve, résumé, déjà vu, œuvre", "台北市政府今天宣布", "CAFÉ» «ÉTÉ» Ã¡",
    "Ã©", "Ã© Ã© and é é é é é", "El Niño año señor mañana",
  ])
  func `what may be as it was meant stays`(_ text: String) {
    #expect(Mojibake.mended(text) == nil)
  }
}
