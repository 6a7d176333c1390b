import Foundation

/// What a contestant found, so that a fast wrong answer is no answer.
struct Outcome: Hashable, Codable {
  /// How many things were found.
  var count: Int
  /// A hash of all of them, in order; hexadecimal.
  var hash: String
}

/// One way to do the work of a benchmark.
protocol Contestant: AnyObject {
  /// Its name, which never changes: results of different dates are compared by it.
  var name: String { get }
  /// Does the work once, and keeps what it found.
  func run() throws
  /// What the last run found. Not timed.
  func outcome() -> Outcome
}

/// A benchmark: a text, and who works on it.
struct Benchmark: Sendable {
  /// Its name, which never changes.
  var name: String
  /// Makes its text.
  var text: @Sendable (Texts) throws -> [UInt8]
  /// Makes ours, then the rivals.
  var contestants: @Sendable ([UInt8]) throws -> [any Contestant]
}

/// A benchmark that is ready to run.
struct Contest {
  /// The benchmark's name.
  let name: String
  /// The size of the text in UTF-8.
  let bytes: Int
  /// A hash of the text: two results are comparable where it is the same.
  let textHash: String
  /// Ours, then the rivals.
  let contestants: [any Contestant]

  /// Makes the text and the contestants, or ours alone.
  init(_ benchmark: Benchmark, texts: Texts, alone: Bool = false) throws {
    let text = try benchmark.text(texts)
    var hash = SequenceHash()
    for byte in text { hash.mix(Int(byte)) }
    name = benchmark.name
    bytes = text.count
    textHash = hash.hexadecimal
    let all = try benchmark.contestants(text)
    contestants = alone ? Array(all.prefix(1)) : all
  }

  /// Two contestants disagree, or one with itself.
  struct Mismatch: Error, CustomStringConvertible {
    var description: String
  }

  /// The processor time of every contestant in every round, seconds.
  struct Times {
    var outcome: Outcome
    var seconds: [[Double]]
  }

  /// Runs `rounds` rounds after one that is not counted.
  ///
  /// In every round each contestant runs once, and every round begins with another one, so that
  /// a noisy neighbour or a hot processor hits all alike.
  func run(rounds: Int, progress: (Int) -> Void) throws -> Times {
    var expected: Outcome?
    var seconds = [[Double]](repeating: [], count: contestants.count)
    for round in 0...rounds {
      progress(round)
      for turn in contestants.indices {
        let index = (turn + round) % contestants.count
        let contestant = contestants[index]
        let start = ProcessorTime.now()
        try contestant.run()
        let end = ProcessorTime.now()
        let outcome = contestant.outcome()
        if let expected, expected != outcome {
          throw Mismatch(
            description: """
              \(name): \(contestant.name) found \(outcome.count) (\(outcome.hash)), \
              expected \(expected.count) (\(expected.hash))
              """)
        }
        expected = outcome
        if round > 0 { seconds[index].append(end - start) }
      }
    }
    return Times(outcome: expected ?? Outcome(count: 0, hash: ""), seconds: seconds)
  }
}

/// The processor time of the calling thread.
///
/// What others do on the machine changes it far less than it changes the wall clock.
enum ProcessorTime {
  /// In seconds.
  static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}

/// A 64-bit hash of a sequence of numbers: FNV-1a over whole words instead of bytes.
struct SequenceHash {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Takes in a number.
  mutating func mix(_ value: Int) {
    state = (state ^ UInt64(bitPattern: Int64(value))) &* 0x100_0000_01B3
    // Multiplication carries upwards only; without this the high bits of a number never come down.
    state ^= state >> 32
  }

  /// The hash as it is written in results.
  var hexadecimal: String { String(state, radix: 16) }
}

/// The middle of the values; of the two middle ones the mean.
func median(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  guard !sorted.isEmpty else { return .nan }
  let half = sorted.count / 2
  return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
}
