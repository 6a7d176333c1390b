/// A transliterator that remembers what it made of short texts.
///
/// ICU takes microseconds for a word, and the same names come again and again. For one worker at a
/// time.
public struct CachedTransliterator: ~Copyable {
  /// Longer texts, in bytes of UTF-8, are not kept: they seldom come twice.
  private static let longestKept = 64
  private let transliterator: Transliterator
  private let capacity: Int
  // By bytes: Swift holds canonically equal strings for equal, ICU's rules may not.
  private var known: [[UInt8]: String] = [:]

  /// Opens a transliterator.
  ///
  /// - Parameters:
  ///   - identifier: ICU's, such as `Han-Latin; Latin-ASCII` or `Traditional-Simplified`.
  ///   - capacity: How many texts are kept; once there are more, it begins anew.
  /// - Throws: ``UnicodeError`` where ICU knows no such transliterator.
  public init(_ identifier: String, capacity: Int = 1 << 16) throws(UnicodeError) {
    transliterator = try Transliterator(identifier)
    self.capacity = capacity
  }

  /// The text transliterated.
  ///
  /// - Complexity: O(*n*).
  public mutating func apply(to text: String) throws(UnicodeError) -> String {
    guard text.utf8.count <= Self.longestKept else { return try transliterator.apply(to: text) }
    let key = Array(text.utf8)
    if let known = known[key] { return known }
    let result = try transliterator.apply(to: text)
    if known.count >= capacity { known.removeAll(keepingCapacity: true) }
    known[key] = result
    return result
  }
}
