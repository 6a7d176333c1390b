/// Scores beads from the evidence of their cells.
struct BeadScorer {
  let document: TermDocument
  let shapes: BeadFeatures
  let model: BeadModel
  private let table = EvidenceTable.shared

  init(_ document: TermDocument, _ model: BeadModel) {
    self.document = document
    self.model = model
    shapes = BeadFeatures(document)
  }

  /// What the features of a bead say, what stands before it apart.
  func features(_ source: Range<Int>, _ target: Range<Int>) -> Float {
    var score: Float = 0
    shapes.visit(source, target) { feature, value in score += model[feature] * value }
    return score
  }

  /// The weighted logarithms of a cell's terms: the target's, as the source makes them, and the
  /// reverse.
  func sums(
    ofCell cell: Int, _ row: Int, _ column: Int, in block: borrowing EvidenceBlock
  ) -> (forward: SIMD4<Float>, backward: SIMD4<Float>) {
    let (source, target) = (document.source.range(row), document.target.range(column))
    let starts = block.starts(of: cell)
    let values = block.values.span
    return (
      sum(document.target, target, scale: 1 / Float(max(source.count, 1))) {
        values[starts.forward + $0]
      },
      sum(document.source, source, scale: 1 / Float(max(target.count, 1))) {
        values[starts.backward + $0]
      }
    )
  }

  /// The weighted logarithms of the terms of `column`, as several rows make them together.
  func forwardSum(
    _ rows: Range<Int>, _ column: Int, cells: (Int) -> Int, in block: borrowing EvidenceBlock
  ) -> SIMD4<Float> {
    let starts = BeadScorer.four(rows) { block.starts(of: cells($0)).forward }
    return joinedSum(rows, of: document.source, column, of: document.target, starts, in: block)
  }

  /// The weighted logarithms of the terms of `row`, as several columns make them together.
  func backwardSum(
    _ row: Int, _ columns: Range<Int>, cells: (Int) -> Int, in block: borrowing EvidenceBlock
  ) -> SIMD4<Float> {
    let starts = BeadScorer.four(columns) { block.starts(of: cells($0)).backward }
    return joinedSum(columns, of: document.target, row, of: document.source, starts, in: block)
  }

  /// The weighted logarithms of the terms of `segment` on one side, as the joined segments of the
  /// other make them together; `starts` says where each of these has its values.
  @inline(__always)
  private func joinedSum(
    _ joined: Range<Int>, of side: TermDocument.Side, _ segment: Int,
    of other: TermDocument.Side, _ starts: SIMD4<Int>, in block: borrowing EvidenceBlock
  ) -> SIMD4<Float> {
    let terms = side.starts[joined.upperBound] - side.starts[joined.lowerBound]
    let values = block.values.span
    let count = joined.count
    return sum(other, other.range(segment), scale: 1 / Float(max(terms, 1))) {
      var sum = values[starts[0] + $0]
      for k in 1..<count { sum += values[starts[k] + $0] }
      return sum
    }
  }

  private static func four(_ range: Range<Int>, _ value: (Int) -> Int) -> SIMD4<Int> {
    var four = SIMD4<Int>()
    for (k, place) in range.prefix(4).enumerated() { four[k] = value(place) }
    return four
  }

  @inline(__always)
  private func sum(
    _ side: TermDocument.Side, _ places: Range<Int>, scale: Float, _ ratio: (Int) -> Float
  ) -> SIMD4<Float> {
    var sum = SIMD4<Float>()
    let kinds = side.kinds.span
    let weights = model.kinds.span
    for k in 0..<places.count {
      let weight = weights[Int(kinds[places.lowerBound + k])]
      sum += table[ratio(k) * scale] * weight
    }
    return sum
  }

  /// What the terms of a bead say, given the sums of their logarithms.
  @inline(__always)
  func evidence(_ sums: SIMD4<Float>) -> Float { BeadScorer.logarithm(ofSum: model.mixture + sums) }

  /// What speaks for a bead, or against it, besides the texts.
  @inline(__always)
  func outside(_ source: Range<Int>, _ target: Range<Int>) -> Float {
    document.outside?.score(source, target) ?? 0
  }

  /// The logarithm of the sum of four numbers given by their logarithms.
  @inline(__always)
  static func logarithm(ofSum sums: SIMD4<Float>) -> Float {
    Logarithm.sum(Logarithm.sum(sums[0], sums[1]), Logarithm.sum(sums[2], sums[3]))
  }

  /// Calls `body` with the four logarithms of each term of a bead, and the term's kind; cells are
  /// given row by row.
  func visitTerms(
    _ source: Range<Int>, _ target: Range<Int>, cells: borrowing [Int],
    in block: borrowing EvidenceBlock, _ body: (SIMD4<Float>, UInt8) -> Void
  ) {
    let (first, second) = (document.source, document.target)
    let sourceTerms = first.starts[source.upperBound] - first.starts[source.lowerBound]
    let targetTerms = second.starts[target.upperBound] - second.starts[target.lowerBound]
    for column in target {
      for (k, place) in second.range(column).enumerated() {
        var sum: Float = 0
        for row in 0..<source.count {
          let cell = cells[row * target.count + column - target.lowerBound]
          sum += block.values[block.starts(of: cell).forward + k]
        }
        body(table[sum / Float(max(sourceTerms, 1))], second.kinds[place])
      }
    }
    for row in source {
      let base = (row - source.lowerBound) * target.count
      for (k, place) in first.range(row).enumerated() {
        var sum: Float = 0
        for column in 0..<target.count {
          sum += block.values[block.starts(of: cells[base + column]).backward + k]
        }
        body(table[sum / Float(max(targetTerms, 1))], first.kinds[place])
      }
    }
  }
}
