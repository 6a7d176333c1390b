#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// A descriptor that is written to in large pieces.
struct BufferedDescriptor: ~Copyable {
  private static let capacity = 1 << 18

  let descriptor: Descriptor
  /// What messages call it.
  let name: String
  private var buffer: [UInt8] = []

  init(_ descriptor: consuming Descriptor, name: String) {
    self.descriptor = descriptor
    self.name = name
  }

  mutating func write(_ bytes: [UInt8]) throws(RecordsError) {
    if buffer.count + bytes.count > Self.capacity { try flush() }
    if bytes.count >= Self.capacity {
      try drain(bytes)
    } else {
      buffer.append(contentsOf: bytes)
    }
  }

  mutating func flush() throws(RecordsError) {
    guard !buffer.isEmpty else { return }
    // Emptied first: what failed is not tried again.
    let bytes = buffer
    buffer = []
    try drain(bytes)
    buffer.reserveCapacity(Self.capacity)
  }

  /// Flushes, and waits until the bytes lie on the disk.
  mutating func sync() throws(RecordsError) {
    try flush()
    while fsync(descriptor.number) != 0 {
      switch errno {
      case EINTR: continue
      // A pipe or a terminal has no disk to wait for.
      case EINVAL, EROFS, ENOTSUP: return
      default: throw .writing(name, code: errno)
      }
    }
  }

  private func drain(_ bytes: [UInt8]) throws(RecordsError) {
    let code = descriptor.drain(bytes)
    guard code == 0 else { throw .writing(name, code: code) }
  }
}
