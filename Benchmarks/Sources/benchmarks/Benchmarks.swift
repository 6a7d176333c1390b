import ArgumentParser
import Foundation

@main
struct Benchmarks: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmarks",
    abstract: "Measures Selaras against its rivals, in the same run and by turns.")

  @Option(help: "Only benchmarks whose name contains this.")
  var filter = ""

  @Option(help: "How often each contestant runs; a kept result wants 9 or more.")
  var rounds = 9

  @Option(help: "The size of each text, in millions of bytes.")
  var megabytes = 20

  @Option(help: "Where the articles are that the texts are made from.")
  var corpora = "\(Self.root)/Corpora"

  @Option(help: "Where to keep the result as JSON.")
  var output: String?

  @Option(help: "Write the text of the first benchmark that is chosen here, and stop.")
  var text: String?

  @Flag(help: "List the names, and stop.")
  var list = false

  @Flag(help: "Leave the rivals out, to look for what takes our time.")
  var alone = false

  private static let root = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in
    url.deletingLastPathComponent()
  }.path

  private static let all = Breaks.benchmarks

  func validate() throws {
    guard rounds > 0 else { throw ValidationError("--rounds is 1 or more") }
    guard (1...500).contains(megabytes) else { throw ValidationError("--megabytes is 1...500") }
  }

  func run() throws {
    let chosen = Self.all.filter { filter.isEmpty || $0.name.contains(filter) }
    guard !chosen.isEmpty else { throw ValidationError("no benchmark is called \"\(filter)\"") }
    if list {
      for benchmark in chosen { print(benchmark.name) }
      return
    }
    let texts = Texts(
      corpora: try Corpora(folder: URL(filePath: corpora)), size: megabytes * 1_000_000)
    if let text {
      try Data(try chosen[0].text(texts)).write(to: URL(filePath: text))
      return
    }
    var report = Report(rounds: rounds)
    for benchmark in chosen {
      let contest = try Contest(benchmark, texts: texts, alone: alone)
      let times = try contest.run(rounds: rounds) { round in
        let step = round == 0 ? "warming up" : "round \(round) of \(rounds)"
        FileHandle.standardError.write(Data("\(benchmark.name): \(step)\n".utf8))
      }
      report.add(contest, times)
      print(report.lastLines)
    }
    if let output { try report.json().write(to: URL(filePath: output), options: .atomic) }
  }
}
