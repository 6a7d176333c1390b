/// Constraints by the numbers of the segments that are not empty.
struct PlacedConstraints {
  typealias Sides = (source: Range<Int>, target: Range<Int>)

  /// Fixed beads with two sides, in order.
  private(set) var fixed: [Sides] = []
  /// Beads that shall not be.
  private(set) var forbidden: [Sides] = []
  private(set) var lonelySources: Set<Int> = []
  private(set) var lonelyTargets: Set<Int> = []

  /// None.
  init() {}

  /// Finds the segments of constraints.
  ///
  /// - Throws: Where a segment is not there or empty, where those of a side do not stand side by
  ///   side, where fixed beads cross or share a segment, or one is forbidden too.
  init(
    _ constraints: BeadConstraints, sourceNumbers: [Int], targetNumbers: [Int]
  ) throws(AlignmentError) {
    var lines: [(sides: Sides, entry: BeadConstraints.Entry)] = []
    for entry in constraints.fixed {
      let sides = try PlacedConstraints.place(entry, sourceNumbers, targetNumbers)
      if sides.target.isEmpty {
        lonelySources.formUnion(sides.source)
      } else if sides.source.isEmpty {
        lonelyTargets.formUnion(sides.target)
      } else {
        lines.append((sides, entry))
      }
    }
    lines.sort {
      ($0.sides.source.lowerBound, $0.sides.target.lowerBound)
        < ($1.sides.source.lowerBound, $1.sides.target.lowerBound)
    }
    for k in lines.indices {
      let (sides, entry) = lines[k]
      if k > 0 {
        let before = lines[k - 1].sides
        // The same bead twice is no contradiction.
        if before == sides { continue }
        guard sides.source.lowerBound >= before.source.upperBound,
          sides.target.lowerBound >= before.target.upperBound
        else {
          throw AlignmentError(
            "\(entry.description) and \(lines[k - 1].entry.description) cross or share a segment",
            line: entry.line)
        }
      }
      guard lonelySources.isDisjoint(with: sides.source),
        lonelyTargets.isDisjoint(with: sides.target)
      else {
        throw AlignmentError(
          "\(entry.description) has a segment that is said to have no counterpart",
          line: entry.line)
      }
      fixed.append(sides)
    }
    for entry in constraints.forbidden {
      let sides = try PlacedConstraints.place(entry, sourceNumbers, targetNumbers)
      guard !sides.source.isEmpty, !sides.target.isEmpty else {
        throw AlignmentError(
          "\(entry.description): only beads with two sides can be forbidden", line: entry.line)
      }
      if fixed.contains(where: { $0 == sides }) {
        throw AlignmentError(
          "\(entry.description) is fixed and forbidden", line: entry.line)
      }
      forbidden.append(sides)
    }
  }

  private static func place(
    _ entry: BeadConstraints.Entry, _ sourceNumbers: [Int], _ targetNumbers: [Int]
  ) throws(AlignmentError) -> Sides {
    func range(_ side: [Int], _ numbers: [Int], _ name: String) throws(AlignmentError)
      -> Range<Int>
    {
      var range = 0..<0
      for segment in side {
        guard let place = numbers.place(of: segment) else {
          throw AlignmentError(
            "\(entry.description): there is no segment \(segment) in the \(name), or it is empty",
            line: entry.line)
        }
        guard range.isEmpty || place == range.upperBound else {
          throw AlignmentError(
            "\(entry.description): the segments of a side stand side by side", line: entry.line)
        }
        range = range.isEmpty ? place..<place + 1 : range.lowerBound..<place + 1
      }
      return range
    }
    return (
      try range(entry.source, sourceNumbers, "source"),
      try range(entry.target, targetNumbers, "target")
    )
  }

  /// The constraints with sides exchanged.
  var mirrored: PlacedConstraints {
    var mirrored = PlacedConstraints()
    mirrored.fixed = fixed.map { ($0.target, $0.source) }
    mirrored.forbidden = forbidden.map { ($0.target, $0.source) }
    mirrored.lonelySources = lonelyTargets
    mirrored.lonelyTargets = lonelySources
    return mirrored
  }

  /// What is forbidden between two fixed beads, by numbers from there.
  func forbidden(in region: Sides) -> OutsideEvidence.Forbidden {
    var forbidden = OutsideEvidence.Forbidden()
    for sides in self.forbidden
    where region.source.contains(sides.source.lowerBound)
      && region.target.contains(sides.target.lowerBound)
    {
      let source =
        sides.source.lowerBound - region.source.lowerBound..<sides.source.upperBound
        - region.source.lowerBound
      let target =
        sides.target.lowerBound - region.target.lowerBound..<sides.target.upperBound
        - region.target.lowerBound
      for segment in source { forbidden.beads[segment, default: []].append((source, target)) }
    }
    forbidden.lonelySources = Set(
      lonelySources.filter(region.source.contains).map { $0 - region.source.lowerBound })
    forbidden.lonelyTargets = Set(
      lonelyTargets.filter(region.target.contains).map { $0 - region.target.lowerBound })
    return forbidden
  }
}

extension [Int] {
  /// The index of a number of a rising array.
  fileprivate func place(of number: Int) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == number ? low : nil
  }
}
