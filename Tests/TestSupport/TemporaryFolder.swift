internal import Foundation

/// A folder for one test, gone with it.
public final class TemporaryFolder: Sendable {
  /// Where it is.
  public let path: String

  /// Makes a folder.
  public init() throws {
    path = NSTemporaryDirectory() + "selaras-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a file in the folder.
  public func at(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes a file, and the folders above it.
  ///
  /// - Returns: Its path.
  @discardableResult
  public func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> String {
    let url = URL(fileURLWithPath: at(name))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return at(name)
  }

  /// Writes a text in UTF-8.
  @discardableResult
  public func write(_ text: String, to name: String) throws -> String {
    try write(text.utf8, to: name)
  }

  /// The bytes of a file in the folder.
  public func read(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: at(name))))
  }

  /// A file in the folder as text.
  public func text(_ name: String) throws -> String {
    String(decoding: try read(name), as: UTF8.self)
  }
}
