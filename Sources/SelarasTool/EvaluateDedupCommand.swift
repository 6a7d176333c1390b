internal import ArgumentParser
internal import Selaras
internal import SelarasEvaluation

/// `selaras evaluate dedup`: pairs, clusters and repeats by gold.
struct EvaluateDedupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dedup",
    abstract: "Scores pairs, clusters and repeats by gold: precision, recall, F1, what is dropped.",
    discussion: """
      Gold is tables or records, any number of them. A table's lines are pairs (ID TAB ID, and TAB \
      KIND TAB TIER TAB GROUP where they are known; TIER is core, wide or ignore), repeats (ID TAB \
      START TAB END TAB START TAB END TAB KIND, in bytes, the copy before its source), or ids alone, \
      of templated pages, pairs among which do not count. Records have repeats, or cluster. A folder \
      stands for gold-pairs.tsv, gold-repeats.tsv and gold-templates.txt in it.

      Results are what `selaras dedup` prints, with --pairs or without; of both, and of documents \
      that say nothing of duplicates yet, those are found here first.

      Characters are counted in the texts of the results. Of a repeat, found is what agrees in nine \
      tenths, exact what agrees to the byte. Clusters are scored by all pairs in one, and by what is \
      dropped: documents whose kept one is a copy of theirs.

      Examples:
        selaras evaluate dedup --gold gold-pairs.tsv pairs.tsv
        selaras evaluate dedup --gold corpus/ marked.jsonl
        selaras evaluate dedup --gold pages/gold.jsonl pages/gold.jsonl
        selaras evaluate dedup --gold corpus/ corpus/docs.jsonl --thorough
      """)

  @Option(help: "A file of gold, or a folder; may be given again.", completion: .file())
  var gold: [String]
  @Argument(help: "Results, or documents; - for standard input.", completion: .file())
  var results: [String]
  @Option(help: "For documents: the similarity, 0 to 1, from which two are duplicates.")
  var threshold: Double?
  @Option(help: "For documents: which of a cluster is kept.")
  var keep = DuplicateOptions.Keep.first
  @Flag(help: "For documents: also find copies that are hard to tell.") var thorough = false
  @Option(help: "Write to this file instead of standard output.", completion: .file())
  var outputFile: String?

  func validate() throws {
    if let threshold, !(0...1).contains(threshold) {
      throw ValidationError("--threshold takes a number from 0 to 1")
    }
    if thorough, threshold != nil {
      throw ValidationError("--thorough and --threshold exclude each other")
    }
  }

  @MainActor
  func run() async throws {
    let console = Console(color: .never)
    let gold = try goldDuplicates()
    var found = FoundDuplicates(gold)
    let inputs = try DuplicateFiles.list(results)
    for file in inputs.files { try found.read(file, console: console) }
    if !found.saysAnything {
      found = FoundDuplicates(gold)
      try await find(in: inputs, &found, console: console)
    }
    var output = try OutputFile(outputFile)
    try output.write(DuplicateTable(gold, found).text)
    try output.finish()
  }

  private func goldDuplicates() throws -> GoldDuplicates {
    var result = GoldDuplicates()
    for path in gold {
      let inputs = try DuplicateFiles.list([path])
      let isFolder = inputs.files.first.map { $0.path != path } ?? true
      let names = ["gold-pairs.tsv", "gold-repeats.tsv", "gold-templates.txt"]
      for file in inputs.files where !isFolder || names.contains(file.relativeName) {
        let bytes = try readAll(file.path)
        if bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") {
          for (number, line) in bytes.split(separator: 0x0A).enumerated() {
            let record = RawRecord(
              file: file, line: number + 1, content: .line, bytes: Array(line))
            do throws(InputProblem) {
              result.add(try record.parse().document)
            } catch {
              throw Failure(.unusableInput, "\(error)")
            }
          }
          continue
        }
        do throws(EvaluationError) {
          try result.add(table: file.name, bytes: bytes)
        } catch {
          throw Failure(.unusableInput, "\(error)")
        }
      }
    }
    guard !result.isEmpty else {
      throw Failure(.unusableInput, "\(gold.joined(separator: " ")): no gold of duplicates in it")
    }
    return result
  }

  /// Finds duplicates and repeats among documents.
  @MainActor
  private func find(
    in inputs: InputFiles, _ found: inout FoundDuplicates, console: Console
  ) async throws {
    guard !inputs.files.contains(where: \.isStandardInput) else {
      throw Failure(.unusableInput, "stdin: neither pairs nor records with cluster or repeats")
    }
    for writesPairs in [true, false] {
      var options = DeduplicationJob.Options()
      options.duplicates = DuplicateOptions(
        threshold: threshold, isThorough: thorough, keep: keep)
      options.within = !writesPairs
      options.writesPairs = writesPairs
      options.kind = .jsonl
      var rest: [UInt8] = []
      _ = try await DeduplicationJob(options: options).run(
        inputs,
        output: { bytes in
          rest += bytes
          guard let end = rest.lastIndex(of: 0x0A) else { return }
          for line in rest[..<end].split(separator: 0x0A) { try found.read(line: Array(line)) }
          rest.removeFirst(end + 1)
        }, onProgress: { _, _ in }, onProblem: { if writesPairs { console.say($0) } },
        isStopRequested: { Interruption.isRequested })
    }
    if Interruption.isRequested { throw Failure(.interrupted) }
  }
}

/// Lists files, of which none may lack.
private enum DuplicateFiles {
  static func list(_ paths: [String]) throws -> InputFiles {
    let inputs = InputFiles.list(paths)
    if let problem = inputs.problems.first {
      throw Failure(problem.kind == .missing ? .inputNotFound : .unusableInput, "\(problem)")
    }
    return inputs
  }
}
