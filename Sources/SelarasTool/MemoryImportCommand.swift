internal import ArgumentParser
internal import Selaras

/// `selaras memory import`: files into a memory.
struct MemoryImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Adds the units of exchange files to a memory, which is made where there is none.",
    discussion: """
      TMX, XLIFF 1.2 and 2.1, TSV, CSV, PO, MO, TBX, JSON Lines; Moses pairs as FILE.zh FILE.id, \
      source first, or by any names with --from moses. A file at fault adds nothing, and the others \
      are done. A stopped import leaves whole batches; the same command completes it. With --drop \
      conflict the first of several translations of one source stays.

      Examples:
        selaras memory import kamus.db pairs.tmx more.tsv --source zh-Hant --target id
        selaras memory import kamus.db corpus.zh corpus.id
      """)

  @OptionGroup var file: MemoryFile
  @Argument(help: "The files; - for standard input.", completion: .file()) var inputs: [String]
  @Option(help: "The language of the sources (default: what the file says, else zh-Hant).")
  var source: LanguageTag?
  @Option(help: "The language of the targets (default: what the file says, else id).")
  var target: LanguageTag?
  @Option(name: .customLong("from"), help: "What the files hold; detected where it is not given.")
  var format: ExchangeFormat?
  @OptionGroup var filter: QualityFilter
  @Flag(name: .customLong("progress"), inversion: .prefixedNo, help: "Show how far the work is.")
  var showsProgress = true
  @Option(help: "Whether standard error is coloured.") var color = ColorChoice.auto

  func validate() throws {
    if format == .moses, !inputs.count.isMultiple(of: 2) {
      throw ValidationError("moses takes files in pairs")
    }
  }

  @MainActor
  func run() async throws {
    let console = Console(color: color)
    let memory: TranslationMemory
    do throws(MemoryError) {
      memory = try TranslationMemory(path: file.memory, creates: true)
    } catch {
      throw Failure(.cannotCreate, "\(error)")
    }
    var tally = ImportTally()
    let rules = try filter.rules
    for paths in inputsByFile() where !Interruption.isRequested {
      do {
        try importFile(paths, into: memory, rules: rules, console: console, tally: &tally)
      } catch let error as MemoryError where error.line != nil {
        tally.failed += 1
        console.say("\(paths[0]):\(error.line ?? 1): \(error.problem)")
      } catch let error as RecordsError where error.kind == .notFound || error.kind == .corrupt {
        tally.failed += 1
        tally.missing += error.kind == .notFound ? 1 : 0
        console.say("\(error)")
      } catch let failure as Failure where failure.code == .unusableInput {
        tally.failed += 1
        console.say(failure.message ?? paths[0])
      }
    }
    try memory.index(atLeast: 4096)
    try memory.close()
    console.say(tally.summary)
    if Interruption.isRequested { throw Failure(.interrupted) }
    if tally.failed > 0, tally.files == 0 {
      throw Failure(tally.missing == tally.failed ? .inputNotFound : .unusableInput)
    }
    if tally.failed > 0 || tally.skipped > 0 { throw Failure(.someSkipped) }
  }

  /// The inputs, those of a Moses pair together.
  private func inputsByFile() -> [[String]] {
    var files: [[String]] = []
    var rest = inputs[...]
    while let first = rest.popFirst() {
      if let second = rest.first, format == .moses || isPair(first, second) {
        files.append([first, second])
        rest.removeFirst()
      } else {
        files.append([first])
      }
    }
    return files
  }

  /// Whether two files bear one name and end with the languages.
  private func isPair(_ first: String, _ second: String) -> Bool {
    guard format == nil, let one = ImportSource.languageSuffix(of: first),
      let other = ImportSource.languageSuffix(of: second), one.stem == other.stem
    else { return false }
    return MemoryLanguage.family(of: one.tag).language
      == MemoryLanguage.family(of: (source ?? LanguageTag("zh-Hant")).rawValue).language
      && MemoryLanguage.family(of: other.tag).language
        == MemoryLanguage.family(of: (target ?? LanguageTag("id")).rawValue).language
  }

  /// Imports one file, or a pair of them.
  private func importFile(
    _ paths: [String], into memory: TranslationMemory, rules: Set<QualityRule>, console: Console,
    tally: inout ImportTally
  ) throws {
    let source = try ImportSource(
      paths, format: format, languages: UnitLanguages(source: self.source, target: target))
    // A file at fault adds nothing: all of it is read before any of it is written.
    if source.canBeAtFault {
      var reader = try source.open().reader
      while !Interruption.isRequested, try reader.next() != nil {}
    }
    var (reader, feed) = try source.open()
    var progress = ProgressLine(
      console: console, isShown: showsProgress, totalBytes: totalBytes(of: InputFiles.list(paths)))
    var skipped = 0
    var dropped = 0
    var checker = QualityChecker(rules: rules)
    var conflicts = rules.contains(.conflict) ? try ConflictFilter(memory) : nil
    let summary = try memory.importUnits(
      from: &reader, document: paths[0], time: Clock.seconds,
      keeping: { unit in
        if rules.isEmpty
          || (checker.findings(in: unit).isEmpty && conflicts?.conflicts(unit) != true)
        {
          return true
        }
        dropped += 1
        return false
      },
      skipped: { line, reason in
        progress.clear()
        console.say("\(paths[0]):\(line): \(reason)")
        skipped += 1
      },
      batchDone: { summary in
        progress.update(records: summary.units, bytes: feed.bytesRead)
        return !Interruption.isRequested
      })
    progress.clear()
    tally.files += 1
    tally.units += summary.units
    tally.added += summary.added
    tally.skipped += skipped
    tally.dropped += dropped
  }
}

/// What a file holds, and how it is read once and again.
struct ImportSource {
  private let paths: [String]
  private let format: ExchangeFormat
  private let languages: UnitLanguages
  /// All of standard input, which cannot be read twice.
  private var spool: InputSpool?

  init(_ paths: [String], format: ExchangeFormat?, languages: UnitLanguages) throws {
    self.paths = paths
    self.languages = languages
    var stream = try ByteStream(InputFile(path: paths[0]))
    let head = Array(stream.peek(1 << 12))
    let name = ImportSource.uncompressedName(of: paths[0])
    let detected = paths.count == 2 ? .moses : ExchangeFormat.detect(name: name, head: head)
    guard let format = format ?? detected else {
      throw Failure(.unusableInput, "\(paths[0]): no kind of file that is known; see --from")
    }
    self.format = format
    if paths[0] == "-", canBeAtFault { spool = try InputSpool(&stream) }
  }

  private static func uncompressedName(of path: String) -> String {
    for suffix in [".gz", ".zst"] where path.hasSuffix(suffix) {
      return String(path.dropLast(suffix.count))
    }
    return path
  }

  /// A path without its last suffix, and that suffix.
  static func languageSuffix(of path: String) -> (stem: Substring, tag: String)? {
    let name = uncompressedName(of: path)
    guard let dot = name.lastIndex(of: ".") else { return nil }
    return (name[..<dot], String(name[name.index(after: dot)...]))
  }

  /// Whether a fault in the middle makes the whole file unusable.
  var canBeAtFault: Bool { format != .tsv && format != .jsonl }

  /// Opens the file from its beginning.
  func open() throws -> (reader: any UnitReader, feed: ByteFeed) {
    if let spool {
      let feed = ByteFeed(spool)
      return (try format.reader({ try feed.next() }, languages: languages), feed)
    }
    let feed = ByteFeed(try ByteStream(InputFile(path: paths[0])))
    if paths.count == 2 {
      let other = ByteFeed(try ByteStream(InputFile(path: paths[1])))
      return (
        MosesReader(
          source: { try feed.next() }, target: { try other.next() }, languages: languages), feed
      )
    }
    return (try format.reader({ try feed.next() }, languages: languages), feed)
  }
}

/// What an import comes to.
struct ImportTally {
  var files = 0
  var failed = 0
  var units = 0
  var added = 0
  var skipped = 0
  var dropped = 0
  var missing = 0

  var summary: String {
    var parts = ["\(units) units in \(files) files", "\(added) new"]
    if skipped > 0 { parts.append("\(skipped) entries skipped") }
    if dropped > 0 { parts.append("\(dropped) units left out by the rules") }
    if failed > 0 { parts.append("\(failed) files at fault") }
    return parts.joined(separator: ", ")
  }
}

/// A stream, or standard input once more, handed out piece by piece.
final class ByteFeed {
  private var stream: ByteStream?
  private let spool: InputSpool?
  private var read = 0

  init(_ stream: consuming ByteStream) {
    self.stream = consume stream
    spool = nil
  }

  init(_ spool: InputSpool) { self.spool = spool }

  /// What has been read of the file, before decompression.
  var bytesRead: Int { read }

  /// The next piece; empty at the end.
  func next() throws(RecordsError) -> [UInt8] {
    var piece: [UInt8] = []
    if let spool {
      piece = try spool.read(at: read)
      read += piece.count
      return piece
    }
    _ = try stream?.read(into: &piece)
    read = stream?.bytesRead ?? 0
    return piece
  }
}
