#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// A file mapped into memory for reading; the system brings in what is looked at.
@safe
struct MappedFile: ~Copyable {
  private let base: UnsafeRawPointer?
  /// How many bytes are mapped.
  let count: Int

  /// Maps the first bytes of a file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - committed: How many bytes; there may be more, never fewer.
  /// - Throws: Where the file is not there, or shorter.
  init(path: String, committed: Int) throws(DuplicationError) {
    unsafe base = try MappedFile.map(path, committed)
    count = committed
  }

  private static func map(
    _ path: String, _ committed: Int
  ) throws(DuplicationError) -> UnsafeRawPointer? {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotOpen(path: path, code: errno) }
    defer { _ = close(descriptor) }
    let size = Int(lseek(descriptor, 0, SEEK_END))
    guard committed <= size else {
      throw .malformedIndex(
        path: path, reason: "it is cut short: \(committed) bytes were committed, \(size) are left")
    }
    guard committed > 0 else { return nil }
    let mapped = unsafe mmap(nil, committed, PROT_READ, MAP_SHARED, descriptor, 0)
    guard let mapped = unsafe mapped, unsafe mapped != MAP_FAILED else {
      throw .cannotOpen(path: path, code: errno)
    }
    return UnsafeRawPointer(mapped)
  }

  deinit {
    if let base = unsafe base { _ = unsafe munmap(UnsafeMutableRawPointer(mutating: base), count) }
  }

  /// Lets `body` read the bytes.
  func read<Result, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let bytes = unsafe UnsafeBufferPointer(
      start: base?.assumingMemoryBound(to: UInt8.self), count: unsafe base == nil ? 0 : count)
    return try body(unsafe bytes.span)
  }
}
