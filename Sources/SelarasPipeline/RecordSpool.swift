internal import SelarasRecords

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// Records that wait for the end of a stream, in a file that has no name and so goes with the
/// process, however that ends; of each its end is kept in memory.
///
/// What is less than a megabyte never reaches the disk.
struct RecordSpool: ~Copyable {
  private static let bufferSize = 1 << 20
  private let path: String
  private let file: WorkFile
  private var written = 0
  private var buffer: [UInt8] = []
  private var ends: [Int] = []

  /// Makes a spool.
  ///
  /// - Throws: ``PipelineError`` where there is no room for temporary files.
  init() throws(PipelineError) {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("selaras-\(UUID().uuidString)").path
    guard let file = try PipelineError.onFile(path, { try WorkFile(locking: path) }) else {
      throw .inUse(path: path)
    }
    try? FileManager.default.removeItem(atPath: path)
    self.path = path
    self.file = file
  }

  mutating func append(_ record: [UInt8]) throws(PipelineError) {
    buffer.append(contentsOf: record)
    ends.append(written + buffer.count)
    guard buffer.count >= RecordSpool.bufferSize else { return }
    try PipelineError.onFile(path) { try file.append(buffer) }
    written += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }

  /// Calls `body` with the number and the bytes of each record, in their order.
  func readAll(_ body: (Int, ArraySlice<UInt8>) throws -> Void) throws {
    var part: [UInt8] = []
    var partStart = 0
    var start = 0
    for (number, end) in ends.enumerated() {
      if start >= written {
        try body(number, buffer[start - written..<end - written])
      } else {
        if end > partStart + part.count {
          // Records never straddle the end of what was written.
          let size = min(written - start, max(end - start, RecordSpool.bufferSize))
          part = try PipelineError.onFile(path) { try file.read(at: start, count: size) }
          partStart = start
          guard part.count == size else {
            throw PipelineError.cannotWrite(
              path: path, reason: "byte \(start) is not what was written there")
          }
        }
        try body(number, part[start - partStart..<end - partStart])
      }
      start = end
    }
  }
}
