internal import ArgumentParser
internal import Selaras
internal import SelarasEvaluation

/// `selaras evaluate identify`: languages of lines.
struct EvaluateIdentifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "identify",
    abstract: "Scores the languages of lines by gold: F1, confusions, calibration.",
    discussion: """
      Gold is a file of lines, TAG TAB TEXT. The result is a table: macro-F1 and expected \
      calibration error of all lines and by length in characters; the pairs of languages most often \
      exchanged; how often confidences are right; and every language. With --noise it says what is \
      lost where the text is in capitals, lacks punctuation or accents, is misread, mistyped or \
      misspaced, or has tags, addresses and the like in it.

      Examples:
        selaras evaluate identify --gold short.tsv
        selaras evaluate identify --gold short.tsv --noise
        selaras evaluate identify --gold sentence.tsv --languages id,ms,jv --model my.model
      """)

  /// So many pairs of languages are listed.
  private static let pairs = 10

  @Option(help: "The gold.", completion: .file()) var gold: String
  @Option(help: "Only these languages are possible: tags with commas between.")
  var languages: String?
  @Option(help: "A model of `selaras train language`.", completion: .file()) var model: String?
  @Flag(help: "Score the same lines with noise of eight kinds, too.") var noise = false
  @Option(
    help: "Write the lines with noise to files in this folder, to score others by.",
    completion: .directory)
  var noiseFolder: String?
  @Option(help: "Write to this file instead of standard output.", completion: .file())
  var outputFile: String?

  @MainActor
  func run() async throws {
    let model: LanguageModel =
      if let path = self.model { try IdentifyCommand.load(path) } else { .shipped }
    let tags = try languages.map { try IdentifyCommand.labels($0, of: model) }
    let bytes = try readAll(gold)
    let lines: GoldLanguages
    do throws(EvaluationError) {
      lines = try GoldLanguages(name: gold, bytes: bytes)
    } catch {
      throw Failure(.unusableInput, "\(error)")
    }
    var identifier = LanguageIdentifier(model: model, languages: tags)
    var output = try OutputFile(outputFile)
    let evaluation = LanguageEvaluation(&identifier, gold: lines)
    try output.write(table(evaluation))
    if noise || noiseFolder != nil {
      try output.write(noiseTable(&identifier, gold: lines, clean: evaluation.total))
    }
    try output.finish()
  }

  /// What is lost by noise.
  private func noiseTable(
    _ identifier: inout LanguageIdentifier, gold: GoldLanguages, clean: LanguageScore
  ) throws -> String {
    var rows = ["", "noise\taccuracy\tmacro-f1\tlost"]
    for kind in TextNoise.allCases {
      let noisy = try gold.with(kind)
      if let noiseFolder {
        var file = try OutputFile("\(noiseFolder)/\(kind.rawValue).tsv")
        try file.write(noisy.bytes)
        try file.finish()
      }
      let score = LanguageEvaluation(&identifier, gold: noisy).total
      rows.append(
        "\(kind.rawValue)\t\(percent(score.accuracy))\t\(percent(score.macroF1))\t"
          + percent(clean.macroF1 - score.macroF1))
    }
    return rows.joined(separator: "\n") + "\n"
  }

  private func percent(_ share: Double) -> String {
    JSONWriter.short((share * 10_000).rounded() / 100)
  }

  private func table(_ evaluation: LanguageEvaluation) -> String {
    var rows = ["length\tlines\taccuracy\tmacro-f1\tece"]
    func append(_ name: String, _ score: LanguageScore) {
      guard score.texts > 0 else { return }
      let error = JSONWriter.short(score.reliability.expectedCalibrationError)
      rows.append(
        "\(name)\t\(score.texts)\t\(percent(score.accuracy))\t\(percent(score.macroF1))\t\(error)")
    }
    append("all", evaluation.total)
    for (length, score) in zip(LanguageEvaluation.lengths, evaluation.byLength) {
      let end = length.upperBound == Int.max ? "" : "\(length.upperBound - 1)"
      append("\(length.lowerBound)-\(end)", score)
    }
    rows += ["", "exchanged\twith\tshare"]
    for (first, second) in evaluation.total.closePairs(Self.pairs) {
      rows.append("\(first)\t\(second)\t\(percent(evaluation.total.exchange(first, second)))")
    }
    rows += ["", "confidence\tlines\tmean\taccuracy"]
    for (i, bin) in evaluation.total.reliability.bins.enumerated() where bin.answers > 0 {
      rows.append(
        "\(i * 10)-\(i * 10 + 10)\t\(bin.answers)\t\(percent(bin.confidence))\t"
          + percent(bin.accuracy))
    }
    rows += ["", "language\tlines\tprecision\trecall\tf1"]
    for language in evaluation.total.languages {
      let score = evaluation.total.score(of: language)
      rows.append(
        "\(language)\t\(score.wanted)\t\(percent(score.precision))\t\(percent(score.recall))\t"
          + percent(score.f1))
    }
    return rows.joined(separator: "\n") + "\n"
  }
}
