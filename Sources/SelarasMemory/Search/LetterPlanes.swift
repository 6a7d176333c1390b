internal import CDistance

/// Latin texts turned on their side: for each position three bits of every text's letter class.
///
/// 256 texts stand side by side in a group, so that one instruction compares a letter with all of
/// them. A group's texts have about the same length; the shorter ones are filled up.
enum LetterPlanes {
  /// The texts of a group.
  static let lanes = Int(CDISTANCE_LANES)
  /// Longer texts have no planes.
  static let longest = Int(CDISTANCE_LONGEST)
  private static let wordsOfPosition = Int(CDISTANCE_PLANES * CDISTANCE_WORDS)

  /// The words that a group's planes take.
  static func words(longest: Int) -> Int { longest * wordsOfPosition }

  /// The class, 0...7, of each code.
  ///
  /// Letters that differ in case alone are of one class. The classes are about equally frequent in
  /// Indonesian, whose letters their sizes were counted by; any other split is right too.
  static let classes: [UInt8] = {
    let groups = ["a", " ", "ncwvz", "eo0123456789", "iy,.;:()-/\"'", "ktrjx", "usd", "mglpbhfq"]
    var classes = (0..<256).map { UInt8($0 % 8) }
    for (number, group) in groups.enumerated() {
      for letter in group.utf8 {
        classes[Int(letter)] = UInt8(number)
        if letter >= 0x61 { classes[Int(letter) - 0x20] = UInt8(number) }
      }
    }
    return classes
  }()

  /// Sets the bits of a text's letters.
  ///
  /// - Parameters:
  ///   - text: The codes.
  ///   - lane: The text's place in its group.
  ///   - planes: The planes of all groups.
  ///   - start: Where those of this group begin.
  static func add(_ text: ArraySlice<UInt8>, lane: Int, to planes: inout [UInt64], at start: Int) {
    let bit: UInt64 = 1 << UInt64(lane & 63)
    var place = start + lane >> 6
    for code in text {
      let kind = classes[Int(code)]
      if kind & 1 != 0 { planes[place] |= bit }
      if kind & 2 != 0 { planes[place + Int(CDISTANCE_WORDS)] |= bit }
      if kind & 4 != 0 { planes[place + 2 * Int(CDISTANCE_WORDS)] |= bit }
      place += wordsOfPosition
    }
  }

  /// Which texts of a group may be within `limit` of a query.
  ///
  /// - Parameters:
  ///   - query: The classes of the query's letters.
  ///   - planes: The planes of all groups.
  ///   - start: Where the group's begin.
  ///   - length: The length of its longest text.
  ///   - limit: The largest distance; that to filled-up texts.
  /// - Returns: A bit for each text.
  static func alive(
    query: [UInt8], planes: [UInt64], at start: Int, length: Int, limit: Int
  ) -> [UInt64] {
    var alive = [UInt64](repeating: 0, count: Int(CDISTANCE_WORDS))
    let queryCount = query.count
    unsafe query.withUnsafeBufferPointer { query in
      unsafe planes.withUnsafeBufferPointer { planes in
        unsafe alive.withUnsafeMutableBufferPointer { alive in
          guard let query = query.baseAddress, let first = planes.baseAddress,
            let alive = alive.baseAddress
          else { return }
          unsafe cdistance_alive(
            query, Int32(queryCount), first + start, Int32(length), Int32(limit), alive)
        }
      }
    }
    return alive
  }
}
