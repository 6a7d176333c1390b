internal import CICU

/// ICU's dictionary of Chinese and Japanese words, as a flat trie.
///
/// A word's first character indexes a table; every further one is looked up in one hash table of
/// the edges between nodes, by open addressing. Built in memory from ICU's own data at its first
/// use; about 8 MiB.
struct IdeographDictionary: Sendable {
  /// The dictionary of the installed ICU; `nil` where it does not have the form known here.
  static let shared = IdeographDictionary()

  /// For each character of the basic plane: the node it leads to, and its cost as a word.
  let roots: [UInt32]
  /// Edges: the key (36 bits), the node (20 bits) and the cost (8 bits); 0 where there is none.
  let edges: [UInt64]
  /// The hash is the product's bits from here on.
  let shift: UInt64

  /// The lowest bits of a root or edge are the cost of the word that ends here; 0 if none does.
  static let cost: UInt64 = 0xFF

  @inline(__always)
  static func key(_ node: UInt64, _ character: UInt32) -> UInt64 { node << 16 | UInt64(character) }

  @inline(__always)
  static func slot(_ key: UInt64, _ shift: UInt64) -> Int {
    Int((key &* 0x9E37_79B9_7F4A_7C15) >> shift)
  }

  private init?() {
    var build = Construction()
    var error: Int32 = 0
    unsafe withUnsafeMutablePointer(to: &build) { context in
      unsafe cicu_dictionary_words(
        "cjdict", context,
        { context, units, count, value in
          let build = unsafe context.assumingMemoryBound(to: Construction.self)
          unsafe build.pointee.add(
            UnsafeBufferPointer(start: units, count: Int(count)), cost: value)
        }, &error)
    }
    guard error <= 0, build.isSound, build.nodes < 1 << 20 else { return nil }
    var bits: UInt64 = 4
    while 1 << bits < build.entries.count * 2 { bits += 1 }
    var edges = [UInt64](repeating: 0, count: 1 << bits)
    let shift = 64 - bits
    let mask = edges.count - 1
    for entry in build.entries {
      var slot = IdeographDictionary.slot(entry >> 28, shift)
      while edges[slot] != 0 { slot = (slot + 1) & mask }
      edges[slot] = entry
    }
    self.edges = edges
    self.shift = shift
    roots = build.roots
  }

  /// Takes the words in order and gives a number to every prefix that is continued.
  private struct Construction {
    var roots = [UInt32](repeating: 0, count: 0x1_0000)
    var entries: [UInt64] = []
    var nodes: UInt64 = 0
    var isSound = true
    /// The last word, and where its prefixes stand: `-1` a root, else an index of `entries`.
    private var word: [UInt16] = []

    init() { entries.reserveCapacity(1 << 19) }

    private var path: [Int] = []

    mutating func add(_ units: UnsafeBufferPointer<UInt16>, cost: Int32) {
      // Other values, or words beyond the basic plane, would need wider fields.
      guard (1...255).contains(cost), !units.isEmpty else {
        isSound = false
        return
      }
      var depth = 0
      while depth < word.count, depth < units.count, unsafe word[depth] == units[depth] {
        depth += 1
      }
      word.removeSubrange(depth...)
      path.removeSubrange(depth...)
      while depth < units.count {
        let unit = unsafe units[depth]
        if unit & 0xF800 == 0xD800 { isSound = false }
        if depth > 0 {
          let parent = node(depth - 1)
          path.append(entries.count)
          entries.append(IdeographDictionary.key(parent, UInt32(unit)) << 28)
        } else {
          path.append(-1)
        }
        word.append(unit)
        depth += 1
      }
      guard let last = path.last else { return }
      if last >= 0 {
        entries[last] |= UInt64(cost)
      } else {
        roots[Int(word[0])] |= UInt32(cost)
      }
    }

    /// The number of the node at `depth` on the path, given now if it has none.
    private mutating func node(_ depth: Int) -> UInt64 {
      let place = path[depth]
      let known =
        place >= 0 ? entries[place] >> 8 & 0xFFFFF : UInt64(roots[Int(word[0])] >> 8)
      if known != 0 { return known }
      nodes += 1
      if place >= 0 {
        entries[place] |= (nodes & 0xFFFFF) << 8
      } else {
        roots[Int(word[0])] |= UInt32(truncatingIfNeeded: nodes) << 8
      }
      return nodes
    }
  }
}
