/// A refusal of this module.
public enum IdentificationError: Error, Hashable, Sendable {
  /// The bytes do not begin as a language model does.
  case notALanguageModel
  /// The model was written in a version of the format that this library does not read.
  case unknownVersion(UInt32)
  /// The model is damaged; the text says where.
  case damaged(String)
  /// The training data cannot be used; the text says why.
  case unusableData(String)
}

extension IdentificationError: CustomStringConvertible {
  /// What is wrong, in words.
  public var description: String {
    switch self {
    case .notALanguageModel: "not a language model"
    case .unknownVersion(let version): "language model of an unknown version, \(version)"
    case .damaged(let place): "damaged language model: \(place)"
    case .unusableData(let reason): "data that no language model can be trained on: \(reason)"
    }
  }
}
