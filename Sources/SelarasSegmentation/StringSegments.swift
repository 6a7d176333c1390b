public import SelarasText
public import SelarasUnicode

/// The segments of a string as pieces of it; for everyday use.
///
///     for word in try "Apa kabar?".segments(by: .word) { print(word.text) }
///
/// Where speed counts, a ``Segmenter`` is kept and filled into a list of one's own.
public struct StringSegments: Sequence, Sendable {
  /// One segment.
  public struct Element: Hashable, Sendable {
    /// The piece of the string.
    public let text: Substring
    /// Where it stands, in UTF-8 bytes.
    public let range: TextRange
    /// ICU's rule status; for scripts the ISO 15924 code's number.
    public let status: Int32
  }

  private let text: String
  private let segments: SegmentList

  init(_ text: String, _ segments: SegmentList) {
    self.text = text
    self.segments = segments
  }

  /// Walks the string once.
  public struct Iterator: IteratorProtocol {
    private let text: String
    private var position: String.Index
    private var segments: SegmentList.Iterator

    fileprivate init(_ text: String, _ segments: SegmentList) {
      self.text = text
      position = text.startIndex
      self.segments = segments.makeIterator()
    }

    /// The next segment.
    public mutating func next() -> Element? {
      guard let segment = segments.next() else { return nil }
      let end = text.utf8.index(position, offsetBy: segment.range.count)
      defer { position = end }
      return Element(
        text: text[position..<end], range: segment.range, status: segment.status)
    }
  }

  /// Walks the string.
  public func makeIterator() -> Iterator { Iterator(text, segments) }

  /// How many segments there are.
  public var count: Int { segments.count }
}

extension String {
  /// The string's segments, from its start to its end.
  ///
  /// - Parameters:
  ///   - unit: What it is cut into.
  ///   - locale: Whose rules and abbreviations are taken.
  ///   - style: Whether ICU alone decides.
  /// - Returns: The pieces, contiguous.
  /// - Throws: What ``Segmenter`` throws.
  /// - Complexity: O(*n*), and a millisecond for opening the rules.
  public func segments(
    by unit: Segmenter.Unit, locale: LanguageTag = .undetermined, style: Segmenter.Style = .exact
  ) throws(UnicodeError) -> StringSegments {
    var text = self
    text.makeContiguousUTF8()
    var segmenter = try Segmenter(unit, locale: locale, style: style)
    return StringSegments(text, try segmenter.segments(of: text))
  }
}
