internal import ArgumentParser
internal import Selaras

/// `selaras memory`: translation memories.
struct MemoryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "memory",
    abstract: "Keeps translations in one file, finds them again, and trades them with other tools.",
    discussion: """
      Examples:
        selaras memory import kamus.db pairs.tmx more.tsv --source zh-Hant --target id
        selaras memory lookup kamus.db 今天下雨。
        selaras memory export kamus.db --output xliff2 --output-file kamus.xlf
      """,
    subcommands: [
      MemoryImportCommand.self, MemoryExportCommand.self, MemoryLookupCommand.self,
      MemoryConcordanceCommand.self, MemoryEditCommand.self, MemoryDeleteCommand.self,
      MemoryCheckCommand.self, MemoryTermsCommand.self, MemoryStatsCommand.self,
    ])
}

/// The memory that a command works on.
struct MemoryFile: ParsableArguments {
  @Argument(help: "The memory: an SQLite file.", completion: .file()) var memory: String

  /// Opens a memory that is there.
  func open() throws -> TranslationMemory {
    do throws(MemoryError) {
      return try TranslationMemory(path: memory)
    } catch {
      throw Failure(error.code == 14 ? .inputNotFound : .unusableInput, "\(error)")
    }
  }
}

/// What is asked: one text, or each line of standard input.
struct QueryInput {
  private let text: String?

  init(_ text: String?) { self.text = text == "-" ? nil : text }

  /// Answers the text, or each line as soon as it has come.
  func answer(_ answer: (String) throws -> Void) throws {
    if let text {
      try answer(text)
      return
    }
    var stream = try ByteStream(InputFile.standardInput)
    var pending: [UInt8] = []
    var start = 0
    while !Interruption.isRequested {
      while let end = pending[start...].firstIndex(of: 0x0A) {
        let stop = end > start && pending[end - 1] == 0x0D ? end - 1 : end
        try answer(String(decoding: pending[start..<stop], as: UTF8.self))
        start = end + 1
      }
      pending.removeSubrange(..<start)
      start = 0
      if try stream.read(into: &pending) == 0 { break }
    }
    if Interruption.isRequested { throw Failure(.interrupted) }
    if start < pending.count { try answer(String(decoding: pending[start...], as: UTF8.self)) }
  }
}
