internal import CBytes
internal import SelarasText

extension BreakAutomaton {
  /// Steps through characters of any kind, up to one whose entry asks for more, to `limit`, or to a
  /// block of ASCII from `asciiStop` on; see `cbytes_step`.
  ///
  /// Stops where 67 bytes or fewer are left, perhaps before, and never at the end of the text.
  @inline(never)
  @unsafe mutating func step(
    _ text: UnsafePointer<UInt8>, _ end: Int, to limit: Int, asciiStop: Int,
    position: inout Int, row: inout Int, start: inout Int
  ) {
    guard var automaton = unsafe tables.automaton else { return }
    while position < limit {
      let entered = position
      var stand = cbytes_stand()
      let last = unsafe sink.gather { place, room, base in
        stand = unsafe cbytes_step(
          text, Int64(position), Int64(end), Int64(limit), Int64(asciiStop), &automaton, Int64(row),
          base, place, room)
        return stand.count
      }
      position = Int(stand.position)
      row = Int(stand.row)
      if let last { start = last }
      // What ends it but for room ends it again, sooner than 64 bytes on.
      if position &- entered < 448 { return }
    }
  }

  /// Leaps over plain characters, and steps where they are few; see `cbytes_leap`.
  ///
  /// Stops where 67 bytes or fewer are left, perhaps before, and never at the end of the text.
  @inline(never)
  @unsafe mutating func leap(
    _ text: UnsafePointer<UInt8>, _ end: Int, _ plain: PlainRuns,
    position: inout Int, row: inout Int, start: inout Int
  ) {
    guard var automaton = unsafe tables.automaton else { return }
    unsafe stretchEnds.reach(position, text, end, plain, tables.categories)
    while position < end &- 66 {
      let entered = position
      if stretchEnds.isDense {
        unsafe step(
          text, end, to: stretchEnds.limit, asciiStop: .max, position: &position, row: &row,
          start: &start)
        if position < stretchEnds.limit { return }
        _ = unsafe stretchEnds.find(from: position, text, end, plain, tables.categories)
        continue
      }
      var stand = cbytes_stand()
      var used: Int64 = 0
      let last = unsafe sink.gather { place, room, base in
        stand = unsafe cbytes_leap(
          text, Int64(position), Int64(end), Int64(stretchEnds.base), Int64(stretchEnds.limit),
          stretchEnds.places + stretchEnds.next, &used, &automaton, Int64(row), base, place, room)
        return stand.count
      }
      position = Int(stand.position)
      row = Int(stand.row)
      if let last { start = last }
      stretchEnds.next &+= Int(used)
      stretchEnds.last = max(stretchEnds.last, position)
      if unsafe stretchEnds.places[stretchEnds.next] == .max {
        let canGoOn =
          unsafe position >= stretchEnds.limit || automaton.plain[row >> tables.shift] != 0
        if stretchEnds.limit == end || !canGoOn { return }
        // The leap from here goes on among the next places.
        _ = unsafe stretchEnds.find(from: position, text, end, plain, tables.categories)
      } else if position &- entered < 448 {
        return
      }
    }
  }
}
