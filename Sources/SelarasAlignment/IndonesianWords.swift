/// Indonesian words as the lexicon sees them: without enclitics, and by their stem.
///
/// Both steps work by form alone, with no dictionary. They are applied to every word in Latin
/// letters, on both sides and in training alike, so that a wrong cut hurts little: it is the same
/// wrong cut everywhere.
enum IndonesianWords {
  private static let enclitics = ["nya", "lah", "kah", "pun", "mu", "ku"].map { Array($0.utf8) }
  /// Longest first; assimilated forms of meN- and peN- leave the nasal's trace off the stem.
  private static let prefixes = [
    "memper", "member", "diper", "keber", "meng", "meny", "peng", "peny", "mem", "men", "pem",
    "pen", "ber", "ter", "per", "me", "di", "ke", "se", "pe",
  ].map { Array($0.utf8) }
  private static let suffixes = ["kan", "an", "i"].map { Array($0.utf8) }

  /// The end of the word without its enclitic.
  static func endWithoutEnclitic(_ word: Range<Int>, of bytes: [UInt8]) -> Int {
    for clitic in enclitics where word.count >= clitic.count + 4 {
      if ends(word, of: bytes, with: clitic) { return word.upperBound - clitic.count }
    }
    return word.upperBound
  }

  /// The word without one prefix and one suffix; the word itself where none comes off.
  static func stem(_ word: Range<Int>, of bytes: [UInt8]) -> Range<Int> {
    var stem = word
    for prefix in prefixes where stem.count >= prefix.count + 3 {
      if begins(stem, of: bytes, with: prefix) {
        stem = stem.lowerBound + prefix.count..<stem.upperBound
        break
      }
    }
    for suffix in suffixes where stem.count >= suffix.count + 4 {
      if ends(stem, of: bytes, with: suffix) {
        return stem.lowerBound..<stem.upperBound - suffix.count
      }
    }
    return stem
  }

  /// The power of ten that a word after a number stands for: 6 for `juta`.
  static let powers: [[UInt8]: Int] = [
    Array("ribu".utf8): 3, Array("juta".utf8): 6, Array("miliar".utf8): 9,
    Array("milyar".utf8): 9, Array("triliun".utf8): 12,
  ]

  private static func begins(_ word: Range<Int>, of bytes: [UInt8], with part: [UInt8]) -> Bool {
    for k in part.indices where bytes[word.lowerBound + k] != part[k] { return false }
    return true
  }

  private static func ends(_ word: Range<Int>, of bytes: [UInt8], with part: [UInt8]) -> Bool {
    let start = word.upperBound - part.count
    for k in part.indices where bytes[start + k] != part[k] { return false }
    return true
  }
}
