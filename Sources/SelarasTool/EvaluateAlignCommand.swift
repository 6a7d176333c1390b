internal import ArgumentParser
internal import Selaras
internal import SelarasEvaluation

/// `selaras evaluate align`: beads by gold.
struct EvaluateAlignCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "align",
    abstract: "Scores beads by gold, strict and lax as Vecalign counts, and their confidences.",
    discussion: """
      Gold and results are files of beads, a bead a line, as `align --output beads` prints them; \
      the first result is judged by the first gold, and so on. A folder stands for its files NAME.gold \
      or, of results, NAME.beads, in the order of the names. Without results the texts beside each \
      gold are aligned, a segment a line: NAME.zh and NAME.id, or whatever the languages are called. \
      Lax scores can be gamed: one bead over everything has 100.

      Examples:
        selaras evaluate align --gold article.gold article.beads
        selaras evaluate align --gold bench/dev-tico-medium/
        selaras evaluate align --gold bench/dev-tico-medium/ --lexicon none
      """)

  @Option(help: "A file of gold beads, or a folder; may be given again.", completion: .file())
  var gold: [String]
  @Argument(help: "Files of beads, or folders.", completion: .file()) var results: [String] = []
  @OptionGroup var pair: PairOptions
  @Option(help: "Weights of `selaras train aligner`.", completion: .file()) var model: String?
  @Option(help: "Write to this file instead of standard output.", completion: .file())
  var outputFile: String?

  @MainActor
  func run() async throws {
    let golds = try evaluationFiles(gold, suffix: ".gold")
    let found: [GoldBeads]
    if results.isEmpty {
      let (lexicon, _) = try pair.loadLexicon(console: Console(color: .never))
      var options = AlignmentOptions()
      if let model {
        let weights = try BeadModel(file: model)
        if lexicon.count == 0 { options.learntModel = weights } else { options.model = weights }
      }
      let aligner = SegmentAligner(lexicon: lexicon, options: options)
      found = try golds.map { try aligned($0, aligner) }
    } else {
      let files = try evaluationFiles(results, suffix: ".beads")
      guard files.count == golds.count else {
        throw Failure(.unusableInput, "\(files.count) results for \(golds.count) files of gold")
      }
      found = try files.map(read)
    }
    var evaluation = BeadEvaluation()
    for (path, beads) in zip(golds, found) { evaluation.add(beads, gold: try read(path)) }
    var output = try OutputFile(outputFile)
    try output.write(table(evaluation))
    try output.finish()
  }

  private func read(_ path: String) throws -> GoldBeads {
    let bytes = try readAll(path)
    do throws(EvaluationError) {
      return try GoldBeads(name: path, bytes: bytes)
    } catch {
      throw Failure(.unusableInput, "\(error)")
    }
  }

  /// Aligns the texts that stand beside a file of gold.
  private func aligned(_ gold: String, _ aligner: SegmentAligner) throws -> GoldBeads {
    let source = try textBeside(gold, pair.source)
    let target = try textBeside(gold, pair.target)
    let beads = aligner.align(source: source.lineTexts, target: target.lineTexts)
    let lines = beads.map { bead in
      let numbers = (
        bead.source.filter { !source.lines[$0].isEmpty },
        bead.target.filter { !target.lines[$0].isEmpty }
      )
      return "\(numbers.0):\(numbers.1):\(bead.confidence)\n"
    }
    do throws(EvaluationError) {
      return try GoldBeads(name: gold, bytes: Array(lines.joined().utf8))
    } catch {
      throw Failure(.ourFault, "\(error)")
    }
  }

  private func table(_ evaluation: BeadEvaluation) -> String {
    func row(_ name: String, _ counts: BeadScore.Counts) -> String {
      "\(name)\t\(percent(counts.precision))\t\(percent(counts.recall))\t\(percent(counts.f1))\n"
    }
    let error = evaluation.reliability.expectedCalibrationError
    var text = "documents\t\(evaluation.documents)\n\nbeads\tprecision\trecall\tf1\n"
    text += row("strict", evaluation.score.strict) + row("lax", evaluation.score.lax)
    if evaluation.judged > 0 {
      text += "\nconfidence\t\nece\t\(JSONWriter.short((error * 10_000).rounded() / 10_000))\n"
      text += "precision at \(BeadEvaluation.sure)\t\(percent(evaluation.surePrecision))\n"
      let share = Double(evaluation.sureBeads) / Double(evaluation.judged)
      text += "share at \(BeadEvaluation.sure)\t\(percent(share))\n"
      text += reliabilityTable(evaluation.reliability, of: "beads")
    }
    return text
  }
}

extension BeadModel {
  /// Reads a file of weights.
  init(file path: String) throws {
    try self = weights(path) { text throws(AlignmentError) in try BeadModel(text: text) }
  }
}

/// Reads a file of weights; errors name the file and the line.
func weights<Model>(
  _ path: String, _ read: (String) throws(AlignmentError) -> Model
) throws -> Model {
  let bytes = try readAll(path)
  do throws(AlignmentError) {
    return try read(String(decoding: bytes, as: UTF8.self))
  } catch {
    let place = error.line.map { ":\($0)" } ?? ""
    throw Failure(.unusableInput, "\(path)\(place): \(error.reason)")
  }
}
