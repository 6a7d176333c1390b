/// What stopped a translation memory or one of its exchange files.
public struct MemoryError: Error, Sendable {
  /// What was tried, such as `writing TMX`.
  public let attempt: String
  /// The code of libxml2 or SQLite; 0 where the fault was not theirs.
  public let code: Int32
  /// What is wrong, where more than the code is known.
  public let reason: String?
  /// The line of the file at fault, from 1.
  public let line: Int?
  /// The error of the caller's sink or source, where that was the fault.
  public let underlying: (any Error)?

  init(
    _ attempt: String, code: Int32 = 0, reason: String? = nil, line: Int? = nil,
    underlying: (any Error)? = nil
  ) {
    self.attempt = attempt
    self.code = code
    self.reason = reason
    self.line = line
    self.underlying = underlying
  }
}

extension MemoryError: CustomStringConvertible {
  /// What was tried, and what went wrong.
  public var description: String {
    if let underlying { return "\(attempt): \(underlying)" }
    if let reason { return "\(attempt): \(reason)" }
    return "\(attempt): libxml2 error \(code)"
  }

  /// What went wrong, without what was tried.
  public var problem: String {
    if let underlying { return "\(underlying)" }
    return reason ?? "libxml2 error \(code)"
  }
}

extension MemoryError {
  /// What stopped the work at bottom, where that was an error of the caller's.
  public var rootCause: (any Error)? {
    var cause = underlying
    while let error = cause as? MemoryError { cause = error.underlying }
    return cause
  }
}
