internal import ArgumentParser
internal import Selaras
internal import SelarasEvaluation

/// `selaras evaluate pairs`: mined sentences and matched documents by gold.
struct EvaluatePairsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pairs",
    abstract: "Scores the pairs of mine or match by gold, and their confidences.",
    discussion: """
      Gold is a table, source TAB target, a pair a line; a result is what `mine` or `match` prints, \
      source TAB target TAB confidence. The first result is judged by the first gold, and so on. A \
      folder stands for its files NAME.gold or, of results, NAME.pairs, in the order of the names. \
      Without results the texts beside each gold are mined, a sentence a line: NAME.zh and NAME.id, \
      or whatever the languages are called.

      Examples:
        selaras evaluate pairs --gold gold.tsv matches.tsv
        selaras evaluate pairs --gold bench-mine/dev-tico-two/
      """)

  @Option(help: "A file of gold pairs, or a folder; may be given again.", completion: .file())
  var gold: [String]
  @Argument(help: "Files of pairs, or folders.", completion: .file()) var results: [String] = []
  @OptionGroup var pair: PairOptions
  @Option(help: "Weights of `selaras train miner`.", completion: .file()) var model: String?
  @Option(help: "Write to this file instead of standard output.", completion: .file())
  var outputFile: String?

  @MainActor
  func run() async throws {
    let golds = try evaluationFiles(gold, suffix: ".gold")
    var evaluation = PairEvaluation()
    if results.isEmpty {
      let (lexicon, _) = try pair.loadLexicon(console: Console(color: .never))
      let model = try self.model.map(PairModel.init(file:)) ?? .shipped
      let miner = SentenceMiner(lexicon: lexicon, model: model)
      for gold in golds {
        let source = try textBeside(gold, pair.source).lineTexts
        let target = try textBeside(gold, pair.target).lineTexts
        let found = miner.mine(source: source, target: target)
        evaluation.add(
          found.map { (source[$0.source], target[$0.target], $0.confidence) },
          gold: try pairs(of: gold))
      }
    } else {
      let found = try evaluationFiles(results, suffix: ".pairs")
      guard found.count == golds.count else {
        throw Failure(.unusableInput, "\(found.count) results for \(golds.count) files of gold")
      }
      for (gold, found) in zip(golds, found) {
        evaluation.add(try sureness(of: found), gold: try pairs(of: gold))
      }
    }
    var output = try OutputFile(outputFile)
    try output.write(table(evaluation))
    try output.finish()
  }

  private func rows(_ path: String, columns: Int) throws -> [[String]] {
    let lines = try readAll(path).split(separator: 0x0A, omittingEmptySubsequences: false)
    var rows: [[String]] = []
    for (number, line) in lines.enumerated() where !line.isEmpty {
      let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
      guard fields.count >= columns else {
        throw Failure(.unusableInput, "\(path):\(number + 1): fewer than \(columns) columns")
      }
      rows.append(fields.map { String(decoding: $0, as: UTF8.self) })
    }
    return rows
  }

  private func pairs(of path: String) throws -> [(source: String, target: String)] {
    try rows(path, columns: 2).map { ($0[0], $0[1]) }
  }

  private func sureness(
    of path: String
  ) throws -> [(source: String, target: String, confidence: Double)] {
    try rows(path, columns: 3).map { row in
      guard let confidence = Double(row[2]), (0...1).contains(confidence) else {
        throw Failure(.unusableInput, "\(path): \(row[2]) is no confidence")
      }
      return (row[0], row[1], confidence)
    }
  }

  private func table(_ evaluation: PairEvaluation) -> String {
    let best = evaluation.bestF1
    let error = evaluation.reliability.expectedCalibrationError
    var text = "documents\t\(evaluation.documents)\npairs\t\(evaluation.pairs)\n"
    text += "gold\t\(evaluation.gold)\n\nconfidence\tpairs\tprecision\trecall\tf1\n"
    for least in [0.5, BeadEvaluation.sure] {
      let (pairs, right) = evaluation.counts(from: least)
      let precision = Double(right) / Double(max(1, pairs))
      let recall = Double(right) / Double(max(1, evaluation.gold))
      let f1 = 2 * Double(right) / Double(max(1, pairs + evaluation.gold))
      text += "\(least)\t\(pairs)\t\(percent(precision))\t\(percent(recall))\t\(percent(f1))\n"
    }
    text += "\nbest f1\t\(percent(best.f1))\nat\t\(JSONWriter.short(best.confidence))\n"
    text += "area\t\(percent(evaluation.area))\n"
    text += "ece\t\(JSONWriter.short((error * 10_000).rounded() / 10_000))\n"
    return text + reliabilityTable(evaluation.reliability, of: "pairs")
  }
}
