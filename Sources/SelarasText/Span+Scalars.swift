extension Span where Element == UInt8 {
  /// Decodes the code point that starts at `position`.
  ///
  /// An ill-formed sequence counts as one U+FFFD for each maximal subpart, as the Unicode Standard
  /// recommends (version 15.0, section 3.9, "U+FFFD Substitution of Maximal Subparts").
  ///
  /// - Parameter position: A byte offset below `count`.
  /// - Returns: The code point, and how many bytes it takes, 1...4.
  /// - Complexity: O(1).
  @inlinable
  public func scalar(at position: Int) -> (value: UInt32, length: Int) {
    let lead = UInt32(self[position])
    if lead < 0x80 { return (lead, 1) }
    if lead < 0xC2 || lead > 0xF4 { return (0xFFFD, 1) }
    let left = count - position
    guard left > 1 else { return (0xFFFD, 1) }
    let second = UInt32(self[position + 1])
    if lead < 0xE0 {
      guard second & 0xC0 == 0x80 else { return (0xFFFD, 1) }
      return ((lead & 0x1F) << 6 | second & 0x3F, 2)
    }
    // The second byte's range depends on the lead: no overlong forms, surrogates, or values
    // past U+10FFFF.
    let lowest: UInt32 = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
    let highest: UInt32 = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
    guard lowest <= second, second <= highest else { return (0xFFFD, 1) }
    guard left > 2 else { return (0xFFFD, 2) }
    let third = UInt32(self[position + 2])
    guard third & 0xC0 == 0x80 else { return (0xFFFD, 2) }
    if lead < 0xF0 {
      return ((lead & 0x0F) << 12 | (second & 0x3F) << 6 | third & 0x3F, 3)
    }
    guard left > 3 else { return (0xFFFD, 3) }
    let fourth = UInt32(self[position + 3])
    guard fourth & 0xC0 == 0x80 else { return (0xFFFD, 3) }
    let high = (lead & 0x07) << 18 | (second & 0x3F) << 12
    return (high | (third & 0x3F) << 6 | fourth & 0x3F, 4)
  }
}
