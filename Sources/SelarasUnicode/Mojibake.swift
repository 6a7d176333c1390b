internal import SelarasText

/// Mends UTF-8 that was once read as windows-1252 or Latin-1 and written out again, such as `Ã©` for
/// `é` and `ä¸­æ–‡` for `中文`.
public enum Mojibake {
  /// The fewest damaged runs for which the damage is certain.
  private static let fewest = 3

  /// The text as it was meant; `nil` where it is not certainly damaged.
  ///
  /// It is where at least three runs of characters beyond ASCII are, as bytes of windows-1252, UTF-8
  /// of characters that people write, and of fifty such runs not more than one is none. Text damaged
  /// twice is mended twice.
  ///
  /// - Complexity: O(*n*).
  public static func mended(_ text: String) -> String? {
    mended(text.utf8.span).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The bytes of what ``mended(_:)-(String)`` makes of well-formed UTF-8.
  public static func mended(_ text: Span<UInt8>) -> [UInt8]? {
    guard let mended = once(text) else { return nil }
    return once(mended.span) ?? mended
  }

  private static func once(_ text: Span<UInt8>) -> [UInt8]? {
    guard isSuspect(text), isDamaged(text) else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var copied = 0
    forEachRun(of: text) { range, run in
      guard let run else { return }
      for position in copied..<range.lowerBound { result.append(text[position]) }
      result += run
      copied = range.upperBound
    }
    for position in copied..<text.count { result.append(text[position]) }
    return result
  }

  /// Hands on where each run of characters beyond ASCII stands, with what it was before the damage,
  /// or `nil` where it is not damaged.
  private static func forEachRun(
    of text: Span<UInt8>, _ body: (_ range: Range<Int>, _ run: [UInt8]?) -> Void
  ) {
    var run: [UInt8] = []
    var position = 0
    while true {
      position = text.asciiEnd(from: position)
      if position == text.count { return }
      let start = position
      var characters = 0
      run.removeAll(keepingCapacity: true)
      while position < text.count, text[position] >= 0x80 {
        let (value, length) = text.scalar(at: position)
        position += length
        characters += 1
        if let byte = byte(of: value) { run.append(byte) }
      }
      let isDamaged = run.count == characters && isWritten(run.span)
      body(start..<position, isDamaged ? run : nil)
    }
  }

  /// Whether runs beyond ASCII are damaged, but for one in fifty.
  private static func isDamaged(_ bytes: Span<UInt8>) -> Bool {
    var good = 0
    var bad = 0
    forEachRun(of: bytes) { _, run in
      if run == nil { bad += 1 } else { good += 1 }
    }
    return good >= fewest && bad * 50 <= good
  }

  /// Whether bytes are well-formed UTF-8 of characters that people write.
  private static func isWritten(_ bytes: Span<UInt8>) -> Bool {
    var position = 0
    while position < bytes.count {
      let (value, length) = bytes.scalar(at: position)
      // U+FFFD stands for what is ill-formed, and no one writes it.
      guard isWritten(value) else { return false }
      position += length
    }
    return true
  }

  /// Whether the bytes of UTF-8 hold enough of what damage looks like: a Latin letter that leads a
  /// sequence, and a character beyond ASCII after it.
  private static func isSuspect(_ bytes: Span<UInt8>) -> Bool {
    var found = 0
    var position = 0
    while true {
      if position < bytes.count, bytes[position] < 0x80 {
        position = bytes.asciiEnd(from: position)
      }
      guard position + 2 < bytes.count else { return false }
      if bytes[position] == 0xC3 {
        let second = bytes[position + 1]
        if second >= 0x82, second <= 0xB4, bytes[position + 2] >= 0xC2 {
          found += 1
          if found >= fewest { return true }
        }
        position += 2
      } else {
        position += 1
      }
    }
  }

  /// Whether the characters are those of text: Latin letters, punctuation, ideographs and what
  /// stands beside them, or whole pictures.
  private static func isWritten(_ value: UInt32) -> Bool {
    switch value {
    case 0x80...0x17F, 0x192, 0x2C6, 0x2DC, 0x370...0x52F, 0x5D0...0x5EA, 0x620...0x64A,
      0xE00...0xE5B,
      0x1E00...0x1EFF, 0x2010...0x203A, 0x20AC, 0x2100...0x2122, 0x2190...0x2193,
      0x2500...0x27BF, 0x3000...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7A3, 0xFE0F,
      0xFF00...0xFFE5, 0x1F300...0x1FAFF, 0x20000...0x3134F:
      true
    default: false
    }
  }

  /// The byte of a character in windows-1252, or in Latin-1 where that has none.
  private static func byte(of value: UInt32) -> UInt8? {
    if value >= 0x80, value <= 0xFF { return UInt8(value) }
    guard value >= 0x152, value <= 0x2122 else { return nil }
    return upper.firstIndex(of: value).map { UInt8($0 + 0x80) }
  }

  /// Bytes 0x80...0x9F of windows-1252 (WHATWG Encoding Standard); 0 where it has none.
  private static let upper: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
    0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]
}
