#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// A file that one process alone appends to and reads anywhere in.
///
/// It is locked as long as the value lives: two processes would spoil each other's work.
package struct WorkFile: ~Copyable {
  /// The file.
  package let path: String
  /// Whether it was made just now.
  package let isNew: Bool
  private let descriptor: Descriptor

  /// Opens the file at `path`; makes it where it is not there.
  ///
  /// - Returns: `nil` where another process holds it.
  package init?(locking path: String) throws(RecordsError) {
    let flags = O_RDWR | O_APPEND
    var isNew = false
    var descriptor = Descriptor(path: path, flags: flags)
    if descriptor == nil, errno == ENOENT {
      isNew = true
      descriptor = Descriptor(path: path, flags: flags | O_CREAT)
    }
    guard let descriptor = consume descriptor else { throw .writing(path, code: errno) }
    // A process that is just being started holds copies of all descriptors until it runs its own
    // program: a lock may outlive its file by a moment.
    var attempts = 20
    while flock(descriptor.number, LOCK_EX | LOCK_NB) != 0 {
      guard attempts > 0 else { return nil }
      attempts -= 1
      usleep(10_000)
    }
    self.path = path
    self.isNew = isNew
    self.descriptor = descriptor
  }

  /// The file's size in bytes.
  package func size() throws(RecordsError) -> Int {
    guard let status = descriptor.status else { throw .reading(path, code: errno) }
    return status.size
  }

  /// The `count` bytes at `offset`; fewer where the file ends before.
  package func read(at offset: Int, count: Int) throws(RecordsError) -> [UInt8] {
    guard offset >= 0, lseek(descriptor.number, off_t(offset), SEEK_SET) == off_t(offset) else {
      throw .reading(path, byte: offset, code: errno)
    }
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let found = descriptor.fill(&bytes, filled..<count)
      guard found >= 0 else { throw .reading(path, byte: offset + filled, code: errno) }
      if found == 0 { break }
      filled += found
    }
    bytes.removeLast(count - filled)
    return bytes
  }

  /// Writes bytes at the end, whatever was read before.
  package func append(_ bytes: [UInt8]) throws(RecordsError) {
    let code = descriptor.drain(bytes)
    guard code == 0 else { throw .writing(path, code: code) }
  }

  /// Cuts off what stands at `size` and after.
  package func truncate(to size: Int) throws(RecordsError) {
    guard ftruncate(descriptor.number, off_t(size)) == 0 else {
      throw .writing(path, code: errno)
    }
  }
}
