internal import CBytes
internal import SelarasText

/// Gathers segments in a small block that stays in the cache, and moves them to an array in bulk.
@safe
struct SegmentSink: ~Copyable {
  private let block: UnsafeMutablePointer<Segment>
  private var count = 0
  private static let capacity = 256
  /// Where full blocks go.
  var segments: [Segment] = []
  /// What is added to every offset.
  var base = 0

  /// `CBytes` writes segments as three numbers.
  private static var hasKnownLayout: Bool {
    MemoryLayout<Segment>.stride == 24 && MemoryLayout<TextRange>.offset(of: \.start) == 0
      && MemoryLayout<TextRange>.offset(of: \.end) == 8 && MemoryLayout<TextRange>.size == 16
      && MemoryLayout<Segment>.offset(of: \.range) == 0
      && MemoryLayout<Segment>.offset(of: \.status) == 16
  }

  init() {
    precondition(SegmentSink.hasKnownLayout, "a segment is two offsets and a status")
    unsafe block = .allocate(capacity: SegmentSink.capacity)
  }
  deinit { unsafe block.deallocate() }

  /// Adds the segment `[start, end)`.
  @inline(__always)
  mutating func emit(_ start: Int, _ end: Int, _ status: Int32) {
    let segment = Segment(range: TextRange(base &+ start, base &+ end), status: status)
    unsafe (block + count).initialize(to: segment)
    count &+= 1
    if count == SegmentSink.capacity { flush() }
  }

  /// Adds at most 128 segments of one byte each, the first one at `start`.
  @inline(__always)
  mutating func emitFew(_ start: Int, count few: Int, _ status: Int32) {
    if count &+ few >= SegmentSink.capacity { flush() }
    unsafe cbytes_fill(block + count, Int64(base &+ start), Int64(few), status)
    count &+= few
  }

  /// Adds a segment up to each bit of `cuts` behind `position`, the first one from `start` on.
  ///
  /// Returns the start of the next one.
  @inline(__always)
  mutating func emitCuts(_ cuts: UInt64, _ position: Int, start: Int, _ status: Int32) -> Int {
    if count &+ 64 >= SegmentSink.capacity { flush() }
    let done = unsafe cbytes_cut(
      block + count, Int64(base &+ position), cuts, Int64(base &+ start), status)
    count &+= Int(done.count)
    return Int(done.start) &- base
  }

  /// Adds a segment of one byte for each of `[start, end)`.
  @inline(__always)
  mutating func emitSingles(_ start: Int, _ end: Int, _ status: Int32) {
    if end &- start <= 128 {
      emitFew(start, count: end &- start, status)
      return
    }
    flush()
    let first = base &+ start
    let more = end &- start
    segments.append(addingCapacity: more) { room in
      unsafe room.withUnsafeMutableBufferPointer { memory, count in
        guard let base = memory.baseAddress else { return }
        unsafe cbytes_fill(base + count, Int64(first), Int64(more), status)
        count += more
      }
    }
  }

  /// Moves what is gathered to ``segments``.
  @inline(never)
  mutating func flush() {
    unsafe segments.append(contentsOf: UnsafeBufferPointer(start: block, count: count))
    count = 0
  }
}
