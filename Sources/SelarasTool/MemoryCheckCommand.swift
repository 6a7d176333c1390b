internal import ArgumentParser
internal import Selaras

/// `selaras memory check`: what is wrong with units.
struct MemoryCheckCommand: AsyncParsableCommand {
  enum Form: String, Choice {
    case tsv
    case jsonl
  }

  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Finds units with faults, each named by its rule.",
    discussion: """
      Rules: numbers, addresses, brackets, tags, untranslated, nearly-identical, language, length, \
      punctuation, conflict. tsv: unit TAB rule TAB detail TAB source TAB target.

      Example:
        selaras memory check kamus.db --rule numbers,conflict --output jsonl
      """)

  @OptionGroup var file: MemoryFile
  @Option(name: .customLong("rule"), help: "Only these rules, with commas (default: all).")
  var rule: String?
  @Option(help: "The form of the result.") var output = Form.tsv
  @Option(help: "Write to this file instead of standard output.", completion: .file())
  var outputFile: String?

  private var rules: Set<QualityRule> {
    get throws {
      guard let rule else { return Set(QualityRule.allCases) }
      return try Set(
        rule.split(separator: ",").map { name in
          guard let rule = QualityRule(rawValue: String(name)) else {
            throw ValidationError("there is no rule \(name)")
          }
          return rule
        })
    }
  }

  func validate() throws { _ = try rules }

  @MainActor
  func run() async throws {
    let memory = try file.open()
    let sink = OutputBox(try OutputFile(outputFile))
    var counts: [QualityRule: Int] = [:]
    let form = output
    let checked: Int
    do throws(MemoryError) {
      checked = try memory.check(try allRules()) { id, unit, findings in
        for finding in findings {
          counts[finding.rule, default: 0] += 1
          try sink.write(
            MemoryCheckCommand.line(id, unit, finding, form).span)
        }
      }
    } catch {
      if let failure = error.rootCause as? RecordsError { throw failure }
      throw error
    }
    try sink.finish()
    let console = Console(color: .auto)
    for rule in QualityRule.allCases {
      if let count = counts[rule] { console.say("\(rule.rawValue): \(count)") }
    }
    console.say("\(checked) units checked")
  }

  private func allRules() throws(MemoryError) -> Set<QualityRule> {
    (try? rules) ?? Set(QualityRule.allCases)
  }

  private static func line(
    _ id: Int, _ unit: MemoryUnit, _ finding: QualityFinding, _ form: Form
  ) -> [UInt8] {
    switch form {
    case .tsv:
      var bytes = Array("\(id)\t\(finding.rule.rawValue)\t\(finding.detail)\t".utf8)
      PairsTSV.appendLine(
        of: TranslationUnit(source: unit.source.text, target: unit.target.text), to: &bytes)
      bytes.removeLast(2)
      bytes.append(0x0A)
      return bytes
    case .jsonl:
      var json = JSONWriter()
      json.beginObject()
      json.key("unit")
      json.integer(id)
      json.key("rule")
      json.string(finding.rule.rawValue)
      json.key("detail")
      json.string(finding.detail)
      json.key("source")
      json.string(unit.source.text)
      json.key("target")
      json.string(unit.target.text)
      json.endObject()
      json.endLine()
      return json.bytes
    }
  }
}

/// `selaras memory terms`: candidates for a glossary.
struct MemoryTermsCommand: AsyncParsableCommand {
  enum Form: String, Choice {
    case tsv
    case tbx
    case jsonl
  }

  static let configuration = CommandConfiguration(
    commandName: "terms",
    abstract: "Finds candidates for a bilingual glossary, best first.",
    discussion: """
      tsv: source TAB target TAB units that hold both TAB log-likelihood ratio.

      Example:
        selaras memory terms kamus.db --output tbx --output-file istilah.tbx
      """)

  @OptionGroup var file: MemoryFile
  @Option(help: "The language of the sources (default: what most units have).")
  var source: LanguageTag?
  @Option(help: "The language of the targets (default: what most units have).")
  var target: LanguageTag?
  @Option(help: "So many units hold both terms at least.") var minCount = 3
  @Option(help: "The most pairs.") var limit = 1000
  @Option(help: "The form of the result.") var output = Form.tsv
  @Option(help: "Write to this file instead of standard output.", completion: .file())
  var outputFile: String?

  @MainActor
  func run() async throws {
    let memory = try file.open()
    let usual = try memory.usualLanguages()
    let source = source ?? usual?.source ?? LanguageTag("zh-Hant")
    let target = target ?? usual?.target ?? LanguageTag("id")
    let terms = try memory.terms(
      source: source, target: target, atLeast: max(1, minCount), limit: max(0, limit))
    let sink = OutputBox(try OutputFile(outputFile))
    if output == .tbx {
      let writer = try ExchangeWriter(
        .tbx, source: source, target: target, toolVersion: Version.number, sink: sink.write)
      for term in terms {
        try writer.append(
          MemoryUnit(
            TranslationUnit(source: term.source, target: term.target), source: source,
            target: target))
      }
      try writer.finish()
    } else {
      for term in terms { try sink.write(line(term).span) }
    }
    try sink.finish()
  }

  private func line(_ term: TermPair) -> [UInt8] {
    let score = (term.score * 10).rounded() / 10
    if output == .tsv {
      return Array("\(term.source)\t\(term.target)\t\(term.count)\t\(score)\n".utf8)
    }
    var json = JSONWriter()
    json.beginObject()
    json.key("source")
    json.string(term.source)
    json.key("target")
    json.string(term.target)
    json.key("count")
    json.integer(term.count)
    json.key("score")
    json.double(score)
    json.endObject()
    json.endLine()
    return json.bytes
  }
}

/// `selaras memory stats`: counts.
struct MemoryStatsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "Counts what a memory holds.",
    discussion: """
      Example:
        selaras memory stats kamus.db
      """)

  @OptionGroup var file: MemoryFile
  @Option(help: "The form of the result.") var output = AnswerForm.text

  @MainActor
  func run() async throws {
    let statistics = try file.open().statistics()
    var sink = StandardOutput()
    if output == .jsonl {
      var json = JSONWriter()
      json.beginObject()
      for entry in statistics {
        json.key(entry.name)
        json.integer(entry.value)
      }
      json.endObject()
      json.endLine()
      try sink.write(json.bytes)
    } else {
      for entry in statistics { try sink.write("\(entry.name)\t\(entry.value)\n") }
    }
    try sink.finish()
  }
}
