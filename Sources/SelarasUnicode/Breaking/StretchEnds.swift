internal import CBytes

/// The places of a text where something else than a plain character may begin.
///
/// They are found for many bytes at once, since one by one neither their distances nor what stands
/// there could be foreseen by the processor.
@safe
struct StretchEnds: ~Copyable {
  /// So many bytes are looked at in one go: few at first, more while they follow each other.
  private static let (fewest, most) = (256, 4096)
  let places: UnsafeMutablePointer<UInt32>
  var next = 0
  /// Where the bytes begin, and where they end.
  private(set) var base = 0
  private(set) var limit = 0
  private var size = StretchEnds.fewest
  /// Whether the last place given is not one, but stands before ill-formed bytes.
  private(set) var isHalted = false
  /// The place given last, or one behind it.
  var last = 0
  /// Whether the places found last are so near to each other that it does not pay to leap.
  private(set) var isDense = false
  /// What is looked for; made at the first need.
  private var tables: [UInt8] = []

  init() {
    unsafe places = .allocate(capacity: StretchEnds.most + 8)
    unsafe places.initialize(repeating: .max, count: StretchEnds.most + 8)
  }

  deinit { unsafe places.deallocate() }

  /// Forgets the last text.
  mutating func reset() { forget(0) }

  /// Forgets what was found, and looks anew from `position` on.
  private mutating func forget(_ position: Int) {
    next = 0
    base = position
    limit = position
    size = StretchEnds.fewest
    last = position
    unsafe places[0] = .max
  }

  /// The first place from `position` on, or `end`; one that was given is not given again.
  ///
  /// No ill-formed sequence is passed either where such are not plain: where one is near, this may
  /// be `position`, and ``isHalted`` says so.
  @inline(__always)
  @unsafe mutating func first(
    from position: Int, _ text: UnsafePointer<UInt8>, _ end: Int, _ plain: PlainRuns,
    _ categories: borrowing CategoryTable
  ) -> Int {
    if position < last { forget(position) }
    while true {
      let offset = position &- base
      while unsafe Int(places[next]) < offset { next &+= 1 }
      let place = unsafe places[next]
      if place != .max {
        next &+= 1
        last = base &+ Int(place)
        return last
      }
      if limit >= end { return end }
      if unsafe !find(from: position, text, end, plain, categories) { return base }
    }
  }

  /// Makes sure that what was found begins at `position` or before it and ends behind it.
  @inline(__always)
  @unsafe mutating func reach(
    _ position: Int, _ text: UnsafePointer<UInt8>, _ end: Int, _ plain: PlainRuns,
    _ categories: borrowing CategoryTable
  ) {
    if position < last { forget(position) }
    if position >= limit { _ = unsafe find(from: position, text, end, plain, categories) }
    while unsafe Int(places[next]) < position &- base { next &+= 1 }
  }

  /// Finds the places of the next bytes; false where an ill-formed sequence is too near.
  @inline(never)
  @unsafe mutating func find(
    from position: Int, _ text: UnsafePointer<UInt8>, _ end: Int, _ plain: PlainRuns,
    _ categories: borrowing CategoryTable
  ) -> Bool {
    if tables.isEmpty { tables = ByteBuckets(categories, outside: plain.mask).tables }
    size = position <= limit + 128 ? min(2 * size, StretchEnds.most) : StretchEnds.fewest
    base = max(position, limit)
    limit = min(end, base + size)
    next = 0
    if plain.isStrict {
      let count = unsafe Int(cbytes_well_formed(text + base, Int64(limit - base)))
      isHalted = count < 32
      if isHalted {
        forget(base)
        return false
      }
      limit = base + count
    }
    let count = unsafe cbytes_seek(
      text + base, Int64(limit - base), Int64(end - base), tables, places)
    isDense = Int(count) &* 8 > limit - base
    return true
  }
}
