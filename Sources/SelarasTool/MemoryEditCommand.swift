internal import ArgumentParser
internal import Selaras

/// `selaras memory edit`: mends or judges one unit.
struct MemoryEditCommand: AsyncParsableCommand {
  /// What has become of a unit.
  enum Status: String, Choice {
    case aligned
    case accepted
    case rejected
    case edited

    var unitStatus: MemoryUnit.Status {
      switch self {
      case .aligned: .aligned
      case .accepted: .accepted
      case .rejected: .rejected
      case .edited: .edited
      }
    }
  }

  static let configuration = CommandConfiguration(
    commandName: "edit",
    abstract: "Changes the texts of a unit, or what has become of it.",
    discussion: """
      Units have the numbers that lookup, concordance and check give. A unit whose texts change gets \
      a new number, which is printed; searches that are running see it with their next query.

      Examples:
        selaras memory edit kamus.db 12 --target-text "Hari ini hujan." --author Sari
        selaras memory edit kamus.db 13 --status rejected
      """)

  @OptionGroup var file: MemoryFile
  @Argument(help: "The number of the unit.") var unit: Int
  @Option(help: "Its new source.") var sourceText: String?
  @Option(help: "Its new target.") var targetText: String?
  @Option(help: "What has become of it (edited, where a text changes).")
  var status: Status?
  @Option(help: "Who changes it.") var author: String?

  func validate() throws {
    guard sourceText != nil || targetText != nil || status != nil else {
      throw ValidationError("nothing to change: see --source-text, --target-text and --status")
    }
    if [sourceText, targetText].contains(where: { $0?.allSatisfy(\.isWhitespace) == true }) {
      throw ValidationError("a unit needs a text on both sides; see memory delete")
    }
  }

  @MainActor
  func run() async throws {
    let memory = try file.open()
    let missing = Failure(.unusableInput, "\(file.memory): there is no unit \(unit)")
    guard let old = try memory.unit(unit) else { throw missing }
    var number = unit
    if sourceText != nil || targetText != nil {
      guard
        let edited = try memory.edit(
          unit, source: sourceText ?? old.source.text, target: targetText ?? old.target.text,
          author: author, time: Clock.seconds)
      else { throw missing }
      number = edited
    }
    if let status {
      guard try memory.set(status.unitStatus, of: number, author: author, time: Clock.seconds)
      else {
        throw missing
      }
    }
    try memory.close()
    var sink = StandardOutput()
    try sink.write("\(number)\n")
    try sink.finish()
  }
}

/// `selaras memory delete`: takes units out.
struct MemoryDeleteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete",
    abstract: "Takes units out of a memory.",
    discussion: """
      Example:
        selaras memory delete kamus.db 12 13
      """)

  @OptionGroup var file: MemoryFile
  @Argument(help: "The numbers of the units.") var units: [Int]

  @MainActor
  func run() async throws {
    let memory = try file.open()
    var missing: [Int] = []
    for unit in units where try !memory.delete(unit) { missing.append(unit) }
    try memory.close()
    if !missing.isEmpty {
      let numbers = missing.map(String.init).joined(separator: ", ")
      throw Failure(.someSkipped, "\(file.memory): not there: \(numbers)")
    }
  }
}
