internal import CBytes

/// What the rules of words make of ASCII, where they do it as this code assumes.
///
/// Blocks of 64 bytes are cut with a few operations on masks: runs of letters and digits are one
/// match, runs of spaces one, and most other bytes one each. That this is what the automaton does is
/// not taken for granted but derived from its table, byte by byte; bytes that behave otherwise
/// (`others`: `_`, the carriage return, everything past ASCII) are left to the automaton, and so are
/// `marks`, such as the full stop, unless what follows one parts it from what stands before.
struct WordBlocks {
  /// The status of a match by its last byte: none of these, a letter, a digit.
  let statuses: (other: Int32, letter: Int32, digit: Int32)

  /// Reads the behaviour of ASCII from the rules; `nil` where it is another.
  ///
  /// `list` becomes eight marks and eight others, as `cbytes_classify` takes them.
  init?(_ rules: BreakRules, list: inout [UInt8], category: (UInt8) -> Int) {
    func target(_ state: Int, _ byte: UInt8) -> Int { rules.target(state, category(byte)) }
    func isPlain(_ state: Int) -> Bool {
      state != BreakRules.stop && rules.accepting[state] == 1 && rules.lookAhead[state] <= 1
    }
    func isCut(_ state: Int, _ byte: UInt8) -> Bool { target(state, byte) == BreakRules.stop }
    guard (0..<0x80).allSatisfy({ category($0) < rules.firstDictionaryCategory }) else {
      return nil
    }
    let letters = Array(UInt8(ascii: "a")...UInt8(ascii: "z"))
    let digits = Array(UInt8(ascii: "0")...UInt8(ascii: "9"))
    let letter = target(rules.first, letters[0])
    let digit = target(rules.first, digits[0])
    let space = target(rules.first, UInt8(ascii: " "))
    let runs = [letter, digit, space]
    guard runs.allSatisfy(isPlain),
      (letters + letters.map { $0 - 32 }).allSatisfy({ category($0) == category(letters[0]) }),
      digits.allSatisfy({ category($0) == category(digits[0]) }),
      [letter, digit].allSatisfy({ state in
        target(state, letters[0]) == letter && target(state, digits[0]) == digit
          && isCut(state, UInt8(ascii: " "))
      }),
      target(space, UInt8(ascii: " ")) == space, isCut(space, letters[0]),
      isCut(space, digits[0])
    else { return nil }

    // Singles stand alone whatever their neighbours are; each is tried against those before it,
    // the line feed first, since it and the carriage return cannot both be singles.
    let rest =
      [UInt8(ascii: "\n")]
      + (0..<0x80).filter {
        $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: " ")
          && !letters.contains($0 | 32) && !digits.contains($0)
      }
    let runBytes = [letters[0], digits[0], UInt8(ascii: " ")]
    var singles: [UInt8] = []
    for byte in rest {
      let own = target(rules.first, byte)
      guard isPlain(own), rules.statuses[own] == rules.statuses[space],
        runs.allSatisfy({ isCut($0, byte) }), runBytes.allSatisfy({ isCut(own, $0) }),
        isCut(own, byte),
        singles.allSatisfy({ isCut(own, $0) && isCut(target(rules.first, $0), byte) })
      else { continue }
      singles.append(byte)
    }
    // Marks may join what stands round them, but not to a space, a single or another mark.
    var marks: [UInt8] = []
    func isParted(_ state: Int, _ mark: UInt8, by followers: [UInt8]) -> Bool {
      let after = target(state, mark)
      return after == BreakRules.stop
        || rules.accepting[after] == 0 && rules.lookAhead[after] <= 1
          && followers.allSatisfy { isCut(after, $0) }
    }
    for byte in rest where !singles.contains(byte) {
      let own = target(rules.first, byte)
      let parters = [UInt8(ascii: " ")] + singles + marks + [byte]
      guard isPlain(own), rules.statuses[own] == rules.statuses[space],
        (runBytes + parters).allSatisfy({ isCut(own, $0) }),
        (runs + parters.map { target(rules.first, $0) }).allSatisfy({
          isParted($0, byte, by: parters)
        }),
        marks.allSatisfy({ mark in
          isCut(target(rules.first, mark), byte)
            && runs.allSatisfy { isParted($0, mark, by: [byte]) }
        })
      else { continue }
      marks.append(byte)
    }
    let others = rest.filter { !singles.contains($0) && !marks.contains($0) }
    guard marks.count <= 6, others.count <= 4 else { return nil }
    // Places that are not needed repeat a byte that is of the kind in any case.
    let markList = marks + [UInt8](repeating: marks.first ?? 0xFF, count: 8 - marks.count)
    list = markList + others + [UInt8](repeating: 0xFF, count: 8 - others.count)
    statuses = (rules.statuses[space], rules.statuses[letter], rules.statuses[digit])
  }
}

extension WordBlocks {
  /// Emits the segments of the blocks that begin with the match at `start`.
  ///
  /// Stops before a byte that is not as simple as that, or at the end. Returns where, and the start
  /// of the match that stands before it; they are equal where that byte is the match's first.
  @inline(__always)
  @unsafe func cut(
    _ text: UnsafePointer<UInt8>, _ end: Int, start: Int, list: UnsafePointer<UInt8>,
    into sink: inout SegmentSink
  ) -> (position: Int, start: Int) {
    var start = start
    var position = start
    var lettersBefore: UInt64 = 0
    var digitsBefore: UInt64 = 0
    var spacesBefore: UInt64 = 0
    while position < end {
      let kinds = unsafe cbytes_classify(text + position, Int64(end &- position), list)
      let words = kinds.letters | kinds.digits
      // A mark is simple where the byte behind it is neither of a word nor one of the others; of
      // the block's last byte that is not known.
      let joins = (words | kinds.others) &>> 1 | 1 &<< 63
      let hard = kinds.others | kinds.marks & joins
      let limit = hard.trailingZeroBitCount
      let letters = kinds.letters &<< 1 | lettersBefore
      let digits = kinds.digits &<< 1 | digitsBefore
      let spaces = kinds.spaces &<< 1 | spacesBefore
      var cuts = ~(words & (letters | digits) | kinds.spaces & spaces)
      if limit < 64 { cuts &= 1 &<< UInt64(limit) &- 1 }
      if position == start { cuts &= ~1 }
      while cuts != 0 {
        let bit = UInt64(truncatingIfNeeded: cuts.trailingZeroBitCount)
        cuts &= cuts &- 1
        let boundary = position &+ Int(truncatingIfNeeded: bit)
        let status =
          letters &>> bit & 1 != 0
          ? statuses.letter : digits &>> bit & 1 != 0 ? statuses.digit : statuses.other
        sink.emit(boundary, status)
        start = boundary
      }
      if limit < 64 { return (position &+ limit, start) }
      lettersBefore = kinds.letters &>> 63
      digitsBefore = kinds.digits &>> 63
      spacesBefore = kinds.spaces &>> 63
      position &+= 64
    }
    return (end, start)
  }
}
