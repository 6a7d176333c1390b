/// How far a long work is: a bar on a terminal, elsewhere a plain line now and then.
///
/// Nothing is shown for work that ends within half a second.
struct ProgressLine {
  private let console: Console
  private let isShown: Bool
  private let totalBytes: Int
  private let start = ContinuousClock.now
  private var lastShown: ContinuousClock.Instant
  private var isOnScreen = false
  /// The bytes that an earlier run had done: they say nothing about the speed of this one.
  private var firstBytes: Int?

  /// Makes a line.
  ///
  /// - Parameters:
  ///   - console: Where it is shown.
  ///   - isShown: Whether it is wanted at all.
  ///   - totalBytes: What is to be read; 0 where nobody knows.
  init(console: Console, isShown: Bool, totalBytes: Int) {
    self.console = console
    self.isShown = isShown
    self.totalBytes = totalBytes
    lastShown = start
  }

  /// Says where the work is, if it is time to.
  mutating func update(records: Int, bytes: Int) {
    guard isShown else { return }
    let before = firstBytes ?? bytes
    firstBytes = before
    let now = ContinuousClock.now
    let pause: Duration = console.isTerminal ? .milliseconds(200) : .seconds(15)
    guard now - lastShown >= pause, now - start >= .milliseconds(500) else { return }
    lastShown = now
    let seconds = (now - start).inSeconds
    let rate = Double(bytes - before) / seconds
    var line = "\(records) records, \(megabytes(bytes)) MB, \(megabytes(Int(rate))) MB/s"
    if totalBytes > 0, bytes > 0 {
      let share = min(1, Double(bytes) / Double(totalBytes))
      let left = rate > 0 ? Int(Double(totalBytes - min(totalBytes, bytes)) / rate) : 0
      line =
        "\(Int(share * 100)) %  \(line)  \(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60) left"
      if console.isTerminal {
        let filled = Int(share * 24)
        line =
          "[" + String(repeating: "█", count: filled)
          + String(repeating: "·", count: 24 - filled) + "] " + line
      }
    }
    console.write(console.isTerminal ? "\r\u{1B}[2K\(line)" : line + "\n")
    isOnScreen = console.isTerminal
  }

  /// Takes the bar off the screen, so that other lines can be written.
  mutating func clear() {
    if isOnScreen { console.write("\r\u{1B}[2K") }
    isOnScreen = false
  }

  private func megabytes(_ bytes: Int) -> String {
    let tenths = Int((Double(bytes) / 100_000).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}

extension Duration {
  /// The duration as a number of seconds.
  var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
