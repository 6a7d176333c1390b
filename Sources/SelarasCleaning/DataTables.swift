/// Tells tables of data from tables that lay out a page.
enum DataTables {
  /// What a table is for.
  enum Verdict { case data, layout }

  private struct Counts {
    var isNested = false
    var rows = 0
    var cells = 0
    var cellsInRow = 0
    var widestRow = 0
    var hasStructure = false
    var isMarked = false
    var letters = 0
  }

  /// The verdict on each table of a page, by its node.
  ///
  /// A table of data has no table inside it, at least two rows or marked headers, two cells in some
  /// row, and cells that are short on the average.
  ///
  /// - Complexity: O(*n*).
  static func verdicts(of tree: HTMLTree, _ nodes: NodeCounts) -> [Int: Verdict] {
    var verdicts: [Int: Verdict] = [:]
    var open: [(node: Int, counts: Counts)] = []
    func close() {
      guard let (node, counts) = open.popLast() else { return }
      let short = counts.cells > 0 && counts.letters / counts.cells < 200
      let wide = counts.widestRow >= 2 && (counts.rows >= 2 || counts.isMarked)
      verdicts[node] =
        !counts.isNested && !counts.hasStructure && wide && (short || counts.isMarked)
        ? .data : .layout
    }
    for node in tree.nodes.indices {
      while let last = open.last, node >= tree.end(last.node) { close() }
      let tag = tree.tag(node)
      if tag == .table {
        if !open.isEmpty { open[open.count - 1].counts.isNested = true }
        open.append((node, Counts()))
        continue
      }
      guard !open.isEmpty else { continue }
      let top = open.count - 1
      switch tag {
      case .tr:
        open[top].counts.rows += 1
        open[top].counts.cellsInRow = 0
      case .td, .th:
        open[top].counts.cells += 1
        open[top].counts.cellsInRow += 1
        let widest = max(open[top].counts.widestRow, open[top].counts.cellsInRow)
        open[top].counts.widestRow = widest
        if tag == .th { open[top].counts.isMarked = true }
      case .thead, .caption: open[top].counts.isMarked = true
      case .h1, .h2, .h3, .pre, .form, .article, .blockquote, .section:
        open[top].counts.hasStructure = true
      case .text:
        open[top].counts.letters += Int(nodes.letters[node])
      default: break
      }
    }
    while !open.isEmpty { close() }
    return verdicts
  }
}
