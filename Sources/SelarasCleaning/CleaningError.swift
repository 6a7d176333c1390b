/// A failure of the parser below; text itself never fails.
public struct CleaningError: Error, Hashable, Sendable {
  /// What was tried, such as `parsing a page of 512 bytes`.
  public let attempt: String
  /// The library's status, MyHTML's or ICU's.
  public let code: Int32

  init(_ attempt: String, code: Int32) {
    self.attempt = attempt
    self.code = code
  }
}

extension CleaningError: CustomStringConvertible {
  /// What was tried, and the status.
  public var description: String { "\(attempt): status \(code)" }
}
