#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// A file of lines that only grows, and from which a run that was killed can be taken up.
///
/// A process that is stopped leaves at most its last line torn: opening the file again cuts that
/// line off. What is durable is what stood in the file at the last ``sync()``. A lock keeps a
/// second process from writing the same file. Lines that were neither flushed nor
/// synced are lost when the value goes.
public struct AppendLog: ~Copyable {
  /// The file.
  public let path: String
  /// How many bytes of a torn last line were cut off when the file was opened.
  public let tornBytes: Int
  /// Where each line ends, its line feed included, in bytes from the start of the file.
  public private(set) var lineEnds: [Int]
  private var output: BufferedDescriptor

  /// Opens the file, which is made where it does not exist.
  ///
  /// - Complexity: O(*n*) in the length of the file, which is read once.
  public init(_ path: String) throws(RecordsError) {
    guard let descriptor = Descriptor(path: path, flags: O_RDWR | O_CREAT | O_APPEND) else {
      throw .writing(path, code: errno)
    }
    guard flock(descriptor.number, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      guard code == EWOULDBLOCK else { throw .writing(path, code: code) }
      throw RecordsError(
        .inUse, file: path, reason: "another process is writing this file", code: code)
    }
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    var length = 0
    var lineEnds: [Int] = []
    while true {
      let found = descriptor.fill(&buffer, 0..<buffer.count)
      guard found >= 0 else { throw .reading(path, byte: length, code: errno) }
      if found == 0 { break }
      for offset in 0..<found where buffer[offset] == 0x0A { lineEnds.append(length + offset + 1) }
      length += found
    }
    let whole = lineEnds.last ?? 0
    if length > whole, ftruncate(descriptor.number, off_t(whole)) != 0 {
      throw .writing(path, code: errno)
    }
    self.path = path
    self.lineEnds = lineEnds
    tornBytes = length - whole
    output = BufferedDescriptor(descriptor, name: path)
  }

  /// How many lines there are, those in the buffer included.
  public var lineCount: Int { lineEnds.count }

  /// How many bytes the lines take.
  public var byteCount: Int { lineEnds.last ?? 0 }

  /// Appends a line; a line feed is added where it has none.
  ///
  /// - Precondition: No line feed stands inside the line.
  public mutating func append(_ line: [UInt8]) throws(RecordsError) {
    let content = line.last == 0x0A ? line.dropLast() : line[...]
    precondition(!content.contains(0x0A), "one line at a time")
    try output.write(line.last == 0x0A ? line : line + [0x0A])
    lineEnds.append(byteCount + content.count + 1)
  }

  /// Hands the lines to the system: they outlive the process, not yet a power cut.
  public mutating func flush() throws(RecordsError) { try output.flush() }

  /// Waits until all lines lie on the disk.
  public mutating func sync() throws(RecordsError) { try output.sync() }

  /// Drops all lines after the first `count`, so that two logs can be brought to one state.
  ///
  /// - Precondition: `count` is not above ``lineCount``.
  public mutating func truncate(toLines count: Int) throws(RecordsError) {
    precondition(0 <= count && count <= lineCount, "a log is only cut, never stretched")
    try output.flush()
    let end = count == 0 ? 0 : lineEnds[count - 1]
    guard ftruncate(output.descriptor.number, off_t(end)) == 0 else {
      throw .writing(path, code: errno)
    }
    lineEnds.removeSubrange(count...)
  }
}
