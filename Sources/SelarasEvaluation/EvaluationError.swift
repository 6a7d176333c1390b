public import SelarasSegmentation
public import SelarasUnicode

/// A refusal of this module.
public enum EvaluationError: Error, Sendable {
  /// A gold file cannot be read as what it should be.
  case badGold(file: String, line: Int, reason: String)
  /// A gold file holds nothing to judge by.
  case emptyGold(file: String)
  /// There are fewer documents than folds.
  case tooManyFolds(Int, documents: Int)
  /// The segmenter refused.
  case segmenting(UnicodeError)
  /// The trainer refused.
  case training(SegmentationError)
}

extension EvaluationError: CustomStringConvertible {
  /// What is wrong, in words; where a line is to blame, as `FILE:LINE: reason`.
  public var description: String {
    switch self {
    case .badGold(let file, let line, let reason): "\(file):\(line): \(reason)"
    case .emptyGold(let file): "\(file): no gold in it"
    case .tooManyFolds(let folds, let documents): "\(folds) folds of \(documents) documents"
    case .segmenting(let error): "\(error)"
    case .training(let error): "\(error)"
    }
  }
}
