internal import ArgumentParser
internal import Selaras
internal import SelarasEvaluation

/// `selaras evaluate`: how good the steps are, by gold.
struct EvaluateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Scores a step by gold, as the field counts it.",
    subcommands: [
      EvaluateCleanCommand.self, EvaluateSegmentCommand.self, EvaluateIdentifyCommand.self,
      EvaluateDedupCommand.self, EvaluateAlignCommand.self, EvaluatePairsCommand.self,
    ])
}

/// `selaras evaluate segment`: words and sentences.
struct EvaluateSegmentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "segment",
    abstract: "Scores words or sentences by gold: precision, recall, F1.",
    discussion: """
      Gold is JSON Lines with text, words and sentences (lists of byte ranges). A word counts when \
      both its ends agree, a sentence's end when it stands at the same byte.

      Examples:
        selaras evaluate segment --gold id-gsd.jsonl --style refined
        selaras evaluate segment --gold zh-Hant-gsd.jsonl --style refined --folds 5
      """)

  @Option(help: "The gold.", completion: .file()) var gold: String
  @Option(help: "words or sentences.") var unit = Segmenter.Unit.word
  @Option(help: "Whose rules decide.") var style = Segmenter.Style.refined
  @Option(help: "Train on all but one of so many parts, judge by that one, in turn.")
  var folds: Int?
  @Option(help: "A model of `selaras train words`.", completion: .file()) var model: String?
  @Option(help: "Words that are kept whole, one a line.", completion: .file()) var lexicon: String?
  @Option(help: "Write to this file instead of standard output.", completion: .file())
  var outputFile: String?

  func validate() throws {
    guard unit == .word || unit == .sentence else {
      throw ValidationError("--unit is word or sentence here")
    }
    if let folds, folds < 2 { throw ValidationError("--folds takes a number from 2") }
    if folds != nil, model != nil { throw ValidationError("--folds trains models of its own") }
  }

  @MainActor
  func run() async throws {
    let console = Console(color: .never)
    let words = try RefinedWords(model: model, lexicon: lexicon)
    let gold = try goldSegments(gold)
    let evaluation = words.evaluation(unit, style: style)
    let score: SegmentScore
    do throws(EvaluationError) {
      if let folds {
        score = try evaluation.score(gold, folds: folds, trainer: WordTrainer())
      } else {
        score = try evaluation.score(gold)
        if unit == .word, style == .refined, evaluation.hasSeen(gold) {
          console.say("selaras: the model has seen this text: judge by --folds 5")
        }
      }
    } catch {
      throw Failure(.unusableInput, "\(error)")
    }
    var output = try OutputFile(outputFile)
    func percent(_ share: Double) -> String { JSONWriter.short((share * 10_000).rounded() / 100) }
    try output.write(
      "precision\t\(percent(score.precision))\nrecall\t\(percent(score.recall))\n"
        + "f1\t\(percent(score.f1))\n")
    try output.finish()
  }
}

/// Reads gold of words and sentences.
func goldSegments(_ path: String) throws -> GoldSegments {
  let bytes = try readAll(path)
  do throws(EvaluationError) {
    return try GoldSegments(name: dataName(path), bytes: bytes)
  } catch {
    throw Failure(.unusableInput, "\(path): \(error)")
  }
}
