internal import CICU

/// Divides runs of Han and kana into words, with ICU's dictionary and ICU's dynamic programme.
///
/// The cheapest path over the words of the dictionary: a word costs its value there, a single
/// character without one 255, a run of katakana (at most 19) by its length. Among paths of equal
/// cost the one whose last word is longest wins, as in ICU's `CjkBreakEngine`.
@safe
struct IdeographDivider: ~Copyable {
  // One place for each boundary of the run.
  private(set) var room = 0
  /// The code points.
  var points = UnsafeMutablePointer<UInt32>.allocate(capacity: 1)
  /// The cheapest path to each place so far.
  ///
  /// Its cost is in the upper half, in the lower one where its last word starts. Later the
  /// boundaries found.
  var best = UnsafeMutablePointer<UInt64>.allocate(capacity: 1)
  /// What the characters and their pairs lead to.
  var pairs = UnsafeMutablePointer<Pair>.allocate(capacity: 1)
  private var offsets: [Int32] = []

  init() {}

  deinit {
    unsafe points.deallocate()
    unsafe best.deallocate()
    unsafe pairs.deallocate()
  }

  /// Emits what ends inside the run `[start, end)`.
  ///
  /// `odd` says whether it holds a character that NFKC may change, or one of four bytes; `last` is
  /// the boundary before, and becomes the last one found.
  @unsafe mutating func divide(
    _ text: UnsafePointer<UInt8>, _ start: Int, _ end: Int, odd: Bool, last: inout Int,
    status: Int32, dictionary: IdeographDictionary.View, into sink: inout SegmentSink
  ) throws(UnicodeError) {
    if odd {
      unsafe try divideComposed(
        text, start, end, last: &last, status: status, dictionary: dictionary, into: &sink)
      return
    }
    let count = (end - start) / 3
    if count < 2 { return }
    try reserve(count)
    let points = unsafe self.points
    for i in 0..<count {
      let at = start + 3 * i
      unsafe points[i] =
        UInt32(text[at] & 0xF) << 12 | UInt32(text[at + 1] & 0x3F) << 6
        | UInt32(text[at + 2] & 0x3F)
    }
    let next = unsafe search(count, dictionary, isPlain: false)
    unsafe emit(from: next, count, start: start, last: &last, status: status, into: &sink)
  }

  /// Emits what ends inside the run of `count` unified ideographs, already in ``points``, that
  /// starts at `start`.
  @unsafe mutating func dividePlain(
    _ count: Int, start: Int, last: inout Int, status: Int32,
    dictionary: IdeographDictionary.View, into sink: inout SegmentSink
  ) {
    let next = unsafe search(count, dictionary, isPlain: true)
    unsafe emit(from: next, count, start: start, last: &last, status: status, into: &sink)
  }

  @inline(__always)
  @unsafe private func emit(
    from next: Int, _ count: Int, start: Int, last: inout Int, status: Int32,
    into sink: inout SegmentSink
  ) {
    let best = unsafe self.best
    var next = next
    while next < count {
      let position = unsafe start &+ 3 &* Int(truncatingIfNeeded: best[next])
      sink.emit(position, status)
      last = position
      next &+= 1
    }
  }

  @unsafe private mutating func divideComposed(
    _ text: UnsafePointer<UInt8>, _ start: Int, _ end: Int, last: inout Int, status: Int32,
    dictionary: IdeographDictionary.View, into sink: inout SegmentSink
  ) throws(UnicodeError) {
    let count = unsafe try compose(text + start, end - start)
    var next = unsafe search(count, dictionary, isPlain: false)
    while next < count {
      // Several code points may come of one character, and some characters vanish in others.
      let position = unsafe start + Int(offsets[Int(best[next])])
      if position > last, position > start, position < end {
        sink.emit(position, status)
        last = position
      }
      next += 1
    }
  }

  /// Makes room for a run of `count` characters, and keeps those that are there.
  mutating func reserve(_ count: Int) throws(UnicodeError) {
    guard room <= count + 1 else { return }
    guard count < Int(Int32.max) / 4 else {
      throw UnicodeError("dividing a run of \(count) characters", code: 15)
    }
    let filled = max(1, room)
    room = count * 2 + 64
    let more = UnsafeMutablePointer<UInt32>.allocate(capacity: room)
    unsafe more.initialize(repeating: 0, count: room)
    unsafe more.update(from: points, count: filled)
    unsafe points.deallocate()
    unsafe points = more
    unsafe pairs.deallocate()
    unsafe pairs = .allocate(capacity: room)
    unsafe pairs.initialize(
      repeating: Pair(root: 0, child: 0, isFound: false, isFull: false), count: room)
    unsafe best.deallocate()
    unsafe best = .allocate(capacity: room)
    unsafe best.initialize(repeating: 0, count: room)
  }

  /// Fills ``points`` and ``offsets`` with the run in NFKC; returns how many there are.
  @unsafe private mutating func compose(
    _ text: UnsafePointer<UInt8>, _ count: Int
  ) throws(UnicodeError) -> Int {
    var need = count + 16
    while true {
      try reserve(need)
      if offsets.count < room { offsets = [Int32](repeating: 0, count: room) }
      var error: Int32 = 0
      let found = unsafe Int(
        cicu_compose(text, Int32(count), points, &offsets, Int32(room), &error))
      guard error <= 0 else { throw UnicodeError("normalising \(count) bytes", code: error) }
      if found < room { return found }
      need = found + 1
    }
  }
}
