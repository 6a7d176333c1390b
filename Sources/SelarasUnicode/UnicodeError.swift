internal import CICU

/// A refusal of ICU.
public struct UnicodeError: Error, Hashable, Sendable {
  /// What was tried, such as `opening a break iterator for "xx"`.
  public let attempt: String
  /// ICU's error code.
  public let code: Int32

  init(_ attempt: String, code: Int32) {
    self.attempt = attempt
    self.code = code
  }
}

extension UnicodeError: CustomStringConvertible {
  /// What was tried, and ICU's name for what went wrong.
  public var description: String {
    let name = unsafe String(cString: cicu_error_name(code))
    return "\(attempt): ICU error \(code) (\(name))"
  }
}

/// The installed ICU.
public enum UnicodeLibrary {
  /// Its version, such as `72.1`.
  public static var version: String { unsafe String(cString: cicu_version()) }
}
