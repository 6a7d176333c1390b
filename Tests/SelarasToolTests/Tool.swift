import Foundation
import Testing

/// The built tool, run as a user runs it.
struct Tool {
  var code: Int32
  var output: String
  var errors: String

  /// The executable stands beside the tests' own.
  private static let path = URL(fileURLWithPath: CommandLine.arguments[0])
    .deletingLastPathComponent().appendingPathComponent("selaras")

  /// Runs `selaras` to its end.
  ///
  /// - Parameters:
  ///   - arguments: The command line.
  ///   - input: What it reads from standard input.
  /// - Returns: What came of it.
  /// - Throws: What the system says where it cannot be started.
  static func run(_ arguments: [String], input: [UInt8] = []) throws -> Tool {
    let process = Process()
    process.executableURL = path
    process.arguments = arguments
    // Files instead of pipes: nothing blocks, however much is written.
    let folder = try TemporaryFolder()
    try Data(input).write(to: folder.url("in"))
    for name in ["out", "err"] { try Data().write(to: folder.url(name)) }
    process.standardInput = try FileHandle(forReadingFrom: folder.url("in"))
    process.standardOutput = try FileHandle(forWritingTo: folder.url("out"))
    process.standardError = try FileHandle(forWritingTo: folder.url("err"))
    try process.run()
    process.waitUntilExit()
    return Tool(
      code: process.terminationStatus, output: try folder.text("out"),
      errors: try folder.text("err"))
  }

  /// The lines of standard output.
  var lines: [Substring] { output.split(separator: "\n") }

  /// Each line of standard output as a JSON object.
  func records() throws -> [[String: Any]] { try Tool.records(output) }

  static func records(_ text: String) throws -> [[String: Any]] {
    try text.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }
}

/// A folder that goes with the value.
final class TemporaryFolder {
  private let root: URL

  init() throws {
    root = FileManager.default.temporaryDirectory
      .appendingPathComponent("selaras-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  var path: String { root.path }

  func url(_ name: String) -> URL { root.appendingPathComponent(name) }

  func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: url(name)), as: UTF8.self)
  }

  /// Writes a file, folders on the way included, and gives its path.
  @discardableResult
  func write(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
    let url = url(name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return url.path
  }
}

/// A file that developers have beside the project; tests that want it skip without it.
enum Shared {
  static func path(_ name: String) -> String {
    Corpus.folder.deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("shared/\(name)").path
  }

  static func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }
}
