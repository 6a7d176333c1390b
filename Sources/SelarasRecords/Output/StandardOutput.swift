#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// Standard output, buffered.
///
/// When its reader has gone, writing throws ``RecordsError/Kind/closedPipe``, provided that
/// ``ignoreClosedPipes()`` was called; otherwise the signal `SIGPIPE` ends the process.
public struct StandardOutput: ~Copyable, ByteSink {
  private var output = BufferedDescriptor(Descriptor(borrowing: 1), name: "stdout")

  /// Takes standard output.
  public init() {}

  /// Asks the system to report a closed pipe to the writer instead of ending the process.
  public static func ignoreClosedPipes() { _ = signal(SIGPIPE, SIG_IGN) }

  /// Takes bytes; 256 KiB at a time are handed on.
  public mutating func write(_ bytes: [UInt8]) throws(RecordsError) { try output.write(bytes) }

  /// Hands on what is in the buffer.
  public mutating func flush() throws(RecordsError) { try output.flush() }

  /// Hands on what is in the buffer.
  public mutating func finish() throws(RecordsError) { try output.flush() }
}

/// Standard error, unbuffered.
public enum StandardError {
  /// Whether it is a terminal.
  public static var isTerminal: Bool { isatty(2) == 1 }

  /// Writes text; a failing standard error is nobody's business.
  public static func write(_ text: String) {
    _ = Descriptor(borrowing: 2).drain(Array(text.utf8))
  }
}
