/// Scores beads from the evidence of their cells.
struct BeadScorer {
  let document: TermDocument
  let options: AlignmentOptions
  private let sourceSums: [Float]
  private let targetSums: [Float]

  init(_ document: TermDocument, _ options: AlignmentOptions) {
    self.document = document
    self.options = options
    func sums(_ lengths: [Float]) -> [Float] {
      var sums: [Float] = [0]
      for length in lengths { sums.append(sums[sums.count - 1] + length) }
      return sums
    }
    sourceSums = sums(document.source.lengths)
    targetSums = sums(document.target.lengths)
  }

  /// The score of a bead, its prior included; its cells are given row by row.
  ///
  /// - Complexity: The bead's terms times the segments of the other side.
  func score(
    _ source: Range<Int>, _ target: Range<Int>, cells: borrowing [Int],
    in block: borrowing EvidenceBlock
  ) -> Float {
    let (first, second) = (document.source, document.target)
    let sourceTerms = first.starts[source.upperBound] - first.starts[source.lowerBound]
    let targetTerms = second.starts[target.upperBound] - second.starts[target.lowerBound]
    var mixture = BeadMixture()
    let bySource = 1 / Float(max(sourceTerms, 1))
    let byTarget = 1 / Float(max(targetTerms, 1))
    for column in target {
      let count = second.starts[column + 1] - second.starts[column]
      for k in 0..<count {
        var sum: Float = 0
        for row in 0..<source.count {
          let cell = cells[row * target.count + column - target.lowerBound]
          sum += block.values[block.starts(of: cell).forward + k]
        }
        mixture.add(sum * bySource)
      }
    }
    for row in source {
      let count = first.starts[row + 1] - first.starts[row]
      let base = (row - source.lowerBound) * target.count
      for k in 0..<count {
        var sum: Float = 0
        for column in 0..<target.count {
          sum += block.values[block.starts(of: cells[base + column]).backward + k]
        }
        mixture.add(sum * byTarget)
      }
    }
    return mixture.logarithm(weight: Float(options.evidenceWeight))
      + (document.outside?.score(source, target) ?? 0)
      + length(source, target) + options.prior(source.count, target.count)
  }

  private func length(_ source: Range<Int>, _ target: Range<Int>) -> Float {
    Float(options.lengthWeight)
      * LengthModel.logarithm(
        source: sum(source, sourceSums, document.source.lengths),
        target: sum(target, targetSums, document.target.lengths), ratio: document.lengthRatio)
  }

  private func sum(_ range: Range<Int>, _ sums: [Float], _ lengths: [Float]) -> Float {
    range.reduce(0) { $0 + lengths[$1] }
  }
}
