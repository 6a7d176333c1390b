#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// The bytes of a file or of standard input, decompressed on the way.
///
/// gzip (any number of members) and Zstandard (any number of frames) are recognised by their
/// first bytes, not by the file's name. Memory is bounded: two buffers of 256 KiB and the
/// decompressor's window. Where a compressed stream is cut short or damaged, all that was good
/// before is delivered, and then the error is thrown, naming the byte of the file.
public struct ByteStream: ~Copyable {
  private enum Format: String {
    case unknown
    case plain
    case gzip
    case zstd
  }

  private static let capacity = 1 << 18

  /// The file, as it is shown in messages.
  public let name: String
  private let descriptor: Descriptor
  private var format = Format.unknown
  private var inflater: Inflater?
  private var decoder: ZstdDecoder?
  /// Bytes as they lie on the disk, of which `source` is still to be decompressed.
  private var raw: [UInt8]
  private var source = 0..<0
  /// How many bytes of the file, as it lies on the disk, have been read.
  public private(set) var bytesRead = 0
  /// How many there are, where that is known; only a hint, since a file may grow.
  private let size: Int
  private var rawHasEnded = false
  /// Whether a member or frame has begun that has not ended.
  private var isInside = false
  private var isPadding = false
  private var failure: RecordsError?
  /// Whether an error waits behind the bytes of the window.
  var hasFailed: Bool { failure != nil }

  /// Decompressed bytes, of which `window` is still to be taken.
  private(set) var buffer: [UInt8]
  private(set) var window = 0..<0
  private var hasEnded = false

  /// Opens a file, or standard input where the path is `-`.
  public init(_ file: InputFile) throws(RecordsError) {
    try self.init(path: file.path, name: file.name)
  }

  /// Opens the file at `path`, or standard input where that is `-`.
  ///
  /// Messages call it `name`, or by its path where that is `nil`.
  public init(path: String, name: String? = nil) throws(RecordsError) {
    self.name = name ?? path
    if path == "-" {
      descriptor = Descriptor(borrowing: 0)
    } else if let descriptor = Descriptor(path: path, flags: O_RDONLY) {
      self.descriptor = descriptor
    } else {
      throw .reading(name ?? path, code: errno)
    }
    // A small file needs no large buffer, whose making would take longer than all else.
    var capacity = Self.capacity
    if let status = descriptor.status, status.kind == .regular, status.size > 0 {
      capacity = min(capacity, max(status.size + 1, 1 << 12))
      size = status.size
    } else {
      size = 0
    }
    raw = [UInt8](repeating: 0, count: capacity)
    buffer = []
  }

  /// Appends some bytes to `bytes`.
  ///
  /// - Returns: How many; 0 only at the end.
  public mutating func read(into bytes: inout [UInt8]) throws(RecordsError) -> Int {
    guard try refill() else { return 0 }
    bytes.append(contentsOf: buffer[window])
    defer { window = window.upperBound..<window.upperBound }
    return window.count
  }

  /// Takes all that is left, or the first `limit + 1` bytes of it where it is longer than that.
  public mutating func readToEnd(limit: Int = .max) throws(RecordsError) -> [UInt8] {
    var bytes: [UInt8] = []
    if let rest = try takeBuffer(limit) { return rest }
    if format == .plain {
      bytes.reserveCapacity(min(limit, max(0, size - bytesRead) + window.count))
    }
    while bytes.count <= limit, try refill() {
      let taken = min(window.count, limit == .max ? .max : limit + 1 - bytes.count)
      bytes.append(contentsOf: buffer[window.prefix(taken)])
      take(taken)
    }
    return bytes
  }

  /// Takes the buffer itself where all that is left stands in it from its start on.
  ///
  /// Most pages are smaller than the buffer, and need not be copied.
  private mutating func takeBuffer(_ limit: Int) throws(RecordsError) -> [UInt8]? {
    guard format == .plain, window.lowerBound == 0 else { return nil }
    while !hasEnded, failure == nil, window.upperBound < buffer.count { produce() }
    guard hasEnded, failure == nil, window.count <= limit else { return nil }
    var bytes: [UInt8] = []
    swap(&bytes, &buffer)
    bytes.removeLast(bytes.count - window.upperBound)
    window = 0..<0
    return bytes
  }

  /// The next bytes, which stay to be taken: `count` of them, or fewer at the end.
  ///
  /// An error waits until the bytes before it have been taken.
  ///
  /// - Precondition: `count` is at most 256 KiB.
  public mutating func peek(_ count: Int) -> ArraySlice<UInt8> {
    precondition(count <= Self.capacity, "the stream looks no further than its buffer")
    if window.count < count, window.lowerBound > 0 {
      buffer.replaceSubrange(0..<window.count, with: buffer[window])
      window = 0..<window.count
    }
    while window.count < count, !hasEnded, failure == nil { produce() }
    return buffer[window].prefix(count)
  }

  /// The next bytes up to `count` that can be had without waiting for more than a line.
  ///
  /// A writer that waits for an answer to its first line must not be made to wait for a second.
  ///
  /// - Precondition: `count` is at most 256 KiB.
  mutating func peekLine(_ count: Int) -> ArraySlice<UInt8> {
    var seen = window.lowerBound
    while window.count < count, !hasEnded, failure == nil {
      if buffer[max(seen, window.lowerBound)..<window.upperBound].contains(0x0A) { break }
      seen = window.upperBound
      _ = peek(window.count + 1)
      // Peeking may have moved the window to the start of the buffer.
      if window.upperBound < seen { seen = window.lowerBound }
    }
    return peek(min(count, window.count))
  }

  /// Counts the first `count` bytes of the window as taken.
  mutating func take(_ count: Int) {
    window = (window.lowerBound + count)..<window.upperBound
  }

  /// Makes sure that the window holds at least one byte.
  ///
  /// - Returns: Whether it does; `false` at the end.
  mutating func refill() throws(RecordsError) -> Bool {
    guard window.isEmpty else { return true }
    window = 0..<0
    while window.isEmpty {
      if let failure { throw failure }
      if hasEnded { return false }
      produce()
    }
    return true
  }

  /// Reads and decompresses once: grows the window, or sets `hasEnded` or `failure`.
  private mutating func produce() {
    let isFirst = format == .plain && buffer.isEmpty && !source.isEmpty
    if window.upperBound == buffer.count, !isFirst { growBuffer() }
    let room = window.upperBound..<buffer.count
    if format == .plain, source.isEmpty {
      guard !rawHasEnded else {
        hasEnded = true
        return
      }
      let found = descriptor.fill(&buffer, room)
      if found > 0 {
        bytesRead += found
        window = window.lowerBound..<(window.upperBound + found)
      } else if found == 0 {
        hasEnded = true
      } else {
        failure = .reading(name, byte: bytesRead, code: errno)
      }
      return
    }
    if source.isEmpty, !rawHasEnded { fetch(keeping: 0) }
    let step: DecodingStep?
    switch format {
    case .unknown:
      recognise()
      return
    case .plain where window.isEmpty && buffer.isEmpty:
      // What was read to recognise the format need not be copied.
      swap(&buffer, &raw)
      window = source
      source = 0..<0
      return
    case .plain:
      let count = min(source.count, room.count)
      buffer.replaceSubrange(
        room.lowerBound..<(room.lowerBound + count), with: raw[source.prefix(count)])
      step = DecodingStep(consumed: count, produced: count, state: .inside)
    case .gzip:
      if !isInside, padding() { return }
      if !isInside { inflater?.reset() }
      step = inflater?.decode(raw, source, into: &buffer, room)
    case .zstd:
      step = decoder?.decode(raw, source, into: &buffer, room)
    }
    if let step { advance(step) }
  }

  /// Gives the buffer its size once the format is known; a file that grows gets a larger one.
  private mutating func growBuffer() {
    guard format != .unknown, buffer.count < Self.capacity else { return }
    let size = format == .plain && buffer.isEmpty ? raw.count : Self.capacity
    if buffer.isEmpty {
      buffer = [UInt8](repeating: 0, count: size)
    } else {
      buffer += [UInt8](repeating: 0, count: size - buffer.count)
    }
  }

  /// Books what a decompressor did.
  private mutating func advance(_ step: DecodingStep) {
    source = (source.lowerBound + step.consumed)..<source.upperBound
    window = window.lowerBound..<(window.upperBound + step.produced)
    switch step.state {
    case .failed(let reason, let code):
      failure =
        failure
        ?? RecordsError(
          .corrupt, file: name, byte: bytesRead - source.count,
          reason: "damaged \(format.rawValue) data: \(reason)", code: code)
    case .finished: isInside = false
    case .inside:
      if step.consumed > 0 { isInside = true }
      guard step.produced == 0, source.isEmpty, rawHasEnded, failure == nil else { return }
      if isInside {
        failure = RecordsError(
          .corrupt, file: name, byte: bytesRead, reason: "the \(format.rawValue) data is cut short")
      } else {
        hasEnded = true
      }
    }
    if case .finished = step.state, source.isEmpty, rawHasEnded { hasEnded = true }
  }

  /// Skips the zeros with which tapes and some writers fill up after the last gzip member.
  ///
  /// - Returns: Whether nothing is left to be decompressed at the moment.
  private mutating func padding() -> Bool {
    if isPadding || (bytesRead > source.count && source.first.map { raw[$0] } == 0) {
      isPadding = true
      let zeros = raw[source].prefix { $0 == 0 }.count
      source = (source.lowerBound + zeros)..<source.upperBound
      if !source.isEmpty {
        failure = RecordsError(
          .corrupt, file: name, byte: bytesRead - source.count,
          reason: "bytes after the end of the gzip data")
      }
    }
    if source.isEmpty, rawHasEnded { hasEnded = true }
    return source.isEmpty || failure != nil
  }

  /// Reads from the file, after the `kept` bytes that still stand in `raw`.
  private mutating func fetch(keeping kept: Int) {
    let found = descriptor.fill(&raw, kept..<raw.count)
    source = 0..<(kept + max(found, 0))
    if found > 0 {
      bytesRead += found
    } else {
      rawHasEnded = true
      if found < 0 { failure = .reading(name, byte: bytesRead, code: errno) }
    }
  }

  /// Whether a compressed file may begin so.
  private static func mayBeMagic(_ head: ArraySlice<UInt8>) -> Bool {
    // gzip, a frame of Zstandard's, and one that it skips, of which the first byte varies.
    let lead = head.first ?? 0
    let known: [[UInt8]] = [
      [0x1F, 0x8B, 8], [0x28, 0xB5, 0x2F, 0xFD], [0x50 | lead & 15, 0x2A, 0x4D, 0x18],
    ]
    return known.contains { $0.starts(with: head) }
  }

  /// Tells the compression by the first four bytes.
  private mutating func recognise() {
    // A short line that somebody waits for an answer to may be all that comes.
    while source.count < 4, !rawHasEnded, Self.mayBeMagic(raw[source]) {
      fetch(keeping: source.count)
    }
    let magic = raw[source].prefix(4)
    if magic.starts(with: [0x1F, 0x8B, 8]) {
      format = .gzip
      inflater = Inflater(.gzip)
    } else if ZstdDecoder.recognises(magic) {
      format = .zstd
      decoder = ZstdDecoder()
    } else {
      format = .plain
      hasEnded = source.isEmpty && failure == nil
    }
    if inflater == nil, decoder == nil, format != .plain {
      failure = RecordsError(.unreadable, file: name, reason: "no memory for a decompressor")
    }
  }
}
