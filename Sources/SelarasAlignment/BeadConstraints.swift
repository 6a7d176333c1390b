/// What a person says of a text's beads: some are right, some are wrong.
///
/// What lies between the right ones is aligned as if they were the ends of the text.
public struct BeadConstraints: Hashable, Sendable {
  /// One line of a person's say.
  struct Entry: Hashable, Sendable {
    /// The numbers of the segments, as they were given.
    var source: [Int]
    var target: [Int]
    /// The line of the file, from 1.
    var line: Int?

    var description: String { "\(source):\(target)" }
  }

  private(set) var fixed: [Entry] = []
  private(set) var forbidden: [Entry] = []

  /// Makes constraints.
  ///
  /// - Parameters:
  ///   - fixed: Beads that are right; with an empty side: segments that have no counterpart.
  ///   - forbidden: Beads that are wrong. Where each side has one segment, no bead shall have both;
  ///     of several, the bead shall not be as it is.
  public init(fixed: [Bead] = [], forbidden: [Bead] = []) {
    self.fixed = fixed.map { Entry(source: Array($0.source), target: Array($0.target)) }
    self.forbidden = forbidden.map { Entry(source: Array($0.source), target: Array($0.target)) }
  }

  /// Reads constraints as `align --output beads` prints beads: `[0, 1]:[0]`, a bead a line; one
  /// that is forbidden has a `!` before it.
  ///
  /// What follows a second colon, such as a confidence, is passed over; so are blank lines and
  /// those that begin with `#`.
  ///
  /// - Throws: At the first line that is no bead.
  public init(text: String) throws(AlignmentError) {
    for (number, bytes) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
      .enumerated()
    {
      var line = bytes.filter { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }[...]
      if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
      let isForbidden = line.first == UInt8(ascii: "!")
      if isForbidden { line.removeFirst() }
      let sides = line.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      guard sides.count >= 2, let source = BeadConstraints.numbers(sides[0]),
        let target = BeadConstraints.numbers(sides[1]), !(source.isEmpty && target.isEmpty)
      else {
        throw AlignmentError("a bead is written as [0, 1]:[0]", line: number + 1)
      }
      let entry = Entry(source: source, target: target, line: number + 1)
      if isForbidden { forbidden.append(entry) } else { fixed.append(entry) }
    }
  }

  private static func numbers(_ side: ArraySlice<UInt8>) -> [Int]? {
    guard side.first == UInt8(ascii: "["), side.last == UInt8(ascii: "]"), side.count >= 2 else {
      return nil
    }
    var numbers: [Int] = []
    for part in side.dropFirst().dropLast().split(separator: UInt8(ascii: ",")) {
      guard let number = Int(String(decoding: part, as: UTF8.self)), number >= 0 else {
        return nil
      }
      numbers.append(number)
    }
    return numbers.sorted()
  }

  /// What is forbidden, by the numbers that were given.
  var forbiddenEverywhere: OutsideEvidence.Forbidden {
    func range(_ side: [Int]) -> Range<Int> {
      guard let first = side.first, let last = side.last else { return 0..<0 }
      return first..<last + 1
    }
    var all = OutsideEvidence.Forbidden()
    for entry in forbidden {
      for segment in entry.source {
        all.beads[segment, default: []].append((range(entry.source), range(entry.target)))
      }
    }
    for entry in fixed where entry.target.isEmpty { all.lonelySources.formUnion(entry.source) }
    for entry in fixed where entry.source.isEmpty { all.lonelyTargets.formUnion(entry.target) }
    return all
  }

  /// Whether nothing is said.
  public var isEmpty: Bool { fixed.isEmpty && forbidden.isEmpty }

  /// The constraints of a part of both texts, by numbers from its beginning; what is forbidden
  /// across its ends cannot come about.
  func part(_ region: PlacedConstraints.Sides) -> BeadConstraints {
    func part(_ entries: [Entry]) -> [Entry] {
      entries.filter {
        $0.source.allSatisfy(region.source.contains)
          && $0.target.allSatisfy(region.target.contains)
      }.map {
        Entry(
          source: $0.source.map { $0 - region.source.lowerBound },
          target: $0.target.map { $0 - region.target.lowerBound }, line: $0.line)
      }
    }
    var constraints = BeadConstraints()
    constraints.fixed = part(fixed)
    constraints.forbidden = part(forbidden)
    return constraints
  }
}
