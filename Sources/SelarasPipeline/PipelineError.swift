/// Why a job cannot begin.
public enum PipelineError: Error, Hashable, Sendable {
  /// Another run is writing to the same folder.
  case inUse(path: String)
}

extension PipelineError: CustomStringConvertible {
  /// What is wrong, and where.
  public var description: String {
    switch self {
    case .inUse(let path): "\(path): another run is writing here"
    }
  }
}
