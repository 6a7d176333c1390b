/// A lexicon that cannot be read.
public struct AlignmentError: Error, Hashable, Sendable {
  /// What went wrong, such as `a weight is not a number above zero`.
  public let reason: String
  /// The line of the text, from 1, or `nil` where there are no lines.
  public let line: Int?
  /// The byte of the file at which it shows, or `nil` where that says nothing.
  public let byte: Int?

  init(_ reason: String, line: Int? = nil, byte: Int? = nil) {
    self.reason = reason
    self.line = line
    self.byte = byte
  }
}

extension AlignmentError: CustomStringConvertible {
  /// Where it is, if that is known, and what is wrong there.
  public var description: String {
    if let line { return "line \(line): \(reason)" }
    if let byte { return "byte \(byte): \(reason)" }
    return reason
  }
}
