import CRivals
import Foundation

/// What a run found, as it is kept in `Results`.
struct Report: Codable {
  /// One contestant of one benchmark.
  struct Standing: Codable {
    var name: String
    /// Millions of bytes of UTF-8 a second, at the median of the rounds.
    var megabytesPerSecond: Double
    /// The median over the rounds of this contestant's time divided by ours in the same round.
    var timesOurs: Double
    /// Processor time of each round.
    var seconds: [Double]
  }

  /// One benchmark.
  struct Entry: Codable {
    var name: String
    var bytes: Int
    var textHash: String
    var outcome: Outcome
    var standings: [Standing]
  }

  /// Where and with what.
  struct Machine: Codable {
    var processor: String
    var cores: Int
    var system: String
  }

  var machine = Report.currentMachine()
  var date = Date.now.ISO8601Format()
  /// With `+` where the working tree differed from it.
  var commit: String
  var swift: String
  var icu = String(cString: crivals_icu_version())
  var rounds: Int
  var benchmarks: [Entry] = []

  init(rounds: Int) {
    self.rounds = rounds
    let head = Report.outputOf("git", "rev-parse", "--short=12", "HEAD")
    let changes = Report.outputOf("git", "status", "--porcelain", "--untracked-files=no")
    commit = (head.isEmpty ? "unknown" : head) + (changes.isEmpty ? "" : "+")
    let version = Report.outputOf("swift", "--version").split(separator: "\n").first ?? ""
    swift = version.isEmpty ? "unknown" : String(version)
  }

  /// Adds what a contest found.
  mutating func add(_ contest: Contest, _ times: Contest.Times) {
    let ours = times.seconds[0]
    let standings = zip(contest.contestants, times.seconds).map { contestant, seconds in
      Standing(
        name: contestant.name,
        megabytesPerSecond: (Double(contest.bytes) / 1e5 / median(seconds)).rounded() / 10,
        timesOurs: (median(zip(seconds, ours).map { $0 / $1 }) * 1000).rounded() / 1000,
        seconds: seconds.map { ($0 * 1e6).rounded() / 1e6 })
    }
    benchmarks.append(
      Entry(
        name: contest.name, bytes: contest.bytes, textHash: contest.textHash,
        outcome: times.outcome, standings: standings))
  }

  /// The last benchmark as lines of a table.
  var lastLines: String {
    guard let entry = benchmarks.last else { return "" }
    let first = "\(entry.name): \(entry.bytes) bytes, \(entry.outcome.count) found by all alike"
    return entry.standings.reduce(first) { lines, standing in
      let name = standing.name.padding(toLength: 22, withPad: " ", startingAt: 0)
      let rate = String(format: "%9.1f MB/s", standing.megabytesPerSecond)
      return lines
        + "\n  \(name)\(rate)   \(String(format: "%6.2f", standing.timesOurs)) x our time"
    }
  }

  /// The file that is kept.
  func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }

  private static func currentMachine() -> Machine {
    let lines = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let model = lines.split(separator: "\n").first { $0.hasPrefix("model name") }
    let processor = model?.split(separator: ":").last?.trimmingCharacters(in: .whitespaces)
    return Machine(
      processor: processor ?? outputOf("uname", "-m"),
      cores: ProcessInfo.processInfo.activeProcessorCount,
      system: ProcessInfo.processInfo.operatingSystemVersionString)
  }

  /// What a program prints; nothing where it cannot be run.
  private static func outputOf(_ program: String, _ arguments: String...) -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.currentDirectoryURL = URL(filePath: #filePath).deletingLastPathComponent()
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return "" }
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return "" }
    return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
