internal import CTrees

/// An ensemble laid out for many rows at once.
///
/// 32 rows answer each question of a tree together, and no answer is a jump; `ctrees.h` has the method
/// and its source. The value of a row is, bit for bit, what ``TreeEnsemble/value(_:)`` says of it.
struct TreeForest: Sendable {
  private var questions: [ctrees_question] = []
  /// Where the questions of each tree end.
  private var ends: [Int64] = []
  /// 32 leaves a tree, from left to right.
  private var values: [Float] = []
  private let base: Float
  /// The least count of numbers that a row has to have.
  private let width: Int
  /// What answers instead where a tree has more leaves or is not laid out as the trainer does.
  private var ensemble: TreeEnsemble?
  private let widest: Int32

  /// Lays out an ensemble; `widest` is how many rows a register may hold, 4, 8 or 16, and no more
  /// than the machine's do.
  init(_ ensemble: TreeEnsemble, widest: Int32 = Self.widest) {
    self.widest = min(widest, Self.widest)
    base = ensemble.base
    width =
      1
      + ensemble.nodes.reduce(0) { $1.feature == TreeEnsemble.leaf ? $0 : max($0, Int($1.feature)) }
    for (number, root) in ensemble.roots.enumerated() {
      let isLast = number + 1 == ensemble.roots.count
      let end = isLast ? ensemble.nodes.count : Int(ensemble.roots[number + 1])
      guard append(ensemble.nodes[Int(root)..<end]) else {
        self.ensemble = ensemble
        return
      }
    }
  }

  /// Lays out a tree whose nodes stand in the order of a walk that goes left first; `false` for any
  /// other, and for one of too many leaves.
  private mutating func append(_ nodes: ArraySlice<TreeEnsemble.Node>) -> Bool {
    // Where the nodes under each node end, and the leaves before each node.
    var ends = [Int](repeating: 0, count: nodes.count + 1)
    var leaves = [0]
    for node in nodes { leaves.append(leaves[leaves.count - 1] + (node.isLeaf ? 1 : 0)) }
    guard leaves[nodes.count] <= ctrees_leaves else { return false }
    for place in nodes.indices.reversed() {
      let here = place - nodes.startIndex
      let right = here + Int(nodes[place].right)
      if nodes[place].isLeaf {
        ends[here] = here + 1
      } else if right < nodes.count, ends[here + 1] == right {
        ends[here] = ends[right]
      } else {
        return false
      }
    }
    guard ends[0] == nodes.count else { return false }
    let start = values.count
    for (here, node) in nodes.enumerated() {
      if node.isLeaf {
        values.append(node.threshold)
      } else {
        // The bits of the leaves from the first on, less those from the first that stays on.
        let lost =
          UInt32.max >> UInt32(leaves[here])
          & ~(UInt32.max >> UInt32(leaves[here + Int(node.right)]))
        questions.append(
          ctrees_question(threshold: node.threshold, kept: ~lost, column: UInt32(node.feature)))
      }
    }
    values += repeatElement(0, count: start + Int(ctrees_leaves) - values.count)
    self.ends.append(Int64(questions.count))
    return true
  }

  /// How many rows this machine's registers hold.
  static let widest = ctrees_widest()

  /// How many trees say most of what all do.
  private static let decisive = 72
  /// How many rows that stand together are left out together.
  private static let group = 4

  /// Appends the value of each row.
  ///
  /// - Parameters:
  ///   - rows: `width` finite numbers a row.
  ///   - width: At least one more than the greatest number that a tree asks for.
  ///   - floor: A value below which it does not matter any more: where four rows that stand
  ///     together say less after the first trees, which say most, the others are left out.
  ///   - results: Receives a value a row.
  /// - Complexity: O(*r* *n*) for *r* rows, *n* nodes.
  func append(
    _ rows: Span<Float>, width: Int, floor: Float = -.infinity, to results: inout [Float]
  ) {
    precondition(width >= self.width && rows.count % width == 0)
    if let ensemble {
      for start in stride(from: 0, to: rows.count, by: width) {
        results.append(ensemble.value(rows.extracting(start..<start + width)))
      }
      return
    }
    let lanes = Int(ctrees_lanes)
    var columns = [Float](repeating: 0, count: rows.isEmpty ? 0 : width * lanes)
    for start in stride(from: 0, to: rows.count, by: width * lanes) {
      let count = min(lanes, (rows.count - start) / width)
      let block = rows.extracting(start..<start + count * width)
      unsafe block.withUnsafeBufferPointer { rows in
        unsafe columns.withUnsafeMutableBufferPointer { columns in
          guard let row = rows.baseAddress, let column = columns.baseAddress else { return }
          unsafe ctrees_turn(row, Int64(width), Int64(count), column)
        }
      }
      results += sums(of: columns, floor: floor).prefix(count)
    }
  }

  /// The values of 32 rows that are laid out by columns.
  private func sums(of columns: [Float], floor: Float) -> [Float] {
    var sums = [Float](repeating: base, count: Int(ctrees_lanes))
    let first = floor == -.infinity ? ends.count : min(ends.count, Self.decisive)
    add(0..<first, columns, to: &sums)
    guard first < ends.count, sums.contains(where: { $0 >= floor }) else { return sums }
    let early = sums
    add(first..<ends.count, columns, to: &sums)
    for start in stride(from: 0, to: sums.count, by: Self.group) {
      let group = start..<start + Self.group
      if !early[group].contains(where: { $0 >= floor }) {
        sums.replaceSubrange(group, with: early[group])
      }
    }
    return sums
  }

  private func add(_ trees: Range<Int>, _ columns: [Float], to sums: inout [Float]) {
    if trees.isEmpty { return }
    let start = trees.lowerBound == 0 ? 0 : ends[trees.lowerBound - 1]
    unsafe questions.withUnsafeBufferPointer { questions in
      unsafe ends.withUnsafeBufferPointer { ends in
        unsafe values.withUnsafeBufferPointer { values in
          unsafe columns.withUnsafeBufferPointer { columns in
            unsafe sums.withUnsafeMutableBufferPointer { sums in
              // A forest of leaves alone asks nothing, and then nothing is read.
              guard let end = ends.baseAddress, let value = values.baseAddress,
                let column = columns.baseAddress, let sum = sums.baseAddress
              else { return }
              let first = trees.lowerBound
              unsafe ctrees_add(
                questions.baseAddress, start, end + first, value + first * Int(ctrees_leaves),
                Int64(trees.count), column, sum, widest)
            }
          }
        }
      }
    }
  }
}
