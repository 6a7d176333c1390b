/// A command's output: a file that is there as a whole or not at all, or standard output.
public struct OutputFile: ~Copyable, ByteSink {
  private var file: AtomicFile?
  private var standard = StandardOutput()

  /// Opens the file at `path`, or standard output where that is `nil` or `-`.
  public init(_ path: String?) throws(RecordsError) {
    if let path, path != "-" { file = try AtomicFile(path) }
  }

  /// Takes bytes; 256 KiB at a time are handed on.
  public mutating func write(_ bytes: [UInt8]) throws(RecordsError) {
    if file == nil { try standard.write(bytes) } else { try file?.write(bytes) }
  }

  /// Hands on what is in the buffer.
  public mutating func flush() throws(RecordsError) {
    if file == nil { try standard.flush() } else { try file?.flush() }
  }

  /// Ends an output that does not hold all it should: a file gets the name of a part.
  ///
  /// - Returns: That name; `nil` for standard output.
  public mutating func finishPart() throws(RecordsError) -> String? {
    if file == nil { try standard.finish() }
    return try file?.finishPart()
  }

  /// Ends the output; a file gets its name.
  public mutating func finish() throws(RecordsError) {
    if file == nil { try standard.finish() } else { try file?.finish() }
  }
}
