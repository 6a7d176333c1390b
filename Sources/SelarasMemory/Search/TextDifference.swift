internal import SelarasText

/// Marks what differs between two texts.
enum TextDifference {
  /// Longer middles are one difference: the table of two would not be worth its memory.
  private static let largestTable = 1 << 22

  /// The stretches in which two texts differ, by a shortest edit path over code points (Wagner and
  /// Fischer, 1974).
  ///
  /// - Parameters:
  ///   - query: A text.
  ///   - source: Another.
  ///   - distance: Their distance over code points of the canonical composition, which is that of the
  ///     texts as they stand or less.
  /// - Returns: The differences, in the order of the query; none where the texts are the same.
  /// - Complexity: O(*nd*) for the distance *d* and what is between the common start and the common
  ///   end; O(*nm*) where the texts are not composed.
  static func between(
    _ query: String, _ source: String, distance: Int
  ) -> [FuzzyMatch.Difference] {
    let left = Array(query.unicodeScalars)
    let right = Array(source.unicodeScalars)
    var start = 0
    while start < left.count, start < right.count, left[start] == right[start] { start += 1 }
    var tail = 0
    while tail < left.count - start, tail < right.count - start,
      left[left.count - 1 - tail] == right[right.count - 1 - tail]
    {
      tail += 1
    }
    let rows = left.count - start - tail
    let columns = right.count - start - tail
    if rows == 0, columns == 0 { return [] }
    var same: [(Int, Int)] = []
    if rows > 0, columns > 0, (rows + 1) * (columns + 1) <= largestTable {
      let (left, right) = (left[start..<(start + rows)], right[start..<(start + columns)])
      same = common(left, right, band: distance) ?? common(left, right, band: .max) ?? []
    }
    let leftOffsets = offsets(left)
    let rightOffsets = offsets(right)
    var differences: [FuzzyMatch.Difference] = []
    var (i, j) = (start, start)
    for (a, b) in same + [(start + rows, start + columns)] {
      if a > i || b > j {
        differences.append(
          FuzzyMatch.Difference(
            query: TextRange(leftOffsets[i], leftOffsets[a]),
            source: TextRange(rightOffsets[j], rightOffsets[b])))
      }
      (i, j) = (a + 1, b + 1)
    }
    return differences
  }

  /// The pairs of places that a shortest path matches, rising; `nil` where it costs more than `band`.
  private static func common(
    _ left: ArraySlice<Unicode.Scalar>, _ right: ArraySlice<Unicode.Scalar>, band: Int
  ) -> [(Int, Int)]? {
    let width = right.count + 1
    // A path never leaves the diagonals that its cost can reach.
    let band = min(band, left.count + right.count)
    let beyond = Int32(left.count + right.count + 1)
    var costs = [Int32](repeating: beyond, count: (left.count + 1) * width)
    for j in 0...min(right.count, band) { costs[j] = Int32(j) }
    let letters = Array(right)
    for (i, letter) in zip(1..., left) {
      let row = i * width
      if i <= band { costs[row] = Int32(i) }
      let first = max(1, i - band)
      let last = min(right.count, i + band)
      if first > last { continue }
      var before = costs[row + first - 1]
      for j in first...last {
        let change: Int32 = letter == letters[j - 1] ? 0 : 1
        before = min(
          costs[row - width + j - 1] + change, min(costs[row - width + j], before) + 1)
        costs[row + j] = before
      }
    }
    if costs[costs.count - 1] > band { return nil }
    var pairs: [(Int, Int)] = []
    var (i, j) = (left.count, right.count)
    while i > 0, j > 0 {
      let cost = costs[i * width + j]
      let isSame = left[left.startIndex + i - 1] == right[right.startIndex + j - 1]
      if isSame, costs[(i - 1) * width + j - 1] == cost {
        pairs.append((left.startIndex + i - 1, right.startIndex + j - 1))
        (i, j) = (i - 1, j - 1)
      } else if costs[(i - 1) * width + j - 1] + 1 == cost {
        (i, j) = (i - 1, j - 1)
      } else if costs[(i - 1) * width + j] + 1 == cost {
        i -= 1
      } else {
        j -= 1
      }
    }
    return pairs.reversed()
  }

  private static func offsets(_ scalars: [Unicode.Scalar]) -> [Int] {
    var offsets = [0]
    for scalar in scalars { offsets.append(offsets[offsets.count - 1] + UTF8.width(scalar)) }
    return offsets
  }
}
