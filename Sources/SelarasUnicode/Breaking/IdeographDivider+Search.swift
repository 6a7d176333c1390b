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

  /// Stands for a child that is still to be looked up; no node has bits of a size without a start.
  private static let unsettled: UInt32 = 0x0000_0F01

  /// All ones for 0, else 0; `value` is below 2^31.
  @inline(__always)
  private static func mask(_ value: UInt32) -> UInt32 {
    UInt32(bitPattern: Int32(bitPattern: value &- 1) &>> 31)
  }

  /// The node of a character, and its child at the next character: 0 if there is none.
  struct Pair {
    var node: UInt32
    var child: UInt32
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
      let next = unsafe i &+ 1 < count ? points[i &+ 1] : 0
      let node = unsafe isPlain || point <= 0xFFFF ? roots[Int(point)] : 0
      let (start, first, mask) = IdeographDictionary.place(node, next)
      let key = unsafe UInt32(keys[start &+ first])
      let child = unsafe nodes[start &+ first]
      // Whether it is the right key, and whether the search may go on, without a branch.
      let isFound = IdeographDivider.mask(key ^ next)
      let isOver = IdeographDivider.mask(key) | IdeographDivider.mask(UInt32(mask))
      let other = IdeographDivider.unsettled & ~isOver
      unsafe pairs[i] = Pair(node: node, child: child & isFound | other & ~isFound)
      unsafe best[i &+ 1] = .max
    }
    unsafe best[0] = 0
    var wasKatakana = false
    for i in 0..<count {
      if !isPlain, unsafe best[i] == .max { continue }
      // What a path through here costs, above where its next word starts: the lesser of two such
      // numbers is the cheaper, and of equals the one whose last word is longer.
      let before = unsafe best[i] & ~0xFFFF_FFFF | UInt64(i)
      let point = unsafe points[i]
      var node = unsafe pairs[i].node
      var cost = IdeographDictionary.cost(node)
      if cost == 0 { cost = 255 }
      // Hangul, which normalisation may bring in, has no cost of its own.
      if isPlain || point &- 0xAC00 > 0xD7A3 - 0xAC00 || IdeographDictionary.cost(node) != 0 {
        unsafe best[i &+ 1] = min(best[i &+ 1], before &+ UInt64(cost) &<< 32)
      }
      // ICU looks at no more than 20 units.
      let limit = min(count, i &+ 20)
      var at = i &+ 1
      var child = unsafe pairs[i].child
      while child != 0 {
        if child == IdeographDivider.unsettled {
          let next = unsafe points[at]
          let (start, first, mask) = IdeographDictionary.place(node, next)
          var place = first
          var key = unsafe UInt32(keys[start &+ place])
          while key != next, key != 0, mask != 0 {
            place = (place &+ 1) & mask
            key = unsafe UInt32(keys[start &+ place])
          }
          if key != next { break }
          child = unsafe nodes[start &+ place]
        }
        node = child
        at &+= 1
        let cost = UInt64(IdeographDictionary.cost(node))
        let path = cost == 0 ? .max : before &+ cost &<< 32
        unsafe best[at] = min(best[at], path)
        let goesOn = IdeographDictionary.isInner(node) && at < limit
        child = goesOn ? IdeographDivider.unsettled : 0
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
