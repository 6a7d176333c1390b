#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// A file that is there as a whole or not at all.
///
/// Bytes go to a temporary file beside the target. ``finish()`` waits until they lie on the disk
/// and then gives the file its name, in one step, so that a reader sees the old file or the new
/// one, also after a power cut. Where the value goes without it, the temporary file is removed and
/// the target is as it was.
///
/// A target that is no regular file (`/dev/null`, a named pipe) is written to directly, and behind
/// a symbolic link the file that it leads to is replaced.
public struct AtomicFile: ~Copyable, ByteSink {
  /// The target.
  public let path: String
  private let target: String
  /// `nil` where the target is written to directly.
  private var temporary: String?
  private var output: BufferedDescriptor

  /// Makes the temporary file for the target at `path`, which need not exist; its folder must.
  public init(_ path: String) throws(RecordsError) {
    let status = FileStatus(path: path)
    if let status, status.kind != .regular {
      let descriptor = try Self.openDirectly(path, status)
      self.path = path
      target = path
      output = BufferedDescriptor(descriptor, name: path)
      return
    }
    let target = status == nil ? path : Self.resolved(path)
    var temporary = ""
    let descriptor = try Self.openTemporary(beside: target, name: &temporary)
    if let status { _ = fchmod(descriptor.number, status.permissions) }
    self.path = path
    self.target = target
    self.temporary = temporary
    output = BufferedDescriptor(descriptor, name: path)
  }

  deinit { if let temporary { _ = unsafe unlink(temporary) } }

  /// Takes bytes; 256 KiB at a time are handed on.
  public mutating func write(_ bytes: [UInt8]) throws(RecordsError) { try output.write(bytes) }

  /// Hands on what is in the buffer, still under the temporary name.
  public mutating func flush() throws(RecordsError) { try output.flush() }

  /// Waits until all of it lies on the disk, still under the temporary name.
  ///
  /// Where several files belong together, each is settled before the first one gets its name: a
  /// disk that is full then leaves all of them as they were.
  public mutating func settle() throws(RecordsError) { try output.sync() }

  /// Gives the file its name, once all of it lies on the disk.
  ///
  /// - Precondition: Called once.
  public mutating func finish() throws(RecordsError) { try finish(as: target) }

  /// Gives the file the name of a part, `PATH.part`, and leaves the target as it was.
  ///
  /// - Returns: That name; the target's own where it is written to directly.
  public mutating func finishPart() throws(RecordsError) -> String {
    guard temporary != nil else {
      try output.sync()
      return path
    }
    try finish(as: target + ".part")
    return path + ".part"
  }

  private mutating func finish(as target: String) throws(RecordsError) {
    try output.sync()
    guard let name = temporary else { return }
    guard unsafe rename(name, target) == 0 else { throw .writing(path, code: errno) }
    temporary = nil
    // The name itself lies on the disk when the folder does. Some file systems refuse; the file
    // is whole all the same.
    if let folder = Descriptor(path: Self.folder(of: target), flags: O_RDONLY) {
      _ = fsync(folder.number)
    }
  }

  private static func openDirectly(
    _ path: String, _ status: FileStatus
  ) throws(RecordsError) -> Descriptor {
    guard status.kind != .folder else { throw .writing(path, code: EISDIR) }
    guard let descriptor = Descriptor(path: path, flags: O_WRONLY) else {
      throw .writing(path, code: errno)
    }
    return descriptor
  }

  private static func openTemporary(
    beside target: String, name: inout String
  ) throws(RecordsError) -> Descriptor {
    var code: Int32 = EEXIST
    for _ in 0..<64 where code == EEXIST {
      let word = String(UInt64.random(in: 0 ... .max), radix: 36)
      name = "\(folder(of: target))/.selaras-\(word).tmp"
      if let descriptor = Descriptor(path: name, flags: O_WRONLY | O_CREAT | O_EXCL) {
        return descriptor
      }
      code = errno
    }
    throw .writing(target, code: code)
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The path behind symbolic links.
  private static func resolved(_ path: String) -> String {
    guard let real = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }
}
