/// The shared fingerprints of a collection, numbered by rising value; those that only one document
/// holds are left out.
///
/// Documents are named by their rank, the number of their group of ``EqualDocuments``.
struct Postings {
  /// A sample's weight under its own threshold, and under that threshold halved up to seven times.
  private static let halvings = 8

  /// One of a document's fingerprints, in the order of their values.
  ///
  /// What more documents hold is the number of its posting; what none else holds has the highest
  /// bit set, its leading zeros above the lowest bit, and in that what its shingle weighs less one.
  private(set) var numbers: [UInt32]
  /// How many documents hold each posting's fingerprint.
  private(set) var frequencies: [UInt32] = []
  /// What each posting's shingle weighs, 1 or 2.
  private(set) var weights: [UInt8] = []
  /// What each posting counts: the weight of its shingle, less where many documents hold it.
  private(set) var shares: [Float] = []
  /// How many postings have a fingerprint with at least so many leading zeros: the first ones.
  private(set) var beginnings = [Int](repeating: 0, count: 34)
  /// The logarithm of small frequencies, and of those larger ones that there are.
  private var logarithms = (0..<4096).map { Float.logarithm(of: max(1, $0)) }
  /// The weight of each document's sample, with common fingerprints weighted down: for each
  /// document under each of eight thresholds.
  private var totals: [Float]
  /// The same without weighting down.
  private var plainTotals: [UInt32]
  /// The postings of fingerprints that more documents hold than this are not listed in full.
  private let common: Int

  /// Numbers the fingerprints of a collection.
  ///
  /// - Parameters:
  ///   - fingerprints: Those of all documents, overwritten in place.
  ///   - leaders: For each rank its document.
  ///   - documents: Where each document's fingerprints stand.
  ///   - common: Postings of more documents are not listed in full.
  ///   - elsewhere: Where the first documents stand for more that are not at hand, how many of
  ///     those all hold each fingerprint.
  ///   - oldRanks: How many ranks `elsewhere` counts.
  /// - Complexity: O(*n*) in the number of fingerprints; about 262,144 are copied at a time.
  init(
    of fingerprints: consuming [UInt32], leaders: [UInt32], in documents: SketchStore, common: Int,
    elsewhere: FrequencyCount? = nil, oldRanks: Int = 0
  ) {
    self.common = common
    numbers = consume fingerprints
    totals = Array(repeating: 0, count: leaders.count * Postings.halvings)
    plainTotals = Array(repeating: 0, count: leaders.count * Postings.halvings)
    // How many fingerprints of each document were dealt with; their values rise from part to part.
    var cursors = leaders.map { documents.fingerprints(of: Int($0)).lowerBound }
    var sorter = RadixSorter()
    var counted = CountedElsewhere(counts: elsewhere, oldRanks: oldRanks)
    for limit in parts(of: leaders, in: documents) {
      sorter.removeAll()
      for rank in leaders.indices {
        let end = documents.fingerprints(of: Int(leaders[rank])).upperBound
        var position = cursors[rank]
        while position < end, numbers[position] <= limit {
          sorter.append(
            UInt64(numbers[position]) << 32 | UInt64(truncatingIfNeeded: rank))
          position += 1
        }
      }
      sorter.sortByUpperHalf()
      number(sorter, leaders, documents, &cursors, &counted)
    }
    sumUp(leaders.count)
    tabulateLogarithms()
  }

  /// Finds the logarithms of large frequencies once: furniture is met again and again.
  private mutating func tabulateLogarithms() {
    for frequency in frequencies where Int(frequency) >= logarithms.count {
      let frequency = min(Int(frequency), Postings.mostTabulated)
      logarithms += [Float](repeating: 0, count: max(0, frequency + 1 - logarithms.count))
    }
    for frequency in frequencies where Int(frequency) < logarithms.count {
      let frequency = Int(frequency)
      if frequency > 1, logarithms[frequency] == 0 {
        logarithms[frequency] = Float.logarithm(of: frequency)
      }
    }
  }

  private static let mostTabulated = 1 << 20

  /// The highest fingerprint of each part: parts of about 262,144, a few megabytes of scratch.
  private func parts(of leaders: [UInt32], in documents: SketchStore) -> [UInt32] {
    var histogram = [Int](repeating: 0, count: 1 << 16)
    for leader in leaders {
      for position in documents.fingerprints(of: Int(leader)) {
        histogram[Int(numbers[position] >> 16)] += 1
      }
    }
    var result: [UInt32] = []
    var size = 0
    for (value, count) in histogram.enumerated() {
      size += count
      if size > 1 << 18 || value == 0xFFFF {
        result.append(UInt32(value) << 16 | 0xFFFF)
        size = 0
      }
    }
    return result
  }

  private mutating func number(
    _ sorted: borrowing RadixSorter, _ leaders: [UInt32], _ documents: SketchStore,
    _ cursors: inout [Int],
    _ counted: inout CountedElsewhere
  ) {
    var start = 0
    while start < sorted.count {
      let fingerprint = UInt32(truncatingIfNeeded: sorted[start] >> 32)
      var end = start + 1
      while end < sorted.count, UInt32(truncatingIfNeeded: sorted[end] >> 32) == fingerprint {
        end += 1
      }
      let frequency = counted.frequency(of: fingerprint, among: sorted, start..<end)
      let weight = Int(fingerprint & 1) + 1
      if frequency > 1 {
        frequencies.append(UInt32(truncatingIfNeeded: frequency))
        weights.append(UInt8(truncatingIfNeeded: weight))
        shares.append(Float(weight) * share(ofFrequency: frequency))
        beginnings[fingerprint.leadingZeroBitCount] = shares.count
      }
      let number =
        frequency > 1
        ? UInt32(truncatingIfNeeded: frequencies.count - 1)
        : Postings.unique | UInt32(fingerprint.leadingZeroBitCount) << 1 | fingerprint & 1
      let share = Float(weight) * share(ofFrequency: frequency)
      for i in start..<end {
        let rank = Int(truncatingIfNeeded: sorted[i] & 0xFFFF_FFFF)
        numbers[cursors[rank]] = number
        cursors[rank] += 1
        let level = Int(documents.levels[Int(leaders[rank])])
        let survived = max(0, fingerprint.leadingZeroBitCount - level)
        let slot = rank * Postings.halvings + min(survived, Postings.halvings - 1)
        totals[slot] += share
        plainTotals[slot] &+= UInt32(truncatingIfNeeded: weight)
      }
      start = end
    }
  }

  private mutating func sumUp(_ count: Int) {
    for zeros in (0..<33).reversed() {
      beginnings[zeros] = max(beginnings[zeros], beginnings[zeros + 1])
    }
    for rank in 0..<count {
      for slot in (rank * Postings.halvings..<(rank + 1) * Postings.halvings - 1).reversed() {
        totals[slot] += totals[slot + 1]
        plainTotals[slot] &+= plainTotals[slot + 1]
      }
    }
  }

  /// How much less a shingle counts that many documents hold: 1 for as many as four, then in
  /// inverse proportion, down to a twentieth.
  ///
  /// The floor keeps pages that stand in a hundred variants together: what sets each apart is
  /// rare and counts in full.
  @inline(__always)
  private func share(ofFrequency frequency: Int) -> Float {
    max(0.05, min(1, 4 / Float(frequency)))
  }

  /// Marks what only one document holds.
  static let unique: UInt32 = 1 << 31

  /// The logarithm of how many documents hold a posting.
  @inline(__always)
  func logFrequency(of posting: Int) -> Float {
    let frequency = Int(frequencies[posting])
    return frequency < logarithms.count
      ? logarithms[frequency] : Float.logarithm(of: frequency)
  }

  /// Whether more documents hold a posting than can all be compared.
  @inline(__always)
  func isCommon(_ posting: Int) -> Bool { Int(frequencies[posting]) > common }

  /// What a posting counts: the weight of its shingle, less where many documents hold it.
  @inline(__always)
  func share(of posting: Int) -> Float { shares[posting] }

  /// The weight of a document's sample when its threshold is halved so often more; `nil` where
  /// next to nothing of the sample is left.
  func total(of rank: Int, halved: Int) -> (counted: Float, plain: Int)? {
    guard halved < Postings.halvings else { return nil }
    let slot = rank * Postings.halvings + halved
    return (totals[slot], Int(plainTotals[slot]))
  }
}

extension Float {
  /// The natural logarithm of a whole number above zero, without a mathematics library.
  ///
  /// The series of the inverse hyperbolic tangent for what is left of the number when its highest
  /// bit is taken off; to six digits.
  static func logarithm(of number: Int) -> Float {
    let exponent = Int.bitWidth - 1 - number.leadingZeroBitCount
    let rest = Double(number) / Double(1 << exponent)
    let t = (rest - 1) / (rest + 1)
    let square = t * t
    var sum = 0.0
    var power = t
    for divisor in stride(from: 1.0, to: 20, by: 2) {
      sum += power / divisor
      power *= square
    }
    return Float(Double(exponent) * 0.693147180559945 + 2 * sum)
  }
}

/// How many documents hold a fingerprint, those included that are not at hand.
private struct CountedElsewhere {
  let counts: FrequencyCount?
  let oldRanks: Int
  private var place = 0

  init(counts: FrequencyCount?, oldRanks: Int) {
    self.counts = counts
    self.oldRanks = oldRanks
  }

  /// - Parameters:
  ///   - fingerprint: No lower than the one before.
  ///   - sorted: Fingerprints and ranks.
  ///   - entries: Those that hold it, their ranks in the lower halves, rising.
  /// - Returns: How many hold it here and elsewhere.
  mutating func frequency(
    of fingerprint: UInt32, among sorted: borrowing RadixSorter, _ entries: Range<Int>
  ) -> Int {
    guard let counts else { return entries.count }
    while place < counts.fingerprints.count, counts.fingerprints[place] < fingerprint { place += 1 }
    var new = 0
    for i in entries where Int(truncatingIfNeeded: sorted[i] & 0xFFFF_FFFF) >= oldRanks {
      new += 1
    }
    guard place < counts.fingerprints.count, counts.fingerprints[place] == fingerprint else {
      return entries.count
    }
    return max(entries.count, Int(counts.counts[place]) + new)
  }
}
