internal import CBytes

/// Characters between any two of which there is a boundary, as the rules of graphemes have them.
///
/// All of ASCII but for one byte (the carriage return), and the ideographs and their punctuation
/// where they have a category of those. Blocks of 64 bytes become a mask of the places where such
/// characters begin. What is assumed is derived from the table.
struct SingleCharacters {
  let status: Int32
  /// The byte that is not one of them.
  private let other: UInt8
  /// Whether U+2010 to U+2027, U+3000 to U+3029, U+4000 to U+9FFF and U+FF00 to U+FF3F are.
  private let hasIdeographs: Bool
  /// The category of those.
  private let ideograph: Int

  /// Derives them from the rules; `nil` where more than one byte of ASCII is not so.
  init?(_ rules: BreakRules, category: (Int) -> Int) {
    var singles: [Int] = []
    var states: [Int] = []
    // The line feed comes before the carriage return: both cannot be singles.
    for byte in [0x0A] + (0..<0x80).filter({ $0 != 0x0A }) {
      guard category(byte) < rules.firstDictionaryCategory else { continue }
      let state = rules.target(rules.first, category(byte))
      let isSingle =
        state != BreakRules.stop && rules.accepting[state] == 1 && rules.lookAhead[state] <= 1
        && rules.statuses[state] == rules.statuses[states.first ?? state]
        && (singles + [byte]).allSatisfy { rules.target(state, category($0)) == BreakRules.stop }
        && states.allSatisfy { rules.target($0, category(byte)) == BreakRules.stop }
      guard isSingle else { continue }
      singles.append(byte)
      states.append(state)
    }
    guard singles.count >= 127, let first = states.first else { return nil }
    status = rules.statuses[first]
    other = (0..<0x80).first { !singles.contains($0) }.map { UInt8($0) } ?? 0xFF
    let ideograph = category(0x4E00)
    self.ideograph = ideograph
    let isUniform = [
      0x2010...0x2027, 0x3000...0x3029, 0x4000...0x9FFF, 0xFF00...0xFF3F,
    ].allSatisfy { points in
      points.allSatisfy { category($0) == ideograph }
    }
    hasIdeographs = isUniform && singles.contains { category($0) == ideograph }
  }

  /// Emits the segments of the blocks that begin with the match at `start`.
  ///
  /// Stops before a character that is not as simple as that, or at the end. Returns where, and the
  /// start of the character that stands before it; they are equal where there is none.
  @inline(__always)
  @unsafe func cut(
    _ text: UnsafePointer<UInt8>, _ end: Int, start: Int, into sink: inout SegmentSink
  ) -> (position: Int, start: Int) {
    var start = start
    var position = start
    while position < end {
      let entered = position
      var found: cbytes_characters
      // Runs of a byte each are taken together; the last byte may begin a longer character.
      repeat {
        found = unsafe cbytes_simple(
          text + position, Int64(end &- position), other, hasIdeographs)
        if found.starts != .max {
          let run = (~found.starts).trailingZeroBitCount &- 1
          if run < 8 { break }
          position &+= run
          continue
        }
        position &+= 64
      } while position < end
      if position > entered {
        // The first one ends what stands before it.
        if start < entered { sink.emit(entered, status) }
        sink.emitSingles(entered, position &- 1, status)
        start = position &- 1
        if position == end { break }
      }
      let limit = found.others.trailingZeroBitCount
      if limit == 0 { break }
      let starts = found.starts & (limit < 64 ? 1 &<< UInt64(limit) &- 1 : .max)
      let cuts = start < position ? starts : starts & ~1
      sink.emitCuts(cuts, position, status)
      if starts != 0 { start = position &+ 63 &- starts.leadingZeroBitCount }
      position &+= limit
    }
    return (position, start)
  }

  /// The category of the last of these characters, by its last byte.
  @inline(__always)
  @unsafe func category(of last: UInt8, _ categories: CategoryTable.View) -> Int {
    last < 0x80 ? unsafe Int(categories.direct[Int(last)]) : ideograph
  }
}
