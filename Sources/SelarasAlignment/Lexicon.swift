internal import CModels
internal import SelarasSegmentation
public import SelarasText

/// Which terms of two languages translate each other, and how often.
///
/// A lexicon has a first and a second language; ``mirrored`` exchanges them. Terms are folded
/// before they are looked up, so that one lexicon serves Traditional and Simplified Chinese.
public struct Lexicon: Sendable {
  /// What is known of one language's terms, in the order of their keys.
  struct Side: Sendable {
    /// The upper halves of the terms' hashes, rising.
    var keys: [UInt32] = []
    /// The negative logarithm of each term's relative frequency, in sixteenths of a nat.
    var rarity: [UInt8] = []

    /// The number of a term.
    ///
    /// The keys are hashes, so that a key's place is known within a few dozen before looking.
    ///
    /// - Complexity: O(log log *n*) for hashes, O(log *n*) at worst.
    func number(of term: UInt64) -> Int? {
      let key = UInt32(truncatingIfNeeded: term >> 32)
      let guess = Int(UInt64(key) * UInt64(keys.count) >> 32)
      var low = 0
      var high = keys.count
      var reach = 16
      while reach < keys.count {
        let (first, last) = (max(0, guess - reach), min(keys.count, guess + reach))
        if first == 0 || keys[first] <= key, last == keys.count || keys[last] > key {
          (low, high) = (first, last)
          break
        }
        reach *= 8
      }
      while low < high {
        let middle = (low + high) / 2
        if keys[middle] < key { low = middle + 1 } else { high = middle }
      }
      return low < keys.count && keys[low] == key ? low : nil
    }
  }

  /// The first language's terms.
  var first = Side()
  /// The second language's terms.
  var second = Side()
  /// Where the links of each term of the first language begin, and one more for the end.
  var starts: [UInt32] = [0]
  /// The linked terms of the second language.
  var linked: [UInt16] = []
  /// The negative logarithms of p(second | first) and p(first | second), in sixteenths of a nat.
  var forward: [UInt8] = []
  var backward: [UInt8] = []
  /// The mean of the logarithm of the second text's bytes over the first's, in pairs that
  /// translate each other.
  var lengthRatio = 0.0
  /// Whether the source is the second language.
  public internal(set) var isMirrored = false

  /// How many links there are.
  public var count: Int { linked.count }

  /// The lexicon without a link: pairs are found by what is equal on both sides, by length and
  /// place.
  public static let empty = Lexicon()

  init() {}

  /// The same lexicon, read from the second language to the first.
  public var mirrored: Lexicon {
    var mirrored = self
    mirrored.isMirrored.toggle()
    return mirrored
  }

  /// The lexicon that the toolkit carries: Chinese and Indonesian, in either direction.
  ///
  /// - Returns: `nil` for other languages.
  /// - Complexity: The first call copies the embedded file; later ones cost nothing.
  public static func shipped(source: LanguageTag, target: LanguageTag) -> Lexicon? {
    switch (source.language, target.language) {
    case ("zh", "id"): embedded
    case ("id", "zh"): embedded?.mirrored
    default: nil
    }
  }

  private static let embedded: Lexicon? = {
    let file = unsafe cmodels_lexicon()
    return try? Lexicon(
      bytes: unsafe Array(UnsafeBufferPointer(start: file.bytes, count: Int(file.count))))
  }()
}
