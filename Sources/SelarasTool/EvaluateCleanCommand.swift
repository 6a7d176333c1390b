internal import ArgumentParser
internal import Selaras
internal import SelarasEvaluation

/// `selaras evaluate clean`: text, headline, authors and date of pages.
struct EvaluateCleanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean",
    abstract: "Scores cleaned pages by gold: words, snippets, shingles, titles, authors, dates.",
    discussion: """
      Gold is JSON Lines with id and text, and where they are known title, author, date, page_type, \
      with and without. Inputs are pages, or records that `selaras clean` has made. A page of the \
      gold without a result counts as empty. Where all of the gold has lines of scraped text, each \
      said to be article, furniture or title, --lines takes these and no input.

      Examples:
        selaras evaluate clean --gold gold.jsonl html/
        selaras evaluate clean --gold gold.jsonl cleaned.jsonl
        selaras evaluate clean --gold gold.jsonl html/ --folds 5
        selaras evaluate clean --gold gold.jsonl html/ --lines
        selaras evaluate clean --gold Corpora/scraped-lines/gold.jsonl --lines
      """)

  @OptionGroup var input: InputOptions
  @Option(help: "The gold.", completion: .file()) var gold: String
  @Option(help: "Lean towards leaving furniture out, or towards keeping text.")
  var favour: CleaningOptions.Favour?
  @Option(help: "Train on all but one of so many parts, judge by that one, in turn.")
  var folds: Int?
  @Option(help: "A model of `selaras train cleaner`.", completion: .file()) var model: String?
  @Flag(
    help: """
      Also turn the pages into lines of text, as scrapers do, and count lines: furniture removed, and \
      article lost, in percent.
      """)
  var lines = false
  @Option(help: "Write to this file instead of standard output.", completion: .file())
  var outputFile: String?

  func validate() throws {
    if let folds, folds < 2 { throw ValidationError("--folds takes a number from 2") }
    if folds != nil, model != nil { throw ValidationError("--folds trains models of its own") }
  }

  @MainActor
  func run() async throws {
    let console = Console(color: .never)
    let gold = try goldPages(gold)
    let options = CleaningOptions(favour: favour)
    var tally = LineTallies()
    let results: [String: Document]
    if lines, folds == nil, input.inputs.isEmpty, gold.pages.allSatisfy({ !$0.lines.isEmpty }) {
      results = cleanedLines(gold, TextCleaner(options: options, model: try chosenModel()), &tally)
    } else if let folds {
      results = try judgedByFolds(gold, folds, options, console, &tally)
    } else {
      results = try cleaned(options, console)
      if lines {
        let pages = try PageFiles(gold).read(input.inputs, console: console)
        let texts = TextCleaner(options: options, model: try chosenModel())
        for page in pages { try count(page, texts, &tally) }
      }
    }
    var scores: [(name: String, score: CleaningScore)] = [("all", CleaningScore())]
    for page in gold.pages {
      let document = results[GoldPages.key(page.id)]
      scores[0].score.add(document, gold: page)
      guard let kind = page.kind else { continue }
      let place = scores.firstIndex { $0.name == kind } ?? scores.count
      if place == scores.count { scores.append((kind, CleaningScore())) }
      scores[place].score.add(document, gold: page)
    }
    var output = try OutputFile(outputFile)
    try output.write(Self.table(scores) + (lines ? "\n" + tally.table : ""))
    try output.finish()
  }

  private func cleaned(
    _ options: CleaningOptions, _ console: Console
  ) throws -> [String: Document] {
    let model = try chosenModel()
    var results: [String: Document] = [:]
    var preparation = try DocumentPreparation(options: options, model: model)
    var reader = RecordReader(try input.list(console: console), kind: input.kind)
    while let item = reader.next() {
      switch item {
      case .problem(let problem): console.say("\(problem)")
      case .record(let record):
        do throws(InputProblem) {
          let document = try preparation.document(of: record).document
          results[GoldPages.key(document.id)] = document
        } catch {
          console.say("\(error)")
        }
      }
    }
    return results
  }

  private func chosenModel() throws -> CleanerModel {
    guard let path = model else { return .shipped }
    let bytes = try readAll(path)
    do throws(CleaningError) {
      return try CleanerModel(bytes: bytes)
    } catch {
      throw Failure(.unusableInput, "\(path): \(error)")
    }
  }

  /// Cleans the lines that the gold has, and counts them.
  private func cleanedLines(
    _ gold: GoldPages, _ texts: TextCleaner, _ tally: inout LineTallies
  ) -> [String: Document] {
    var results: [String: Document] = [:]
    for page in gold.pages {
      let text = page.lines.map(\.text).joined(separator: "\n")
      let document = texts.clean(text: text, id: page.id).document
      let lines = GoldLines(
        texts: page.lines.map(\.text),
        isContent: page.lines.map { $0.kind == .title ? nil : $0.kind == .article })
      tally.add(lines, document, page.kind)
      results[GoldPages.key(page.id)] = document
    }
    return results
  }

  /// Counts the lines of a page.
  private func count(
    _ page: GoldPage, _ texts: TextCleaner, _ tally: inout LineTallies
  ) throws {
    do throws(CleaningError) {
      let lines = try GoldLines(page)
      let text = lines.texts.joined(separator: "\n")
      tally.add(lines, texts.clean(text: text, id: page.id).document, page.type?.rawValue)
    } catch {
      throw Failure(.ourFault, "\(error)")
    }
  }

  private func judgedByFolds(
    _ gold: GoldPages, _ folds: Int, _ options: CleaningOptions, _ console: Console,
    _ tally: inout LineTallies
  ) throws -> [String: Document] {
    let pages = try PageFiles(gold).read(input.inputs, console: console)
    guard folds <= pages.count else {
      throw Failure(.unusableInput, "\(folds) folds of \(pages.count) pages")
    }
    var results: [String: Document] = [:]
    var trainer = CleanerTrainer()
    do throws(CleaningError) {
      for page in pages { try trainer.add(page) }
    } catch {
      throw Failure(.ourFault, "\(error)")
    }
    for fold in 0..<folds {
      let model = trainer.train(on: pages.indices.filter { $0 % folds != fold })
      let texts = TextCleaner(options: options, model: model)
      var cleaner = try PageCleaner(options: options, model: model)
      for number in stride(from: fold, to: pages.count, by: folds) {
        let page = pages[number]
        do throws(CleaningError) {
          let cleaned = try cleaner.clean(page: page.bytes, url: page.url, id: page.id)
          results[GoldPages.key(page.id)] = cleaned.document
        } catch {
          throw Failure(.ourFault, "\(error)")
        }
        if lines { try count(page, texts, &tally) }
      }
    }
    return results
  }

  private static func table(_ scores: [(name: String, score: CleaningScore)]) -> String {
    func percent(_ share: Double) -> String { JSONWriter.short((share * 10_000).rounded() / 100) }
    func percent(_ mean: CleaningScore.Mean) -> String {
      mean.count > 0 ? percent(mean.value) : "-"
    }
    var lines = [
      [
        "pages", "", "word-f1", "precision", "recall", "with", "without", "shingle-f1", "precision",
        "recall", "titles", "authors", "dates",
      ]
    ]
    for (name, score) in scores {
      lines.append([
        name, "\(score.pages)", percent(score.wordF1), percent(score.wordPrecision),
        percent(score.wordRecall), percent(score.wantedFound), percent(score.unwantedLeft),
        percent(score.shingleF1), percent(score.shinglePrecision), percent(score.shingleRecall),
        percent(score.titles), percent(score.authors), percent(score.dates),
      ])
    }
    return lines.map { $0.joined(separator: "\t") + "\n" }.joined()
  }
}
