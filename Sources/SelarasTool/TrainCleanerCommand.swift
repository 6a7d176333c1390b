internal import ArgumentParser
internal import Selaras
internal import SelarasEvaluation

/// `selaras train cleaner`: a model that tells a page's content from the rest.
struct TrainCleanerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cleaner",
    abstract: "Learns what is content from pages and the text that should come of them.",
    discussion: """
      A folder holds gold.jsonl (id and text of each page) and the pages, as html/ID.html. The same \
      data give the same model, byte for byte.

      Example:
        selaras train cleaner pages/ --output-file my.cleaner
        selaras evaluate clean --gold other/gold.jsonl other/html --model my.cleaner
      """)

  @Argument(help: "Folders of pages with gold.", completion: .directory) var inputs: [String]
  @Option(help: "Where the model goes.", completion: .file()) var outputFile: String

  @MainActor
  func run() async throws {
    let console = Console(color: .auto)
    var notes: [String] = []
    var pages: [GoldPage] = []
    for folder in inputs {
      let gold = try goldPages("\(folder)/gold.jsonl")
      notes.append("\(gold.name) \(gold.size) bytes sha256 \(gold.sha256)")
      let read = try PageFiles(gold).read(["\(folder)/html"], console: console)
      let size = read.reduce(0) { $0 + $1.bytes.count }
      notes.append("\(read.count) pages \(size) bytes")
      pages += read
    }
    guard pages.count >= 10 else { throw Failure(.unusableInput, "fewer than 10 pages with gold") }
    var trainer = CleanerTrainer(note: notes.joined(separator: "\n"))
    do throws(CleaningError) {
      for page in pages { try trainer.add(page) }
    } catch {
      throw Failure(.ourFault, "\(error)")
    }
    let model = trainer.train().bytes
    var output = try OutputFile(outputFile)
    try output.write(model)
    try output.finish()
    console.say("\(outputFile): \(model.count) bytes from \(pages.count) pages")
  }
}

/// Finds the pages that gold speaks of.
struct PageFiles {
  private let gold: GoldPages

  init(_ gold: GoldPages) { self.gold = gold }

  /// The pages of gold that the inputs hold, in the order of the gold.
  func read(_ inputs: [String], console: Console) throws -> [GoldPage] {
    let files = InputFiles.list(inputs)
    if files.files.isEmpty, let problem = files.problems.first {
      throw Failure(problem.kind == .missing ? .inputNotFound : .unusableInput, "\(problem)")
    }
    var found: [String: [UInt8]] = [:]
    var reader = RecordReader(files, kind: nil)
    while let item = reader.next() {
      switch item {
      case .problem(let problem): console.say("\(problem)")
      case .record(let record):
        do throws(InputProblem) {
          let parsed = try record.parse([])
          let key = GoldPages.key(parsed.document.id)
          found[key] = parsed.page?.bytes ?? parsed.html.map { Array($0.utf8) }
        } catch {
          console.say("\(error)")
        }
      }
    }
    return gold.pages.compactMap { page in
      found[GoldPages.key(page.id)].map {
        GoldPage(
          id: page.id, bytes: $0, text: page.text, type: page.kind.flatMap(PageType.init))
      }
    }
  }
}

/// Reads gold of pages.
func goldPages(_ path: String) throws -> GoldPages {
  let bytes = try readAll(path)
  do throws(EvaluationError) {
    return try GoldPages(name: dataName(path), bytes: bytes)
  } catch {
    throw Failure(.unusableInput, "\(path): \(error)")
  }
}
