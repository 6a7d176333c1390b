public import ArgumentParser
public import Selaras

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

extension InputKind: Choice {}
extension ExchangeFormat: Choice {}

extension LanguageTag: ExpressibleByArgument {
  /// Any BCP 47 tag.
  public init?(argument: String) {
    guard !argument.isEmpty else { return nil }
    self.init(argument)
  }
}

/// What is read: files, folders or standard input.
struct InputOptions: ParsableArguments {
  @Argument(
    help: "Files or folders; - or nothing for standard input. .gz and .zst are read as they are.",
    completion: .file())
  var inputs: [String] = []

  @Option(name: .customLong("from"), help: "What the input holds; detected where it is not given.")
  var kind: InputKind?

  /// The inputs; a name that is not there is an error where it is the only one.
  func list(console: Console) throws -> InputFiles {
    let files = InputFiles.list(inputs)
    if files.files.isEmpty, let problem = files.problems.first {
      for problem in files.problems { console.say("\(problem)") }
      throw Failure(problem.kind == .missing ? .inputNotFound : .unusableInput)
    }
    if files.files.isEmpty { console.say("selaras: no files") }
    return files
  }
}

/// Where results go, and how the work is done and shown.
struct WorkOptions: ParsableArguments {
  @Option(
    help: "Write to this file instead of standard output; it is there as a whole or not at all.",
    completion: .file())
  var outputFile: String?

  @Option(help: "How many records are worked on at once (default: all cores).")
  var jobs: Int?

  @Flag(name: .customLong("progress"), inversion: .prefixedNo, help: "Show how far the work is.")
  var showsProgress = true

  @Option(help: "Whether standard error is coloured.")
  var color = ColorChoice.auto

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1") }
  }

  var console: Console { Console(color: color) }

  /// The number of workers.
  var workers: Int { jobs ?? ProcessInfo.processInfo.activeProcessorCount }
}

/// The two languages of a pair.
struct PairOptions: ParsableArguments {
  private static let defaults = (source: LanguageTag("zh-Hant"), target: LanguageTag("id"))

  @Option(help: "The language of the source side.")
  var source = PairOptions.defaults.source

  @Option(help: "The language of the target side.")
  var target = PairOptions.defaults.target

  @Option(
    help:
      "A lexicon: a file of `selaras train lexicon`, a table source TAB target TAB weight, or none.",
    completion: .file())
  var lexicon: String?

  /// The labels by which a model knows the two languages: zh-TW is zh-Hant there.
  ///
  /// Of several that a tag may stand for (zh), one of the defaults is meant.
  func labels(of model: LanguageModel) -> (source: LanguageTag, target: LanguageTag) {
    func label(_ tag: LanguageTag) -> LanguageTag {
      let labels = model.labels(for: tag)
      let usual = [PairOptions.defaults.source, PairOptions.defaults.target]
      return labels.first(where: usual.contains) ?? labels.first ?? tag
    }
    return (label(source), label(target))
  }

  /// The lexicon that was named, or the shipped one of the two languages.
  ///
  /// - Returns: The lexicon, and what tells it from others.
  func loadLexicon(console: Console) throws -> (lexicon: Lexicon, identity: String) {
    guard let lexicon else {
      if let shipped = Lexicon.shipped(source: source, target: target) {
        return (shipped, "shipped")
      }
      console.say(
        "selaras: there is no shipped lexicon of \(source) and \(target): aligning by lengths, "
          + "names, numbers and what the texts themselves teach")
      return (.empty, "none")
    }
    if lexicon == "none" { return (.empty, "none") }
    let bytes = try readAll(lexicon)
    return (try Lexicon(file: bytes, name: lexicon), SHA256.hexadecimal(of: bytes.span))
  }
}

/// The whole of a file or, for `-`, of standard input, decompressed.
func readAll(_ path: String) throws(RecordsError) -> [UInt8] {
  var stream = try ByteStream(InputFile(path: path))
  return try stream.readToEnd()
}
