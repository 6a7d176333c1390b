/// Sorts numbers by their upper halves, keeping the order of equal ones.
struct RadixSorter: ~Copyable {
  private var elements = FixedBuffer<UInt64>(repeating: 0, count: 1 << 10)
  private var other = FixedBuffer<UInt64>(repeating: 0, count: 1 << 10)
  private let places = FixedBuffer<UInt32>(repeating: 0, count: 3 << 11)
  /// How many numbers there are.
  private(set) var count = 0

  subscript(position: Int) -> UInt64 {
    @inline(__always) get { elements[position] }
  }

  mutating func removeAll() { count = 0 }

  @inline(__always)
  mutating func append(_ element: UInt64) {
    if count == elements.count { grow() }
    elements[count] = element
    count &+= 1
  }

  private mutating func grow() {
    let grown = FixedBuffer<UInt64>(repeating: 0, count: 2 * count)
    for i in 0..<count { grown[i] = elements[i] }
    elements = grown
    other = FixedBuffer(repeating: 0, count: 2 * count)
  }

  /// - Precondition: There are fewer than 2^32.
  /// - Complexity: O(*n*), three passes of eleven bits after one that counts for all of them.
  mutating func sortByUpperHalf() {
    places.fill(0..<places.count, with: 0)
    for i in 0..<count {
      let value = elements[i] >> 32
      for pass in 0..<3 {
        let slot = pass << 11 | Int(truncatingIfNeeded: value >> UInt64(11 * pass)) & 0x7FF
        places[slot] = places[slot] &+ 1
      }
    }
    for pass in 0..<3 {
      var end: UInt32 = 0
      for slot in pass << 11..<(pass + 1) << 11 {
        let size = places[slot]
        places[slot] = end
        end &+= size
      }
      let shift = UInt64(32 + 11 * pass)
      for i in 0..<count {
        let element = elements[i]
        let slot = pass << 11 | Int(truncatingIfNeeded: element &>> shift) & 0x7FF
        other[Int(places[slot])] = element
        places[slot] = places[slot] &+ 1
      }
      swap(&elements, &other)
    }
  }
}
