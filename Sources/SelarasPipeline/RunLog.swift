internal import Foundation
internal import SelarasSegmentation

/// What a run has done so far, kept beside its results until it is finished.
///
/// One file, only ever appended to, one entry for each record of the input in its order. So a run
/// that was stopped or killed goes on with the record after the last whole entry. The first entry
/// is a fingerprint of input and options; with another one the run begins anew.
///
/// The file is locked while it is open: two runs of one folder would spoil each other's work.
///
/// An entry is its payload's length (4 bytes), the payload's hash (8 bytes, ``TokenHash``), both
/// little-endian, and the payload.
struct RunLog: ~Copyable {
  /// Where an entry stands in the file.
  struct Place: Sendable {
    var offset: Int
  }

  private static let headerSize = 12
  private let file: FileHandle
  private var end: Int
  private var buffer: [UInt8] = []

  /// Opens the log, and hands over what an earlier run left in it.
  ///
  /// - Parameters:
  ///   - path: The file; made where it is not there.
  ///   - fingerprint: What the run depends on.
  ///   - earlier: Called for each entry of an earlier run with the same fingerprint.
  /// - Throws: ``PipelineError/inUse(path:)`` where another run has it; what the file system says.
  init(path: String, fingerprint: String, earlier: (Entry, Place) throws -> Void) throws {
    if !FileManager.default.fileExists(atPath: path) {
      try Data().write(to: URL(fileURLWithPath: path))
    }
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
    guard flock(file.fileDescriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw PipelineError.inUse(path: path)
    }
    var end = 0
    var isSameRun = false
    while let payload = try RunLog.read(at: end, of: file) {
      if !isSameRun {
        guard payload == Array(fingerprint.utf8) else { break }
        isSameRun = true
      } else {
        guard let entry = RunLog.entry(of: payload[...]) else { break }
        try earlier(entry, Place(offset: end))
      }
      end += RunLog.headerSize + payload.count
    }
    // What follows is torn, or of another run.
    try file.truncate(atOffset: UInt64(end))
    self.file = file
    self.end = end
    if !isSameRun { _ = appendPayload(Array(fingerprint.utf8)) }
  }

  /// Appends an entry; it reaches the file by ``flush()`` at the latest.
  mutating func append(_ entry: Entry) throws -> Place {
    let place = appendPayload(RunLog.payload(of: entry))
    if buffer.count > 1 << 20 { try flush() }
    return place
  }

  /// Writes out what was appended.
  mutating func flush() throws {
    guard !buffer.isEmpty else { return }
    try file.seekToEnd()
    try file.write(contentsOf: buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  /// Reads an entry again, unless it was appended since the last ``flush()``.
  func entry(at place: Place) throws -> Entry? {
    try RunLog.read(at: place.offset, of: file).flatMap { RunLog.entry(of: $0[...]) }
  }

  private mutating func appendPayload(_ payload: [UInt8]) -> Place {
    let length = UInt32(payload.count)
    let hash = TokenHash.hash(of: payload.span)
    for shift in stride(from: UInt32(0), to: 32, by: 8) {
      buffer.append(UInt8(truncatingIfNeeded: length >> shift))
    }
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      buffer.append(UInt8(truncatingIfNeeded: hash >> shift))
    }
    buffer += payload
    defer { end += RunLog.headerSize + payload.count }
    return Place(offset: end)
  }

  /// The whole entry at an offset; `nil` at the end, or where it is torn.
  private static func read(at offset: Int, of file: FileHandle) throws -> [UInt8]? {
    try file.seek(toOffset: UInt64(offset))
    guard let header = try file.read(upToCount: headerSize), header.count == headerSize else {
      return nil
    }
    let numbers = Array(header)
    let count = numbers[0..<4].reversed().reduce(0) { $0 << 8 | Int($1) }
    let hash = numbers[4..<12].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard let data = try file.read(upToCount: count), data.count == count else { return nil }
    let payload = Array(data)
    return TokenHash.hash(of: payload.span) == hash ? payload : nil
  }
}
