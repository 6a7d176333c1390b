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
    let next = unsafe UnsafePointer(tables.next)
    let statuses = unsafe UnsafePointer(tables.statuses)
    let list = unsafe UnsafePointer(tables.list)
    let shift = tables.shift
    var start = 0
    var position = 0
    var row = tables.first
    // The places of the 64 bytes from `block` on where something else may begin.
    var block = -64
    var found: UInt64 = 0
    while position < end {
      var (category, length) = unsafe categories.lookUp(text, position, end)
      while true {
        let entry = unsafe fused[row | Int(category)]
        let action = entry & BreakTables.action
        if action == BreakTables.settle {
          row = Int(entry & BreakTables.row)
          position &+= length
        } else if action == BreakTables.cut {
          unsafe sink.emit(position, statuses[row >> shift])
          start = position
          row = Int(entry & BreakTables.row)
          position &+= length
        } else {
          var after: Int?
          if action == BreakTables.wait {
            after = unsafe passRejecting(
              text, end, categories, row: &row, position: position, start: start)
          }
          if let after {
            if after == position {
              unsafe sink.emit(position, statuses[row >> shift])
              start = position
              row = tables.first
            }
            position = after
          } else {
            position = unsafe try finish(text, end, row: row, position: position, start: start)
            start = position
            row = tables.first
          }
          break
        }
        if entry & BreakTables.plain == 0 { break }
        let from = position
        // Those behind `position` of what is known.
        let known = position &- block
        found = known < 64 ? found & .max &<< UInt64(known) : 0
        while true {
          if found == 0 {
            let first = position > block &+ 63 ? position : block &+ 64
            let seen = unsafe cbytes_seek(text, Int64(first), Int64(end), list)
            block = Int(seen.start)
            found = seen.mask
            if found == 0 {
              position = end
              break
            }
          }
          position = block &+ found.trailingZeroBitCount
          (category, length) = unsafe categories.lookUp(text, position, end)
          if plain.mask &>> UInt64(category) & 1 == 0 { break }
          found &= found &- 1
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
