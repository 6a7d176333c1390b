/// How far confidences are true: of the answers given at 0.8, four in five should be right.
public struct Reliability: Sendable {
  /// The answers whose confidence lies between two bounds.
  public struct Bin: Hashable, Sendable {
    /// How many they are.
    public var answers = 0
    /// How many of them are right.
    public var right = 0
    /// The sum of their confidences.
    public var confidences = 0.0

    /// The share that is right, 0...1.
    public var accuracy: Double { answers > 0 ? Double(right) / Double(answers) : 0 }
    /// The mean confidence, 0...1.
    public var confidence: Double { answers > 0 ? confidences / Double(answers) : 0 }
  }

  /// Ten bins of the same width: 0 to 0.1, ..., 0.9 to 1.
  public private(set) var bins = [Bin](repeating: Bin(), count: 10)

  /// Makes one of no answers.
  public init() {}

  /// Counts one answer.
  ///
  /// - Parameters:
  ///   - confidence: 0...1; what lies outside counts as the nearer end.
  ///   - isRight: Whether the answer is right.
  public mutating func add(confidence: Double, isRight: Bool) {
    let confidence = min(max(confidence, 0), 1)
    let bin = min(Int(confidence * 10), 9)
    bins[bin].answers += 1
    bins[bin].confidences += confidence
    if isRight { bins[bin].right += 1 }
  }

  /// The expected calibration error, 0...1: how far accuracy and confidence lie apart in a bin, in
  /// the mean over all answers.
  ///
  /// Naeini, Cooper and Hauskrecht, "Obtaining well calibrated probabilities using Bayesian
  /// binning", 2015, doi:10.1609/aaai.v29i1.9602.
  public var expectedCalibrationError: Double {
    let total = bins.reduce(0) { $0 + $1.answers }
    guard total > 0 else { return 0 }
    return bins.reduce(0) { $0 + abs(Double($1.right) - $1.confidences) } / Double(total)
  }
}
