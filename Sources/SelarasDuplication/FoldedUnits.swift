internal import SelarasSegmentation
internal import SelarasText

/// A text as the search for repeats sees it: the tokens of its blocks, numbered through, and for
/// each shingle where it stood first.
///
/// A shingle may reach into the next block, so that headings too short for one of their own are
/// covered where what follows them is repeated too.
struct FoldedUnits {
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
  private(set) var firsts: [UInt32] = []
  /// For each token how many tokens that shingle spans, 0 at the very end of the text.
  private(set) var lengths: [UInt8] = []
  /// Half the hash of each token; the lowest bit is its weight less one.
  private(set) var tokens: [UInt32] = []

  private let folding = Folding()
  private var hashes: [UInt64] = []
  /// How many of `hashes`, from the first, wait for their shingles to end.
  private var waiting = 0
  private var shingles: ShingleHashes
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
    firsts.removeAll(keepingCapacity: true)
    lengths.removeAll(keepingCapacity: true)
    tokens.removeAll(keepingCapacity: true)
    waiting = 0
    table.reset(expected: text.count / 4)
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
        var end = start
        while end < text.count, text[end] != 0x0A { end += 1 }
        let next = end + 1
        if end > start, text[end - 1] == 0x0D { end -= 1 }
        if end > start { add(TextRange(start, end), of: text) }
        start = next
      }
    }
    // The last tokens begin no whole shingle.
    while firsts.count < tokens.count {
      firsts.append(UInt32(firsts.count))
      lengths.append(0)
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
      do {
        let read = hashes.span
        for i in waiting..<count {
          weight += Int(truncatingIfNeeded: read[i] & 1) + 1
          hash = hash &* 0xD129_0B2D_9C5C_A5C5 &+ read[i]
          tokens.append(UInt32(truncatingIfNeeded: read[i]))
        }
        shingles.restart()
        while let shingle = shingles.next(read, count) {
          let position = UInt32(truncatingIfNeeded: firsts.count)
          firsts.append(table.first(of: shingle.hash, at: position))
          lengths.append(UInt8(truncatingIfNeeded: shingle.length))
        }
      }
      waiting = count - shingles.first
      for i in 0..<waiting { hashes[i] = hashes[shingles.first + i] }
      start = end
    }
    guard tokens.count > before else { return }
    units.append(Unit(range: range, tokens: before..<tokens.count, weight: weight, hash: hash))
  }
}
