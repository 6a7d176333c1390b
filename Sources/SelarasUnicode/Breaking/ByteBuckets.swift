/// Which bytes may begin a character of some categories, as `cbytes_seek` takes it.
///
/// ASCII is told exactly, by one bit for each high half of a byte. Of the others three bytes tell
/// nearly all such characters. Eight buckets hold what each of the three may be, by the halves of the
/// byte: a character is a candidate where one bucket has all six halves. The buckets begin as one for
/// each leading byte, or a frequent pair of bytes, and are joined, always the two whose union lets in
/// least. The idea is that of the multiple substring search "Teddy" of Hyperscan.
struct ByteBuckets {
  /// What may stand in one bucket: for each of three bytes sixteen low and sixteen high halves.
  private struct Bucket {
    var low: SIMD3<UInt16>
    var high: SIMD3<UInt16>

    /// How often text has a character that this bucket takes for a candidate.
    var cost: Int {
      var first = 0
      for upper in 0..<16 where high.x >> upper & 1 == 1 {
        for lower in 0..<16 where low.x >> lower & 1 == 1 {
          first += ByteBuckets.frequency(of: upper << 4 | lower)
        }
      }
      // Of the halves of inner bytes, the high ones are 8 to 11.
      func share(_ low: UInt16, _ high: UInt16) -> Int {
        low.nonzeroBitCount * (high & 0x0F00).nonzeroBitCount
      }
      func has(_ low: UInt16, _ high: UInt16, _ byte: Int) -> Bool {
        low >> (byte & 15) & 1 == 1 && high >> (byte >> 4) & 1 == 1
      }
      var both = first * share(low.y, high.y)
      for pair in ByteBuckets.pairs
      where has(low.x, high.x, pair.first) && has(low.y, high.y, pair.second) {
        both += pair.frequency
      }
      return both * share(low.z, high.z)
    }

    func joined(to other: Bucket) -> Bucket {
      Bucket(low: low | other.low, high: high | other.high)
    }
  }

  /// How often a byte begins a character, roughly, over the texts of the world.
  ///
  /// Leads that are among the ``pairs`` are counted there.
  private static func frequency(of lead: Int) -> Int {
    switch lead {
    case 0xCE...0xD1, 0xD7...0xDA, 0xE1: 30
    case 0xE0: 80
    case 0xE4...0xED: 40
    case 0xE2, 0xE3, 0xEF, 0x00..<0xC2, 0xF5...0xFF: 0
    case 0xC2..<0xE0: 8
    default: 3
    }
  }

  /// Leads whose characters have one of a few second bytes nearly always.
  ///
  /// Dashes and quotation marks; the punctuation of Chinese and Japanese, and kana; full-width forms.
  /// How often a character begins so, times 64, since one of so many last bytes follows.
  private static let pairs: [(first: Int, second: Int, frequency: Int)] = [
    (0xE2, 0x80, 512), (0xE3, 0x80, 1200), (0xE3, 0x81, 500), (0xE3, 0x82, 300), (0xE3, 0x83, 300),
    (0xEF, 0xBC, 1000), (0xEF, 0xBD, 30),
  ]

  private var buckets: [Bucket] = []
  /// By the low half of a byte of ASCII: which high halves go with it; and by the high half, itself.
  private var ascii = [UInt8](repeating: 0, count: 32)

  /// Gathers the characters whose values are not in the set `mask`.
  init(_ categories: borrowing CategoryTable, outside mask: UInt64) {
    func isOutside(_ value: UInt8) -> Bool { value > 63 || mask &>> UInt64(value) & 1 == 0 }
    var found = [Bucket?](repeating: nil, count: 32)
    // Buckets of two bytes by the high half, of three by the lead or by a pair, of four one.
    func add(_ group: Int, _ low: SIMD3<UInt16>, _ high: SIMD3<UInt16>) {
      let bucket = Bucket(low: low, high: high)
      found[group] = found[group]?.joined(to: bucket) ?? bucket
    }
    let any = UInt16.max
    for c in 0..<0x80 where isOutside(categories.value(of: UInt32(c))) {
      ascii[c & 15] |= 1 << (c >> 4)
      ascii[16 + c >> 4] |= 1 << (c >> 4)
    }
    for c in 0x80..<0x800 where isOutside(categories.value(of: UInt32(c))) {
      let (first, second) = (0xC0 | c >> 6, 0x80 | c & 0x3F)
      add(
        first >> 4 & 1 | 8, [1 << (first & 15), 1 << (second & 15), any],
        [1 << (first >> 4), 1 << (second >> 4), any])
    }
    // The last bytes of the characters outside, by the number of their block.
    var ends: [Int: (low: UInt16, high: UInt16)] = [:]
    for high in 0x20..<0x4400 {
      guard let block = categories.block(of: high) else { continue }
      let last: (low: UInt16, high: UInt16)
      if let known = ends[block] {
        last = known
      } else {
        var new: (low: UInt16, high: UInt16) = (0, 0)
        for i in 0..<64 where isOutside(categories.value(of: UInt32(high << 6 | i))) {
          new.low |= 1 << (i & 15)
          new.high |= 1 << (8 | i >> 4)
        }
        ends[block] = new
        last = new
      }
      if last.low == 0 { continue }
      if high < 0x400 {
        let (first, second) = (high >> 6, 0x80 | high & 0x3F)
        let pair = ByteBuckets.pairs.firstIndex {
          $0.first == 0xE0 | first && $0.second == second
        }
        add(
          pair ?? 16 | first, [1 << first, 1 << (second & 15), last.low],
          [1 << 14, 1 << (second >> 4), last.high])
      } else {
        let (first, second, third) = (high >> 12, 0x80 | high >> 6 & 0x3F, 0x80 | high & 0x3F)
        add(
          10, [1 << first, 1 << (second & 15), 1 << (third & 15)],
          [1 << 15, 1 << (second >> 4), 1 << (third >> 4)])
      }
    }
    buckets = found.compactMap { $0 }
    join()
  }

  /// Joins buckets until there are eight.
  private mutating func join() {
    var costs = buckets.map(\.cost)
    func increase(_ i: Int, _ j: Int) -> Int {
      buckets[i].joined(to: buckets[j]).cost - costs[i] - costs[j]
    }
    var increases = buckets.indices.map { i in (0..<i).map { increase(i, $0) } }
    while buckets.count > 8 {
      var best = (later: 1, earlier: 0)
      for i in increases.indices {
        for j in 0..<i where increases[i][j] < increases[best.later][best.earlier] {
          best = (i, j)
        }
      }
      let (later, earlier) = best
      buckets[earlier] = buckets[earlier].joined(to: buckets[later])
      costs[earlier] = buckets[earlier].cost
      buckets.remove(at: later)
      costs.remove(at: later)
      increases.remove(at: later)
      for i in later..<increases.count { increases[i].remove(at: later) }
      for i in increases.indices where i != earlier {
        increases[max(i, earlier)][min(i, earlier)] = increase(i, earlier)
      }
    }
  }

  /// Eight tables of sixteen bytes: the buckets that a low half may stand in, and a high half, of the
  /// first byte, the second, the third; then the same for ASCII.
  var tables: [UInt8] {
    let bytes: [UInt8] = (0..<96).map { place in
      let (table, half) = (place / 16, place % 16)
      var bits: UInt8 = 0
      for (number, bucket) in buckets.enumerated() {
        let halves = table % 2 == 0 ? bucket.low : bucket.high
        if halves[table / 2] >> half & 1 == 1 { bits |= 1 << number }
      }
      return bits
    }
    return bytes + ascii
  }
}
