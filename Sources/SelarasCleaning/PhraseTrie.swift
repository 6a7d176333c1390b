/// Phrases kept so that one walk over a line finds those that start at a position.
///
/// A trie over UTF-8 bytes in flat arrays: the edges of a node lie together.
struct PhraseTrie: Sendable {
  /// What a phrase is for; one phrase may serve several ends.
  struct Uses: OptionSet, Sendable {
    let rawValue: UInt16
    static let opening = Uses(rawValue: 1)
    static let label = Uses(rawValue: 2)
    static let part = Uses(rawValue: 4)
    static let filler = Uses(rawValue: 8)
    static let disclaimer = Uses(rawValue: 16)
    static let selfReference = Uses(rawValue: 32)
  }

  private var firstEdge: [Int32] = []
  private var edgeBytes: [UInt8] = []
  private var edgeTargets: [Int32] = []
  private var uses: [Uses] = []
  /// The child of the root for each byte; -1 where no phrase begins so.
  private var openings = [Int32](repeating: -1, count: 256)
  /// A bit for each pair of bytes that a phrase begins with.
  private var pairs = [UInt64](repeating: 0, count: 1024)
  /// Whether a phrase begins with neither a letter nor a byte beyond ASCII.
  private var hasSigns = false
  /// The lengths of the two shortest phrases, in bytes.
  private(set) var shortest = (first: 0, second: 0)

  /// Makes a trie.
  init(_ phrases: [(phrase: String, use: Uses)]) {
    var children: [[UInt8: Int]] = [[:]]
    var found: [Uses] = [[]]
    for (phrase, use) in phrases where !phrase.isEmpty {
      var node = 0
      for byte in phrase.utf8 {
        if let child = children[node][byte] {
          node = child
        } else {
          children[node][byte] = children.count
          node = children.count
          children.append([:])
          found.append([])
        }
      }
      found[node].formUnion(use)
    }
    uses = found
    for edges in children {
      firstEdge.append(Int32(edgeBytes.count))
      for (byte, target) in edges.sorted(by: { $0.key < $1.key }) {
        edgeBytes.append(byte)
        edgeTargets.append(Int32(target))
      }
    }
    firstEdge.append(Int32(edgeBytes.count))
    for (byte, target) in children[0] {
      openings[Int(byte)] = Int32(target)
      if byte < 0x80, !Self.isLetter(byte) { hasSigns = true }
      // A phrase of one byte may be followed by any.
      let seconds = found[target].isEmpty ? Array(children[target].keys) : Array(0...255)
      for second in seconds { pairs[Int(byte) << 2 | Int(second) >> 6] |= 1 << UInt64(second & 63) }
    }
    let lengths = Set(phrases.map(\.phrase)).map(\.utf8.count).filter { $0 > 0 }.sorted()
    if lengths.count > 1 { shortest = (lengths[0], lengths[1]) }
  }

  /// Whether a phrase may start at a position: two bytes are looked at.
  func mayMatch(in line: Span<UInt8>, at start: Int) -> Bool {
    guard start + 1 < line.count else { return start < line.count }
    let second = line[start + 1]
    return pairs[Int(line[start]) << 2 | Int(second) >> 6] >> UInt64(second & 63) & 1 == 1
  }

  /// Calls `body` with each position where no ASCII word runs across and a phrase may start, in order,
  /// until it says so.
  func forEachStart(in line: Span<UInt8>, _ body: (_ start: Int) -> Bool) {
    let each: UInt64 = 0x0101_0101_0101_0101
    let tops = each &* 0x80
    // Whether the byte before is a letter, in the lowest byte's top bit.
    var carry: UInt64 = 0
    var position = 0
    while position < line.count {
      var eight: UInt64 = 0
      if position + 8 <= line.count {
        eight = unsafe UInt64(
          littleEndian: line.bytes.unsafeLoadUnaligned(
            fromByteOffset: position, as: UInt64.self))
      } else {
        for place in position..<line.count {
          eight |= UInt64(line[place]) << UInt64(8 * (place - position))
        }
      }
      let beyond = eight & tops
      let lower = (eight & ~tops) | each &* 0x20
      let letters = (lower &+ each &* 0x1F) & ~(lower &+ each &* 0x05) & ~beyond & tops
      var starts = letters & ~(letters << 8 | carry) | beyond
      if hasSigns { starts |= ~letters & tops }
      carry = letters >> 56
      while starts != 0 {
        let start = position + starts.trailingZeroBitCount / 8
        starts &= starts - 1
        if start < line.count, mayMatch(in: line, at: start), body(start) { return }
      }
      position += 8
    }
  }

  /// Calls `body` with the end, the uses and the number of each phrase that starts at `start` and
  /// ends at a word's end, the shortest first.
  ///
  /// A phrase that ends in an ASCII letter must not be followed by another.
  func forEachMatch(
    in line: Span<UInt8>, at start: Int, _ body: (_ end: Int, _ uses: Uses, _ phrase: Int) -> Void
  ) {
    guard mayMatch(in: line, at: start) else { return }
    var node = Int(openings[Int(line[start])])
    guard node >= 0 else { return }
    var position = start + 1
    while true {
      if !uses[node].isEmpty, Self.isWordEnd(line, position) { body(position, uses[node], node) }
      guard position < line.count else { return }
      let byte = line[position]
      var edge = Int(firstEdge[node])
      let last = Int(firstEdge[node + 1])
      while edge < last, edgeBytes[edge] < byte { edge += 1 }
      guard edge < last, edgeBytes[edge] == byte else { return }
      node = Int(edgeTargets[edge])
      position += 1
    }
  }

  /// Whether no ASCII word runs across `position`.
  static func isWordEnd(_ line: Span<UInt8>, _ position: Int) -> Bool {
    guard position > 0, position < line.count else { return true }
    return !(isLetter(line[position - 1]) && isLetter(line[position]))
  }

  static func isLetter(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return lower >= 0x61 && lower <= 0x7A
  }
}
