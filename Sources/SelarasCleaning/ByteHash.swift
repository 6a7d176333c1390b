/// The hash by which names, words and lines are looked up: FNV-1a, 64 bits.
///
/// Fowler, Noll, Vo, "The FNV Non-Cryptographic Hash Algorithm". It takes one byte after another, so
/// that a name is hashed while it is read.
enum ByteHash {
  /// The hash of nothing.
  static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The hash of what `hash` is of, with one byte more.
  @inline(__always)
  static func mixed(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  /// The hash of bytes, after those that `start` is the hash of.
  ///
  /// - Complexity: O(*n*).
  @inline(__always)
  static func of(_ bytes: some Sequence<UInt8>, after start: UInt64 = seed) -> UInt64 {
    bytes.reduce(start, mixed)
  }
}
