/// Fits logistic regressions: Newton's method, with weights pulled a little towards zero.
///
/// Hastie, Tibshirani and Friedman, "The Elements of Statistical Learning", 2009, section 4.4.1.
enum LogisticFit {
  private static let rounds = 25
  /// How strongly weights are pulled, which keeps them finite where the data can be told apart.
  private static let decay = 0.01

  /// The regression of labels on features; every row has as many features.
  ///
  /// - Complexity: O(*n d*²) a round.
  static func regression(_ rows: [[Double]], _ labels: [Bool]) -> Confidence.Logistic {
    let width = (rows.first?.count ?? 0) + 1
    var weights = [Double](repeating: 0, count: width)
    for _ in 0..<rounds {
      var gradient = weights.enumerated().map { $0.offset == 0 ? 0 : -decay * $0.element }
      var matrix = (0..<width).map { k in
        (0..<width).map { $0 == k ? (k == 0 ? 1e-9 : decay) : 0.0 }
      }
      for (row, label) in zip(rows, labels) {
        let features = [1] + row
        let odds = zip(features, weights).reduce(0) { $0 + $1.0 * $1.1 }
        let probability = Logarithm.probability(logOdds: odds)
        let curvature = probability * (1 - probability)
        for k in 0..<width {
          gradient[k] += ((label ? 1 : 0) - probability) * features[k]
          for j in 0..<width { matrix[k][j] += curvature * features[k] * features[j] }
        }
      }
      let step = solution(of: matrix, gradient)
      for k in 0..<width { weights[k] += step[k] }
      if step.allSatisfy({ abs($0) < 1e-9 }) { break }
    }
    return Confidence.Logistic(constant: weights[0], weights: Array(weights[1...]))
  }

  /// Solves a system of linear equations by elimination; unknowns that it leaves open are zero.
  private static func solution(of matrix: [[Double]], _ values: [Double]) -> [Double] {
    let width = values.count
    var rows = zip(matrix, values).map { $0 + [$1] }
    for k in 0..<width {
      let pivot = (k..<width).max { abs(rows[$0][k]) < abs(rows[$1][k]) } ?? k
      rows.swapAt(k, pivot)
      if abs(rows[k][k]) < 1e-12 { continue }
      for other in 0..<width where other != k {
        let factor = rows[other][k] / rows[k][k]
        for column in k...width { rows[other][column] -= factor * rows[k][column] }
      }
    }
    return (0..<width).map { abs(rows[$0][$0]) < 1e-12 ? 0 : rows[$0][width] / rows[$0][$0] }
  }
}
