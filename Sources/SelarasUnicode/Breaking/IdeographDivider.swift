internal import CICU

/// Divides runs of Han and kana into words, with ICU's dictionary and ICU's dynamic programme.
///
/// The cheapest path over the words of the dictionary: a word costs its value there, a single
/// character without one 255, a run of katakana (at most 19) by its length. Among paths of equal
/// cost the one whose last word is longest wins, as in ICU's `CjkBreakEngine`.
@safe
struct IdeographDivider: ~Copyable {
  /// One for each boundary of the run: the code points, their bytes, the costs, the way back.
  private var points: [UInt32] = []
  private var offsets: [Int32] = []
  private var best: [UInt32] = []
  private var previous: [Int32] = []

  init() {}

  /// Emits what ends inside the run `[start, end)`.
  ///
  /// `odd` says whether it holds a character that NFKC may change, or one of four bytes; `last` is
  /// the boundary before, and becomes the last one found.
  @unsafe mutating func divide(
    _ text: UnsafePointer<UInt8>, _ start: Int, _ end: Int, odd: Bool, last: inout Int,
    status: Int32, into sink: inout SegmentSink
  ) throws(UnicodeError) {
    if !odd, end - start <= 3 { return }
    guard end - start < Int(Int32.max) / 4 else {
      throw UnicodeError("dividing a run of \(end - start) bytes", code: 15)
    }
    var count = (end - start) / 3
    if odd {
      count = unsafe try compose(text + start, end - start)
    } else {
      grow(count)
      for i in 0..<count {
        let at = start + 3 * i
        unsafe points[i] =
          UInt32(text[at] & 0xF) << 12 | UInt32(text[at + 1] & 0x3F) << 6
          | UInt32(text[at + 2] & 0x3F)
      }
    }
    search(count)
    // The way back, turned round in place, is the list of boundaries.
    var found = count
    var i = count
    if best[count] != UInt32.max {
      while i > 0 {
        let before = Int(previous[i])
        best[found] = UInt32(i)
        found -= 1
        i = before
      }
    }
    var index = found + 1
    while index <= count {
      let boundary = Int(best[index])
      let position = start + (odd ? Int(offsets[boundary]) : 3 * boundary)
      if position > last, position > start, position < end {
        sink.emit(last, position, status)
        last = position
      }
      index += 1
    }
  }

  private mutating func grow(_ count: Int) {
    guard best.count <= count else { return }
    let room = count * 2 + 64
    points = [UInt32](repeating: 0, count: room)
    best = points
    previous = [Int32](repeating: 0, count: room)
  }

  /// Fills ``points`` and ``offsets`` with the run in NFKC; returns how many there are.
  @unsafe private mutating func compose(
    _ text: UnsafePointer<UInt8>, _ count: Int
  ) throws(UnicodeError) -> Int {
    var room = count + 16
    while true {
      grow(room)
      if offsets.count < points.count {
        offsets = [Int32](repeating: 0, count: points.count)
      }
      var error: Int32 = 0
      let capacity = points.count
      let found = unsafe Int(
        cicu_compose(text, Int32(count), &points, &offsets, Int32(capacity), &error))
      guard error <= 0 else { throw UnicodeError("normalising \(count) bytes", code: error) }
      if found < capacity { return found }
      room = found + 1
    }
  }

  /// What a run of this many katakana costs as one word (from ICU's `dictbe.cpp`).
  private static let katakanaCosts: [UInt32] = [8192, 984, 408, 240, 204, 252, 300, 372, 480]

  private static func isKatakana(_ c: UInt32) -> Bool {
    (0x30A1...0x30FE).contains(c) && c != 0x30FB || (0xFF66...0xFF9F).contains(c)
  }

  /// Finds the cheapest path over the first `count` of ``points``.
  private mutating func search(_ count: Int) {
    guard let dictionary = IdeographDictionary.shared else { return }
    best[0] = 0
    for i in 1...count { best[i] = .max }
    let mask = dictionary.edges.count - 1
    var wasKatakana = false
    for i in 0..<count {
      let before = best[i]
      if before == .max { continue }
      let first = points[i]
      let root = first <= 0xFFFF ? UInt64(dictionary.roots[Int(first)]) : 0
      var cost = UInt32(root & IdeographDictionary.cost)
      // Hangul, which normalisation may bring in, has no cost of its own.
      if cost == 0, !(0xAC00...0xD7A3).contains(first) { cost = 255 }
      if cost != 0 { relax(i + 1, from: i, before &+ cost) }
      var node = root >> 8
      var at = i + 1
      // ICU looks at no more than 20 units.
      let limit = min(count, i + 20)
      while node != 0, at < limit, points[at] <= 0xFFFF {
        let key = IdeographDictionary.key(node, points[at])
        var slot = IdeographDictionary.slot(key, dictionary.shift)
        var edge = dictionary.edges[slot]
        while edge != 0, edge >> 28 != key {
          slot = (slot + 1) & mask
          edge = dictionary.edges[slot]
        }
        if edge == 0 { break }
        at += 1
        let cost = UInt32(edge & IdeographDictionary.cost)
        if cost != 0 { relax(at, from: i, before &+ cost) }
        node = edge >> 8 & 0xFFFFF
      }
      let isKatakana = IdeographDivider.isKatakana(first)
      if isKatakana, !wasKatakana {
        var length = 1
        while i + length < count, length < 20, IdeographDivider.isKatakana(points[i + length]) {
          length += 1
        }
        if length < 20 {
          let costs = IdeographDivider.katakanaCosts
          relax(i + length, from: i, before &+ (length < costs.count ? costs[length] : 8192))
        }
      }
      wasKatakana = isKatakana
    }
  }

  @inline(__always)
  private mutating func relax(_ i: Int, from: Int, _ cost: UInt32) {
    if cost < best[i] {
      best[i] = cost
      previous[i] = Int32(from)
    }
  }
}
