internal import CICU

/// A normal form of Unicode (UAX 15).
public enum NormalForm: Int32, Sendable, CaseIterable {
  /// Canonical composition.
  case nfc = 0
  /// Canonical decomposition.
  case nfd = 1
  /// Compatibility composition: full-width letters become ordinary ones.
  case nfkc = 2
  /// Compatibility decomposition.
  case nfkd = 3
  /// NFKC with case folded and default-ignorable code points dropped.
  case nfkcCaseFold = 4

  /// The text in this form.
  ///
  /// - Complexity: O(*n*).
  public func applied(to text: String) throws(UnicodeError) -> String {
    try unsafe transformed(text, "normalising") { bytes, length, count, error in
      unsafe cicu_normalize(rawValue, bytes, length, count, error)
    }
  }
}

/// One of ICU's transliterators, such as `Han-Latin` or `Traditional-Simplified`.
@safe
public struct Transliterator: ~Copyable {
  private let transliterator: OpaquePointer

  /// Opens a transliterator by ICU's identifier; compounds such as `Han-Latin; Latin-ASCII` too.
  public init(_ identifier: String) throws(UnicodeError) {
    var error: Int32 = 0
    guard let opened = unsafe cicu_transliterator_open(identifier, &error) else {
      throw UnicodeError("opening the transliterator \"\(identifier)\"", code: error)
    }
    unsafe transliterator = opened
  }

  deinit { unsafe cicu_transliterator_close(transliterator) }

  /// The text transliterated.
  public func apply(to text: String) throws(UnicodeError) -> String {
    try unsafe transformed(text, "transliterating") { bytes, length, count, error in
      unsafe cicu_transliterate(transliterator, bytes, length, count, error)
    }
  }
}

/// Runs a C function from UTF-8 to malloc'ed UTF-8.
private func transformed(
  _ text: String, _ attempt: String,
  by function: (
    UnsafePointer<UInt8>, Int64, UnsafeMutablePointer<Int64>, UnsafeMutablePointer<Int32>
  ) -> UnsafeMutablePointer<UInt8>?
) throws(UnicodeError) -> String {
  if text.isEmpty { return "" }
  var text = text
  var count: Int64 = 0
  var error: Int32 = 0
  let result = text.withUTF8 { bytes in
    unsafe bytes.baseAddress.flatMap { unsafe function($0, Int64(bytes.count), &count, &error) }
  }
  guard let result = unsafe result else {
    throw UnicodeError("\(attempt) \(text.utf8.count) bytes", code: error)
  }
  defer { unsafe cicu_free(result) }
  return unsafe String(
    decoding: UnsafeBufferPointer(start: result, count: Int(count)), as: UTF8.self)
}
