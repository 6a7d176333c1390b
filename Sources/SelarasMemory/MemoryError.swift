/// What stopped a translation memory or one of its exchange files.
public struct MemoryError: Error, Sendable {
  /// What was tried, such as `writing TMX`.
  public let attempt: String
  /// libxml2's error code; 0 where the fault was not libxml2's.
  public let code: Int32
  /// The error of the caller's sink, where that was the fault.
  public let underlying: (any Error)?

  init(_ attempt: String, code: Int32) {
    self.attempt = attempt
    self.code = code
    underlying = nil
  }

  init(_ attempt: String, underlying: any Error) {
    self.attempt = attempt
    code = 0
    self.underlying = underlying
  }
}

extension MemoryError: CustomStringConvertible {
  /// What was tried, and what went wrong.
  public var description: String {
    if let underlying { return "\(attempt): \(underlying)" }
    return "\(attempt): libxml2 error \(code)"
  }
}
