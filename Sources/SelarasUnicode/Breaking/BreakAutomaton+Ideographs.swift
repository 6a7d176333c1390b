internal import SelarasText

extension BreakAutomaton {
  /// Divides a match that begins with unified ideographs, U+4E00 to U+9FFF; most hold nothing else.
  ///
  /// Such a run keeps the automaton in one row, so that it is decoded at once for the dictionary,
  /// and the rules are asked only about the character behind it. Returns the end of the match.
  @inline(never)
  @unsafe mutating func divideIdeographs(
    _ text: UnsafePointer<UInt8>, _ end: Int, start: Int
  ) throws(UnicodeError) -> Int {
    let row = tables.ideographs ?? tables.first
    divider.prepare()
    guard divider.hasPlainIdeographs, let dictionary = unsafe divider.dictionary
    else { return unsafe try finish(text, end, row: tables.first, position: start, start: start) }
    var position = start
    var count = 0
    try divider.ideographs.reserve(64)
    var points = unsafe divider.ideographs.points
    var room = divider.ideographs.room
    while end &- position >= 3 {
      let first = unsafe UInt32(text[position])
      let second = unsafe UInt32(text[position &+ 1])
      let third = unsafe UInt32(text[position &+ 2])
      let point = (first & 0xF) << 12 | (second & 0x3F) << 6 | third & 0x3F
      guard point &- 0x4E00 <= 0x51FF, first & 0xF0 == 0xE0, second & 0xC0 == 0x80,
        third & 0xC0 == 0x80
      else { break }
      if count &+ 1 >= room {
        try divider.ideographs.reserve(room)
        unsafe points = divider.ideographs.points
        room = divider.ideographs.room
      }
      unsafe points[count] = point
      count &+= 1
      position &+= 3
    }
    if position < end {
      let (category, _) = unsafe tables.categories.view.lookUp(text, position, end)
      let goesOn = unsafe Int(tables.next[row | Int(category)]) != tables.stop
      if goesOn || count == 0 {
        return unsafe try finish(
          text, end, row: count == 0 ? tables.first : row, position: position, start: start,
          sawDictionary: count > 0)
      }
    }
    let status = unsafe tables.statuses[row >> tables.shift]
    var last = start
    if count > 1 {
      unsafe divider.ideographs.dividePlain(
        count, start: start, last: &last, status: status, dictionary: dictionary, into: &sink)
    }
    sink.emit(position, status)
    return position
  }
}
