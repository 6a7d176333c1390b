internal import CBytes

/// What the rules of lines make of ASCII, where they do it as this code assumes.
///
/// Blocks of 64 bytes: letters and digits hang together, spaces stay with what stands before them,
/// and the next letter or digit begins a new segment. Marks, such as the comma, go with the word
/// before them where a space follows. All else is left to the automaton. As with ``WordBlocks``
/// everything assumed is derived from the table.
struct LineBlocks {
  /// The rows behind a letter, a digit, a space.
  let rows: (letter: Int, digit: Int, space: Int)
  /// The status of the segments.
  let status: Int32

  /// Reads the behaviour of ASCII from the rules; `nil` where it is another.
  ///
  /// `list` becomes eight marks, repeated where there are fewer, and eight bytes that say nothing.
  init?(_ rules: BreakRules, shift: Int, list: inout [UInt8], category: (UInt8) -> Int) {
    func target(_ state: Int, _ byte: UInt8) -> Int { rules.target(state, category(byte)) }
    func isPlain(_ state: Int) -> Bool {
      state != BreakRules.stop && rules.accepting[state] == 1 && rules.lookAhead[state] <= 1
    }
    guard (0..<0x80).allSatisfy({ category($0) < rules.firstDictionaryCategory }) else {
      return nil
    }
    let letters = Array(UInt8(ascii: "a")...UInt8(ascii: "z"))
    let digits = Array(UInt8(ascii: "0")...UInt8(ascii: "9"))
    let (a, zero, blank) = (letters[0], digits[0], UInt8(ascii: " "))
    let letter = target(rules.first, a)
    let digit = target(rules.first, zero)
    let space = target(letter, blank)
    guard [letter, digit, space].allSatisfy(isPlain),
      (letters + letters.map { $0 - 32 }).allSatisfy({ category($0) == category(a) }),
      digits.allSatisfy({ category($0) == category(zero) }),
      [letter, digit].allSatisfy({
        target($0, a) == letter && target($0, zero) == digit && target($0, blank) == space
      }),
      target(space, blank) == space, target(space, a) == BreakRules.stop,
      target(space, zero) == BreakRules.stop
    else { return nil }
    let marks = Array(",.;:!?".utf8).filter { mark in
      [letter, digit].allSatisfy {
        let after = target($0, mark)
        return isPlain(after) && target(after, blank) == space
      }
    }
    list =
      marks + [UInt8](repeating: marks.first ?? 0xFF, count: 8 - marks.count)
      + [UInt8](repeating: 0xFF, count: 8)
    rows = (letter << shift, digit << shift, space << shift)
    status = rules.statuses[space]
  }

  /// Emits the segments of the blocks that begin with the match at `start`, a letter or digit.
  ///
  /// Stops before a byte that is not as simple as that, or at the end. Returns where, the start of
  /// the match that stands before it, and the row reached.
  @inline(__always)
  @unsafe func cut(
    _ text: UnsafePointer<UInt8>, _ end: Int, start: Int, list: UnsafePointer<UInt8>,
    into sink: inout SegmentSink
  ) -> (position: Int, start: Int, row: Int) {
    var start = start
    var position = start
    var wordsBefore: UInt64 = 0
    var spacesBefore: UInt64 = 0
    var row = 0
    while position < end {
      let kinds = unsafe cbytes_classify(text + position, Int64(end &- position), list)
      let letters = kinds.letters
      let spaces = kinds.spaces
      let words = letters | kinds.digits
      let wordsBehind = words &<< 1 | wordsBefore
      let spacesBehind = spaces &<< 1 | spacesBefore
      let simple = words | spaces | kinds.marks & wordsBehind & spaces &>> 1
      let limit = (~simple).trailingZeroBitCount
      var cuts = words & spacesBehind
      if limit < 64 { cuts &= 1 &<< UInt64(limit) &- 1 }
      while cuts != 0 {
        let boundary = position &+ cuts.trailingZeroBitCount
        cuts &= cuts &- 1
        sink.emit(boundary, status)
        start = boundary
      }
      if limit > 0 {
        let last = UInt64(limit &- 1)
        row =
          letters &>> last & 1 != 0
          ? rows.letter : spaces &>> last & 1 != 0 ? rows.space : rows.digit
      }
      if limit < 64 { return (position &+ limit, start, row) }
      wordsBefore = words &>> 63
      spacesBefore = spaces &>> 63
      position &+= 64
    }
    return (end, start, row)
  }
}
