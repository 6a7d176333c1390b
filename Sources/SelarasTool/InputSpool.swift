internal import Selaras

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// A stream kept in a file without a name, which goes with the process however that ends: what is
/// checked before it is used is read twice.
final class InputSpool {
  private static let pieceSize = 1 << 18
  private let file: WorkFile
  private var size = 0

  /// Reads a stream to its end.
  ///
  /// - Throws: ``RecordsError`` where it cannot be read or there is no room for it, ``Failure`` where
  ///   the user stops it.
  init(_ stream: inout ByteStream) throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("selaras-\(UUID().uuidString)").path
    guard let file = try WorkFile(locking: path) else { throw Failure(.cannotCreate, path) }
    self.file = file
    try? FileManager.default.removeItem(atPath: path)
    var piece: [UInt8] = []
    while try stream.read(into: &piece) > 0 {
      if Interruption.isRequested { throw Failure(.interrupted) }
      guard piece.count >= InputSpool.pieceSize else { continue }
      try self.file.append(piece)
      size += piece.count
      piece.removeAll(keepingCapacity: true)
    }
    try self.file.append(piece)
    size += piece.count
  }

  /// The bytes from a place on, a piece of them; none at the end.
  func read(at offset: Int) throws(RecordsError) -> [UInt8] {
    try file.read(at: offset, count: min(InputSpool.pieceSize, max(0, size - offset)))
  }
}

/// The time of day.
enum Clock {
  /// The seconds since 1970.
  static var seconds: Int { Int(Date().timeIntervalSince1970) }
}
