/// Segments that follow each other without a gap, from the start of a text on; eight bytes each.
///
/// A segment begins where the one before it ends, so that only ends are kept, each in one number
/// with its status. A list reads like an array of ``Segment`` and is written three times as fast:
/// a text of 20 MB has 20 million graphemes.
///
///     var list: SegmentList = []
///     list.append(end: 4, status: 200)
///     list.append(end: 5, status: 0)
///     list[1].range   // [4, 5]
public struct SegmentList: Hashable, Sendable {
  /// Of each segment the end in the lowest 39 bits, above them the status.
  @usableFromInline var packed: [UInt64]

  @usableFromInline static var endMask: UInt64 { 1 << 39 - 1 }

  /// Makes an empty list.
  @inlinable
  public init() { packed = [] }

  /// Makes a list of segments that follow each other from 0 on.
  public init(_ segments: some Sequence<Segment>) {
    packed = []
    append(contentsOf: segments)
  }

  /// A segment's end and status as one number, which is what the list keeps.
  ///
  /// A status has 24 bits; of a script's code, four letters of which each has its highest bits 01,
  /// the six others are kept, and bit 39 says so.
  ///
  /// - Precondition: `end` is below 2^39, and the status below 2^24 or a script's code.
  @inlinable
  public static func pack(end: Int, status: Int32) -> UInt64 {
    precondition(UInt64(bitPattern: Int64(end)) <= endMask, "a text has less than half a tebibyte")
    return UInt64(truncatingIfNeeded: end) | pack(status: status)
  }

  /// The upper part of ``pack(end:status:)``.
  ///
  /// - Precondition: The status is below 2^24 and not negative, or a script's code.
  @inlinable
  public static func pack(status: Int32) -> UInt64 {
    let code = UInt64(UInt32(bitPattern: status))
    if code < 1 << 24 { return code << 40 }
    precondition(code & 0xC0C0_C0C0 == 0x4040_4040, "a status has 24 bits or is a script")
    let letters = code & 0x3F | code >> 2 & 0xFC0 | code >> 4 & 0x3_F000 | code >> 6 & 0xFC_0000
    return letters << 40 | 1 << 39
  }

  @inlinable
  @inline(__always)
  static func end(_ packed: UInt64) -> Int { Int(truncatingIfNeeded: packed & endMask) }

  @inlinable
  @inline(__always)
  static func status(_ packed: UInt64) -> Int32 {
    let upper = UInt32(truncatingIfNeeded: packed >> 40)
    if packed & 1 << 39 == 0 { return Int32(bitPattern: upper) }
    let letters =
      upper & 0x3F | (upper & 0xFC0) << 2 | (upper & 0x3_F000) << 4 | (upper & 0xFC_0000) << 6
    return Int32(bitPattern: letters | 0x4040_4040)
  }
}

extension SegmentList {
  /// Adds a segment from where the last one ends.
  ///
  /// - Precondition: As for ``pack(end:status:)``.
  @inlinable
  public mutating func append(end: Int, status: Int32) {
    packed.append(SegmentList.pack(end: end, status: status))
  }

  /// Adds a segment that begins where the last one ends.
  @inlinable
  public mutating func append(_ segment: Segment) {
    assert(segment.range.start == (packed.last.map(SegmentList.end) ?? 0), "segments follow")
    append(end: segment.range.end, status: segment.status)
  }

  /// Adds segments that follow each other from where the last one ends.
  @inlinable
  public mutating func append(contentsOf segments: some Sequence<Segment>) {
    for segment in segments { append(segment) }
  }

  /// Adds a part of another list, which begins where the last segment ends.
  @inlinable
  public mutating func append(contentsOf part: Slice<SegmentList>) {
    packed.append(contentsOf: part.base.packed[part.startIndex..<part.endIndex])
  }

  /// Adds segments made by ``pack(end:status:)``.
  ///
  /// - Precondition: Their ends rise, from above that of the last segment on.
  @inlinable
  public mutating func append(packed segments: UnsafeBufferPointer<UInt64>) {
    unsafe packed.append(contentsOf: segments)
  }

  /// Takes the last `count` segments away.
  ///
  /// - Precondition: There are so many.
  @inlinable
  public mutating func removeLast(_ count: Int) { packed.removeLast(count) }

  /// Takes all segments away.
  @inlinable
  public mutating func removeAll(keepingCapacity: Bool = false) {
    packed.removeAll(keepingCapacity: keepingCapacity)
  }

  /// Makes room for so many segments in all.
  @inlinable
  public mutating func reserveCapacity(_ count: Int) { packed.reserveCapacity(count) }
}

extension SegmentList: RandomAccessCollection, MutableCollection {
  /// The place of the first segment: 0.
  @inlinable
  public var startIndex: Int { 0 }

  /// The place behind the last segment.
  @inlinable
  public var endIndex: Int { packed.count }

  /// A segment of the list.
  ///
  /// Writing one sets its end and status, and the end is the start of the next one; its own start
  /// is the end of the one before and stays.
  @inlinable
  public subscript(index: Int) -> Segment {
    get {
      let start = index == 0 ? 0 : SegmentList.end(packed[index - 1])
      let last = packed[index]
      return Segment(
        range: TextRange(start, SegmentList.end(last)),
        status: SegmentList.status(last))
    }
    set { packed[index] = SegmentList.pack(end: newValue.range.end, status: newValue.status) }
  }

  /// Reads the segments in order.
  public struct Iterator: IteratorProtocol {
    @usableFromInline var packed: IndexingIterator<[UInt64]>
    @usableFromInline var start = 0

    @inlinable
    init(_ packed: [UInt64]) { self.packed = packed.makeIterator() }

    /// The next segment; `nil` behind the last one.
    @inlinable
    public mutating func next() -> Segment? {
      guard let last = packed.next() else { return nil }
      let end = SegmentList.end(last)
      defer { start = end }
      return Segment(
        range: TextRange(start, end), status: SegmentList.status(last))
    }
  }

  /// Reads the segments from the first one on.
  @inlinable
  public func makeIterator() -> Iterator { Iterator(packed) }
}

extension SegmentList: ExpressibleByArrayLiteral {
  /// Makes a list of segments that follow each other from 0 on.
  public init(arrayLiteral segments: Segment...) { self.init(segments) }
}
