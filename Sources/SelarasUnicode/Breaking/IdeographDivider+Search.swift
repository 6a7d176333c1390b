extension IdeographDivider {
  /// What a run of this many katakana costs as one word (from ICU's `dictbe.cpp`).
  private static func katakanaCost(_ length: Int) -> UInt32 {
    switch length {
    case 1: 984
    case 2: 408
    case 3: 240
    case 4: 204
    case 5: 252
    case 6: 300
    case 7: 372
    case 8: 480
    default: 8192
    }
  }

  @inline(__always)
  private static func isKatakana(_ c: UInt32) -> Bool {
    c &- 0x30A1 <= 0x30FE - 0x30A1 && c != 0x30FB || c &- 0xFF66 <= 0xFF9F - 0xFF66
  }

  /// What a character leads to, and what it and the next one do.
  struct Pair {
    var root: UInt32
    /// The node of the two, if the first look found it.
    var child: UInt32
    var isFound: Bool
    /// Whether a second look might find more.
    var isFull: Bool
  }

  /// Finds the cheapest path over the first `count` of ``points``.
  ///
  /// Returns the place in ``best`` from which the boundaries stand, up to that at `count`.
  ///
  /// `isPlain` promises that all are unified ideographs.
  @inline(__always)
  @unsafe mutating func search(
    _ count: Int, _ dictionary: IdeographDictionary.View, isPlain: Bool
  ) -> Int {
    let points = unsafe UnsafePointer(self.points)
    let best = unsafe self.best
    let roots = unsafe dictionary.roots
    let keys = unsafe dictionary.keys
    let nodes = unsafe dictionary.nodes
    let pairs = unsafe self.pairs
    // What each character and the next one lead to is looked up ahead of the rest: so the waits
    // for memory go side by side, where no guess of a branch holds them up.
    for i in 0..<count {
      let point = unsafe points[i]
      // No word has U+FFFF, so that nothing is found behind the end or past the basic plane.
      let next = unsafe i &+ 1 < count ? min(points[i &+ 1], 0xFFFF) : 0xFFFF
      let root = unsafe isPlain || point <= 0xFFFF ? roots[Int(point)] : 0
      let place = IdeographDictionary.group(root, next)
      let group = unsafe UnsafeRawPointer(keys + place).load(as: UInt64.self)
      let found = IdeographDictionary.zeroes(group ^ UInt64(next) &* 0x0001_0001_0001_0001)
      let child = unsafe nodes[place &+ found.trailingZeroBitCount / 16]
      unsafe pairs[i] = Pair(
        root: root, child: child, isFound: found != 0,
        isFull: IdeographDictionary.zeroes(group) == 0)
      unsafe best[i &+ 1] = .max
    }
    unsafe best[count &+ 1] = .max
    unsafe best[0] = 0
    var wasKatakana = false
    for i in 0..<count {
      if !isPlain, unsafe best[i] == .max { continue }
      // What a path through here costs, above where its next word starts: the lesser of two such
      // numbers is the cheaper, and of equals the one whose last word is longer.
      let before = unsafe best[i] & ~0xFFFF_FFFF | UInt64(i)
      let point = unsafe points[i]
      let pair = unsafe pairs[i]
      var cost = IdeographDictionary.cost(pair.root)
      if cost == 0 { cost = 255 }
      // Hangul, which normalisation may bring in, has no cost of its own.
      if isPlain || point &- 0xAC00 > 0xD7A3 - 0xAC00 || pair.root & 0xFF != 0 {
        unsafe best[i &+ 1] = min(best[i &+ 1], before &+ UInt64(cost) &<< 32)
      }
      var node = pair.isFound ? pair.child : 0
      if !pair.isFound, pair.isFull, i &+ 1 < count {
        node = unsafe IdeographDictionary.search(
          pair.root, points[i &+ 1], keys: keys, nodes: nodes)
      }
      let second = UInt64(IdeographDictionary.cost(node))
      let path = second == 0 ? .max : before &+ second &<< 32
      unsafe best[i &+ 2] = min(best[i &+ 2], path)
      // ICU looks at no more than 20 units.
      let limit = min(count, i &+ 20)
      var at = i &+ 2
      while IdeographDictionary.isInner(node), at < limit {
        let next = unsafe points[at]
        let (start, first, mask) = IdeographDictionary.place(node, next)
        var place = first
        var key = unsafe UInt32(keys[start &+ place])
        while key != next, key != 0, mask != 0 {
          place = (place &+ 1) & mask
          key = unsafe UInt32(keys[start &+ place])
        }
        if key != next { break }
        node = unsafe nodes[start &+ place]
        at &+= 1
        let cost = UInt64(IdeographDictionary.cost(node))
        let path = cost == 0 ? .max : before &+ cost &<< 32
        unsafe best[at] = min(best[at], path)
      }
      if isPlain { continue }
      let isKatakana = IdeographDivider.isKatakana(point)
      if isKatakana, !wasKatakana {
        var length = 1
        while i + length < count, length < 20,
          unsafe IdeographDivider.isKatakana(points[i + length])
        { length += 1 }
        if length < 20 {
          let path = before &+ UInt64(IdeographDivider.katakanaCost(length)) &<< 32
          unsafe best[i + length] = min(best[i + length], path)
        }
      }
      wasKatakana = isKatakana
    }
    // The way back, written from the end, is the list of boundaries.
    var found = count
    var i = count
    if unsafe best[count] == .max {
      unsafe best[count] = UInt64(count)
      return count
    }
    while i > 0 {
      let before = unsafe Int(truncatingIfNeeded: best[i] & 0xFFFF_FFFF)
      unsafe best[found] = UInt64(i)
      found &-= 1
      i = before
    }
    return found &+ 1
  }
}
