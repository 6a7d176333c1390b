#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

extension ByteStream {
  /// The next line, without its line feed; `nil` at the end.
  ///
  /// The last line needs no line feed. Of a line longer than `limit` bytes only the beginning is
  /// kept, so that memory stays bounded, and `isCut` is set.
  ///
  /// An error in the midst of a line takes the place of that line.
  ///
  /// - Complexity: O(*n*) in the line's length.
  public mutating func readLine(
    limit: Int = 1 << 30
  ) throws(RecordsError) -> (bytes: [UInt8], isCut: Bool)? {
    guard try refill() else { return nil }
    var line: [UInt8] = []
    var isCut = false
    while true {
      let lineFeed = Self.lineFeed(in: buffer.span, from: window.lowerBound, to: window.upperBound)
      let length = (lineFeed ?? window.upperBound) - window.lowerBound
      let kept = min(length, limit - line.count)
      if kept < length { isCut = true }
      if line.isEmpty {
        line = Array(buffer[window.prefix(kept)])
      } else {
        line.append(contentsOf: buffer[window.prefix(kept)])
      }
      take(lineFeed == nil ? length : length + 1)
      if lineFeed != nil { return (line, isCut) }
      guard try refill() else { return (line, isCut) }
    }
  }

  /// Takes exactly `count` bytes, or what is left where that is less.
  mutating func readBytes(_ count: Int) throws(RecordsError) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count, try refill() {
      let taken = min(window.count, count - bytes.count)
      bytes.append(contentsOf: buffer[window.prefix(taken)])
      take(taken)
    }
    return bytes
  }

  /// Passes over `count` bytes.
  ///
  /// - Returns: How many were there.
  mutating func skip(_ count: Int) throws(RecordsError) -> Int {
    var skipped = 0
    while skipped < count, try refill() {
      let taken = min(window.count, count - skipped)
      take(taken)
      skipped += taken
    }
    return skipped
  }

  /// Finding line feeds is all that the reading thread does with a line: the C library's search
  /// keeps it from being the slowest part of a run on many cores.
  private static func lineFeed(in bytes: Span<UInt8>, from start: Int, to end: Int) -> Int? {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress, start < end,
        let found = unsafe memchr(base + start, 0x0A, end - start)
      else { return nil }
      return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
  }
}
