internal import ArgumentParser
internal import Selaras

/// `selaras train names`: how Chinese characters transcribe names in Latin letters.
struct TrainNamesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "names",
    abstract: "Learns how Chinese characters transcribe names from pairs of short texts.",
    discussion: """
      A file is a table of pairs, as `train lexicon` reads it. Names are looked for among the pairs \
      of a few characters and one capitalised word; all pairs show how frequent characters are. The \
      same data give the same model, byte for byte.

      Example:
        selaras train names wordnet.tsv pairs.tsv --output-file my.names
      """)

  @Argument(help: "Tables of pairs.", completion: .file()) var inputs: [String]
  @Option(help: "The language of the source side.") var source = LanguageTag("zh-Hant")
  @Option(help: "The language of the target side.") var target = LanguageTag("id")
  @Option(help: "Where the model goes.", completion: .file()) var outputFile: String

  @MainActor
  func run() async throws {
    var transliterator = try CachedTransliterator("Han-Latin; Latin-ASCII; Lower")
    var readings: [String: String] = [:]
    var pairs: [(source: String, target: String, weight: Double)] = []
    var notes: [String] = []
    for input in inputs {
      guard let table = PairTable(input, source: source, target: target) else {
        throw ValidationError("\(input): a weight is a number above zero")
      }
      let bytes = try readAll(table.path)
      try table.read(bytes, into: &pairs)
      notes.append(
        "\(dataName(table.path)) \(bytes.count) bytes sha256 \(SHA256.hexadecimal(of: bytes.span))")
    }
    for value in 0x3400..<0xA000 as Range<UInt32> {
      guard let scalar = Unicode.Scalar(value) else { continue }
      readings[String(scalar)] = try transliterator.apply(to: String(scalar))
    }
    let known = readings
    var trainer = NameTrainer { known[$0] ?? "" }
    for pair in pairs { trainer.add(pair.source, pair.target) }
    let (model, report) = trainer.train()
    var output = try OutputFile(outputFile)
    try output.write(model.bytes(note: notes.joined(separator: "\n")))
    try output.finish()
    Console(color: .auto).say(
      "\(outputFile): \(report.characters) characters from \(report.transcriptions) names among "
        + "\(report.pairs) pairs; \(JSONWriter.short((report.recall * 1000).rounded() / 10)) % of "
        + "those kept aside are found")
  }
}
