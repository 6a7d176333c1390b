/// Finds where a shingle stood first: a hash table with linear probing over a flat array.
///
/// Half of the hash is kept beside each position; two shingles of one text are taken for each
/// other with a chance of about *n* / 2^32 a look-up, which the demand for neighbours on the same
/// diagonal makes harmless.
struct ShingleTable: ~Copyable {
  /// Half a hash above, and a position below.
  private static let vacant = UInt64.max

  private var slots = FixedBuffer<UInt64>(repeating: ShingleTable.vacant, count: 1)
  private var mask = 0
  private var count = 0

  /// Empties the table.
  ///
  /// - Parameter expected: How many shingles are to come, roughly; more or fewer are well too.
  mutating func reset(expected: Int) {
    var wanted = 1 << 8
    while wanted < min(expected, 1 << 16) * 2 { wanted *= 2 }
    if slots.count < wanted || slots.count > max(wanted, 1 << 18) {
      slots = FixedBuffer(repeating: ShingleTable.vacant, count: wanted)
    } else {
      slots.fill(0..<wanted, with: ShingleTable.vacant)
    }
    mask = wanted - 1
    count = 0
  }

  /// The position at which the shingle was first entered; when it is new, it is entered at
  /// `position`, which is returned.
  @inline(__always)
  mutating func first(of hash: UInt64, at position: UInt32) -> UInt32 {
    let check = hash >> 32
    var slot = Int(truncatingIfNeeded: check) & mask
    while true {
      let found = slots[slot]
      if found == ShingleTable.vacant { break }
      if found &>> 32 == check { return UInt32(truncatingIfNeeded: found) }
      slot = (slot &+ 1) & mask
    }
    slots[slot] = check &<< 32 | UInt64(position)
    count &+= 1
    if count &* 2 > mask { grow() }
    return position
  }

  /// Doubles the table.
  private mutating func grow() {
    let wanted = (mask + 1) * 2
    let grown = FixedBuffer(repeating: ShingleTable.vacant, count: wanted)
    for i in 0...mask where slots[i] != ShingleTable.vacant {
      var slot = Int(truncatingIfNeeded: slots[i] >> 32) & (wanted - 1)
      while grown[slot] != ShingleTable.vacant { slot = (slot + 1) & (wanted - 1) }
      grown[slot] = slots[i]
    }
    slots = grown
    mask = wanted - 1
  }
}
