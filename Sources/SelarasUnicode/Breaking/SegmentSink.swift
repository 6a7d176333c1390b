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

  init() { unsafe block = .allocate(capacity: SegmentSink.capacity) }
  deinit { unsafe block.deallocate() }

  /// Adds the segment `[start, end)`.
  @inline(__always)
  mutating func emit(_ start: Int, _ end: Int, _ status: Int32) {
    let segment = Segment(range: TextRange(base &+ start, base &+ end), status: status)
    unsafe (block + count).initialize(to: segment)
    count &+= 1
    if count == SegmentSink.capacity { flush() }
  }

  /// Adds a segment of one byte for each of `[start, end)`.
  @inline(__always)
  mutating func emitSingles(_ start: Int, _ end: Int, _ status: Int32) {
    flush()
    let first = base &+ start
    segments.append(addingCapacity: end &- start) { room in
      for i in first..<base &+ end {
        room.append(Segment(range: TextRange(i, i &+ 1), status: status))
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
