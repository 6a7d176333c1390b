/// Compares one document after the other with those that it meets.
///
/// The document at hand marks its fingerprints; each of those compared with it then takes one pass
/// over its own. What the document's own fingerprints count is summed up once for each threshold.
struct PairComparison: ~Copyable {
  /// For each posting the place at which the document at hand holds it, plus one, or zero.
  private let marks: FixedBuffer<UInt16>
  /// What both hold: the place in the document at hand above, that in the other below.
  private let met: FixedBuffer<UInt16>
  /// For each place in the smaller one the first in the larger that holds the same.
  private let partners: FixedBuffer<UInt16>
  /// How often a sixteenth of the one meets a sixteenth of the other.
  private let meetings: FixedBuffer<UInt8>
  private var marked: Range<Int> = 0..<0
  /// The document at hand under each threshold, as far as it was asked for.
  private var sides = [PairEvidence.Side?](repeating: nil, count: 33)

  /// Makes a comparison for documents of `longest` fingerprints at most.
  init(postings: borrowing Postings, longest: Int) {
    marks = FixedBuffer(repeating: 0, count: postings.frequencies.count)
    met = FixedBuffer(repeating: 0, count: longest)
    partners = FixedBuffer(repeating: 0, count: 256)
    meetings = FixedBuffer(repeating: 0, count: 256)
  }

  /// Takes a document in hand.
  mutating func begin(_ document: Range<Int>, postings: borrowing Postings, places: [UInt8]) {
    if document == marked { return }
    for place in marked where postings.numbers[place] & Postings.unique == 0 {
      marks[Int(postings.numbers[place])] = 0
    }
    for place in document where postings.numbers[place] & Postings.unique == 0 {
      marks[Int(postings.numbers[place])] = UInt16(places[place]) + 1
    }
    marked = document
    for i in sides.indices { sides[i] = nil }
  }

  /// What the document at hand counts under a threshold.
  private mutating func side(
    _ level: Int, postings: borrowing Postings, places: [UInt8]
  ) -> PairEvidence.Side {
    if let side = sides[level] { return side }
    var side = PairEvidence.Side()
    for place in marked {
      let entry = postings.numbers[place]
      if entry & Postings.unique != 0 {
        if Int(entry >> 1 & 63) < level { break }
        side.addUnique(Float(entry & 1) + 1, at: places[place])
      } else {
        if Int(entry) >= postings.beginnings[level] { break }
        side.add(postings.shares[Int(entry)], at: places[place])
        side.unshared += Float(postings.weights[Int(entry)])
      }
    }
    sides[level] = side
    return side
  }

  /// Compares the document at hand with another.
  ///
  /// - Parameters:
  ///   - weight: What all tokens of the document at hand weigh.
  ///   - other: Where the fingerprints of the other stand, and what all its tokens weigh.
  ///   - level: The higher of the two documents' levels.
  ///   - postings: What the fingerprints stand for.
  ///   - places: Where in their documents, in 256ths, all fingerprints stand.
  /// - Returns: What the two samples say; all zeros where nothing is shared.
  /// - Complexity: O(*n*) in the number of fingerprints.
  mutating func evidence(
    weight: Int, _ other: (places: Range<Int>, weight: Int), level: Int,
    postings: borrowing Postings, places: [UInt8]
  ) -> PairEvidence {
    var left = side(level, postings: postings, places: places)
    var right = PairEvidence.Side()
    var result = PairEvidence()
    meetings.fill(0..<256, with: 0)
    var counted: Float = 0
    var common = 0
    var heldByTwo = 0
    var heldBySix: Float = 0
    var shared: Float = 0
    var logarithms: Float = 0
    let end = postings.beginnings[level]
    // What is below the threshold comes first: once one is above it, all others are.
    for j in other.places {
      let entry = postings.numbers[j]
      let there = places[j]
      if entry & Postings.unique != 0 {
        if Int(entry >> 1 & 63) < level { break }
        right.addUnique(Float(entry & 1) + 1, at: there)
        continue
      }
      let number = Int(entry)
      if number >= end { break }
      let share = postings.shares[number]
      right.add(share, at: there)
      let weight = Float(postings.weights[number])
      let mark = marks[number]
      if mark == 0 {
        right.unshared += weight
        continue
      }
      let here = mark &- 1
      left.hits |= 1 &<< UInt32(here &>> 4)
      right.hits |= 1 &<< UInt32(there &>> 4)
      let cell = Int(here & 0xF0) | Int(there &>> 4)
      meetings[cell] = meetings[cell] &+ (meetings[cell] < 255 ? 1 : 0)
      met[common] = here &<< 8 | UInt16(there)
      let frequency = postings.frequencies[number]
      counted += share
      common &+= 1
      shared += weight
      if frequency == 2 { heldByTwo &+= 1 }
      if frequency <= 6 { heldBySix += weight }
      logarithms += weight * postings.logFrequency(of: number)
    }
    result.shared = shared
    guard common > 0 else { return result }
    left.unshared -= shared
    let (leftHits, rightHits) = (left.hits, right.hits)
    left.sumUp()
    right.sumUp()
    let isLeft = left.isSmaller(than: right)
    let small = isLeft ? left : right
    let large = isLeft ? right : left
    let all = max(1e-6, small.total + large.total - counted)
    result.values[0] = counted / max(1e-6, small.total)
    result.values[1] = counted / all
    result.values[2] = small.total / max(1e-6, large.total)
    result.values[3] = small.spread
    result.values[4] = large.spread
    // How many sixteenths would be hit if the shared ones stood anywhere with equal chance.
    result.values[5] = small.spread / PairComparison.chanceOfHit(common)
    result.values[6] = Float(longestChain(leftHits, rightHits)) / Float(common)
    result.values[7] =
      isLeft
      ? neighbours(common, shift: 8, weight, other.weight)
      : neighbours(common, shift: 0, other.weight, weight)
    result.values[8] = Float(heldByTwo) / Float(common)
    result.values[9] = logarithms / max(1, shared)
    result.values[10] = small.unique / max(1e-6, small.unshared)
    result.values[11] = heldBySix / max(1, shared)
    result.values[12] = Float(small.count)
    result.values[13] = Float(common)
    result.values[14] = small.gap
    result.values[15] = large.gap
    result.values[16] = small.runs
    result.values[17] = large.runs
    return result
  }

  /// The share of shared ones that stand as far from the one before in both documents, but for
  /// what is lost by telling places in parts of 256.
  ///
  /// - Parameters:
  ///   - common: How many are shared.
  ///   - shift: Where in what was met the smaller document's places stand, 8 or 0.
  ///   - own: What the smaller document weighs.
  ///   - others: What the larger one weighs.
  /// - Returns: A share, 0...1; 1 where fewer than two places are shared.
  private func neighbours(_ common: Int, shift: UInt16, _ own: Int, _ others: Int) -> Float {
    var seen = [4 of UInt64](repeating: 0)
    for i in 0..<common {
      let pair = met[i]
      let place = Int(pair &>> shift & 0xFF)
      let partner = pair &>> (8 &- shift) & 0xFF
      let bit: UInt64 = 1 &<< UInt64(place & 63)
      // The first of all is wanted.
      if seen[place &>> 6] & bit == 0 || partner < partners[place] { partners[place] = partner }
      seen[place &>> 6] |= bit
    }
    let ownPart = Float(own) / 256
    let otherPart = Float(others) / 256
    let slack = 2 + ownPart + otherPart
    var last = -1
    var pairs: Float = 0
    var near: Float = 0
    for word in 0..<4 {
      var bits = seen[word]
      while bits != 0 {
        let place = word &<< 6 | bits.trailingZeroBitCount
        bits &= bits &- 1
        if last >= 0 {
          let step = Float(place &- last) * ownPart
          let otherStep = (Float(partners[place]) - Float(partners[last])) * otherPart
          pairs += 1
          if abs(step - otherStep) <= slack { near += 1 }
        }
        last = place
      }
    }
    return pairs > 0 ? near / pairs : 1
  }

  /// The most shared fingerprints that follow each other in both documents.
  ///
  /// - Parameters:
  ///   - rows: The sixteenths of the one, a bit each, in which something shared stands.
  ///   - columns: Those of the other.
  /// - Returns: How many they are.
  private func longestChain(_ rows: UInt32, _ columns: UInt32) -> Int {
    var best = [16 of Int32](repeating: 0)
    var rows = rows
    while rows != 0 {
      let row = rows.trailingZeroBitCount
      rows &= rows &- 1
      var longest: Int32 = 0
      var rest = columns
      while rest != 0 {
        let column = rest.trailingZeroBitCount
        rest &= rest &- 1
        longest = max(longest, best[column])
        let count = meetings[row &<< 4 | column]
        if count > 0 {
          longest &+= Int32(count)
          best[column] = longest
        }
      }
    }
    var result: Int32 = 0
    for column in 0..<16 { result = max(result, best[column]) }
    return Int(result)
  }

  /// The chance that one of sixteen equal parts holds at least one of so many.
  private static func chanceOfHit(_ count: Int) -> Float {
    var miss: Float = 1
    for _ in 0..<min(count, 256) { miss *= 15.0 / 16 }
    return 1 - miss
  }
}
