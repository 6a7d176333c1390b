internal import CDistance

/// Texts turned on their side: for each position four bits of every character's class.
///
/// For scripts of few characters, in which sets of characters say little of a text.
///
/// 512 texts stand side by side in a group, so that one instruction compares a letter with all of
/// them. A group's texts have about the same length; they are cut or filled up to one.
enum LetterPlanes {
  /// The texts of a group.
  static let lanes = Int(CDISTANCE_LANES)
  /// Groups of fewer texts have no planes: their texts are measured one by one.
  static let fewest = 64
  /// Longer texts have no planes.
  static let longest = Int(CDISTANCE_LONGEST)
  private static let wordsOfPosition = Int(CDISTANCE_PLANES * CDISTANCE_WORDS)

  /// The length of the longest text that is put beside one of a length.
  ///
  /// What texts of a group are cut or filled up by makes the bound of their distance looser.
  static func longestBeside(_ length: Int) -> Int { length + length / 12 + 1 }

  /// The words that the planes of a group of `count` texts take.
  static func words(count: Int, longest: Int) -> Int {
    count < fewest || longest > LetterPlanes.longest ? 0 : longest * wordsOfPosition
  }

  /// The class, 0...15, of each narrow code.
  ///
  /// Letters that differ in case alone are of one class. The classes are about equally frequent in
  /// Indonesian, whose letters their sizes were counted by, as far as one letter does not outweigh
  /// them; any other split is right too.
  private static let classes: [UInt8] = {
    let groups = [
      "a", " ", "n", "e", "i", "kq0", "tw1", "r2", "u3", "sv4", "dxz5", "mj6", "gy7", "lc8", "pb9",
      "ohf",
    ]
    var classes = (0..<256).map { UInt8($0 % 16) }
    for (number, group) in groups.enumerated() {
      for letter in group.utf8 {
        classes[Int(letter)] = UInt8(number)
        if letter >= 0x61 { classes[Int(letter) - 0x20] = UInt8(number) }
      }
    }
    return classes
  }()

  /// The class of a character, the same however wide its code is.
  static func kind(of scalar: UInt32) -> UInt8 {
    UInt8.code(of: scalar).map { classes[Int($0)] } ?? UInt8(scalar & 15)
  }

  /// Whether three characters in four of a text are of scripts of few characters.
  static func suit(_ scalars: [UInt32]) -> Bool {
    // Above are kana, Hangul and Han.
    let count = scalars.reduce(0) { $1 < 0x2E80 ? $0 + 1 : $0 }
    return 4 * count >= 3 * scalars.count
  }

  /// Sets the bits of a text's letters.
  ///
  /// - Parameters:
  ///   - text: The codes.
  ///   - lane: The text's place in its group.
  ///   - planes: The planes of all groups.
  ///   - start: Where those of this group begin.
  static func add<Code: TextCode>(
    _ text: ArraySlice<Code>, lane: Int, to planes: inout [UInt64], at start: Int
  ) {
    let bit: UInt64 = 1 << UInt64(lane & 63)
    var place = start + lane >> 6
    for code in text {
      let kind = Code.self == UInt8.self ? classes[Int(code)] : kind(of: code.scalar)
      for plane in 0..<Int(CDISTANCE_PLANES) where kind >> UInt8(plane) & 1 != 0 {
        planes[place + plane * Int(CDISTANCE_WORDS)] |= bit
      }
      place += wordsOfPosition
    }
  }
}

/// A query, made ready to be compared with groups of planes.
struct PlaneQuery {
  private let count: Int
  private let classes: [UInt8]
  /// A bit for each text of the group that was compared last: whether it may be near enough.
  private(set) var alive = [UInt64](repeating: 0, count: Int(CDISTANCE_WORDS))

  /// Makes what ``compare(with:at:length:limit:next:scratch:)`` works in.
  static func scratch() -> [UInt64] { Array(repeating: 0, count: Int(CDISTANCE_SCRATCH)) }

  /// Makes a query ready; `nil` where it is longer than any text that has planes.
  init?(_ query: [UInt32]) {
    guard !query.isEmpty, query.count <= LetterPlanes.longest else { return nil }
    count = query.count
    var classes = [UInt8](repeating: UInt8(CDISTANCE_NONE), count: Int(CDISTANCE_ROWS))
    for (place, scalar) in query.enumerated() {
      let kind = LetterPlanes.kind(of: scalar)
      classes[place] = kind & 3 | (4 + kind >> 2) << 4
    }
    self.classes = classes
  }

  /// Finds out which texts of a group may be within `limit` of the query.
  ///
  /// - Parameters:
  ///   - planes: The planes of all groups.
  ///   - start: Where the group's begin.
  ///   - length: The length to which its texts are cut or filled up, at most that of the longest.
  ///   - limit: The largest distance, that to such texts; at least the difference of the lengths.
  ///   - next: Where the planes of the group begin that is compared next, so that they are fetched.
  ///   - scratch: Of ``scratch()``; what is in it does not matter.
  mutating func compare(
    with planes: [UInt64], at start: Int, length: Int, limit: Int, next: Int,
    scratch: inout [UInt64]
  ) {
    let queryCount = count
    unsafe classes.withUnsafeBufferPointer { query in
      unsafe planes.withUnsafeBufferPointer { planes in
        unsafe scratch.withUnsafeMutableBufferPointer { scratch in
          unsafe alive.withUnsafeMutableBufferPointer { alive in
            guard let query = query.baseAddress, let first = planes.baseAddress,
              let scratch = scratch.baseAddress, let alive = alive.baseAddress
            else { return }
            unsafe cdistance_alive(
              query, Int32(queryCount), first + start, Int32(length),
              Int32(min(limit, queryCount + length)), first + next, scratch, alive)
          }
        }
      }
    }
  }
}
