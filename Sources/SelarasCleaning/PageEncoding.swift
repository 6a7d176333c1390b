internal import SelarasText
internal import SelarasUnicode

/// Finds what a page says of its own encoding, and text to detect one from.
enum PageEncoding {
  /// The label of the first `<meta>` with a charset within the first 1,024 bytes.
  ///
  /// WHATWG HTML, section 13.2.3.2, "prescan a byte stream to determine its encoding", read with
  /// more tolerance: any `charset=` after a `<meta`.
  static func declared(in page: [UInt8]) -> String? {
    let head = page.prefix(1024).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    var position = 0
    var meta = false
    while position < head.count {
      if head[position...].starts(with: Array("<meta".utf8)) { meta = true }
      if meta, head[position...].starts(with: Array("charset".utf8)) {
        if let label = label(after: position + 7, in: head) { return label }
      }
      position += 1
    }
    return nil
  }

  private static func label(after start: Int, in head: [UInt8]) -> String? {
    var position = start
    func skipBlanks() {
      while position < head.count, head[position] <= 0x20 { position += 1 }
    }
    skipBlanks()
    guard position < head.count, head[position] == 0x3D else { return nil }
    position += 1
    skipBlanks()
    if position < head.count, head[position] == 0x22 || head[position] == 0x27 { position += 1 }
    let first = position
    while position < head.count, head[position] > 0x20,
      !Array("\"';/>".utf8).contains(head[position])
    {
      position += 1
    }
    return position > first ? String(decoding: head[first..<position], as: UTF8.self) : nil
  }

  /// The page's first text, at most 64 KB, without tags, scripts and styles: markup is ASCII in
  /// every encoding, and would drown what tells them apart.
  static func sample(of page: [UInt8]) -> [UInt8] {
    var sample: [UInt8] = []
    var position = 0
    while position < page.count, sample.count < 65_536 {
      guard page[position] == 0x3C else {
        sample.append(page[position])
        position += 1
        continue
      }
      let name = page[(position + 1)...].prefix(6).map { $0 | 0x20 }
      let closing: [UInt8]? =
        name.starts(with: Array("script".utf8))
        ? Array("</script".utf8)
        : name.starts(with: Array("style".utf8)) ? Array("</style".utf8) : nil
      if let closing {
        position += 1
        while position < page.count,
          !(page[position] == 0x3C
            && page[position...].prefix(closing.count).map { $0 | 0x20 }
              .elementsEqual(closing.map { $0 | 0x20 }))
        {
          position += 1
        }
      }
      while position < page.count, page[position] != 0x3E { position += 1 }
      position += 1
      sample.append(0x20)
    }
    return sample
  }

  /// A page as text.
  struct Decoded {
    /// Well-formed UTF-8.
    var text: [UInt8]
    /// The name of its encoding.
    var encoding: String
    /// How many ill-formed sequences became U+FFFD.
    var replacements: Int
    /// Whether its text had been read in a wrong encoding before, and was mended.
    var isMended = false
  }

  /// Reads a page; mends what was once read as windows-1252 where that is certain.
  static func decode(_ bytes: [UInt8], _ declared: String?) -> Decoded {
    var decoded = read(bytes, declared)
    if let mended = Mojibake.mended(decoded.text.span) {
      decoded.text = mended
      decoded.isMended = true
    }
    return decoded
  }

  private static func read(_ bytes: [UInt8], _ declared: String?) -> Decoded {
    if !bytes.starts(with: [0xEF, 0xBB, 0xBF]), !bytes.prefix(64).contains(0),
      bytes.span.isWellFormed
    {
      return Decoded(text: bytes, encoding: "UTF-8", replacements: 0)
    }
    do throws(UnicodeError) {
      let decoded = try TextDecoding.decode(
        bytes, declared: declared ?? Self.declared(in: bytes),
        sample: Self.sample(of: bytes))
      return Decoded(
        text: Array(decoded.text.utf8), encoding: decoded.encoding,
        replacements: decoded.replacements)
    } catch {
      // ICU detects encodings that it has no converter for; text never fails.
      let decoded = TextDecoding.decodeUTF8(bytes)
      return Decoded(
        text: Array(decoded.text.utf8), encoding: decoded.encoding,
        replacements: decoded.replacements)
    }
  }
}
