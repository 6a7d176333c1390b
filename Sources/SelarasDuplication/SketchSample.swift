/// The fingerprints of a document that are below a threshold, which falls as they become many.
struct SketchSample: ~Copyable {
  private let capacity: Int
  /// How often the threshold was halved.
  private(set) var level = 0
  /// The level at which the sample began.
  private var firstLevel = 0
  /// Fingerprints in the upper halves; in the lower ones the weight of what stands before.
  private var elements: FixedBuffer<UInt64>
  private var count = 0
  /// The highest fingerprint that is taken.
  private var limit = UInt32.max
  /// How many make it time to lower the threshold.
  private let room: Int
  /// How many tokens are taken at a time; more than a shingle has.
  private static let window = 1 << 11
  private var sorter: SampleSorter

  init(capacity: Int) {
    self.capacity = capacity
    room = max(1 << 12, 4 * capacity)
    elements = FixedBuffer(repeating: 0, count: room + SketchSample.window + 1)
    sorter = SampleSorter(room: room + SketchSample.window)
  }

  var isEmpty: Bool { count == 0 }

  /// The level that a document of so many tokens, none of its shingles twice, has at the least,
  /// nearly always.
  func level(expecting count: Int) -> Int {
    var level = 0
    while level < 32, count >> (level + 1) >= 2 * capacity { level += 1 }
    return level
  }

  /// Begins anew.
  mutating func begin(level: Int) {
    count = 0
    firstLevel = level
    self.level = level
    limit = SketchSample.limit(level)
  }

  /// Takes a fingerprint before which nothing of the document stands.
  mutating func append(_ fingerprint: UInt32) {
    elements[count] = UInt64(fingerprint) << 32
    count += 1
  }

  /// Takes the shingles of a document's next tokens.
  ///
  /// - Parameters:
  ///   - shingles: How tokens make shingles.
  ///   - tokens: The tokens.
  ///   - count: How many of them count.
  ///   - begun: What stands before the first one weighs; moved on.
  /// - Returns: How many tokens begin a shingle that has ended.
  mutating func append(
    _ shingles: ShingleHashes, of tokens: Span<UInt64>, _ count: Int, begun: inout Int
  ) -> Int {
    var first = 0
    while true {
      // In windows, between which it is seen to that the next one finds room.
      let end = min(count, first + SketchSample.window)
      var weight = UInt64(truncatingIfNeeded: begun)
      var filled = self.count
      let limit = UInt64(self.limit) + 1
      let done = shingles.forEach(tokens.extracting(first..<end), end - first) { shingle in
        let fingerprint = UInt64(shingle.fingerprint)
        elements[filled] = fingerprint &<< 32 | weight & 0xFFFF_FFFF
        // One where the fingerprint is below the limit: the difference borrows.
        filled &+= Int(truncatingIfNeeded: (fingerprint &- limit) &>> 63)
        weight &+= shingle.token & 1 &+ 1
      }
      first += done
      begun = Int(truncatingIfNeeded: weight)
      self.count = filled
      // A long text is thinned on the way, so that the sample does not grow with it.
      if filled >= room { thin() }
      if end == count { return first }
    }
  }

  /// Ends the sample.
  ///
  /// - Returns: Whether it is the right one: no fingerprint was left out at the beginning that
  ///   there had been room for.
  mutating func finish() -> Bool {
    thin()
    return firstLevel == 0 || level > firstLevel
  }

  /// The sketch of a document that weighs so much.
  func sketch(weight: Int, identity: UInt64) -> Sketch {
    let scale = 256 / Double(max(1, weight))
    return Sketch(
      fingerprints: (0..<count).map { UInt32(truncatingIfNeeded: elements[$0] >> 32) },
      places: (0..<count).map {
        UInt8(min(255, Double(UInt32(truncatingIfNeeded: elements[$0])) * scale))
      },
      level: level, weight: weight, identity: identity)
  }

  private static func limit(_ level: Int) -> UInt32 {
    level < 32 ? UInt32.max >> UInt32(level) : 0
  }

  /// Leaves each fingerprint once, and halves the threshold until they fit.
  private mutating func thin() {
    // From the lowest level that may do: where each stood once, the one before would leave too
    // many.
    var trial = level
    while trial < 32, countBelow(bound(trial + 1)) > capacity { trial += 1 }
    var isLeast = trial == level
    if trial < 32, sorter.isSureToFind(more: capacity, in: elements, count, below: bound(trial)) {
      trial += 1
      isLeast = true
    }
    var kept = 0
    while true {
      kept = sorter.sort(elements, count, below: bound(trial), level: trial)
      if isLeast || trial == level || kept > capacity { break }
      trial -= 1
    }
    while kept > capacity {
      trial += 1
      let bound = bound(trial)
      while kept > 0, sorter.sorted[kept - 1] >= bound { kept -= 1 }
    }
    for i in 0..<kept { elements[i] = sorter.sorted[i] }
    count = kept
    level = trial
    limit = SketchSample.limit(trial)
  }

  private func countBelow(_ bound: UInt64) -> Int {
    var result = 0
    for i in 0..<count { result &+= SketchSample.isBelow(elements[i], bound) }
    return result
  }

  /// One where an element is below a bound, else zero, without a branch that would be mispredicted
  /// half of the time.
  @inline(__always)
  static func isBelow(_ element: UInt64, _ bound: UInt64) -> Int {
    Int(truncatingIfNeeded: (element &>> 1 &- bound &>> 1) &>> 63)
  }

  /// What all elements of a level lie below.
  @inline(__always)
  private func bound(_ level: Int) -> UInt64 {
    level == 0 ? .max : (UInt64(SketchSample.limit(level)) + 1) << 32
  }
}

/// Sorts the lower part of a sample and leaves each fingerprint once.
private struct SampleSorter: ~Copyable {
  let sorted: FixedBuffer<UInt64>
  private let picked: FixedBuffer<UInt64>
  private let ends: FixedBuffer<UInt32>
  private static let bits = 8
  /// A bit for each value of twelve bits of a fingerprint.
  private let seen: FixedBuffer<UInt64>

  init(room: Int) {
    sorted = FixedBuffer(repeating: 0, count: room + 1)
    picked = FixedBuffer(repeating: 0, count: room + 1)
    ends = FixedBuffer(repeating: 0, count: 1 << SampleSorter.bits)
    seen = FixedBuffer(repeating: 0, count: 64)
  }

  /// Whether more than so many different fingerprints below a bound are certain: saves sorting
  /// twice as many as will be kept.
  func isSureToFind(
    more capacity: Int, in elements: borrowing FixedBuffer<UInt64>, _ count: Int,
    below bound: UInt64
  ) -> Bool {
    guard capacity < 2048 else { return false }
    seen.fill(0..<64, with: 0)
    for i in 0..<count {
      let element = elements[i]
      let slot = Int(truncatingIfNeeded: element &>> 33 & 0xFFF)
      let bit = UInt64(truncatingIfNeeded: SketchSample.isBelow(element, bound))
      seen[slot &>> 6] = seen[slot &>> 6] | bit &<< UInt64(slot & 63)
    }
    var found = 0
    for i in 0..<64 { found &+= seen[i].nonzeroBitCount }
    return found > capacity
  }

  /// Replaces ``sorted`` by the elements below a bound, of those with one fingerprint the least.
  ///
  /// - Returns: How many there are.
  /// - Complexity: O(*n*) for hashes: they are scattered by the highest bits that vary, and those
  ///   that fall together are few.
  func sort(
    _ elements: borrowing FixedBuffer<UInt64>, _ count: Int, below bound: UInt64, level: Int
  ) -> Int {
    let shift = UInt64(max(32, 64 - SampleSorter.bits - level))
    let last = 1 << SampleSorter.bits - 1
    ends.fill(0..<last + 1, with: 0)
    var number = 0
    for i in 0..<count {
      let element = elements[i]
      picked[number] = element
      number &+= SketchSample.isBelow(element, bound)
    }
    for i in 0..<number {
      let bucket = min(last, Int(truncatingIfNeeded: picked[i] &>> shift))
      ends[bucket] = ends[bucket] &+ 1
    }
    var end: UInt32 = 0
    var most: UInt32 = 0
    for bucket in 0...last {
      let size = ends[bucket]
      most = max(most, size)
      ends[bucket] = end
      end &+= size
    }
    for i in 0..<number {
      let element = picked[i]
      let bucket = min(last, Int(truncatingIfNeeded: element &>> shift))
      sorted[Int(ends[bucket])] = element
      ends[bucket] = ends[bucket] &+ 1
    }
    // Buckets stand in order: an element moves inside its own only.
    if most > 32 {
      sorted.sort(0..<number)
    } else {
      for i in 0..<number {
        let moved = sorted[i]
        var place = i
        while place > 0, sorted[place &- 1] > moved {
          sorted[place] = sorted[place &- 1]
          place &-= 1
        }
        sorted[place] = moved
      }
    }
    var kept = 0
    var before = UInt64.max
    for i in 0..<number {
      let element = sorted[i]
      sorted[kept] = element
      kept &+= element >> 32 != before ? 1 : 0
      before = element >> 32
    }
    return kept
  }
}
