internal import CBytes
internal import SelarasText

/// Gathers segments in a small block that stays in the cache, and moves them to a list in bulk.
///
/// What it is told are ends: a segment begins where the one before it ends.
@safe
struct SegmentSink: ~Copyable {
  private let block: UnsafeMutablePointer<UInt64>
  private var count = 0
  private static let capacity = 1024
  /// What of a packed segment is its end.
  private static let ends: UInt64 = 1 << 39 - 1
  /// Where full blocks go.
  var segments: SegmentList = []
  /// What is added to every offset.
  var base = 0

  init() {
    unsafe block = .allocate(capacity: SegmentSink.capacity)
  }
  deinit { unsafe block.deallocate() }

  /// The number that stands for a segment in a list; ``BreakRules`` has seen to it that it fits.
  @inline(__always)
  private func packed(_ end: Int, _ status: Int32) -> UInt64 {
    UInt64(truncatingIfNeeded: base &+ end) | UInt64(truncatingIfNeeded: status) &<< 40
  }

  /// Adds a segment that ends at `end`.
  @inline(__always)
  mutating func emit(_ end: Int, _ status: Int32) {
    unsafe (block + count).initialize(to: packed(end, status))
    count &+= 1
    if count == SegmentSink.capacity { flush() }
  }

  /// Adds the segment that ends at `end` if `number` is 1; 0 adds none.
  @inline(__always)
  mutating func emit(_ end: Int, _ status: Int32, if number: Int) {
    unsafe (block + count).initialize(to: packed(end, status))
    count &+= number
    if count == SegmentSink.capacity { flush() }
  }

  /// Adds a segment up to each bit of `cuts` behind `position`.
  @inline(__always)
  mutating func emitCuts(_ cuts: UInt64, _ position: Int, _ status: Int32) {
    if count &+ 72 >= SegmentSink.capacity { flush() }
    count &+= unsafe Int(cbytes_cut(block + count, packed(position, status), cuts))
  }

  /// Adds segments of one byte each, the first ending behind `start`, the last at `end`.
  @inline(__always)
  mutating func emitSingles(_ start: Int, _ end: Int, _ status: Int32) {
    var start = start
    while start < end {
      let some = min(end &- start, SegmentSink.capacity &- count)
      unsafe cbytes_fill(block + count, packed(start &+ 1, status), Int64(some))
      count &+= some
      start &+= some
      if count == SegmentSink.capacity { flush() }
    }
  }

  /// Lets `body` write up to `room` segments to `place`, each with `base` added to its end.
  ///
  /// It says how many it wrote. Returns the end of the last one, if there is one.
  @inline(__always)
  mutating func gather(
    _ body: (_ place: UnsafeMutablePointer<UInt64>, _ room: Int64, _ base: UInt64) -> Int64
  ) -> Int? {
    if count > SegmentSink.capacity &- 512 { flush() }
    let written = unsafe body(
      block + count, Int64(SegmentSink.capacity &- count), UInt64(truncatingIfNeeded: base))
    if written == 0 { return nil }
    count &+= Int(written)
    let last = unsafe Int(block[count &- 1] & SegmentSink.ends) &- base
    if count == SegmentSink.capacity { flush() }
    return last
  }

  /// Moves what is gathered to ``segments``.
  @inline(never)
  mutating func flush() {
    unsafe segments.append(packed: UnsafeBufferPointer(start: block, count: count))
    count = 0
  }
}
