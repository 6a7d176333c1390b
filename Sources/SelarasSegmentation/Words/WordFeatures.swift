/// The features of a gap between two characters: hashed, a fixed number of them.
///
/// In the order of ``WordFeatures/append(of:at:bits:to:)``: the characters around the gap alone and
/// in pairs; their classes; the words that ICU has beside or across the gap; the longest words of
/// the dictionary that end and begin at the gap, and which ones span it.
enum WordFeatures {
  /// How many features a gap has.
  static let count = 25

  /// Calls `body` with the number of each feature, below `1 << bits`, of the gap before character
  /// `i`; 0 < `i` < `run.count`.
  @inline(__always)
  static func forEach(of run: borrowing HanRun, at i: Int, bits: Int, _ body: (Int) -> Void) {
    let shift = UInt64(64 &- bits)
    func feature(_ template: UInt64, _ value: UInt64) {
      var key = (value ^ template &* 0xC2B2_AE3D_27D4_EB4F) &* 0x9E37_79B9_7F4A_7C15
      key = (key ^ key >> 32) &* 0xD6E8_FEB8_6659_FD93
      body(Int(truncatingIfNeeded: key >> shift))
    }
    let at = i &+ HanRun.margin
    let (c1, c2) = (UInt64(run.codes[at &- 2]), UInt64(run.codes[at &- 1]))
    let (c3, c4) = (UInt64(run.codes[at]), UInt64(run.codes[at &+ 1]))
    feature(1, c1)
    feature(2, c2)
    feature(3, c3)
    feature(4, c4)
    feature(5, c1 << 32 | c2)
    feature(6, c2 << 32 | c3)
    feature(7, c3 << 32 | c4)
    feature(8, c1 << 32 | c3)
    feature(9, c2 << 32 | c4)
    let (k0, k1) = (UInt64(run.classes[at &- 3]), UInt64(run.classes[at &- 2]))
    let (k2, k3) = (UInt64(run.classes[at &- 1]), UInt64(run.classes[at]))
    let k4 = UInt64(run.classes[at &+ 1])
    feature(10, k1 << 9 | k2 << 6 | k3 << 3 | k4)
    feature(11, k2 << 3 | k3)
    feature(12, k0 << 6 | k1 << 3 | k2)
    feature(13, k2 << 6 | k3 << 3 | k4)

    let (start, end) = (Int(run.wordStarts[i]), Int(run.wordEnds[i]))
    let (left, right) = (UInt64(min(i &- start, 5)), UInt64(min(end &- i, 5)))
    if run.boundaries[i] {
      feature(14, run.hash(start, i))
      feature(15, run.hash(i, end))
      feature(16, left << 3 | right)
      feature(17, 1)
    } else {
      feature(18, run.hash(start, i))
      feature(19, run.hash(i, end))
      feature(20, left << 3 | right)
      feature(21, run.hash(start, end) &* 31 &+ UInt64(i &- start))
    }

    let before = Int(15 &- (run.ending[i] | 2).leadingZeroBitCount)
    let after = Int(15 &- (run.beginning[i] | 2).leadingZeroBitCount)
    let spanning = self.spanning(of: run, at: i)
    let ends = UInt64(before << 3 | after)
    feature(22, UInt64(before))
    feature(23, UInt64(after))
    feature(24, spanning.longest)
    feature(25, ends << 6 | spanning.longest)
    feature(26, spanning.pattern)
    feature(27, run.hash(i &- before, i))
    feature(28, run.hash(i, i &+ after))
    feature(29, 1)
  }

  /// The words of at most five characters that span a gap: a bit for each length and place, and
  /// length and place of the longest.
  @inline(__always)
  private static func spanning(
    of run: borrowing HanRun, at i: Int
  ) -> (pattern: UInt64, longest: UInt64) {
    var pattern: UInt64 = 0
    var longest: UInt64 = 0
    for offset in 1...4 where i >= offset {
      // Words that begin `offset` characters before the gap and end behind it.
      let words = UInt64(run.beginning[i &- offset]) & 0x3F & ~0 << UInt64(offset &+ 1)
      pattern = pattern << 6 | words
      if words != 0 {
        let length = UInt64(63 &- words.leadingZeroBitCount)
        longest = max(longest, length << 3 | UInt64(offset))
      }
    }
    return (pattern, longest)
  }
}
