extension String {
  /// The part of the string that stands at `range`, in bytes of UTF-8.
  ///
  /// Bounds inside a character's bytes are moved back to its start, so that the result is always
  /// well formed.
  ///
  /// - Precondition: `range.end <= utf8.count`.
  /// - Complexity: O(1).
  public subscript(range: TextRange) -> Substring {
    let start = utf8.index(utf8.startIndex, offsetBy: range.start)
    let end = utf8.index(start, offsetBy: range.count)
    return self[start..<end]
  }
}
