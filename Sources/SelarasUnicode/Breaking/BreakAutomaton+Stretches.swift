internal import CBytes
internal import SelarasText

extension BreakAutomaton {
  /// Runs the automaton from the start of the text to its end, past the stretches of ``PlainRuns``.
  @inline(never)
  @unsafe mutating func runStretches(
    _ text: UnsafePointer<UInt8>, _ end: Int, _ plain: PlainRuns
  ) throws(UnicodeError) {
    let categories = unsafe tables.categories.view
    let fused = unsafe UnsafePointer(tables.fused)
    let statuses = unsafe UnsafePointer(tables.statuses)
    let shift = tables.shift
    var start = 0
    var position = 0
    var row = tables.first
    // The last bytes are left to the loop here.
    let leapsEnd = unsafe tables.automaton != nil && !plain.isStrict ? end &- 66 : 0
    var leaps = Trial(from: 0, least: 24, wait: 16...1024)
    stretchEnds.reset()
    while position < end {
      if position < leapsEnd, position >= leaps.next {
        let entered = position
        unsafe leap(text, end, plain, position: &position, row: &row, start: &start)
        leaps.record(position &- entered, to: position)
      }
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
        if entry & BreakTables.plain == 0 || position >= leaps.next && position < leapsEnd {
          break
        }
        (position, category, length) = unsafe passStretch(
          text, end, plain, row: &row, position: position)
        if position == end { break }
      }
    }
    if start < end {
      _ = unsafe try finish(text, end, row: row, position: position, start: start)
    }
  }

  /// Passes the plain characters from `position` on, in a row of theirs.
  ///
  /// Returns where they end, and the category and the length of the character there, if there is
  /// one. That may be a plain one too, where ill-formed bytes are near.
  @inline(__always)
  @unsafe mutating func passStretch(
    _ text: UnsafePointer<UInt8>, _ end: Int, _ plain: PlainRuns, row: inout Int, position: Int
  ) -> (position: Int, category: UInt8, length: Int) {
    let categories = unsafe tables.categories.view
    var stop = position
    while true {
      stop = unsafe stretchEnds.first(from: stop, text, end, plain, tables.categories)
      if stop == end { break }
      let (category, length) = unsafe categories.lookUp(text, stop, end)
      if plain.mask &>> UInt64(category) & 1 != 0, !stretchEnds.isHalted { continue }
      if plain.same &>> UInt64(category) & 1 == 0 {
        row = unsafe rowBefore(text, stop, from: position, row: row, plain, end)
      }
      return (stop, category, length)
    }
    row = unsafe rowBefore(text, stop, from: position, row: row, plain, end)
    return (stop, 0, 0)
  }

  /// Passes the plain characters from `position` on; returns where they end, and the row there.
  @inline(never)
  @unsafe mutating func passLongStretch(
    _ text: UnsafePointer<UInt8>, _ end: Int, _ plain: PlainRuns, row: Int, position: Int
  ) -> (position: Int, row: Int) {
    var row = row
    let stop = unsafe passStretch(text, end, plain, row: &row, position: position).position
    return (stop, row)
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
    _ end: Int
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
        return unsafe Int(tables.next[plain.row | Int(category)])
      }
      stop = position
    }
    return row
  }
}
