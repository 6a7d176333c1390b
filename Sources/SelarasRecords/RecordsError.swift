/// A file that could not be read or written.
public struct RecordsError: Error, Hashable, Sendable {
  /// What kind of failure it is, for a caller that answers differently to each.
  public enum Kind: Sendable {
    /// There is no such file.
    case notFound
    /// The file is there but cannot be read.
    case unreadable
    /// A compressed stream is truncated or damaged.
    case corrupt
    /// The file cannot be made or written.
    case unwritable
    /// Whoever read the output has closed it: no fault, the end.
    case closedPipe
  }

  /// What kind of failure it is.
  public let kind: Kind
  /// The file, as it is shown in messages.
  public let file: String
  /// The byte of the file as it lies on the disk, where one can be named.
  public let byte: Int?
  /// What went wrong, in words.
  public let reason: String
  /// The C library's code: an `errno`, or the compression library's; 0 where there is none.
  public let code: Int32

  init(_ kind: Kind, file: String, byte: Int? = nil, reason: String, code: Int32 = 0) {
    self.kind = kind
    self.file = file
    self.byte = byte
    self.reason = reason
    self.code = code
  }
}

extension RecordsError: CustomStringConvertible {
  /// The file and what went wrong with it.
  public var description: String { "\(file): \(reasonAndPlace)" }

  /// What went wrong, and at which byte.
  var reasonAndPlace: String {
    guard let byte else { return reason }
    return "\(reason) at byte \(byte)"
  }
}

/// Something in the input that had to be skipped, while the rest is done.
///
/// It is printed as `FILE:LINE: reason`.
public struct InputProblem: Error, Hashable, Sendable {
  /// What had to be skipped.
  public enum Kind: Sendable {
    /// An input that was named and is not there.
    case missing
    /// A file, or the rest of one.
    case file
    /// One record.
    case record
  }

  /// What had to be skipped.
  public var kind: Kind
  /// The file, as it is shown in messages.
  public var file: String
  /// The line from 1 (of a WARC file, the record from 1), where there is one.
  public var line: Int?
  /// What is wrong, in words.
  public var reason: String

  /// Makes a problem.
  public init(_ kind: Kind = .record, file: String, line: Int? = nil, reason: String) {
    self.kind = kind
    self.file = file
    self.line = line
    self.reason = reason
  }

  init(_ error: RecordsError, line: Int? = nil) {
    self.init(.file, file: error.file, line: line, reason: error.reasonAndPlace)
  }
}

extension InputProblem: CustomStringConvertible {
  /// `FILE:LINE: reason`, or `FILE: reason` where there is no line.
  public var description: String {
    guard let line else { return "\(file): \(reason)" }
    return "\(file):\(line): \(reason)"
  }
}
