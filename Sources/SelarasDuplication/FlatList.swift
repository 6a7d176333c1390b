/// A list for hot loops that grows: an array that nobody else can own, so that nothing asks.
struct FlatList<Element: BitwiseCopyable>: ~Copyable {
  private var storage: FixedBuffer<Element>
  /// How many elements there are.
  private(set) var count = 0

  /// Makes an empty list; `filler` stands where nothing has been put yet.
  init(filler: Element) { storage = FixedBuffer(repeating: filler, count: 64) }

  /// - Precondition: The position is below ``count``; checked in debug builds only.
  subscript(position: Int) -> Element {
    @inline(__always)
    get {
      assert(position < count, "a position is inside its list")
      return storage[position]
    }
    @inline(__always)
    set {
      assert(position < count, "a position is inside its list")
      storage[position] = newValue
    }
  }

  mutating func removeAll() { count = 0 }

  /// - Complexity: O(1), amortised.
  @inline(__always)
  mutating func append(_ element: Element) {
    if count == storage.count { grow() }
    storage[count] = element
    count &+= 1
  }

  /// Makes the list longer; what stands in the new places is to be set.
  mutating func extend(by number: Int) {
    while count + number > storage.count { grow() }
    count += number
  }

  private mutating func grow() {
    let grown = FixedBuffer(repeating: storage[0], count: 2 * storage.count)
    for i in 0..<count { grown[i] = storage[i] }
    storage = grown
  }
}
