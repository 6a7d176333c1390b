/// Why a sketch or an index could not be read or written.
public enum DuplicationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The bytes are no sketch of this version.
  case malformedSketch(byte: Int, reason: String)
  /// The file is no index, one of another version, or damaged.
  case malformedIndex(path: String, reason: String)
  /// A file or folder of an index could not be opened; the code is `errno`'s.
  case cannotOpen(path: String, code: Int32)
  /// A file of an index could not be written; the code is `errno`'s.
  case cannotWrite(path: String, code: Int32)

  /// What happened, and where.
  public var description: String {
    switch self {
    case .malformedSketch(let byte, let reason): "malformed sketch at byte \(byte): \(reason)"
    case .malformedIndex(let path, let reason): "\(path): \(reason)"
    case .cannotOpen(let path, let code): "\(path): cannot be opened (error \(code))"
    case .cannotWrite(let path, let code): "\(path): cannot be written (error \(code))"
    }
  }
}
