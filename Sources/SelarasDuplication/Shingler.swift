internal import SelarasSegmentation

/// Hashes the shingles of a stream of folded tokens as they come.
///
/// A shingle begins at every token and goes on until it weighs `weight` (a Han character 1, a
/// word 2), so that five words and ten characters, which say about as much, make one alike. The
/// hash is a polynomial over the tokens' hashes modulo 2^64, rolled from one shingle to the next
/// (Karp and Rabin, "Efficient randomized pattern-matching algorithms", 1987,
/// doi:10.1147/rd.312.0249), then mixed.
///
/// - Complexity: O(1) a token, amortised.
struct Shingler {
  /// A finished shingle.
  struct Shingle {
    var hash: UInt64
    /// How many tokens it spans.
    var length: Int
    /// How much its first token weighs: what the shingle counts in a comparison.
    var weight: Int
  }

  /// How much a shingle weighs at least, 1...31.
  let weight: Int

  // A ring of the tokens of the shingle that is being read.
  private var hashes = [32 of UInt64](repeating: 0)
  private var weights = [32 of UInt8](repeating: 0)
  private var powers = [33 of UInt64](repeating: 1)
  private var first = 0
  private var count = 0
  private var gathered = 0
  private var rolling: UInt64 = 0

  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15

  init(weight: Int) {
    precondition(1 <= weight && weight <= 31, "a shingle weighs 1...31")
    self.weight = weight
    for i in 1..<33 { powers[i] = powers[i - 1] &* Shingler.base }
  }

  /// Forgets all tokens.
  mutating func reset() {
    first = 0
    count = 0
    gathered = 0
    rolling = 0
  }

  /// Takes one token more; afterwards ``next()`` gives the shingles that it completes.
  @inline(__always)
  mutating func push(_ token: FoldedToken) {
    let slot = (first + count) & 31
    hashes[slot] = token.hash
    weights[slot] = UInt8(truncatingIfNeeded: token.weight)
    rolling = rolling &* Shingler.base &+ token.hash
    count += 1
    gathered += token.weight
  }

  /// The next finished shingle, `nil` when more tokens are needed.
  @inline(__always)
  mutating func next() -> Shingle? { gathered >= weight ? drop() : nil }

  /// The shingle that begins at the oldest token left, though it weighs less than it should.
  mutating func rest() -> Shingle? { count > 0 ? drop() : nil }

  @inline(__always)
  private mutating func drop() -> Shingle {
    let own = Int(weights[first])
    let shingle = Shingle(hash: TokenHash.mix(rolling), length: count, weight: own)
    rolling = rolling &- hashes[first] &* powers[count - 1]
    first = (first + 1) & 31
    count -= 1
    gathered -= own
    return shingle
  }
}
