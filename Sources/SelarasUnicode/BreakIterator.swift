internal import CICU
public import SelarasText

/// One of ICU's break iterators, read over UTF-8.
///
/// Ill-formed bytes count as U+FFFD, one for each maximal subpart; boundaries are offsets of the
/// bytes as given. An iterator is for one worker at a time.
@safe
public struct BreakIterator: ~Copyable {
  /// What an iterator looks for.
  public enum Unit: Int32, Sendable, CaseIterable {
    /// User-perceived characters (UAX 29).
    case grapheme = 0
    /// Words and what lies between them (UAX 29).
    case word = 1
    /// Opportunities to break a line (UAX 14).
    case line = 2
    /// Sentences (UAX 29).
    case sentence = 3
  }

  private let breaker: OpaquePointer
  // Kept between texts, so that short ones cost no allocation.
  private var ends = [Int32](repeating: 0, count: 512)
  private var statuses = [Int32](repeating: 0, count: 512)

  /// Opens an iterator.
  ///
  /// - Parameters:
  ///   - unit: What to look for.
  ///   - locale: A BCP 47 tag; ICU falls back to its root rules for one it does not know.
  /// - Throws: ``UnicodeError`` where ICU's data are not to be had.
  public init(_ unit: Unit, locale: LanguageTag) throws(UnicodeError) {
    var error: Int32 = 0
    let name = locale == .undetermined ? "root" : locale.rawValue
    guard let breaker = unsafe cicu_breaker_open(unit.rawValue, name, &error) else {
      throw UnicodeError("opening a break iterator for \"\(name)\"", code: error)
    }
    unsafe self.breaker = breaker
  }

  deinit { unsafe cicu_breaker_close(breaker) }

  /// Appends the segments of `text` to `segments`: contiguous, from 0 to the end.
  ///
  /// - Parameters:
  ///   - text: At most 2^31 - 2 bytes.
  ///   - base: What is added to every offset: where the last segment ends.
  ///   - segments: Where they go.
  /// - Throws: ``UnicodeError`` where memory runs out.
  /// - Complexity: O(*n*).
  public mutating func appendSegments(
    of text: Span<UInt8>, base: Int = 0, to segments: inout SegmentList
  ) throws(UnicodeError) {
    var error: Int32 = 0
    unsafe text.withUnsafeBufferPointer { bytes in
      unsafe cicu_breaker_set_text(breaker, bytes.baseAddress, Int32(bytes.count), &error)
    }
    guard error <= 0 else {
      throw UnicodeError("reading a text of \(text.count) bytes", code: error)
    }
    while true {
      let found = unsafe cicu_breaker_next(breaker, &ends, &statuses, 512)
      guard found > 0 else { return }
      for i in 0..<Int(found) {
        segments.append(end: base + Int(ends[i]), status: statuses[i])
      }
    }
  }
}
