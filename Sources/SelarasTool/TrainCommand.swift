internal import ArgumentParser
internal import Selaras
internal import SelarasEvaluation

/// `selaras train`: models from labelled data.
struct TrainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Learns a model from data of your own.",
    subcommands: [
      TrainLexiconCommand.self, TrainLanguageCommand.self, TrainWordsCommand.self,
      TrainCleanerCommand.self, TrainDuplicatesCommand.self, TrainAlignerCommand.self,
      TrainNamesCommand.self, TrainMinerCommand.self, TrainMatcherCommand.self,
    ])
}

/// `selaras train language`: a model that tells languages apart.
struct TrainLanguageCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "language",
    abstract: "Learns to tell languages apart from files of sentences, one file for each.",
    discussion: """
      The language of a file is its name up to the first dot: id.txt, zh-Hant.txt.zst. A file \
      called like id.words.tsv holds words and their frequencies, one called like \
      zh-Hant.phrases.txt phrases: they tell the languages that have such files from each other. A \
      folder stands for the files in it; FILE=WEIGHT has its lines seen so many times as often. The \
      same data and seed give the same model, byte for byte.

      Examples:
        selaras train language texts/ --output-file my.model
        selaras train language texts/ laws/id.laws.txt=20 --output-file my.model
        selaras identify --model my.model sentences.txt
      """)

  @Argument(help: "Files or folders.", completion: .file()) var inputs: [String]
  @Option(help: "Where the model goes.", completion: .file()) var outputFile: String
  @Option(help: "Where the random numbers begin.") var seed: UInt64 = 1

  @MainActor
  func run() async throws {
    let console = Console(color: .auto)
    var texts: [TrainingText] = []
    for input in inputs {
      let (path, weight) = try TrainLanguageCommand.weight(of: input)
      let files = InputFiles.list([path])
      if let problem = files.problems.first {
        throw Failure(problem.kind == .missing ? .inputNotFound : .unusableInput, "\(problem)")
      }
      for file in files.files {
        var stream = try ByteStream(file)
        texts.append(
          TrainingText(
            name: dataName(file.relativeName), weight: weight, bytes: try stream.readToEnd()))
      }
    }
    var options = LanguageTrainer.Options()
    options.seed = seed
    let model: [UInt8]
    let report: LanguageTrainer.Report
    do throws(IdentificationError) {
      (model, report) = try LanguageTrainer(options: options).train(texts)
    } catch {
      throw Failure(.unusableInput, "\(error)")
    }
    var output = try OutputFile(outputFile)
    try output.write(model)
    try output.finish()
    console.say(
      "\(outputFile): \(model.count) bytes from \(report.lines) lines; of \(report.heldOutLines) "
        + "lines kept aside \(JSONWriter.short(report.accuracy * 100)) % were named rightly")
    for (language, share) in report.accuracies where share.lines > 0 {
      console.say("\(language)\t\(share.lines)\t\(JSONWriter.short(share.accuracy * 100)) %")
    }
  }
}

extension TrainLanguageCommand {
  /// Takes `=WEIGHT` off an input.
  private static func weight(of input: String) throws -> (path: String, weight: Int) {
    guard let sign = input.lastIndex(of: "=") else { return (input, 1) }
    guard let weight = Int(input[input.index(after: sign)...]), (1...1000).contains(weight) else {
      throw ValidationError("\(input): a weight is a whole number from 1 to 1000")
    }
    return (String(input[..<sign]), weight)
  }
}

/// `selaras train lexicon`: word translations from parallel text.
struct TrainLexiconCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lexicon",
    abstract: "Learns which words translate each other from pairs of sentences.",
    discussion: """
      A file is a table, source TAB target, a pair a line; or one whose first line names its \
      columns, of which those called like the languages are taken (zh and id, or zh-Hant). \
      FILE=WEIGHT weighs its pairs, FILE=WEIGHT*COLUMN also by a column of counts, of which at most \
      three count.

      Example:
        selaras train lexicon pairs.tsv 'wordnet.tsv=0.2*synsets' --output-file my.lexicon
        selaras align a.txt b.txt --lexicon my.lexicon
      """)

  @Argument(help: "Tables of pairs.", completion: .file()) var inputs: [String]
  @Option(help: "The language of the source side.") var source = LanguageTag("zh-Hant")
  @Option(help: "The language of the target side.") var target = LanguageTag("id")
  @Option(help: "Where the lexicon goes.", completion: .file()) var outputFile: String

  @MainActor
  func run() async throws {
    let console = Console(color: .auto)
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
    var options = LexiconTrainer.Options()
    options.note = notes.joined(separator: "\n")
    let (bytes, report) = LexiconTrainer(options).train(pairs: pairs)
    var output = try OutputFile(outputFile)
    try output.write(bytes)
    try output.finish()
    console.say(
      "\(outputFile): \(bytes.count) bytes, \(report.links) links of \(report.firstTerms) and "
        + "\(report.secondTerms) terms from \(report.pairs) pairs")
  }
}

/// `selaras train words`: a model that cuts Chinese into words.
struct TrainWordsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "words",
    abstract: "Learns where Chinese words end from text with its words marked.",
    discussion: """
      A file is JSON Lines with text and words (a list of byte ranges). The same data give the same \
      model, byte for byte.

      Example:
        selaras train words treebank.jsonl --output-file my.words
        selaras segment --style refined --model my.words text.txt
      """)

  @Argument(help: "Texts with words marked.", completion: .file()) var inputs: [String]
  @Option(help: "Where the model goes.", completion: .file()) var outputFile: String

  @MainActor
  func run() async throws {
    let texts = try inputs.map { try goldSegments($0).trainingText() }
    let model: WordModel
    do throws(SegmentationError) {
      model = try WordTrainer().train(on: texts)
    } catch {
      throw Failure(.unusableInput, "\(error)")
    }
    var output = try OutputFile(outputFile)
    try output.write(model.bytes)
    try output.finish()
    Console(color: .auto).say("\(outputFile): \(model.bytes.count) bytes")
  }
}

/// What a model calls the data of a file: its name, however it was packed.
func dataName(_ path: String) -> String {
  var name = path.split(separator: "/").last.map(String.init) ?? path
  for suffix in [".zst", ".gz"] where name.hasSuffix(suffix) { name.removeLast(suffix.count) }
  return name
}
