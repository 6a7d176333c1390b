internal import SelarasText

/// Counts which Han characters stand side by side in a stretch of text, and finds the pairs that
/// hold together though a boundary divides them.
///
/// Pairs are counted in a table in which some share a place, so that a count may be too high; the
/// few pairs that pass are counted again one by one.
struct PairCounts: Sendable {
  /// The share of the rarer character of a pair that stands in the pair, at least.
  static let leastShareOfRarer = 0.7
  /// The share of the more frequent one, at least.
  static let leastShareOfOther = 0.2
  /// How often a pair stands in a stretch, at least.
  static let leastCount = 3

  /// Set in the counts of places where a pair is that is counted again.
  private static let mark: UInt32 = 1 << 31

  /// The characters of the stretch, 0 for what is no Han character of the basic plane.
  private var codes: [UInt16] = []
  /// Whether a segment starts at each character.
  private var isStart: [Bool] = []
  private var single = [UInt32](repeating: 0, count: 0x1_0000)
  private var table = [UInt32](repeating: 0, count: 0x1_0000)

  /// The pairs that hold together, the first character in the higher half, with their counts.
  ///
  /// - Complexity: O(*n*).
  mutating func pairs(
    of segments: borrowing SegmentList, _ range: Range<Int>, in text: Span<UInt8>,
    characters: HanCharacters
  ) -> [UInt32: Int] {
    read(segments, range, in: text, characters)
    for i in codes.indices.dropFirst() {
      single[Int(codes[i])] += 1
      if codes[i - 1] != 0, codes[i] != 0 { table[place(i)] += 1 }
    }
    var pairs: [UInt32: Int] = [:]
    for i in codes.indices.dropFirst().dropLast()
    where isStart[i] && codes[i - 1] != 0 && codes[i] != 0 && (isStart[i - 1] || isStart[i + 1]) {
      let place = place(i)
      if holdsTogether(i, Int(table[place] & ~PairCounts.mark)) {
        pairs[pair(i)] = 0
        table[place] |= PairCounts.mark
      }
    }
    if !pairs.isEmpty {
      for i in codes.indices.dropFirst() where table[place(i)] & PairCounts.mark != 0 {
        if let count = pairs[pair(i)] { pairs[pair(i)] = count + 1 }
      }
      pairs = pairs.filter { pair, count in
        holdsTogether(UInt16(pair >> 16), UInt16(pair & 0xFFFF), count)
      }
    }
    for i in codes.indices.dropFirst() {
      single[Int(codes[i])] = 0
      table[place(i)] = 0
    }
    return pairs
  }

  /// The code by which a Han character of the basic plane is known here; 0 for others.
  @inline(__always)
  static func code(of scalar: UInt32, in characters: HanCharacters) -> UInt32 {
    guard scalar < 0x1_0000, HanCharacters.isHan(scalar) else { return 0 }
    return characters.view(of: scalar).code
  }

  /// Fills ``codes`` and ``isStart``, with a 0 at either end.
  private mutating func read(
    _ segments: borrowing SegmentList, _ range: Range<Int>, in text: Span<UInt8>,
    _ characters: HanCharacters
  ) {
    codes.removeAll(keepingCapacity: true)
    isStart.removeAll(keepingCapacity: true)
    func append(_ code: UInt32, _ start: Bool) {
      codes.append(UInt16(truncatingIfNeeded: code))
      isStart.append(start)
    }
    append(0, true)
    for i in range {
      let segment = segments[i].range
      guard segments[i].status >= 300 else {
        if codes[codes.count - 1] != 0 { append(0, true) }
        continue
      }
      var position = segment.start
      while position < segment.end {
        let (scalar, length) = text.scalar(at: position)
        append(PairCounts.code(of: scalar, in: characters), position == segment.start)
        position += length
      }
    }
    append(0, true)
  }

  @inline(__always)
  private func pair(_ i: Int) -> UInt32 { UInt32(codes[i - 1]) << 16 | UInt32(codes[i]) }

  @inline(__always)
  private func place(_ i: Int) -> Int { Int((pair(i) &* 0x9E37_79B1) >> 16) }

  private func holdsTogether(_ i: Int, _ count: Int) -> Bool {
    holdsTogether(codes[i - 1], codes[i], count)
  }

  private func holdsTogether(_ left: UInt16, _ right: UInt16, _ count: Int) -> Bool {
    guard count >= PairCounts.leastCount else { return false }
    let (left, right) = (Double(single[Int(left)]), Double(single[Int(right)]))
    return Double(count) >= PairCounts.leastShareOfRarer * min(left, right)
      && Double(count) >= PairCounts.leastShareOfOther * max(left, right)
  }
}
