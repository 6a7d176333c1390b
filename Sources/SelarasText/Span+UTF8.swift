extension Span<UInt8> {
  /// Where the run of ASCII that starts at a position ends: at the next byte past 0x7F, or at the end.
  ///
  ///     "satu dua tiga é".utf8.span.asciiEnd(from: 5)   // 14
  ///
  /// - Complexity: O(*n*) in the length of the run, 32 bytes a step.
  public func asciiEnd(from start: Int) -> Int {
    let tops: UInt64 = 0x8080_8080_8080_8080
    let raw = unsafe bytes
    var at = start
    // The loops' conditions keep what is loaded inside the span.
    while at + 32 <= count {
      let words = unsafe raw.unsafeLoadUnaligned(fromByteOffset: at, as: SIMD4<UInt64>.self)
      if (words[0] | words[1] | words[2] | words[3]) & tops != 0 { break }
      at += 32
    }
    while at + 8 <= count {
      let word = unsafe UInt64(
        littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self))
      if word & tops != 0 { return at + (word & tops).trailingZeroBitCount / 8 }
      at += 8
    }
    while at < count, self[at] < 0x80 { at += 1 }
    return at
  }

  /// Whether the bytes are well-formed UTF-8.
  ///
  ///     [0xC3, 0xA9].span.isWellFormed   // true
  ///     [0xC3].span.isWellFormed         // false
  ///
  /// - Complexity: O(*n*).
  public var isWellFormed: Bool {
    var at = 0
    while true {
      at = asciiEnd(from: at)
      while at < count, self[at] >= 0x80 {
        let (value, length) = scalar(at: at)
        // The sign for what is ill-formed may stand there itself.
        if value == 0xFFFD {
          guard length == 3, self[at] == 0xEF, self[at + 1] == 0xBF, self[at + 2] == 0xBD else {
            return false
          }
        }
        at += length
      }
      if at == count { return true }
    }
  }
}
