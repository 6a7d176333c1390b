internal import CTrees

/// An ensemble laid out for many rows: four walk down a tree at once, so that none waits for the
/// other's memory, and a row that is in a leaf stays there.
struct TreeForest: Sendable {
  private var nodes: [ctrees_node] = []
  private var values: [Float] = []
  private let roots: [Int32]
  private let base: Float
  /// The least count of numbers that a row has to have.
  private let width: Int

  init(_ ensemble: TreeEnsemble) {
    roots = ensemble.roots
    base = ensemble.base
    var width = 1
    for node in ensemble.nodes {
      let isLeaf = node.feature == TreeEnsemble.leaf
      if !isLeaf { width = max(width, Int(node.feature) + 1) }
      nodes.append(
        ctrees_node(
          threshold: isLeaf ? -.infinity : node.threshold, feature: isLeaf ? 0 : node.feature,
          more: isLeaf ? -1 : Int16(node.right) - 1))
      values.append(isLeaf ? node.threshold : 0)
    }
    self.width = width
  }

  /// How many trees say most of what all do.
  private static let decisive = 72

  /// Appends the value of each row.
  ///
  /// - Parameters:
  ///   - rows: `width` finite numbers a row.
  ///   - width: At least one more than the greatest number that a tree asks for.
  ///   - floor: A value below which it does not matter any more: where four rows that stand
  ///     together say less after the first trees, which say most, the others are left out.
  ///   - results: Receives a value a row.
  /// - Complexity: O(*r* *t* *d*) for *r* rows, *t* trees of depth *d*.
  func append(
    _ rows: Span<Float>, width: Int, floor: Float = -.infinity, to results: inout [Float]
  ) {
    precondition(width >= self.width && rows.count % width == 0)
    let count = rows.count / width
    // Nodes lead to nodes: the reader of the file has seen to it, and the trainer writes no others.
    unsafe rows.withUnsafeBufferPointer { rows in
      unsafe nodes.withUnsafeBufferPointer { nodes in
        unsafe values.withUnsafeBufferPointer { values in
          unsafe roots.withUnsafeBufferPointer { roots in
            guard let row = rows.baseAddress, let node = nodes.baseAddress,
              let value = values.baseAddress, let root = roots.baseAddress
            else {
              for _ in 0..<count { results.append(base) }
              return
            }
            for start in stride(from: 0, to: count, by: 4) {
              let four = unsafe (0..<4).map { unsafe row + min(start + $0, count - 1) * width }
              var sums = [Float](repeating: base, count: 4)
              let first = min(roots.count, Self.decisive)
              unsafe ctrees_add(node, value, root, Int64(first), four, &sums)
              if sums.contains(where: { $0 >= floor }) {
                unsafe ctrees_add(
                  node, value, root + first, Int64(roots.count - first), four, &sums)
              }
              results += sums.prefix(count - start)
            }
          }
        }
      }
    }
  }
}
