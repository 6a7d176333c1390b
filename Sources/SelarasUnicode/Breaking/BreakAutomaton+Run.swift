internal import CBytes
internal import SelarasText

extension BreakAutomaton {
  /// What may be done with many bytes at once.
  private enum Bulk {
    case words, lines, singles, nothing
  }

  /// Runs the automaton from the start of the text to its end.
  @unsafe mutating func run(
    _ text: UnsafePointer<UInt8>, _ end: Int
  ) throws(UnicodeError) {
    // Each call is compiled by itself, with the others' paths left out.
    if tables.words != nil {
      unsafe try run(text, end, bulk: .words)
    } else if tables.lines != nil {
      unsafe try run(text, end, bulk: .lines)
    } else if tables.singles != nil {
      unsafe try run(text, end, bulk: .singles)
    } else if let plain = tables.plain {
      unsafe try runStretches(text, end, plain)
    } else {
      unsafe try run(text, end, bulk: .nothing)
    }
  }

  /// Runs the automaton from the start of the text to its end.
  ///
  /// While every state accepts, the place of the last boundary need not be kept: it is where the
  /// automaton stands. Everything else is left to `finish`.
  @inline(__always)
  @unsafe private mutating func run(
    _ text: UnsafePointer<UInt8>, _ end: Int, bulk: Bulk
  ) throws(UnicodeError) {
    let categories = unsafe tables.categories.view
    let fused = unsafe UnsafePointer(tables.fused)
    let statuses = unsafe UnsafePointer(tables.statuses)
    let list = unsafe UnsafePointer(tables.list)
    let shift = tables.shift
    let ideographs = tables.ideographs ?? 0
    let words = tables.words
    let lines = tables.lines
    let loneIdeographs = tables.loneIdeographs
    let singles = tables.singles
    let plain = tables.plain
    stretchEnds.reset()
    var start = 0
    var position = 0
    var row = tables.first
    let canStep = unsafe tables.automaton != nil
    var blocks = Trial(from: 0, least: 6, wait: 1...(canStep ? 1024 : 256))
    var stretches = Trial(from: plain == nil ? Int.max >> 1 : 32, least: 96, wait: 16...2048)
    var steps = Trial(from: canStep ? 24 : Int.max, least: 64, wait: 16...512)
    // From here on blocks of ASCII are stepped through too, since nothing better came of them.
    var asciiStop = 0
    while position < end {
      if bulk == .singles, position == start, position >= blocks.next, let singles {
        let entered = position
        (position, start) = unsafe singles.cut(text, end, start: start, into: &sink)
        if position > start {
          let last = unsafe singles.category(of: text[position &- 1], categories)
          row = unsafe Int(tables.next[tables.first | last])
          if position == end { break }
        }
        blocks.record(position &- entered, to: position)
        if canStep { steps.next = max(steps.next, position &+ 24) }
      }
      if bulk == .words, position == start, position >= blocks.next, let words,
        unsafe text[position] < 0x80
      {
        let entered = position
        (position, start) = unsafe words.cut(text, end, start: start, list: list, into: &sink)
        if position > start {
          // The row is that of the last byte, whatever stands before it in a run.
          let last = unsafe Int(text[position &- 1])
          row = unsafe Int(tables.next[tables.first | Int(categories.direct[last])])
          if position == end { break }
        }
        blocks.record(position &- entered, to: position)
        if canStep { steps.next = max(steps.next, position &+ 24) }
      }
      if bulk == .lines, position == start, position >= blocks.next, let lines,
        unsafe (text[position] | 0x20) &- 0x61 < 26 || text[position] &- 0x30 < 10
      {
        let entered = position
        (position, start, row) = unsafe lines.cut(text, end, start: start, list: list, into: &sink)
        if position == end { break }
        blocks.record(position &- entered, to: position)
        if canStep { steps.next = max(steps.next, position &+ 24) }
      }
      if position >= steps.next {
        // Where nothing plain has come for long, none is near.
        if position >= stretches.next &+ 32 { stretches.record(0, to: position) }
        if position < stretches.next {
          let entered = position
          unsafe step(
            text, end, to: stretches.next,
            asciiStop: bulk == .nothing ? .max : max(asciiStop, blocks.next),
            position: &position, row: &row, start: &start)
          steps.record(position &- entered, to: position)
          stretches.next = max(stretches.next, position)
          if position &- entered < 64 { asciiStop = position &+ 512 }
        }
      }
      let (category, length) = unsafe categories.lookUp(text, position, end)
      let entry = unsafe fused[row | Int(category)]
      let action = entry & BreakTables.action
      if action == BreakTables.settle {
        row = Int(entry & BreakTables.row)
        position &+= length
        if position >= stretches.next, entry & BreakTables.plain != 0, let plain {
          // Most are words of a few letters, for which this is not worth while.
          let entered = position
          (position, row) = unsafe passLongStretch(text, end, plain, row: row, position: position)
          stretches.record(position &- entered, to: position)
        }
      } else if action == BreakTables.cut {
        unsafe sink.emit(position, statuses[row >> shift])
        start = position
        if bulk == .words && length == 1 || bulk == .lines && length == 1 || bulk == .singles,
          position >= blocks.next
        {
          row = tables.first
          continue
        }
        row = Int(entry & BreakTables.row)
        position &+= length
        if bulk == .lines, row == loneIdeographs {
          let status = unsafe statuses[row >> shift]
          while end &- position >= 3, unsafe isIdeograph(text + position) {
            sink.emit(position, status)
            start = position
            position &+= 3
          }
        }
      } else if action == BreakTables.wait,
        let after = unsafe passRejecting(
          text, end, categories, row: &row, position: position, start: start)
      {
        if after == position {
          unsafe sink.emit(position, statuses[row >> shift])
          start = position
          row = tables.first
        }
        position = after
      } else {
        if position == start, ideographs != 0, unsafe text[position] &- 0xE4 <= 5 {
          position = unsafe try divideIdeographs(text, end, start: start)
        } else if position == start, unsafe text[position] & 0xFE == 0xE0,
          unsafe divider.wantsICU(text, start, end),
          let line = unsafe try askICU(text, start, end)
        {
          position = line
        } else {
          position = unsafe try finish(text, end, row: row, position: position, start: start)
        }
        start = position
        row = tables.first
      }
    }
    if start < end {
      _ = unsafe try finish(text, end, row: row, position: position, start: start)
    }
  }

  /// Whether one of U+4E00 to U+9FFF stands there.
  @inline(__always)
  @unsafe private func isIdeograph(_ text: UnsafePointer<UInt8>) -> Bool {
    let first = unsafe UInt32(text[0])
    let second = unsafe UInt32(text[1])
    let third = unsafe UInt32(text[2])
    let point = (first & 0xF) << 12 | (second & 0x3F) << 6
    return first & 0xF0 == 0xE0 && point &- 0x4E00 <= 0x51C0 && second & 0xC0 == 0x80
      && third & 0xC0 == 0x80
  }
}
