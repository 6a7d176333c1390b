internal import ArgumentParser
internal import Selaras

/// `selaras train duplicates`: a model that tells copies from pages which only share something.
struct TrainDuplicatesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "duplicates",
    abstract: "Learns to tell copies from pages that only share something.",
    discussion: """
      A folder holds docs.jsonl (id, text) and gold-pairs.tsv (id, id, kind, tier, cluster; pairs \
      of the tier "ignore" count neither way), and may hold gold-templates.txt, whose documents \
      are not judged among each other. FOLDER=WEIGHT says how much a collection counts. The same \
      data give the same model, byte for byte.

      Example:
        selaras train duplicates made/ laws/=5 --output-file my.duplicates
      """)

  @Argument(help: "Folders of labelled collections.", completion: .directory)
  var inputs: [String]
  @Option(help: "Where the model goes.", completion: .file()) var outputFile: String

  @MainActor
  func run() async throws {
    var trainer = EvidenceTrainer()
    for input in inputs {
      let parts = input.split(separator: "=", maxSplits: 1).map(String.init)
      guard let weight = parts.count == 2 ? Double(parts[1]) : 1, weight > 0 else {
        throw ValidationError("\(input): a weight is a number above zero")
      }
      try add(folder: parts[0], weight: weight, to: &trainer)
    }
    let model = trainer.train()
    var output = try OutputFile(outputFile)
    try output.write(model)
    try output.finish()
    Console(color: .auto)
      .say("\(outputFile): \(model.count) bytes from \(trainer.count) meetings")
  }

  private func add(
    folder: String, weight: Double, to trainer: inout EvidenceTrainer
  ) throws {
    let files = InputFiles.list([folder + "/docs.jsonl"])
    if let problem = files.problems.first { throw Failure(.inputNotFound, "\(problem)") }
    var samples: [[Sketch]] = []
    var numbers: [String: Int] = [:]
    while samples.isEmpty
      || samples.count < Self.samples && samples[0].count <= Self.mostSampledOften
    {
      numbers.removeAll()
      samples.append(try sketches(of: files, variant: samples.count, &numbers))
    }
    var labels: [[Int]: EvidenceTrainer.Label] = [:]
    var pairs = 0
    for row in try rows(of: folder + "/gold-pairs.tsv") where row.count >= 4 {
      guard let one = numbers[row[0]], let other = numbers[row[1]] else { continue }
      labels[[min(one, other), max(one, other)]] = row[3] == "ignore" ? .ignored : .pair
      if row[3] != "ignore" { pairs += 1 }
    }
    let templates = Set(
      try rows(of: folder + "/gold-templates.txt", mayBeMissing: true).compactMap {
        numbers[$0[0]]
      })
    for sketches in samples {
      let share = weight / Double(samples.count)
      trainer.add(sketches, pairs: pairs, weight: share) { one, other in
        labels[[one, other]]
          ?? (templates.contains(one) && templates.contains(other) ? .ignored : .noPair)
      }
    }
  }

  /// How often a collection is sampled: what a single sample of a few laws happens to hold would
  /// be learned by heart.
  private static let samples = 5
  /// Larger collections are sampled once.
  private static let mostSampledOften = 20_000

  private func sketches(
    of files: InputFiles, variant: Int, _ numbers: inout [String: Int]
  ) throws -> [Sketch] {
    var reader = RecordReader(files, kind: .jsonl)
    var preparation = try DocumentPreparation(cleansText: false)
    var sketcher = Sketcher(variant: variant)
    var sketches: [Sketch] = []
    while let item = reader.next() {
      switch item {
      case .problem(let problem): throw Failure(.unusableInput, "\(problem)")
      case .record(let record):
        let document = try preparation.document(of: record).document
        numbers[document.id] = sketches.count
        sketches.append(sketcher.sketch(of: document.text.utf8.span))
      }
    }
    return sketches
  }

  private func rows(of path: String, mayBeMissing: Bool = false) throws -> [[String]] {
    let files = InputFiles.list([path])
    if let problem = files.problems.first {
      if mayBeMissing { return [] }
      throw Failure(.inputNotFound, "\(problem)")
    }
    return try String(decoding: readAll(path), as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }
}
