internal import SelarasText

/// Counts of a piece of text: letters, of which an ideograph counts two, and marks.
struct TextCounts {
  var letters = 0
  var marks = 0

  init(_ text: Span<UInt8>) {
    var position = 0
    let raw = unsafe text.bytes
    while position < text.count {
      if position + 8 <= text.count {
        let eight = unsafe raw.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
        if eight & Self.tops == 0 {
          count(eight)
          position += 8
          continue
        }
      }
      let byte = text[position]
      if byte < 0x80 {
        count(byte)
        position += 1
        continue
      }
      let (value, length) = text.scalar(at: position)
      position += length
      switch value {
      case 0x3001, 0x3002, 0xFF0C, 0xFF0E, 0xFF1B, 0xFF01, 0xFF1F: marks += 1
      case 0xA0...0xBF, 0x2000...0x206F, 0x3000...0x303F, 0xFF00...0xFF0F, 0xFF1A...0xFF20: break
      default: letters += WhitespaceFolder.isWide(value) ? 2 : 1
      }
    }
  }

  /// Counts a byte of ASCII.
  private mutating func count(_ byte: UInt8) {
    let isLetter = (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
    letters += isLetter ? 1 : 0
    let isMark = byte == 0x2C || byte == 0x2E || byte == 0x3B || byte == 0x21 || byte == 0x3F
    marks += isMark ? 1 : 0
  }

  /// Counts eight bytes of ASCII, none of which can carry over into the next.
  ///
  /// Warren, *Hacker's Delight*, second edition, section 6-1.
  private mutating func count(_ bytes: UInt64) {
    let lower = bytes | Self.each &* 0x20
    let isLetter = (lower &+ Self.each &* 0x1F) & ~(lower &+ Self.each &* 0x05)
    let isDigit = (bytes &+ Self.each &* 0x50) & ~(bytes &+ Self.each &* 0x46)
    letters += ((isLetter | isDigit) & Self.tops).nonzeroBitCount
    // Comma and stop differ in one bit, and so do semicolon and question mark.
    let isOther =
      Self.differs(bytes | Self.each &* 0x02, 0x2E) & Self.differs(bytes | Self.each &* 0x04, 0x3F)
      & Self.differs(bytes, 0x21)
    marks += (~isOther & Self.tops).nonzeroBitCount
  }

  /// Sets the top bit of each byte that is another.
  private static func differs(_ bytes: UInt64, _ byte: UInt64) -> UInt64 {
    (bytes ^ each &* byte) &+ each &* 0x7F
  }

  private static let each: UInt64 = 0x0101_0101_0101_0101
  private static let tops: UInt64 = 0x8080_8080_8080_8080
}

/// How much running text stands under each node, so that no name of an element can throw away
/// most of a page.
struct ProseMass {
  /// Letters of running text before each node.
  private let before: [Int32]

  init(_ tree: HTMLTree, _ counts: NodeCounts) {
    var before: [Int32] = []
    before.reserveCapacity(tree.nodes.count + 1)
    var sum: Int32 = 0
    var skippedUntil = 0
    for node in tree.nodes.indices {
      before.append(sum)
      switch tree.tag(node) {
      case .script, .style, .template, .noscript, .a, .head, .select, .button, .textarea, .svg:
        skippedUntil = max(skippedUntil, tree.end(node))
      case .text where node >= skippedUntil:
        // Short pieces are labels as often as not.
        if counts.letters[node] >= 25 { sum &+= counts.letters[node] }
      default: break
      }
    }
    before.append(sum)
    self.before = before
  }

  /// Letters of running text under a node.
  func letters(_ tree: HTMLTree, under node: Int) -> Int {
    Int(before[tree.end(node)] &- before[node])
  }

  /// The share of the page's running text that stands under a node, 0...1.
  func share(_ tree: HTMLTree, under node: Int) -> Double {
    let all = Int(before.last ?? 0)
    return all == 0 ? 0 : Double(letters(tree, under: node)) / Double(all)
  }
}
