extension Span<UInt8> {
  /// Where the line ends that a position is in: at the next line feed, or at the end.
  ///
  /// Eight bytes are looked at in one step, with the test for a zero byte from Mycroft, 1987
  /// (Warren, "Hacker's Delight", second edition, section 6-1).
  ///
  ///     "satu\ndua".utf8.span.lineEnd(from: 1)   // 4
  ///
  /// - Complexity: O(*n*) in the length of the line.
  public func lineEnd(from start: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops: UInt64 = 0x8080_8080_8080_8080
    var at = start
    while at + 8 <= count {
      // The loop's condition keeps the eight bytes inside the span.
      let word = unsafe UInt64(
        littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self))
      let lines = word ^ ones &* 0x0A
      let hits = (lines &- ones) & ~lines & tops
      if hits != 0 { return at + hits.trailingZeroBitCount / 8 }
      at += 8
    }
    while at < count, self[at] != 0x0A { at += 1 }
    return at
  }
}
