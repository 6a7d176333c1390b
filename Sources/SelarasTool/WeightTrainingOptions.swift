internal import ArgumentParser
internal import Selaras

/// What those commands are given that learn weights from texts in document order.
struct WeightTrainingOptions: ParsableArguments {
  @Argument(help: "Tables of pairs, a text each.", completion: .file()) var inputs: [String]
  @OptionGroup var pair: PairOptions
  @Option(help: "Where the random numbers begin.") var seed: UInt64 = 1
  @Option(help: "Where the weights go.", completion: .file()) var outputFile: String

  /// Reads the inputs one after another: the pairs of each in order.
  func forEachText(_ use: ([(source: String, target: String)]) -> Void) throws {
    for input in inputs {
      guard let table = PairTable(input, source: pair.source, target: pair.target) else {
        throw ValidationError("\(input): a weight is a number above zero")
      }
      var pairs: [(source: String, target: String, weight: Double)] = []
      try table.read(try readAll(table.path), into: &pairs)
      use(pairs.map { ($0.source, $0.target) })
    }
  }

  /// Where there were texts, but nothing could be learnt from them.
  static var tooFew: Failure {
    Failure(.unusableInput, "too few pairs to tell translations from chance")
  }

  /// Writes what was learnt.
  func write(_ text: String) throws {
    var output = try OutputFile(outputFile)
    try output.write(text)
    try output.finish()
  }
}
