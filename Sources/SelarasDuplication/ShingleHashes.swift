internal import SelarasSegmentation

/// Hashes the shingles of tokens that lie side by side.
///
/// A shingle begins at every token and goes on until it weighs `weight` (a Han character 1, a
/// word 2), so that five words and ten characters, which say about as much, make one alike. The
/// hash is a polynomial over the tokens' hashes modulo 2^64, rolled from one shingle to the next
/// (Karp and Rabin, "Efficient randomized pattern-matching algorithms", 1987,
/// doi:10.1147/rd.312.0249), then mixed.
///
/// - Complexity: O(1) a token, amortised.
struct ShingleHashes {
  /// How much a shingle weighs at least, 1...31.
  let weight: Int
  /// The first token of the next shingle.
  private(set) var first = 0
  // The token after those gathered, what they weigh, and their polynomial.
  private var end = 0
  private var gathered = 0
  private var rolling: UInt64 = 0
  private var powers = [33 of UInt64](repeating: 1)

  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15

  init(weight: Int) {
    precondition(1 <= weight && weight <= 31, "a shingle weighs 1...31")
    self.weight = weight
    for i in 1..<33 { powers[i] = powers[i - 1] &* ShingleHashes.base }
  }

  /// Goes back to the first token.
  mutating func restart() {
    first = 0
    end = 0
    gathered = 0
    rolling = 0
  }

  /// The next whole shingle.
  ///
  /// - Parameters:
  ///   - tokens: Hashes; the lowest bit is the weight less one.
  ///   - count: How many of them count.
  /// - Returns: `nil` where more tokens are needed.
  @inline(__always)
  mutating func next(
    _ tokens: Span<UInt64>, _ count: Int
  ) -> (fingerprint: UInt32, hash: UInt64, length: Int)? {
    while gathered < weight {
      guard end < count else { return nil }
      rolling = rolling &* ShingleHashes.base &+ tokens[end]
      gathered += Int(truncatingIfNeeded: tokens[end] & 1) + 1
      end += 1
    }
    let token = tokens[first]
    let hash = TokenHash.mix(rolling)
    let length = end - first
    rolling = rolling &- token &* powers[length - 1]
    gathered -= Int(truncatingIfNeeded: token & 1) + 1
    first += 1
    return (ShingleHashes.fingerprint(hash, token), hash, length)
  }

  /// The fingerprint of all tokens together, which weigh less than a shingle.
  func fingerprint(ofAll count: Int, in tokens: [UInt64]) -> UInt32 {
    var rolling: UInt64 = 0
    for token in tokens[..<count] { rolling = rolling &* ShingleHashes.base &+ token }
    return ShingleHashes.fingerprint(TokenHash.mix(rolling), tokens[0])
  }

  /// Half of a shingle's hash; the lowest bit is what its first token weighs less one.
  @inline(__always)
  private static func fingerprint(_ hash: UInt64, _ token: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: hash >> 32) & ~1 | UInt32(truncatingIfNeeded: token & 1)
  }
}
