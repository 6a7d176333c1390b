/// Compares stretches of a folded text with each other.
struct UnitComparison {
  /// For each shingle, by the position at which it stood first, when it was last met.
  private var marks: [UInt32] = []
  private var mark: UInt32 = 0
  private var left: [UInt64] = []
  private var right: [UInt64] = []

  /// The share of the bigrams of the lighter of two units that they must have in common.
  private static let alike = 0.4

  /// Makes ready for a text.
  mutating func begin(_ text: borrowing FoldedUnits) {
    marks.removeAll(keepingCapacity: true)
    mark = 0
  }

  /// Whether two units, which stand beside two that are known for copies, are copies too.
  ///
  /// - Complexity: O(*n* log *n*) in the tokens of the lighter one.
  mutating func areAlike(_ one: Int, _ other: Int, in text: borrowing FoldedUnits) -> Bool {
    let one = text.units[one]
    let other = text.units[other]
    if one.hash == other.hash, one.weight == other.weight { return true }
    if one.weight > 2 * other.weight || other.weight > 2 * one.weight { return false }
    UnitComparison.bigrams(of: one.tokens, in: text, into: &left)
    UnitComparison.bigrams(of: other.tokens, in: text, into: &right)
    guard !left.isEmpty, !right.isEmpty else { return false }
    var shared = 0
    var i = 0
    var j = 0
    while i < left.count, j < right.count {
      if left[i] == right[j] {
        shared += 1
        i += 1
        j += 1
      } else if left[i] < right[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return Double(shared) >= UnitComparison.alike * Double(min(left.count, right.count))
  }

  private static func bigrams(
    of tokens: Range<Int>, in text: borrowing FoldedUnits, into result: inout [UInt64]
  ) {
    result.removeAll(keepingCapacity: true)
    for token in tokens.dropLast() {
      result.append(UInt64(text.tokens[token]) << 32 | UInt64(text.tokens[token + 1]))
    }
    result.sort()
  }

  /// The share of the smaller stretch's weighted shingles that both hold.
  ///
  /// - Parameters:
  ///   - copy: The units of the one.
  ///   - source: The units of the other.
  ///   - text: The text of both.
  ///   - coverage: The share of the copy that stood earlier, which is the answer where the
  ///     source's units are far larger than what was taken from them, or both too short.
  /// - Returns: A share, 0...1.
  mutating func similarity(
    of copy: ClosedRange<Int>, and source: ClosedRange<Int>, in text: borrowing FoldedUnits,
    coverage: Double
  ) -> Double {
    let copied =
      text.units[copy.lowerBound].tokens.lowerBound..<text.units[copy.upperBound].tokens.upperBound
    let given =
      text.units[source.lowerBound].tokens
      .lowerBound..<text.units[source.upperBound].tokens.upperBound
    // Many small copies of parts of one large block would cost its size each time.
    if given.count > 4 * copied.count { return coverage }
    if marks.isEmpty { marks = Array(repeating: 0, count: text.firsts.count) }
    mark += 3
    let (inSource, inBoth, inCopy) = (mark - 2, mark - 1, mark)
    var sourceWeight = 0
    var copyWeight = 0
    var shared = 0
    for position in given where fits(position, given, in: text) {
      let shingle = Int(text.firsts[position])
      if marks[shingle] == inSource { continue }
      marks[shingle] = inSource
      sourceWeight += text.weight(at: position)
    }
    for position in copied where fits(position, copied, in: text) {
      let shingle = Int(text.firsts[position])
      if marks[shingle] == inBoth || marks[shingle] == inCopy { continue }
      copyWeight += text.weight(at: position)
      if marks[shingle] == inSource {
        shared += text.weight(at: position)
        marks[shingle] = inBoth
      } else {
        marks[shingle] = inCopy
      }
    }
    let smaller = min(sourceWeight, copyWeight)
    return smaller > 0 ? Double(shared) / Double(smaller) : coverage
  }

  private func fits(_ position: Int, _ range: Range<Int>, in text: borrowing FoldedUnits) -> Bool {
    let length = Int(text.lengths[position])
    return length > 0 && position + length <= range.upperBound
  }
}
