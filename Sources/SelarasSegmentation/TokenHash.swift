/// The hash of tokens: fixed, so that what is kept on disk stays true.
public enum TokenHash {
  /// Hashes bytes.
  ///
  /// FNV-1a (64 bits), then the finaliser of MurmurHash3, so that the low bits are as good as the
  /// high ones.
  public static func hash(of bytes: Span<UInt8>) -> UInt64 {
    var hash = seed
    for i in bytes.indices { hash = next(hash, bytes[i]) }
    return mix(hash)
  }

  /// Hashes the folded bytes of a token eight at a time, as ``Folding/hash(_:into:from:)`` does.
  ///
  /// Each eight bytes, as a little-endian number, are multiplied into the hash; what is left goes
  /// in last, and the whole through ``mix(_:)``.
  public static func quickHash(of bytes: Span<UInt8>) -> UInt64 {
    var hasher = QuickTokenHasher()
    for i in bytes.indices { hasher.append(UInt64(bytes[i]), 1) }
    return hasher.value
  }

  /// The hash of nothing, before it is mixed.
  static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Goes on with a hash by a byte; what it gives is mixed at the end.
  @inline(__always)
  static func next(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  /// Spreads every bit of a number over all bits of the result; a bijection.
  @inlinable
  public static func mix(_ number: UInt64) -> UInt64 {
    var hash = number
    hash = (hash ^ hash >> 33) &* 0xFF51_AFD7_ED55_8CCD
    hash = (hash ^ hash >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return hash ^ hash >> 33
  }
}

/// Hashes the bytes of one token, however they come.
///
/// No byte of a token is zero, so that what is left over at the end needs no length beside it.
struct QuickTokenHasher {
  private var state = TokenHash.seed
  /// Bytes that are not yet eight, the first in the lowest place.
  private var pending: UInt64 = 0
  private var filledBits: UInt64 = 0

  @inline(__always)
  init() {}

  /// Begins with up to seven bytes.
  @inline(__always)
  init(_ bytes: UInt64, bits: UInt64) {
    pending = bytes
    filledBits = bits
  }

  @inline(__always)
  var isEmpty: Bool { filledBits == 0 && state == TokenHash.seed }

  @inline(__always)
  var value: UInt64 { TokenHash.mix(state ^ pending) }

  /// Goes on with one to eight bytes, the first in the lowest place, above them zeros.
  @inline(__always)
  mutating func append(_ bytes: UInt64, _ count: Int) {
    pending |= bytes &<< filledBits
    let total = filledBits &+ UInt64(truncatingIfNeeded: count) &* 8
    if total < 64 {
      filledBits = total
      return
    }
    state = (state ^ pending) &* 0x9FB2_1C65_1E98_DF25
    state ^= state &>> 32
    pending = filledBits == 0 ? 0 : bytes &>> (64 &- filledBits)
    filledBits = total &- 64
  }
}
