internal import SelarasRecords
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
  private let path: String
  private let file: WorkFile
  private var end: Int
  private var buffer: [UInt8]
  /// Whether the file held work of a run with another fingerprint, now thrown away.
  let hasDiscarded: Bool

  /// Opens the log, and hands over what an earlier run left in it.
  ///
  /// - Parameters:
  ///   - path: The file; made where it is not there.
  ///   - fingerprint: What the run depends on.
  ///   - earlier: Called for each entry of an earlier run with the same fingerprint.
  /// - Throws: ``PipelineError``.
  init(
    path: String, fingerprint: String, earlier: (Entry, Place) throws -> Void
  ) throws(PipelineError) {
    guard let file = try PipelineError.onFile(path, { try WorkFile(locking: path) }) else {
      throw PipelineError.inUse(path: path)
    }
    let (end, isSameRun, isEmpty) = try PipelineError.onFile(path) {
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
      let isEmpty = try file.size() == 0
      // What follows is torn, or of another run.
      try file.truncate(to: end)
      return (end, isSameRun, isEmpty)
    }
    self.path = path
    hasDiscarded = !file.isNew && !isSameRun && !isEmpty
    buffer = isSameRun ? [] : RunLog.framed(Array(fingerprint.utf8))
    self.end = end + buffer.count
    self.file = file
  }

  /// Appends an entry; it reaches the file by ``flush()`` at the latest.
  mutating func append(_ entry: Entry) throws(PipelineError) -> Place {
    let place = try appendPayload(RunLog.payload(of: entry))
    if buffer.count > 1 << 20 { try flush() }
    return place
  }

  /// Writes out what was appended.
  mutating func flush() throws(PipelineError) {
    guard !buffer.isEmpty else { return }
    try PipelineError.onFile(path) { try file.append(buffer) }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Reads an entry again, unless it was appended since the last ``flush()``.
  func entry(at place: Place) throws(PipelineError) -> Entry {
    let payload = try PipelineError.onFile(path) { try RunLog.read(at: place.offset, of: file) }
    guard let payload, let entry = RunLog.entry(of: payload[...]) else {
      throw .cannotWrite(path: path, reason: "byte \(place.offset) is not what was written there")
    }
    return entry
  }

  /// Reads a document again.
  ///
  /// - Precondition: A document was appended at the place.
  func page(at place: Place) throws(PipelineError) -> Page {
    guard case .document(let page) = try entry(at: place) else {
      preconditionFailure("the place is that of a document")
    }
    return page
  }

  private mutating func appendPayload(_ payload: [UInt8]) throws(PipelineError) -> Place {
    guard payload.count <= UInt32.max else {
      throw .cannotWrite(path: path, reason: "a record of 4 GiB or more")
    }
    let entry = RunLog.framed(payload)
    buffer += entry
    defer { end += entry.count }
    return Place(offset: end)
  }

  /// An entry as it stands in the file.
  private static func framed(_ payload: [UInt8]) -> [UInt8] {
    let length = UInt32(payload.count)
    let hash = TokenHash.hash(of: payload.span)
    var entry: [UInt8] = []
    entry.reserveCapacity(headerSize + payload.count)
    for shift in stride(from: UInt32(0), to: 32, by: 8) {
      entry.append(UInt8(truncatingIfNeeded: length >> shift))
    }
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      entry.append(UInt8(truncatingIfNeeded: hash >> shift))
    }
    return entry + payload
  }

  /// The whole entry at an offset; `nil` at the end, or where it is torn.
  private static func read(at offset: Int, of file: borrowing WorkFile) throws -> [UInt8]? {
    let numbers = try file.read(at: offset, count: headerSize)
    guard numbers.count == headerSize else { return nil }
    let count = numbers[0..<4].reversed().reduce(0) { $0 << 8 | Int($1) }
    let hash = numbers[4..<12].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let payload = try file.read(at: offset + headerSize, count: count)
    guard payload.count == count else { return nil }
    return TokenHash.hash(of: payload.span) == hash ? payload : nil
  }
}
