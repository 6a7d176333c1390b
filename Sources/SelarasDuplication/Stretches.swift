/// Cuts a long text into stretches that are folded one after the other, so that the tokens of
/// 100 MB never stand in memory together.
enum Stretches {
  /// The length of a stretch, in bytes.
  static let length = 1 << 18

  /// Where the stretch that begins at `start` ends.
  ///
  /// After a separator if there is one; else before a code point, as late as can be. A word
  /// longer than a stretch is cut, always at the same places.
  ///
  /// - Complexity: O(1) in the length of the text.
  static func end(in text: Span<UInt8>, from start: Int, to limit: Int) -> Int {
    if limit - start <= length { return limit }
    let last = start + length
    var position = last
    while position > start {
      let byte = text[position - 1] | 0x20
      if byte < 0x80, !(0x61...0x7A).contains(byte), !(0x30...0x39).contains(byte) {
        return position
      }
      position -= 1
    }
    position = last
    while position > last - 4, text[position] & 0xC0 == 0x80 { position -= 1 }
    return position
  }
}
