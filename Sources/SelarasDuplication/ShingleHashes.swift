internal import SelarasSegmentation

/// Hashes the shingles of tokens that lie side by side.
///
/// A shingle begins at every token and goes on until it weighs `weight` (a Han character 1, a
/// word 2), so that five words and ten characters, which say about as much, make one alike. The
/// hash is a polynomial over the tokens' hashes modulo 2^64, rolled from one shingle to the next
/// (Karp and Rabin, "Efficient randomized pattern-matching algorithms", 1987,
/// doi:10.1147/rd.312.0249), then mixed.
struct ShingleHashes {
  /// How much a shingle weighs at least, 1...31.
  let weight: Int
  private let powers: [UInt64]

  private let base: UInt64

  /// One shingle.
  struct Shingle {
    var hash: UInt64
    /// The hash of its first token.
    var token: UInt64
    /// How many tokens it spans.
    var length: Int

    /// Half of the hash; the lowest bit is what the first token weighs less one.
    @inline(__always)
    var fingerprint: UInt32 {
      UInt32(truncatingIfNeeded: hash >> 32) & ~1 | UInt32(truncatingIfNeeded: token & 1)
    }
  }

  /// - Parameters:
  ///   - weight: How much a shingle weighs at least, 1...31.
  ///   - variant: Other variants hash otherwise.
  init(weight: Int, variant: Int = 0) {
    precondition(1 <= weight && weight <= 31, "a shingle weighs 1...31")
    self.weight = weight
    base = 0x9E37_79B9_7F4A_7C15 &+ 0xA24B_AED4_963E_E406 &* UInt64(variant)
    var powers: [UInt64] = [1]
    for i in 1..<33 { powers.append(powers[i - 1] &* base) }
    self.powers = powers
  }

  /// Calls `body` with every whole shingle.
  ///
  /// - Parameters:
  ///   - tokens: Hashes; the lowest bit is the weight less one.
  ///   - count: How many of them count.
  ///   - body: Takes the shingles in order.
  /// - Returns: How many tokens begin a whole shingle; the others wait for what follows.
  /// - Complexity: O(1) a token, amortised.
  @inline(__always)
  func forEach(_ tokens: Span<UInt64>, _ count: Int, _ body: (Shingle) -> Void) -> Int {
    precondition(count <= tokens.count, "tokens that count are there")
    let powers = powers.span
    let weight = weight
    let base = base
    var first = 0
    var end = 0
    var gathered = 0
    var rolling: UInt64 = 0
    while true {
      while gathered < weight {
        guard end < count else { return first }
        // Both conditions above keep the positions inside the span, here and below.
        let token = unsafe tokens[unchecked: end]
        rolling = rolling &* base &+ token
        gathered &+= Int(truncatingIfNeeded: token & 1) &+ 1
        end &+= 1
      }
      let token = unsafe tokens[unchecked: first]
      let length = end &- first
      body(Shingle(hash: TokenHash.mix(rolling), token: token, length: length))
      // A shingle weighs 32 at most, and so has no more tokens.
      rolling &-= token &* (unsafe powers[unchecked: length &- 1])
      gathered &-= Int(truncatingIfNeeded: token & 1) &+ 1
      first &+= 1
    }
  }

  /// All tokens together as one shingle, where they weigh less.
  func shingle(ofAll count: Int, in tokens: [UInt64]) -> Shingle {
    var rolling: UInt64 = 0
    for token in tokens[..<count] { rolling = rolling &* base &+ token }
    return Shingle(hash: TokenHash.mix(rolling), token: tokens[0], length: count)
  }
}
