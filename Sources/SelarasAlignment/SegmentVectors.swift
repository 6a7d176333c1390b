/// Vectors of a text's segments, made by any model: one for each segment or, as Vecalign makes
/// them, one more for each run of neighbouring segments.
///
/// In a table of three dimensions, *k* by segments by width, the vector [*k*, *i*] is that of the
/// *k* + 1 segments that end with segment *i*, joined. Thompson and Koehn, "Vecalign: improved
/// sentence alignment in linear time and space", 2019. A run without a vector of its own has the
/// mean of its segments'.
public struct SegmentVectors: Sendable {
  /// How many segments there are; an empty line is one too.
  public let count: Int
  /// How many numbers a vector has.
  public let width: Int
  /// The longest run of segments that has vectors of its own.
  public let longestRun: Int
  /// All vectors, each of length one or zero.
  private let values: [Float]

  /// Makes vectors.
  ///
  /// - Parameters:
  ///   - values: The numbers, vector after vector, those of single segments first.
  ///   - count: How many segments there are.
  ///   - width: How many numbers a vector has.
  ///   - longestRun: How many segments the longest run has.
  /// - Precondition: There are as many values as the three say, all of them finite.
  public init(values: [Float], count: Int, width: Int, longestRun: Int = 1) {
    precondition(values.count == count * width * longestRun, "a table of vectors is whole")
    precondition(values.allSatisfy(\.isFinite), "vectors are made of finite numbers")
    self.count = count
    self.width = width
    self.longestRun = longestRun
    var values = values
    for row in 0..<count * longestRun {
      SegmentVectors.normalise(&values, row * width..<(row + 1) * width)
    }
    self.values = values
  }

  private init(normalised values: [Float], count: Int, width: Int, longestRun: Int) {
    self.values = values
    self.count = count
    self.width = width
    self.longestRun = longestRun
  }

  /// The vectors of some segments, and of the runs of them.
  func part(_ segments: Range<Int>) -> SegmentVectors {
    var part: [Float] = []
    part.reserveCapacity(segments.count * width * longestRun)
    for run in 0..<longestRun {
      let first = run * count + segments.lowerBound
      part += values[first * width..<(first + segments.count) * width]
    }
    return SegmentVectors(
      normalised: part, count: segments.count, width: width, longestRun: longestRun)
  }

  private static func normalise(_ values: inout [Float], _ range: Range<Int>) {
    // Scaled first, for the squares of great numbers are none.
    var greatest: Float = 0
    for k in range { greatest = max(greatest, abs(values[k])) }
    if greatest == 0 { return }
    var square: Float = 0
    for k in range {
      values[k] /= greatest
      square += values[k] * values[k]
    }
    let scale = 1 / square.squareRoot()
    for k in range { values[k] *= scale }
  }

  /// The cosine of two runs of segments; zero where one has no vector.
  func cosine(_ run: Range<Int>, _ other: SegmentVectors, _ otherRun: Range<Int>) -> Float {
    let one = place(of: run)
    let two = other.place(of: otherRun)
    if let one, let two {
      return SegmentVectors.product(values, one * width, other.values, two * width, width)
    }
    let (left, right) = (mean(of: run), other.mean(of: otherRun))
    return SegmentVectors.product(left, 0, right, 0, width)
  }

  /// The row of a run that has a vector of its own.
  private func place(of run: Range<Int>) -> Int? {
    run.count <= longestRun ? (run.count - 1) * count + run.upperBound - 1 : nil
  }

  private func mean(of run: Range<Int>) -> [Float] {
    var mean = [Float](repeating: 0, count: width)
    if let place = place(of: run) { return Array(values[place * width..<(place + 1) * width]) }
    for segment in run {
      for k in 0..<width { mean[k] += values[segment * width + k] }
    }
    SegmentVectors.normalise(&mean, 0..<width)
    return mean
  }

  private static func product(
    _ left: [Float], _ leftStart: Int, _ right: [Float], _ rightStart: Int, _ width: Int
  ) -> Float {
    var sums = SIMD8<Float>(repeating: 0)
    var k = 0
    while k + 8 <= width {
      var (one, two) = (SIMD8<Float>(), SIMD8<Float>())
      for lane in 0..<8 {
        one[lane] = left[leftStart + k + lane]
        two[lane] = right[rightStart + k + lane]
      }
      sums += one * two
      k += 8
    }
    var sum = sums.sum()
    while k < width {
      sum += left[leftStart + k] * right[rightStart + k]
      k += 1
    }
    return sum
  }
}
