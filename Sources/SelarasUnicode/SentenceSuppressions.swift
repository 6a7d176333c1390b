internal import CICU
public import SelarasText

/// Abbreviations after which no sentence ends, as ICU's data have them (`ss=standard`, UTS 35).
///
/// ICU 72 has lists for German, English, Spanish, French, Italian, Portuguese and Russian.
public enum SentenceSuppressions {
  /// The list of a locale, with its full stops: `Mr.`; empty where there is none.
  ///
  /// - Throws: ``UnicodeError`` where ICU's data are not to be had.
  public static func words(of locale: LanguageTag) throws(UnicodeError) -> [String] {
    var error: Int32 = 0
    var words: [String] = []
    let name = locale == .undetermined ? "root" : locale.rawValue
    unsafe withUnsafeMutablePointer(to: &words) { context in
      unsafe cicu_suppressions(
        name, context,
        { context, units, count, _ in
          let words = unsafe context.assumingMemoryBound(to: [String].self)
          let word = unsafe UnsafeBufferPointer(start: units, count: Int(count))
          unsafe words.pointee.append(String(decoding: word, as: UTF16.self))
        }, &error)
    }
    guard error <= 0 else {
      throw UnicodeError("reading the sentence suppressions of \"\(name)\"", code: error)
    }
    return words
  }
}
