#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// An open file of the operating system, closed when it goes.
struct Descriptor: ~Copyable {
  let number: Int32
  private let isOwned: Bool

  /// Opens a file.
  ///
  /// - Returns: `nil` with `errno` set where the file cannot be opened.
  init?(path: String, flags: Int32, mode: mode_t = 0o666) {
    var result: Int32
    repeat {
      result = unsafe open(path, flags | O_CLOEXEC, mode)
    } while result < 0 && errno == EINTR
    guard result >= 0 else { return nil }
    number = result
    isOwned = true
  }

  /// Borrows a descriptor that stays open afterwards: 0 is standard input, 1 standard output.
  init(borrowing number: Int32) {
    self.number = number
    isOwned = false
  }

  deinit { if isOwned { _ = close(number) } }

  /// Reads bytes into `buffer[target]`.
  ///
  /// - Returns: How many, 0 at the end of the file; -1 with `errno` set.
  func fill(_ buffer: inout [UInt8], _ target: Range<Int>) -> Int {
    let number = number
    return unsafe buffer.withUnsafeMutableBytes { bytes -> Int in
      guard let base = bytes.baseAddress, !target.isEmpty else { return 0 }
      while true {
        let found = unsafe read(number, base + target.lowerBound, target.count)
        if found >= 0 { return found }
        switch errno {
        case EINTR: continue
        case EAGAIN: Descriptor.wait(for: number, Int16(POLLIN))
        default: return -1
        }
      }
    }
  }

  /// Writes all of `buffer`.
  ///
  /// - Returns: 0, or the `errno` of the failure.
  func drain(_ buffer: [UInt8]) -> Int32 {
    let number = number
    return unsafe buffer.withUnsafeBytes { bytes -> Int32 in
      guard let base = bytes.baseAddress else { return 0 }
      var written = 0
      while written < bytes.count {
        let count = unsafe write(number, base + written, bytes.count - written)
        if count >= 0 {
          written += count
          continue
        }
        switch errno {
        case EINTR: continue
        case EAGAIN: Descriptor.wait(for: number, Int16(POLLOUT))
        default: return errno
        }
      }
      return 0
    }
  }

  /// Pauses until a descriptor that somebody else made non-blocking can go on.
  private static func wait(for number: Int32, _ events: Int16) {
    var request = pollfd(fd: number, events: events, revents: 0)
    _ = unsafe poll(&request, 1, 1000)
  }

  /// What the operating system knows of the file, or `nil` with `errno` set.
  var status: FileStatus? {
    var raw = stat()
    guard unsafe fstat(number, &raw) == 0 else { return nil }
    return FileStatus(raw)
  }
}

/// What the operating system knows of a file.
struct FileStatus {
  /// The kinds of file between which the toolkit distinguishes.
  enum Kind {
    case regular
    case folder
    case other
  }

  /// A file's identity on this machine, whatever the path.
  struct Identity: Hashable {
    let device: UInt64
    let node: UInt64
  }

  let kind: Kind
  let identity: Identity
  let size: Int
  let permissions: mode_t

  init(_ raw: stat) {
    switch raw.st_mode & S_IFMT {
    case S_IFREG: kind = .regular
    case S_IFDIR: kind = .folder
    default: kind = .other
    }
    identity = Identity(device: UInt64(raw.st_dev), node: UInt64(raw.st_ino))
    size = Int(raw.st_size)
    permissions = raw.st_mode & 0o7777
  }

  /// Asks for the file at `path`, links followed; `nil` with `errno` set.
  init?(path: String) {
    var raw = stat()
    guard unsafe stat(path, &raw) == 0 else { return nil }
    self.init(raw)
  }
}

/// The operating system's words for an `errno`, without a capital: `no space left on device`.
func systemMessage(_ code: Int32) -> String {
  var buffer = [CChar](repeating: 0, count: 256)
  let text = unsafe buffer.withUnsafeMutableBufferPointer { bytes -> String in
    guard let base = bytes.baseAddress else { return "" }
    guard unsafe strerror_r(code, base, bytes.count) == 0 else { return "error \(code)" }
    return unsafe String(cString: base)
  }
  return text.prefix(1).lowercased() + text.dropFirst()
}

extension RecordsError {
  /// A failure to read, from `errno`.
  static func reading(_ file: String, byte: Int? = nil, code: Int32) -> RecordsError {
    let kind: Kind = code == ENOENT || code == ENOTDIR ? .notFound : .unreadable
    return RecordsError(kind, file: file, byte: byte, reason: systemMessage(code), code: code)
  }

  /// A failure to write, from `errno`.
  static func writing(_ file: String, code: Int32) -> RecordsError {
    let kind: Kind = code == EPIPE ? .closedPipe : .unwritable
    return RecordsError(kind, file: file, reason: systemMessage(code), code: code)
  }
}
