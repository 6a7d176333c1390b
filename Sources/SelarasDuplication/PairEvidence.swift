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

  /// One of the two documents, so far as their common threshold leaves it.
  private struct Side {
    /// What its fingerprints count in each sixteenth.
    var counted = [16 of Float](repeating: 0)
    /// The sixteenths, a bit each, in which a shared one stands.
    var hits: UInt32 = 0
    var total: Float = 0
    var count = 0
    /// What the unshared ones weigh, and of them those that no other document holds.
    var unshared: Float = 0
    var unique: Float = 0

    /// The share that stands in sixteenths with a hit.
    var spread: Float = 0
    /// The share of the longest stretch without one.
    var gap: Float = 0
    /// How many stretches of hits there are.
    var runs: Float = 0

    @inline(__always)
    mutating func add(_ share: Float, at place: UInt8) {
      counted[Int(place >> 4)] += share
      total += share
      count += 1
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

  /// The numbers, in the order of ``directions``.
  private(set) var values = [18 of Float](repeating: 0)
  /// What both weigh, all shingles counted alike: of the smaller one, and shared.
  private(set) var shared: Float = 0

  /// Compares two samples.
  ///
  /// - Parameters:
  ///   - one: Where the fingerprints of the one stand, and what all its tokens weigh.
  ///   - other: The same of the other.
  ///   - level: The higher of the two documents' levels.
  ///   - postings: What the fingerprints stand for.
  ///   - places: Where in their documents, in 256ths, all fingerprints stand.
  /// - Complexity: O(*n*) in the number of fingerprints.
  init(
    _ one: (places: Range<Int>, weight: Int), _ other: (places: Range<Int>, weight: Int),
    level: Int, postings: borrowing Postings, places: [UInt8]
  ) {
    var left = Side()
    var right = Side()
    var meetings = [256 of UInt8](repeating: 0)
    // For each place in the one the first in the other, plus one, that it shares something with.
    var byLeft = [256 of UInt16](repeating: 0)
    var byRight = [256 of UInt16](repeating: 0)
    var counted: Float = 0
    var common = 0
    var heldByTwo = 0
    var heldBySix: Float = 0
    var logarithms: Float = 0
    var i = one.places.lowerBound
    var j = other.places.lowerBound
    // What is below the threshold comes first: once one is above it, all others are.
    while true {
      let first = i < one.places.upperBound ? postings.numbers[i] : .max
      if first != .max, first & Postings.unique != 0 {
        if Int(first >> 1 & 63) < level {
          i = one.places.upperBound
          continue
        }
        let weight = Float(first & 1) + 1
        left.add(weight, at: places[i])
        left.unshared += weight
        left.unique += weight
        i += 1
        continue
      }
      let second = j < other.places.upperBound ? postings.numbers[j] : .max
      if second != .max, second & Postings.unique != 0 {
        if Int(second >> 1 & 63) < level {
          j = other.places.upperBound
          continue
        }
        let weight = Float(second & 1) + 1
        right.add(weight, at: places[j])
        right.unshared += weight
        right.unique += weight
        j += 1
        continue
      }
      let number = min(first, second)
      if number == .max || Int(postings.leadingZeros[Int(number)]) < level { break }
      let share = postings.share(of: Int(number))
      let weight = Float(postings.weights[Int(number)])
      if first == number { left.add(share, at: places[i]) }
      if second == number { right.add(share, at: places[j]) }
      if first == second {
        let frequency = postings.frequencies[Int(number)]
        let (here, there) = (Int(places[i]), Int(places[j]))
        left.hits |= 1 << UInt32(here >> 4)
        right.hits |= 1 << UInt32(there >> 4)
        let cell = here & 0xF0 | there >> 4
        // What is not there yet is less than nothing: the first of all is wanted.
        byLeft[here] = min(byLeft[here] &- 1, UInt16(there)) + 1
        byRight[there] = min(byRight[there] &- 1, UInt16(here)) + 1
        meetings[cell] = meetings[cell] &+ (meetings[cell] < 255 ? 1 : 0)
        counted += share
        common += 1
        shared += weight
        if frequency == 2 { heldByTwo += 1 }
        if frequency <= 6 { heldBySix += weight }
        logarithms += weight * postings.logFrequency(of: Int(number))
        i += 1
        j += 1
      } else if first == number {
        left.unshared += weight
        i += 1
      } else {
        right.unshared += weight
        j += 1
      }
    }
    guard common > 0 else { return }
    left.sumUp()
    right.sumUp()
    // Two shared ones that follow each other stand as far apart in both, but for what is lost by
    // telling places in parts of 256.
    func neighbours(
      _ meetings: [256 of UInt16], _ own: (places: Range<Int>, weight: Int),
      _ others: (places: Range<Int>, weight: Int)
    ) -> Float {
      let ownPart = Float(own.weight) / 256
      let otherPart = Float(others.weight) / 256
      var last = -1
      var pairs: Float = 0
      var near: Float = 0
      for place in 0..<256 where meetings[place] > 0 {
        if last >= 0 {
          let step = Float(place - last) * ownPart
          let otherStep = (Float(meetings[place]) - Float(meetings[last])) * otherPart
          pairs += 1
          if abs(step - otherStep) <= 2 + ownPart + otherPart { near += 1 }
        }
        last = place
      }
      return pairs > 0 ? near / pairs : 1
    }
    let order = Float(PairEvidence.longestChain(meetings)) / Float(common)
    let isLeft = left.isSmaller(than: right)
    let small = isLeft ? left : right
    let large = isLeft ? right : left
    let all = max(1e-6, small.total + large.total - counted)
    values[0] = counted / max(1e-6, small.total)
    values[1] = counted / all
    values[2] = small.total / max(1e-6, large.total)
    values[3] = small.spread
    values[4] = large.spread
    // How many sixteenths would be hit if the shared ones stood anywhere with equal chance.
    values[5] = small.spread / PairEvidence.chanceOfHit(common)
    values[6] = order
    values[7] = isLeft ? neighbours(byLeft, one, other) : neighbours(byRight, other, one)
    values[8] = Float(heldByTwo) / Float(common)
    values[9] = logarithms / max(1, shared)
    values[10] = small.unique / max(1e-6, small.unshared)
    values[11] = heldBySix / max(1, shared)
    values[12] = Float(small.count)
    values[13] = Float(common)
    values[14] = small.gap
    values[15] = large.gap
    values[16] = small.runs
    values[17] = large.runs
  }

  /// The most shared fingerprints that follow each other in both documents.
  private static func longestChain(_ meetings: [256 of UInt8]) -> Int {
    var best = [16 of Int](repeating: 0)
    for i in 0..<16 {
      var longest = 0
      for j in 0..<16 {
        longest = max(longest, best[j])
        let count = Int(meetings[i << 4 | j])
        if count > 0 {
          longest += count
          best[j] = longest
        }
      }
    }
    var result = 0
    for j in 0..<16 { result = max(result, best[j]) }
    return result
  }

  /// The chance that one of sixteen equal parts holds at least one of so many.
  private static func chanceOfHit(_ count: Int) -> Float {
    var miss: Float = 1
    for _ in 0..<min(count, 256) { miss *= 15.0 / 16 }
    return 1 - miss
  }
}
