/// Rows of numbers as bins of equal weight, a column after another.
struct BinnedMatrix {
  /// The greatest number of bins of a column.
  static let bins = 64

  let rows: Int
  /// The bin of each row, a column each.
  private(set) var columns: [[UInt8]] = []
  /// The greatest number of each bin but the last.
  private(set) var edges: [[Float]] = []

  /// Bins a matrix of `width` columns, its rows one after another.
  init(_ values: [Float], width: Int) {
    rows = values.count / width
    append(values, width: width)
  }

  /// Appends `width` more columns.
  mutating func append(_ values: [Float], width: Int) {
    let stride = max(1, rows / 40_000)
    for column in 0..<width {
      var sample: [Float] = []
      var row = 0
      while row < rows {
        sample.append(values[row * width + column])
        row += stride
      }
      sample.sort()
      var cuts: [Float] = []
      for bin in 1..<Self.bins where !sample.isEmpty {
        let value = sample[min(sample.count - 1, bin * sample.count / Self.bins)]
        if value < sample[sample.count - 1], cuts.last.map({ $0 < value }) ?? true {
          cuts.append(value)
        }
      }
      edges.append(cuts)
      columns.append((0..<rows).map { Self.bin(values[$0 * width + column], cuts) })
    }
  }

  private static func bin(_ value: Float, _ cuts: [Float]) -> UInt8 {
    var low = 0
    var high = cuts.count
    while low < high {
      let middle = (low + high) / 2
      if cuts[middle] < value { low = middle + 1 } else { high = middle }
    }
    return UInt8(low)
  }
}
