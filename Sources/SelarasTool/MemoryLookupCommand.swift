internal import ArgumentParser
internal import Selaras

/// The form of an answer.
enum AnswerForm: String, Choice {
  case text
  case jsonl
}

/// A unit that answers a query.
private protocol AnsweringUnit {
  var source: String { get }
  var target: String { get }
}

extension FuzzyMatch: AnsweringUnit {}
extension Concordance.Hit: AnsweringUnit {}

/// What a query is answered with, as a line of JSON.
private enum AnswerRecord {
  /// Writes the line.
  ///
  /// - Parameters:
  ///   - query: What was asked.
  ///   - total: How many answers there are; `nil` where these are all.
  ///   - name: What the answers are called.
  ///   - units: The answers.
  ///   - others: Writes the fields of an answer besides its texts.
  /// - Returns: The line, with its end.
  static func line<Unit: AnsweringUnit>(
    _ query: String, total: Int? = nil, _ name: String, _ units: [Unit],
    others: (Unit, inout JSONWriter) -> Void
  ) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("query")
    json.string(query)
    if let total {
      json.key("total")
      json.integer(total)
    }
    json.key(name)
    json.beginArray()
    for unit in units {
      json.beginObject()
      json.key("source")
      json.string(unit.source)
      json.key("target")
      json.string(unit.target)
      others(unit, &json)
      json.endObject()
    }
    json.endArray()
    json.endObject()
    json.endLine()
    return json.bytes
  }
}

/// `selaras memory lookup`: fuzzy matches.
struct MemoryLookupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lookup",
    abstract: "Finds translations of texts that are like another, with percent and differences.",
    discussion: """
      The percent is OmegaT's: 100 x (longer - distance) / longer over characters, rounded down; 101 \
      and 102 mean that one or both neighbours are the same too. No match above the threshold is \
      missed. With - each line of standard input is answered at once. In text [-...-] stands in the \
      query alone, {+...+} in the memory alone.

      Examples:
        selaras memory lookup kamus.db 今天下雨。
        selaras memory lookup kamus.db --source id --target zh-Hant "Hari ini hujan." --threshold 60
      """)

  @OptionGroup var file: MemoryFile
  @Argument(help: "The text; - or nothing for one a line from standard input.") var text: String?
  @Option(help: "The language of the text.") var source = LanguageTag("zh-Hant")
  @Option(help: "The language of the translations.") var target = LanguageTag("id")
  @Option(help: "The lowest percent.") var threshold = 70
  @Option(help: "The most matches for a text.") var limit = 5
  @Option(help: "The text before it, for matches in context.") var previous: String?
  @Option(help: "The text after it.") var next: String?
  @Option(help: "The form of the result.") var output = AnswerForm.text

  func validate() throws {
    guard (1...100).contains(threshold) else {
      throw ValidationError("--threshold takes a number from 1 to 100")
    }
    guard limit > 0 else { throw ValidationError("--limit takes a number from 1") }
  }

  @MainActor
  func run() async throws {
    let memory = try file.open()
    var search = MemorySearch(memory)
    var sink = StandardOutput()
    try QueryInput(text).answer { query in
      let matches = try search.matches(
        for: query, source: source, target: target, threshold: threshold, limit: limit,
        previous: previous, next: next)
      try sink.write(output == .jsonl ? record(query, matches) : lines(query, matches))
      try sink.flush()
    }
    try sink.finish()
  }

  private func record(_ query: String, _ matches: [FuzzyMatch]) -> [UInt8] {
    AnswerRecord.line(query, "matches", matches) { match, json in
      json.key("percent")
      json.integer(match.percent)
      json.key("unit")
      json.integer(match.unit)
      json.key("sourceLanguage")
      json.string(match.sourceLanguage)
      json.key("targetLanguage")
      json.string(match.targetLanguage)
      json.key("penalties")
      json.beginArray()
      for penalty in FuzzyMatch.Penalty.allCases where match.penalties.contains(penalty) {
        json.string(penalty.rawValue)
      }
      json.endArray()
      json.key("differences")
      json.beginArray()
      for difference in match.differences {
        json.beginObject()
        json.key("query")
        json.range(difference.query)
        json.key("source")
        json.range(difference.source)
        json.endObject()
      }
      json.endArray()
    }
  }

  private func lines(_ query: String, _ matches: [FuzzyMatch]) -> [UInt8] {
    var text = ""
    if matches.isEmpty { text = "no match of \(threshold) % or more\n" }
    for match in matches {
      text += "\(match.percent) %\t\(marked(query, match))\n\t\(match.target)\n"
    }
    if self.text == nil || self.text == "-" { text += "\n" }
    return Array(text.utf8)
  }

  /// The match's source with what differs set off.
  private func marked(_ query: String, _ match: FuzzyMatch) -> String {
    var result = ""
    var place = 0
    for difference in match.differences {
      let kept = TextRange(place, max(place, difference.source.start))
      result += match.source[kept]
      if !difference.query.isEmpty { result += "[-\(query[difference.query])-]" }
      if !difference.source.isEmpty { result += "{+\(match.source[difference.source])+}" }
      place = difference.source.end
    }
    return result + match.source[TextRange(place, match.source.utf8.count)]
  }
}

/// `selaras memory concordance`: units that hold a text.
struct MemoryConcordanceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "concordance",
    abstract: "Finds the units whose text holds another: any length, case ignored, all counted.",
    discussion: """
      Example:
        selaras memory concordance kamus.db 公司 --language zh-Hant
      """)

  @OptionGroup var file: MemoryFile
  @Argument(help: "The text; - or nothing for one a line from standard input.") var text: String?
  @Option(help: "The language of the texts that are searched.") var language = LanguageTag(
    "zh-Hant")
  @Option(help: "The most units that are shown; all are counted.") var limit = 20
  @Option(help: "The form of the result.") var output = AnswerForm.text

  @MainActor
  func run() async throws {
    let memory = try file.open()
    var search = MemorySearch(memory)
    var sink = StandardOutput()
    try QueryInput(text).answer { query in
      let found = try search.concordance(of: query, language: language, limit: max(0, limit))
      try sink.write(output == .jsonl ? record(query, found) : lines(found))
      try sink.flush()
    }
    try sink.finish()
  }

  private func record(_ query: String, _ found: Concordance) -> [UInt8] {
    AnswerRecord.line(query, total: found.total, "hits", found.hits) { hit, json in
      json.key("unit")
      json.integer(hit.unit)
    }
  }

  private func lines(_ found: Concordance) -> [UInt8] {
    var bytes: [UInt8] = []
    for hit in found.hits {
      PairsTSV.appendLine(
        of: TranslationUnit(source: hit.source, target: hit.target), to: &bytes)
      // Nobody judged these pairs: no third column.
      bytes.removeLast(2)
      bytes.append(0x0A)
    }
    bytes += Array("\(found.total) units\n".utf8)
    return bytes
  }
}
