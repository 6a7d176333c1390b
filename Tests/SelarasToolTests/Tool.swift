import Foundation
import TestSupport
import Testing

/// The built tool, run as a user runs it.
struct Tool {
  var code: Int32
  var output: String
  var errors: String

  /// The executable stands beside the tests' own.
  static let path = URL(fileURLWithPath: CommandLine.arguments[0])
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

/// The built tool while it runs.
final class RunningTool {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()

  init(_ arguments: [String]) throws {
    process.executableURL = Tool.path
    process.arguments = arguments
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
  }

  /// Whether it has not come to its end.
  var isRunning: Bool { process.isRunning }

  /// Writes a line, and waits for one.
  func ask(_ line: String) throws -> String {
    try input.fileHandleForWriting.write(contentsOf: Data((line + "\n").utf8))
    var answer = Data()
    while answer.last != 0x0A {
      guard let byte = try output.fileHandleForReading.read(upToCount: 1), !byte.isEmpty else {
        break
      }
      answer.append(byte)
    }
    return String(decoding: answer, as: UTF8.self)
  }

  /// Ends its input, and waits for its end.
  ///
  /// - Returns: Its exit status.
  func stop() -> Int32 {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// Ends it at once, in the middle of whatever it does.
  func kill() {
    _ = Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }
}
