import Foundation
import TestSupport
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
    for name in ["in", "out", "err"] { try folder.write(name == "in" ? input : [], to: name) }
    process.standardInput = FileHandle(forReadingAtPath: folder.at("in"))
    process.standardOutput = FileHandle(forWritingAtPath: folder.at("out"))
    process.standardError = FileHandle(forWritingAtPath: folder.at("err"))
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

/// A file that developers have beside the project; tests that want it skip without it.
enum Shared {
  static func path(_ name: String) -> String {
    Corpus.folder.deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("shared/\(name)").path
  }

  static func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }
}
