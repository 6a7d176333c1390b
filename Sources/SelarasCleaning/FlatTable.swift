/// A small table from hashes to bits, made once and asked often.
///
/// Open addressing over a power of two slots, at most a quarter of them taken: Knuth, *The Art of
/// Computer Programming*, volume 3, section 6.4. A key of zero is never found.
struct FlatTable: Sendable {
  private var keys: [UInt64]
  private var bits: [UInt16]
  private let shift: UInt64

  /// Makes a table; the bits of a key that is there twice are joined.
  init(_ entries: [(key: UInt64, bits: UInt16)]) {
    var width: UInt64 = 4
    while 1 << Int(width) < entries.count * 4 { width += 1 }
    shift = 64 - width
    keys = [UInt64](repeating: 0, count: 1 << Int(width))
    bits = [UInt16](repeating: 0, count: keys.count)
    for (key, value) in entries where key != 0 {
      let slot = slot(of: key)
      keys[slot] = key
      bits[slot] |= value
    }
  }

  /// The slot where the key is, or would be.
  private func slot(of key: UInt64) -> Int {
    // The multiplier is 2^64 over the golden ratio (Knuth, the same section).
    var slot = Int((key &* 0x9E37_79B9_7F4A_7C15) >> shift)
    while keys[slot] != key, keys[slot] != 0 { slot = (slot + 1) & (keys.count - 1) }
    return slot
  }

  /// The bits of a key; 0 where it is not there.
  subscript(key: UInt64) -> UInt16 { bits[slot(of: key)] }
}
