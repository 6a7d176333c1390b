/// Memory of a fixed size for hot loops.
///
/// Bounds are checked in debug builds only: with checked arrays the join of fingerprints took half
/// as long again, most of it for asking whether an array has one owner before each write.
@safe
struct FixedBuffer<Element: BitwiseCopyable>: ~Copyable {
  private let base: UnsafeMutablePointer<Element>
  /// How many elements there are.
  let count: Int

  /// Makes a buffer that holds one value everywhere.
  init(repeating value: Element, count: Int) {
    unsafe base = UnsafeMutablePointer<Element>.allocate(capacity: max(1, count))
    unsafe base.initialize(repeating: value, count: count)
    self.count = count
  }

  /// Makes a buffer with the elements of an array.
  init(_ elements: [Element]) {
    unsafe base = UnsafeMutablePointer<Element>.allocate(capacity: max(1, elements.count))
    count = elements.count
    for i in elements.indices { unsafe (base + i).initialize(to: elements[i]) }
  }

  deinit { unsafe base.deallocate() }

  subscript(position: Int) -> Element {
    @inline(__always)
    get {
      assert(position >= 0 && position < count, "a position is inside its buffer")
      return unsafe base[position]
    }
    @inline(__always)
    nonmutating set {
      assert(position >= 0 && position < count, "a position is inside its buffer")
      unsafe base[position] = newValue
    }
  }

  /// Some of the elements, as an array.
  func array(_ range: Range<Int>) -> [Element] {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "a range is inside its buffer")
    return unsafe Array(UnsafeBufferPointer(start: base + range.lowerBound, count: range.count))
  }

  /// Sorts some of the elements.
  func sort(_ range: Range<Int>) where Element: Comparable {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "a range is inside its buffer")
    var part = unsafe UnsafeMutableBufferPointer(start: base + range.lowerBound, count: range.count)
    unsafe part.sort()
  }

  /// Sets some of the elements to one value.
  @inline(__always)
  func fill(_ range: Range<Int>, with value: Element) {
    assert(range.lowerBound >= 0 && range.upperBound <= count, "a range is inside its buffer")
    unsafe (base + range.lowerBound).update(repeating: value, count: range.count)
  }
}
