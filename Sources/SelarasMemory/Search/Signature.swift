/// Sets of characters as bits, for texts in scripts of many characters.
///
/// Deleting or replacing a character takes at most one bit of the query's away; inserting or
/// replacing one brings at most one that the query lacks. So texts whose sets differ by more than
/// the distance asked for need not be looked at. In Chinese that leaves some ten texts of
/// a million.
enum Signature {
  /// The words of the signatures of texts of up to `longest` characters.
  ///
  /// About four bits for each character: half of the bits stay clear even in the longest.
  static func words(longest: Int) -> Int { longest <= 48 ? 2 : longest <= 128 ? 4 : 8 }

  /// Sets the bit of a character.
  static func add(_ scalar: UInt32, to signature: inout [UInt64], at start: Int, words: Int) {
    // Fibonacci hashing: the upper bits of the product are well spread.
    let hash = scalar &* 0x9E37_79B1
    let bit = Int((UInt64(hash) * UInt64(words * 64)) >> 32)
    signature[start + bit >> 6] |= 1 << UInt64(bit & 63)
  }

  /// The signature of a whole text.
  static func of(_ scalars: [UInt32], words: Int) -> [UInt64] {
    var signature = [UInt64](repeating: 0, count: words)
    for scalar in scalars { add(scalar, to: &signature, at: 0, words: words) }
    return signature
  }
}
