#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// A file of an index, open until it goes.
struct IndexFile: ~Copyable {
  let number: Int32
  private let path: String

  init(_ path: String, flags: Int32) throws(DuplicationError) {
    number = unsafe open(path, flags | O_CLOEXEC, 0o666)
    self.path = path
    guard number >= 0 else { throw .cannotOpen(path: path, code: errno) }
  }

  deinit { if number >= 0 { _ = close(number) } }

  /// The first bytes of a file; `nil` where there is none.
  static func contents(of path: String, most: Int = 4096) throws(DuplicationError) -> [UInt8]? {
    let number = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard number >= 0 else {
      if errno == ENOENT { return nil }
      throw .cannotOpen(path: path, code: errno)
    }
    defer { _ = close(number) }
    var bytes = [UInt8](repeating: 0, count: most)
    var count = 0
    while count < most {
      let found = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe read(number, buffer.baseAddress.map { unsafe $0 + count }, most - count)
      }
      if found < 0, errno == EINTR { continue }
      guard found >= 0 else { throw .cannotOpen(path: path, code: errno) }
      if found == 0 { break }
      count += found
    }
    return Array(bytes.prefix(count))
  }

  func write(_ bytes: [UInt8], at offset: Int) throws(DuplicationError) {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe pwrite(
          number, buffer.baseAddress.map { unsafe $0 + written }, bytes.count - written,
          off_t(offset + written))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .cannotWrite(path: path, code: errno) }
      written += count
    }
  }

  func cut(to size: Int) throws(DuplicationError) {
    guard ftruncate(number, off_t(size)) == 0 else {
      throw .cannotWrite(path: path, code: errno)
    }
  }

  func sync() throws(DuplicationError) {
    guard fsync(number) == 0 else { throw .cannotWrite(path: path, code: errno) }
  }
}
