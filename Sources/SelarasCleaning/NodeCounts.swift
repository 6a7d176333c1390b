internal import SelarasText

/// The letters and marks of each text of a page, counted once.
struct NodeCounts {
  /// Letters, an ideograph counting two; 0 for elements.
  private(set) var letters: [Int32]
  /// Commas, stops and their full-width twins.
  private(set) var marks: [Int32]

  /// Counts.
  ///
  /// - Complexity: O(*n*) in nodes and bytes.
  init(_ tree: HTMLTree) {
    letters = [Int32](repeating: 0, count: tree.nodes.count)
    marks = letters
    for node in tree.nodes.indices where tree.tag(node) == .text {
      let counts = TextCounts(tree.text.span.extracting(tree.textRange(node)))
      letters[node] = Int32(truncatingIfNeeded: counts.letters)
      marks[node] = Int32(truncatingIfNeeded: counts.marks)
    }
  }
}
