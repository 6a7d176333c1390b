/// Finds where a shingle stood first: a hash table with linear probing over two flat arrays.
///
/// Half of the hash is kept beside each position; two shingles of one text are taken for each
/// other with a chance of about *n* / 2^32 a look-up, which the demand for neighbours on the same
/// diagonal makes harmless.
struct ShingleTable {
  private static let vacant = UInt32.max

  private var positions: [UInt32] = []
  private var checks: [UInt32] = []
  private var mask = 0
  private var count = 0

  /// Empties the table.
  ///
  /// - Parameter expected: How many shingles are to come, roughly; more or fewer are well too.
  mutating func reset(expected: Int) {
    var slots = 1 << 8
    while slots < min(expected, 1 << 16) * 2 { slots *= 2 }
    if positions.count < slots || positions.count > max(slots, 1 << 18) {
      positions = Array(repeating: ShingleTable.vacant, count: slots)
      checks = Array(repeating: 0, count: slots)
    } else {
      for i in 0..<slots { positions[i] = ShingleTable.vacant }
    }
    mask = slots - 1
    count = 0
  }

  /// The position at which the shingle was first entered; when it is new, it is entered at
  /// `position`, which is returned.
  @inline(__always)
  mutating func first(of hash: UInt64, at position: UInt32) -> UInt32 {
    let check = UInt32(truncatingIfNeeded: hash >> 32)
    var slot = Int(check) & mask
    while positions[slot] != ShingleTable.vacant {
      if checks[slot] == check { return positions[slot] }
      slot = (slot + 1) & mask
    }
    positions[slot] = position
    checks[slot] = check
    count += 1
    if count * 2 > mask { grow() }
    return position
  }

  /// Doubles the table.
  private mutating func grow() {
    let slots = (mask + 1) * 2
    var grownPositions = Array(repeating: ShingleTable.vacant, count: slots)
    var grownChecks = [UInt32](repeating: 0, count: slots)
    for i in 0...mask where positions[i] != ShingleTable.vacant {
      var slot = Int(checks[i]) & (slots - 1)
      while grownPositions[slot] != ShingleTable.vacant { slot = (slot + 1) & (slots - 1) }
      grownPositions[slot] = positions[i]
      grownChecks[slot] = checks[i]
    }
    positions = grownPositions
    checks = grownChecks
    mask = slots - 1
  }
}
