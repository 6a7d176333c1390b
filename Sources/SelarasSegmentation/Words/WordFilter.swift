/// The words of a dictionary as a set that may err: it never misses a word, and takes about one
/// stretch in a hundred for a word that is none.
///
/// Bloom, "Space/time trade-offs in hash coding with allowable errors", 1970,
/// doi:10.1145/362686.362692; in blocks of 64 bits, so that a look-up reads one number (Putze,
/// Sanders and Singler, "Cache-, hash- and space-efficient Bloom filters", 2007, section 3).
struct WordFilter: Sendable {
  /// Bits set for each word.
  private static let probes = 5

  private(set) var blocks: [UInt64]

  init(blocks: [UInt64]) { self.blocks = blocks }

  /// Makes a filter of the words with these keys, with `bitsPerWord` bits for each.
  init(keys: [UInt64], bitsPerWord: Int) {
    blocks = [UInt64](repeating: 0, count: max(1, keys.count * bitsPerWord / 64))
    for key in keys { blocks[place(key)] |= WordFilter.bits(key) }
  }

  /// The key of a word.
  @inline(__always)
  static func key(_ hash: UInt64, length: Int) -> UInt64 {
    TokenHash.mix(hash &+ UInt64(truncatingIfNeeded: length) &* 0xA24B_AED4_963E_E407)
  }

  /// Whether a stretch of `length` characters with this hash may be a word.
  @inline(__always)
  func contains(_ hash: UInt64, length: Int) -> Bool {
    let key = WordFilter.key(hash, length: length)
    let bits = WordFilter.bits(key)
    return blocks[place(key)] & bits == bits
  }

  @inline(__always)
  private func place(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: ((key >> 32) &* UInt64(blocks.count)) >> 32)
  }

  @inline(__always)
  private static func bits(_ key: UInt64) -> UInt64 {
    var bits: UInt64 = 0
    var rest = key
    for _ in 0..<probes {
      bits |= 1 << (rest & 63)
      rest >>= 6
    }
    return bits
  }
}
