internal import CICU

/// ICU's dictionary of Chinese and Japanese words, as a flat trie.
///
/// A word's first character indexes a table of nodes. The children of a node are a small hash table
/// of their own, open addressing over a power of two of places, all of them in one array: the
/// characters (2 bytes each) apart from what they lead to (4 bytes), since most look-ups find
/// nothing and so touch the characters alone. The tables of single characters, which every place
/// of a text asks, are made of groups of four places, compared at once as one number, and at most
/// half full; of the others a node with one child has one place. Built in memory from ICU's own
/// data at its first use.
@safe
final class IdeographDictionary: Sendable {
  /// The dictionary of the installed ICU; `nil` where it does not have the form known here.
  static let shared = IdeographDictionary()

  // The memory is written by `init` alone and freed by `deinit`: readers may share it.
  /// The node of each character of the basic plane.
  nonisolated(unsafe) let roots: UnsafePointer<UInt32>
  /// The character at each place; 0 where there is none.
  nonisolated(unsafe) let keys: UnsafePointer<UInt16>
  /// The node at each place.
  nonisolated(unsafe) let nodes: UnsafePointer<UInt32>

  /// A node's cost as a word; 0 if it is none.
  @inline(__always)
  static func cost(_ node: UInt32) -> UInt32 { node & 0xFF }

  /// Whether a node has children.
  @inline(__always)
  static func isInner(_ node: UInt32) -> Bool { node > 0xFFF }

  /// The place where the search for a child begins, and the mask of places in its table.
  @inline(__always)
  static func place(_ node: UInt32, _ character: UInt32) -> (start: Int, at: Int, mask: Int) {
    let bits = UInt64(node >> 8 & 0xF)
    let hash = UInt64(character &* 0x9E37_79B1) >> (32 &- bits)
    return (Int(node >> 12), Int(hash), 1 &<< Int(bits) &- 1)
  }

  /// The first place of the group where a root's child is looked for.
  ///
  /// The bits of a root count its groups.
  @inline(__always)
  static func group(_ root: UInt32, _ character: UInt32) -> Int {
    let bits = UInt64(root >> 8 & 0xF)
    let hash = UInt64(character &* 0x9E37_79B1) >> (32 &- bits)
    return Int(root >> 12) &+ Int(hash) &* 4
  }

  /// Marks, by the highest bit of each quarter, which of a group's four characters are zero; the
  /// lowest mark is right, those above it may not be.
  @inline(__always)
  static func zeroes(_ group: UInt64) -> UInt64 {
    (group &- 0x0001_0001_0001_0001) & ~group & 0x8000_8000_8000_8000
  }

  /// The child of a root that is not in the first group asked for it, all of whose places are taken.
  @inline(never)
  @unsafe static func search(
    _ root: UInt32, _ character: UInt32, keys: UnsafePointer<UInt16>, nodes: UnsafePointer<UInt32>
  ) -> UInt32 {
    let start = Int(root >> 12)
    let mask = 4 << Int(root >> 8 & 0xF) - 1
    var place = group(root, character) - start
    while true {
      let key = unsafe UInt32(keys[start + place])
      if key == character { return unsafe nodes[start + place] }
      if key == 0 { return 0 }
      place = (place + 1) & mask
    }
  }

  private init?() {
    var words = Construction()
    var error: Int32 = 0
    unsafe withUnsafeMutablePointer(to: &words) { context in
      unsafe cicu_dictionary_words(
        "cjdict", context,
        { context, units, count, value in
          let words = unsafe context.assumingMemoryBound(to: Construction.self)
          unsafe words.pointee.add(
            UnsafeBufferPointer(start: units, count: Int(count)), cost: value)
        }, &error)
    }
    guard error <= 0, words.isSound, let size = words.assignPlaces() else { return nil }
    let keys = UnsafeMutablePointer<UInt16>.allocate(capacity: size)
    let nodes = UnsafeMutablePointer<UInt32>.allocate(capacity: size)
    let roots = UnsafeMutablePointer<UInt32>.allocate(capacity: 0x1_0000)
    unsafe keys.initialize(repeating: 0, count: size)
    unsafe nodes.initialize(repeating: 0, count: size)
    unsafe roots.initialize(repeating: 0, count: 0x1_0000)
    for edge in words.edges {
      let node = words.packed(edge)
      guard edge.parent != 0 else {
        unsafe roots[Int(edge.character)] = node
        continue
      }
      let parent = words.tables[Int(edge.parent)]
      var (start, at, mask) = IdeographDictionary.place(parent, UInt32(edge.character))
      if words.isRoot[Int(edge.parent)] {
        at = IdeographDictionary.group(parent, UInt32(edge.character)) - start
        mask = 4 * mask + 3
      }
      while unsafe keys[start + at] != 0 { at = (at + 1) & mask }
      unsafe keys[start + at] = edge.character
      unsafe nodes[start + at] = node
    }
    unsafe self.keys = UnsafePointer(keys)
    unsafe self.nodes = UnsafePointer(nodes)
    unsafe self.roots = UnsafePointer(roots)
  }

  /// The dictionary's addresses, for loops that keep them in registers; valid for ever, since the
  /// one dictionary is never freed.
  @unsafe struct View {
    let roots: UnsafePointer<UInt32>
    let keys: UnsafePointer<UInt16>
    let nodes: UnsafePointer<UInt32>
  }

  /// The addresses of ``shared``.
  @unsafe static var sharedView: View? {
    unsafe shared.map { unsafe View(roots: $0.roots, keys: $0.keys, nodes: $0.nodes) }
  }

  deinit {
    unsafe keys.deallocate()
    unsafe nodes.deallocate()
    unsafe roots.deallocate()
  }
}

extension IdeographDictionary {
  /// Takes the words in order, and gives a number to every prefix that is continued.
  private struct Construction {
    struct Edge {
      var parent: UInt32
      var character: UInt16
      var cost: UInt8
      var node: UInt32
    }

    var edges: [Edge] = []
    /// Of each numbered prefix how many children it has; the root is number 0.
    private var counts: [UInt32] = [0]
    /// Where its table is: the bits of its size at 8...11, its start from 12 on.
    var tables: [UInt32] = []
    /// Whether it is a single character.
    var isRoot: [Bool] = []
    var isSound = true
    /// The last word, and the edges of its prefixes.
    private var word: [UInt16] = []
    private var path: [Int] = []

    init() { edges.reserveCapacity(1 << 19) }

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
        if unit & 0xF800 == 0xD800 || unit == 0 || unit == 0xFFFF {
          isSound = false
        }
        let parent = number(depth - 1)
        counts[Int(parent)] += 1
        path.append(edges.count)
        edges.append(Edge(parent: parent, character: unit, cost: 0, node: 0))
        word.append(unit)
        depth += 1
      }
      if let last = path.last { edges[last].cost = UInt8(truncatingIfNeeded: cost) }
    }

    /// The number of the prefix that ends at `depth` of the last word, given now if it has none.
    private mutating func number(_ depth: Int) -> UInt32 {
      guard depth >= 0 else { return 0 }
      let edge = path[depth]
      if edges[edge].node == 0 {
        edges[edge].node = UInt32(counts.count)
        counts.append(0)
      }
      return edges[edge].node
    }

    /// Gives every numbered prefix a table; returns how many places they take together.
    ///
    /// Those of single characters go first, so that what is looked up most lies together. The first
    /// four places stay free: a start of 0 means no children.
    mutating func assignPlaces() -> Int? {
      var start = 4
      isRoot = [Bool](repeating: false, count: counts.count)
      tables = [UInt32](repeating: 0, count: counts.count)
      for first in [true, false] {
        for edge in edges where edge.node != 0 && (edge.parent == 0) == first {
          let count = Int(counts[Int(edge.node)])
          // A search ends at a free place, so a table of several has one.
          let room = first ? (count + 1) / 2 - 1 : count == 1 ? 0 : count
          let bits = Int.bitWidth - room.leadingZeroBitCount
          let size = first ? 4 << bits : 1 << bits
          isRoot[Int(edge.node)] = first
          guard bits < 16, start + size + 4 < 1 << 20 else { return nil }
          tables[Int(edge.node)] = UInt32(start << 12 | bits << 8)
          start += size
        }
      }
      return start + 4
    }

    func packed(_ edge: Edge) -> UInt32 { tables[Int(edge.node)] | UInt32(edge.cost) }
  }
}
