#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

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
    case .cannotOpen(let path, let code): "\(path): \(words(for: code))"
    case .cannotWrite(let path, let code): "\(path): \(words(for: code))"
    }
  }

  /// The operating system's words for an `errno`.
  private func words(for code: Int32) -> String {
    guard let words = unsafe strerror(code) else { return "error \(code)" }
    return unsafe String(cString: words).lowercased()
  }
}
