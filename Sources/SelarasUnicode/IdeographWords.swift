internal import CICU

/// The words of ICU's dictionary of Chinese and Japanese (`cjdict`).
public enum IdeographWords {
  /// Calls `body` with each word in UTF-16, in the dictionary's order.
  ///
  /// - Throws: ``UnicodeError`` where the installed ICU has no such dictionary.
  public static func visit(_ body: ([UInt16]) -> Void) throws(UnicodeError) {
    var error: Int32 = 0
    withoutActuallyEscaping(body) { body in
      var sink = body
      unsafe withUnsafeMutablePointer(to: &sink) { context in
        unsafe cicu_dictionary_words(
          "cjdict", context,
          { context, units, count, _ in
            let sink = unsafe context.assumingMemoryBound(to: (([UInt16]) -> Void).self)
            unsafe sink.pointee(Array(UnsafeBufferPointer(start: units, count: Int(count))))
          }, &error)
      }
    }
    guard error <= 0 else { throw UnicodeError("reading ICU's dictionary cjdict", code: error) }
  }
}
