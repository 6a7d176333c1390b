extension Span<UInt8> {
  /// Whether a part stands in it, byte for byte.
  ///
  /// - Complexity: O(*n* *m*), and O(*n*) where the part's first byte is rare.
  func holds(_ part: Span<UInt8>) -> Bool {
    if part.isEmpty { return true }
    if part.count > count { return false }
    let first = part[0]
    for start in 0...count - part.count where self[start] == first {
      if starts(with: part, at: start) { return true }
    }
    return false
  }

  /// Whether a part stands at a position.
  func starts(with part: Span<UInt8>, at start: Int = 0) -> Bool {
    guard part.count <= count - start else { return false }
    for offset in part.indices where self[start + offset] != part[offset] { return false }
    return true
  }

  /// Whether it is a word of ASCII, in whatever case; `word` is in lower case.
  func isWord(_ word: StaticString) -> Bool { count == word.utf8CodeUnitCount && opens(with: word) }

  /// Whether it begins with a word of ASCII, in whatever case; `word` is in lower case.
  func opens(with word: StaticString, at start: Int = 0) -> Bool {
    guard word.utf8CodeUnitCount <= count - start else { return false }
    return word.withUTF8Buffer { word in
      for offset in word.indices {
        let byte = self[start + offset]
        let isUpper = byte >= 0x41 && byte <= 0x5A
        if unsafe (isUpper ? byte | 0x20 : byte) != word[offset] { return false }
      }
      return true
    }
  }
}

extension String {
  /// Whether a part stands in it, byte for byte.
  func holds(_ part: String) -> Bool { utf8.span.holds(part.utf8.span) }
}
