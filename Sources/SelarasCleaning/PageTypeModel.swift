internal import SelarasText

/// Tells what a page is for: for each type one ensemble of trees over the means of its blocks'
/// numbers, their logistic values scaled to add up to 1.
struct PageTypeModel: Sendable {
  /// The numbers of a page.
  static let width = CleanerModel.ownWidth + weighted
  /// How many of a block's numbers are averaged over what the first pass takes for content too.
  private static let weighted = 90
  static let types = PageType.allCases

  /// One ensemble a type; none where the training data named no types.
  var ensembles: [TreeEnsemble] = []

  /// The means that ``probabilities(_:)`` reads; `rows` are those of ``CleanerModel/rows(_:_:_:)``, `scores`
  /// the linear model's probabilities.
  ///
  /// - Complexity: O(*n*) in numbers.
  static func row(_ rows: Span<Float>, _ scores: [Float], _ words: [Int]) -> [Float] {
    var row = [Float](repeating: 0, count: width)
    var all: Float = 0
    var kept: Float = 0
    let first = CleanerModel.ownWidth
    for index in scores.indices {
      let weight = Float(words[index]) + 0.01
      let share = weight * scores[index]
      all += weight
      kept += share
      let start = index * first
      let block = rows.extracting(start..<start + first)
      unsafe block.withUnsafeBufferPointer { block in
        unsafe row.withUnsafeMutableBufferPointer { row in
          for column in 0..<first { unsafe row[column] += weight * block[column] }
          for column in 0..<weighted { unsafe row[first + column] += share * block[column] }
        }
      }
    }
    for column in 0..<first { row[column] /= max(1e-6, all) }
    for column in first..<width { row[column] /= max(1e-6, kept) }
    return row
  }

  /// The probability of each type, in the order of ``types``.
  func probabilities(_ row: [Float]) -> [Float] {
    guard ensembles.count == Self.types.count else {
      return [Float](repeating: 1 / Float(Self.types.count), count: Self.types.count)
    }
    let values = ensembles.map { Logistic.probability($0.value(row.span)) }
    let sum = values.reduce(0, +)
    return values.map { $0 / max(1e-6, sum) }
  }

  /// The likeliest type.
  func type(_ probabilities: [Float]) -> PageType? {
    guard !ensembles.isEmpty,
      let best = probabilities.indices.max(by: { probabilities[$0] < probabilities[$1] })
    else { return nil }
    return Self.types[best]
  }
}
