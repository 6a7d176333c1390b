/// A half-open range of UTF-8 bytes, `[start, end)`, in the text that it speaks of.
///
///     TextRange(3, 7).count   // 4
public struct TextRange: Hashable, Sendable {
  /// The first byte of the range.
  public var start: Int
  /// The byte after the last one of the range.
  public var end: Int

  /// Makes the range `[start, end)`.
  ///
  /// - Precondition: `0 <= start <= end`.
  @inlinable
  public init(_ start: Int, _ end: Int) {
    precondition(0 <= start && start <= end, "a range runs forward from zero")
    self.start = start
    self.end = end
  }

  /// The number of bytes in the range.
  public var count: Int { end - start }

  /// Whether the range holds no byte.
  public var isEmpty: Bool { start == end }

  /// Whether `position` is inside the range.
  public func contains(_ position: Int) -> Bool { start <= position && position < end }

  /// Whether all of `other` lies inside this range.
  public func contains(_ other: TextRange) -> Bool { start <= other.start && other.end <= end }

  /// Whether the two ranges share at least one byte.
  public func overlaps(_ other: TextRange) -> Bool { start < other.end && other.start < end }

  /// The range moved by `distance` bytes.
  public func shifted(by distance: Int) -> TextRange { TextRange(start + distance, end + distance) }
}

extension TextRange: Comparable {
  /// Orders ranges by their start, then by their end.
  public static func < (left: TextRange, right: TextRange) -> Bool {
    left.start != right.start ? left.start < right.start : left.end < right.end
  }
}

extension TextRange: CustomStringConvertible {
  /// The range as it is written in records: `[start, end]`.
  public var description: String { "[\(start), \(end)]" }
}
