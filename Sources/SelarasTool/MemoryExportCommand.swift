internal import ArgumentParser
internal import Selaras

/// Which units are wanted, by the rules that they break.
struct QualityFilter: ParsableArguments {
  @Option(
    name: .customLong("drop"), parsing: .singleValue,
    help: "Leave out units that break this rule, or `all` (several: once for each, or with commas)."
  )
  var dropped: [String] = []
  @Option(
    name: .customLong("keep"), parsing: .singleValue,
    help: "Leave out units that break any rule but this.")
  var kept: [String] = []

  func validate() throws { _ = try rules }

  /// The rules that no unit may break.
  var rules: Set<QualityRule> {
    get throws {
      func named(_ arguments: [String]) throws -> Set<QualityRule> {
        var rules: Set<QualityRule> = []
        for name in arguments.flatMap({ $0.split(separator: ",") }) {
          if name == "all" {
            rules.formUnion(QualityRule.allCases)
          } else if let rule = QualityRule(rawValue: String(name)) {
            rules.insert(rule)
          } else {
            let names = QualityRule.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("there is no rule \(name); there are \(names)")
          }
        }
        return rules
      }
      let dropped = try named(dropped)
      let kept = try named(kept)
      if kept.isEmpty { return dropped }
      return (dropped.isEmpty ? Set(QualityRule.allCases) : dropped).subtracting(kept)
    }
  }
}

/// `selaras memory export`: a memory as a file of other tools.
struct MemoryExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes a memory as a file that other tools read.",
    discussion: """
      tmx and jsonl carry all that a unit has; xliff and xliff2 its two sides; tsv, csv and moses the \
      texts alone. moses is two files: NAME.SOURCE and NAME.TARGET for --output-file NAME.

      Examples:
        selaras memory export kamus.db --output tmx --output-file kamus.tmx
        selaras memory export kamus.db --output csv --drop numbers,untranslated
      """)

  @OptionGroup var file: MemoryFile
  @Option(help: "The format.") var output = ExchangeFormat.tmx
  @Option(help: "The language of the sources (default: what most units have).")
  var source: LanguageTag?
  @Option(help: "The language of the targets (default: what most units have).")
  var target: LanguageTag?
  @OptionGroup var filter: QualityFilter
  @Option(
    help: "Write to this file instead of standard output; it is there as a whole or not at all.",
    completion: .file())
  var outputFile: String?

  func validate() throws {
    if output == .mo { throw ValidationError("mo is read only; po is written") }
    if output == .moses, outputFile == nil {
      throw ValidationError("moses is two files: --output-file names them")
    }
  }

  @MainActor
  func run() async throws {
    let memory = try file.open()
    let usual = try memory.usualLanguages()
    let languages = (
      source: source ?? usual?.source ?? LanguageTag("zh-Hant"),
      target: target ?? usual?.target ?? LanguageTag("id")
    )
    let rules = try filter.rules
    let conflicts = rules.contains(.conflict) ? try memory.conflictingUnits() : []
    var checker = QualityChecker(rules: rules)
    let path = output == .moses ? outputFile.map { "\($0).\(languages.source)" } : outputFile
    let first = OutputBox(try OutputFile(path))
    let second =
      output == .moses
      ? OutputBox(try OutputFile(outputFile.map { "\($0).\(languages.target)" })) : nil
    let writer =
      if let second {
        ExchangeWriter(mosesSource: first.write, target: second.write)
      } else {
        try ExchangeWriter(
          output, source: languages.source, target: languages.target,
          header: try memory.fileHeader(), toolVersion: Version.number, sink: first.write)
      }
    var left = 0
    var foreign = 0
    do throws(MemoryError) {
      try memory.forEachUnit { id, unit in
        if Interruption.isRequested { throw Failure(.interrupted) }
        if !rules.isEmpty,
          conflicts.contains(id) || !checker.findings(in: unit).isEmpty
        {
          left += 1
          return
        }
        guard let arranged = unit.arranged(source: source, target: target) else {
          foreign += 1
          return
        }
        try writer.append(arranged)
      }
      try writer.finish()
    } catch {
      if let failure = error.rootCause as? Failure { throw failure }
      if let failure = error.rootCause as? RecordsError { throw failure }
      throw error
    }
    try first.finish()
    try second?.finish()
    let console = Console(color: .auto)
    if left > 0 { console.say("\(left) units left out by the rules") }
    if foreign > 0 { console.say("\(foreign) units left out: not in these languages") }
    if writer.droppedCharacters > 0 {
      console.say("\(writer.droppedCharacters) characters left out that XML cannot hold")
    }
  }
}

/// An output that a closure can hold.
final class OutputBox {
  private var file: OutputFile?

  init(_ file: consuming OutputFile) { self.file = consume file }

  func write(_ span: Span<UInt8>) throws {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(span.count)
    for i in span.indices { bytes.append(span[i]) }
    try file?.write(bytes)
  }

  func finish() throws { try file?.finish() }
}
