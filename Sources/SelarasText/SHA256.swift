/// The hash by which a model names the data that it was trained on (FIPS 180-4).
public struct SHA256 {
  private static let constants: [UInt32] = SHA256.rootBits(count: 64, cube: true)
  private var state: [UInt32] = SHA256.rootBits(count: 8, cube: false)
  private var schedule = [UInt32](repeating: 0, count: 64)

  private init() {}

  /// The hash in lower-case hexadecimal digits.
  ///
  /// - Complexity: O(*n*).
  public static func hexadecimal(of bytes: Span<UInt8>) -> String {
    var hash = SHA256()
    let whole = bytes.count / 64 * 64
    for start in stride(from: 0, to: whole, by: 64) { hash.mix(bytes, at: start) }
    var tail: [UInt8] = []
    for i in whole..<bytes.count { tail.append(bytes[i]) }
    tail.append(0x80)
    while tail.count % 64 != 56 { tail.append(0) }
    let length = UInt64(bytes.count) * 8
    for shift in stride(from: 56, through: 0, by: -8) {
      tail.append(UInt8(truncatingIfNeeded: length >> UInt64(shift)))
    }
    for start in stride(from: 0, to: tail.count, by: 64) { hash.mix(tail.span, at: start) }
    return hash.state.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  private mutating func mix(_ bytes: Span<UInt8>, at start: Int) {
    for i in 0..<16 {
      let at = start + 4 * i
      schedule[i] =
        UInt32(bytes[at]) << 24 | UInt32(bytes[at + 1]) << 16 | UInt32(bytes[at + 2]) << 8
        | UInt32(bytes[at + 3])
    }
    for i in 16..<64 {
      let (early, late) = (schedule[i - 15], schedule[i - 2])
      let first = rotated(early, 7) ^ rotated(early, 18) ^ early >> 3
      let second = rotated(late, 17) ^ rotated(late, 19) ^ late >> 10
      schedule[i] = schedule[i - 16] &+ first &+ schedule[i - 7] &+ second
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for i in 0..<64 {
      let mixed = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
      let first = h &+ mixed &+ (e & f ^ ~e & g) &+ SHA256.constants[i] &+ schedule[i]
      let second = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) &+ (a & b ^ a & c ^ b & c)
      (h, g, f, e) = (g, f, e, d &+ first)
      (d, c, b, a) = (c, b, a, first &+ second)
    }
    for (i, value) in [a, b, c, d, e, f, g, h].enumerated() { state[i] &+= value }
  }

  private func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word >> count | word << (32 - count)
  }

  /// The first 32 bits of the fractional parts of the square or cube roots of the first primes,
  /// by whole-number search.
  private static func rootBits(count: Int, cube: Bool) -> [UInt32] {
    var primes: [UInt64] = []
    var candidate: UInt64 = 2
    while primes.count < count {
      if primes.allSatisfy({ candidate % $0 != 0 }) { primes.append(candidate) }
      candidate += 1
    }
    return primes.map { prime in
      // The largest r with r^2 <= p 2^64, or r^3 <= p 2^96; r fits in 36 bits.
      var root: UInt64 = 0
      for bit in stride(from: UInt64(36), through: 0, by: -1) {
        let trial = root | 1 << bit
        let square = trial.multipliedFullWidth(by: trial)
        if cube {
          // trial^3 as a number of 128 bits against prime 2^96.
          let low = square.low.multipliedFullWidth(by: trial)
          let (high, overflow) = (square.high &* trial).addingReportingOverflow(low.high)
          let limit = prime << 32
          if !overflow, high < limit || (high == limit && low.low == 0) { root = trial }
        } else if square.high < prime || (square.high == prime && square.low == 0) {
          root = trial
        }
      }
      return UInt32(truncatingIfNeeded: root)
    }
  }
}
