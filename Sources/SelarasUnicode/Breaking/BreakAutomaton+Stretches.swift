internal import CBytes
internal import SelarasText

/// The places of a text where something else than a plain character may begin.
///
/// They are found for some thousands of bytes at once, since one by one neither their distances nor
/// what stands there could be foreseen by the processor.
@safe
struct StretchEnds: ~Copyable {
  /// So many bytes are looked at in one go.
  private static let size = 4096
  private let places: UnsafeMutablePointer<UInt32>
  private var next = 0
  /// Where the bytes begin, and where they end.
  private var base = 0
  private var limit = 0

  init() {
    unsafe places = .allocate(capacity: StretchEnds.size + 8)
    unsafe places.initialize(repeating: .max, count: StretchEnds.size + 8)
  }

  deinit { unsafe places.deallocate() }

  /// Forgets the last text.
  mutating func reset() {
    next = 0
    base = 0
    limit = 0
    unsafe places[0] = .max
  }

  /// The first place from `position` on, and passes it; `end` if there is none.
  @inline(__always)
  @unsafe mutating func first(
    from position: Int, _ text: UnsafePointer<UInt8>, _ end: Int, _ tables: UnsafePointer<UInt8>
  ) -> Int {
    while true {
      let offset = position &- base
      while unsafe Int(places[next]) < offset { next &+= 1 }
      let place = unsafe places[next]
      if place != .max {
        next &+= 1
        return base &+ Int(place)
      }
      if limit >= end { return end }
      base = max(position, limit)
      if base >= end { return end }
      limit = min(end, base &+ StretchEnds.size)
      next = 0
      _ = unsafe cbytes_seek(
        text + base, Int64(limit &- base), Int64(end &- base), tables, places)
    }
  }
}

extension BreakAutomaton {
  /// Runs the automaton from the start of the text to its end, past the stretches of ``PlainRuns``.
  @inline(never)
  @unsafe mutating func runStretches(
    _ text: UnsafePointer<UInt8>, _ end: Int, _ plain: PlainRuns
  ) throws(UnicodeError) {
    let categories = unsafe tables.categories.view
    let fused = unsafe UnsafePointer(tables.fused)
    let next = unsafe UnsafePointer(tables.next)
    let statuses = unsafe UnsafePointer(tables.statuses)
    let list = unsafe UnsafePointer(tables.list)
    let shift = tables.shift
    var start = 0
    var position = 0
    var row = tables.first
    stretchEnds.reset()
    while position < end {
      var (category, length) = unsafe categories.lookUp(text, position, end)
      while true {
        let entry = unsafe fused[row | Int(category)]
        let action = entry & BreakTables.action
        guard action <= BreakTables.cut else {
          position = unsafe try leave(
            text, end, row: &row, position: position, start: &start,
            waits: action == BreakTables.wait)
          break
        }
        // Which of the two it is can seldom be foreseen, so that both are done alike.
        unsafe sink.emit(position, statuses[row >> shift], if: Int(action))
        start ^= (start ^ position) & (0 &- Int(action))
        row = Int(entry & BreakTables.row)
        position &+= length
        if entry & BreakTables.plain == 0 { break }
        let from = position
        while true {
          position = unsafe stretchEnds.first(from: position, text, end, list)
          if position == end { break }
          (category, length) = unsafe categories.lookUp(text, position, end)
          if plain.mask &>> UInt64(category) & 1 == 0 { break }
        }
        if position == end || plain.same &>> UInt64(category) & 1 == 0 {
          row = unsafe rowBefore(text, position, from: from, row: row, plain, next, end)
        }
        if position == end { break }
      }
    }
    if start < end {
      _ = unsafe try finish(text, end, row: row, position: position, start: start)
    }
  }

  /// Goes on where neither a boundary nor an accepting state follows at once; returns where.
  @inline(__always)
  @unsafe private mutating func leave(
    _ text: UnsafePointer<UInt8>, _ end: Int, row: inout Int, position: Int, start: inout Int,
    waits: Bool
  ) throws(UnicodeError) -> Int {
    let categories = unsafe tables.categories.view
    if waits,
      let after = unsafe passRejecting(
        text, end, categories, row: &row, position: position, start: start)
    {
      if after == position {
        unsafe sink.emit(position, tables.statuses[row >> tables.shift])
        start = position
        row = tables.first
      }
      return after
    }
    start = unsafe try finish(text, end, row: row, position: position, start: start)
    row = tables.first
    return start
  }

  /// Goes on through states that do not accept, from the one that `row` leads to at `position`.
  ///
  /// Returns where the automaton stands when it accepts again, with its row; `position`, with the
  /// row as it was, if the match that began at `start` ends there; `nil` where that is not to be
  /// told so simply.
  @inline(__always)
  @unsafe func passRejecting(
    _ text: UnsafePointer<UInt8>, _ end: Int, _ categories: CategoryTable.View, row: inout Int,
    position: Int, start: Int
  ) -> Int? {
    var reached = row
    var at = position
    while at < end {
      let (category, length) = unsafe categories.lookUp(text, at, end)
      reached = unsafe Int(tables.next[reached | Int(category)])
      if reached == tables.stop { return position > start ? position : nil }
      if Int(category) >= tables.firstDictionaryCategory { return nil }
      at &+= length
      let state = reached &>> tables.shift
      if unsafe tables.lookAhead[state] > 1 || tables.accepting[state] > 1 { return nil }
      if unsafe tables.accepting[state] == 1 {
        row = reached
        return at
      }
    }
    return nil
  }

  /// The row behind the characters of `[from, stop)`, all of them plain; `row` is that before them.
  @inline(__always)
  @unsafe private func rowBefore(
    _ text: UnsafePointer<UInt8>, _ stop: Int, from: Int, row: Int, _ plain: PlainRuns,
    _ next: UnsafePointer<UInt16>, _ end: Int
  ) -> Int {
    let categories = unsafe tables.categories.view
    var stop = stop
    while stop > from {
      var position = stop &- 1
      while position > from, stop &- position < 4, unsafe text[position] & 0xC0 == 0x80 {
        position &-= 1
      }
      var (category, length) = unsafe categories.lookUp(text, position, end)
      if position &+ length != stop {
        // A byte that continues nothing stands for itself.
        category = unsafe categories.replacement
        position = stop &- 1
      }
      if plain.transparent &>> UInt64(category) & 1 == 0 {
        return unsafe Int(next[plain.row | Int(category)])
      }
      stop = position
    }
    return row
  }
}
