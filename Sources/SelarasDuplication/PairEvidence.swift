/// What the samples of two documents say about whether one is a copy of the other.
///
/// How much they share is only half of it. A copy whose words were changed here and there shares
/// something of every part of it; a page that quotes another shares one part whole and nothing
/// else. So the shared fingerprints are also told by the sixteenths of the documents in which they
/// stand. And what many documents hold tells little of any two of them.
struct PairEvidence {
  /// How many numbers speak of a pair.
  static let count = 18

  /// How an evidence works where all else is equal: 1 for the pair, -1 against it, 0 either way.
  static let directions = [
    1, 1, 0, 1, 1, 1, 0, 0, 1, -1, 0, 1, 0, 1, -1, -1, 1, 1,
  ]

  /// The numbers, in the order of ``directions``.
  var values = [18 of Float](repeating: 0)
  /// What they share weighs, all shingles counted alike.
  var shared: Float = 0

  /// One of the two documents, so far as their common threshold leaves it.
  struct Side {
    /// What its fingerprints count in each sixteenth.
    private var counted = [16 of Float](repeating: 0)
    /// The sixteenths, a bit each, in which a shared one stands.
    var hits: UInt32 = 0
    private(set) var total: Float = 0
    private(set) var count = 0
    /// What the unshared ones weigh, and of them those that no other document holds.
    var unshared: Float = 0
    private(set) var unique: Float = 0

    /// The share that stands in sixteenths with a hit.
    private(set) var spread: Float = 0
    /// The share of the longest stretch without one.
    private(set) var gap: Float = 0
    /// How many stretches of hits there are.
    private(set) var runs: Float = 0

    /// Adds what others hold too.
    @inline(__always)
    mutating func add(_ share: Float, at place: UInt8) {
      let sixteenth = Int(place >> 4)
      counted[sixteenth] += share
      total += share
      count &+= 1
    }

    /// Adds what no other document holds.
    @inline(__always)
    mutating func addUnique(_ weight: Float, at place: UInt8) {
      add(weight, at: place)
      unshared += weight
      unique += weight
    }

    mutating func sumUp() {
      guard total > 0 else { return }
      var reached: Float = 0
      var stretch: Float = 0
      var longest: Float = 0
      var isHit = false
      for i in 0..<16 where counted[i] > 0 {
        if hits >> UInt32(i) & 1 == 1 {
          reached += counted[i]
          stretch = 0
          if !isHit { runs += 1 }
          isHit = true
        } else {
          stretch += counted[i]
          longest = max(longest, stretch)
          isHit = false
        }
      }
      spread = reached / total
      gap = longest / total
    }

    /// Whether this is the smaller side; ties fall by what is seen, so that it does not matter
    /// which document comes first.
    func isSmaller(than other: Side) -> Bool {
      if total != other.total { return total < other.total }
      if count != other.count { return count < other.count }
      if spread != other.spread { return spread > other.spread }
      if gap != other.gap { return gap < other.gap }
      if runs != other.runs { return runs < other.runs }
      return unique * (other.unshared + 1) <= other.unique * (unshared + 1)
    }
  }
}
