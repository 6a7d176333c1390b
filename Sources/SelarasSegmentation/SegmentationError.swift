/// A refusal of this module.
public enum SegmentationError: Error, Hashable, Sendable {
  /// The bytes do not begin as a word model does.
  case notAWordModel
  /// The model was written in a version of the format that this library does not read.
  case unknownVersion(UInt32)
  /// The model is damaged; the text says where.
  case damaged(String)
  /// The training data cannot be used; the text says why.
  case unusableData(String)
}

extension SegmentationError: CustomStringConvertible {
  /// What is wrong, in words.
  public var description: String {
    switch self {
    case .notAWordModel: "not a word model"
    case .unknownVersion(let version): "word model of an unknown version, \(version)"
    case .damaged(let place): "damaged word model: \(place)"
    case .unusableData(let reason): "data that no word model can be trained on: \(reason)"
    }
  }
}
