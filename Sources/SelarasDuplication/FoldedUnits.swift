internal import SelarasSegmentation
internal import SelarasText

/// A text as the search for repeats sees it: the tokens of its blocks, numbered through, and for
/// each shingle where it stood first.
///
/// A shingle may reach into the next block, so that headings too short for one of their own are
/// covered where what follows them is repeated too.
struct FoldedUnits: ~Copyable {
  /// A block, or a line where blocks are not known, that holds a token.
  struct Unit {
    var range: TextRange
    /// Its tokens.
    var tokens: Range<Int>
    /// What they weigh.
    var weight: Int
    /// A hash of them all: equal units have the same.
    var hash: UInt64
  }

  private(set) var units: [Unit] = []
  /// For each token the first position at which the shingle that begins there stood; its own
  /// position where that is new.
  private(set) var firsts = FlatList<UInt32>(filler: 0)
  /// For each token how many tokens that shingle spans, 0 at the very end of the text.
  private(set) var lengths = FlatList<UInt8>(filler: 0)
  /// Half the hash of each token; the lowest bit is its weight less one.
  private(set) var tokens = FlatList<UInt32>(filler: 0)
  /// The positions of shingles that stood before.
  private(set) var matches = FlatList<UInt32>(filler: 0)

  private let folding = Folding()
  private var hashes: [UInt64] = []
  /// How many of `hashes`, from the first, wait for their shingles to end.
  private var waiting = 0
  /// How many tokens begin a shingle that has ended.
  private var ended = 0
  private let shingles: ShingleHashes
  private var table = ShingleTable()
  /// Positions are 32 bits wide; what stands after that many tokens is not looked at.
  private static let most = Int(UInt32.max) - 1

  init(shingleWeight: Int) { shingles = ShingleHashes(weight: shingleWeight) }

  func weight(at token: Int) -> Int { Int(tokens[token] & 1) + 1 }

  /// The unit that holds a token.
  ///
  /// - Complexity: O(log *n*) in the number of units.
  func unit(of token: Int) -> Int {
    var low = 0
    var high = units.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if units[middle].tokens.lowerBound <= token { low = middle } else { high = middle }
    }
    return low
  }

  mutating func read(_ text: Span<UInt8>, blocks: [Block]?) {
    units.removeAll(keepingCapacity: true)
    firsts.removeAll()
    lengths.removeAll()
    tokens.removeAll()
    matches.removeAll()
    waiting = 0
    ended = 0
    table.reset(expected: text.count / 2)
    if let blocks {
      var end = 0
      // Blocks that overlap, or lie outside the text, would make ranges that do: left out.
      for block in blocks where block.range.start >= end && block.range.end <= text.count {
        add(block.range, of: text)
        end = block.range.end
      }
    } else {
      var start = 0
      while start < text.count {
        var end = text.lineEnd(from: start)
        let next = end + 1
        if end > start, text[end - 1] == 0x0D { end -= 1 }
        if end > start { add(TextRange(start, end), of: text) }
        start = next
      }
    }
    // The last tokens begin no whole shingle.
    for position in ended..<tokens.count {
      firsts[position] = UInt32(position)
      lengths[position] = 0
    }
  }

  private mutating func add(_ range: TextRange, of text: Span<UInt8>) {
    let before = tokens.count
    var weight = 0
    var hash: UInt64 = 0
    // Taken out of `self` for the time, since a span of it would bar all else.
    var hashes: [UInt64] = []
    swap(&hashes, &self.hashes)
    defer { swap(&hashes, &self.hashes) }
    var start = range.start
    while start < range.end {
      let end = Stretches.end(in: text, from: start, to: range.end)
      let count = folding.hash(text.extracting(start..<end), into: &hashes, from: waiting)
      guard tokens.count + count < FoldedUnits.most else { break }
      let done: Int
      do {
        let read = hashes.span
        var next = tokens.count
        tokens.extend(by: count - waiting)
        for i in waiting..<count {
          let token = read[i]
          weight &+= Int(truncatingIfNeeded: token & 1) &+ 1
          hash = hash &* 0xD129_0B2D_9C5C_A5C5 &+ token
          tokens[next] = UInt32(truncatingIfNeeded: token)
          next &+= 1
        }
        let shingles = shingles
        var position = ended
        firsts.extend(by: max(0, tokens.count - firsts.count))
        lengths.extend(by: max(0, tokens.count - lengths.count))
        done = shingles.forEach(read, count) { shingle in
          let number = UInt32(truncatingIfNeeded: position)
          let first = table.first(of: shingle.hash, at: number)
          if first != number { matches.append(number) }
          firsts[position] = first
          lengths[position] = UInt8(truncatingIfNeeded: shingle.length)
          position &+= 1
        }
        ended = position
      }
      waiting = count - done
      for i in 0..<waiting { hashes[i] = hashes[done + i] }
      start = end
    }
    guard tokens.count > before else { return }
    units.append(Unit(range: range, tokens: before..<tokens.count, weight: weight, hash: hash))
  }
}
