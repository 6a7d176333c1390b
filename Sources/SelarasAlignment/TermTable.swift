/// Numbers terms in the order in which they first come.
///
/// Open addressing with linear probing; a term is a hash already, so its low bits are the slot.
struct TermTable {
  /// The terms by their numbers.
  private(set) var terms: [UInt64] = []
  private var slots: [Int32]
  /// What may be names among them, where they have been gathered.
  var names: NameCollector?

  init() { slots = [Int32](repeating: -1, count: 1024) }

  /// The number of a term, a new one if it has none yet.
  mutating func number(of term: UInt64) -> Int32 {
    var slot = Int(truncatingIfNeeded: term) & (slots.count - 1)
    while slots[slot] >= 0 {
      if terms[Int(slots[slot])] == term { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    let number = Int32(terms.count)
    slots[slot] = number
    terms.append(term)
    if terms.count * 2 > slots.count { grow() }
    return number
  }

  /// The number of a term; `nil` if it has none.
  func existingNumber(of term: UInt64) -> Int32? {
    var slot = Int(truncatingIfNeeded: term) & (slots.count - 1)
    while slots[slot] >= 0 {
      if terms[Int(slots[slot])] == term { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (number, term) in terms.enumerated() {
      var slot = Int(truncatingIfNeeded: term) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number)
    }
  }
}
