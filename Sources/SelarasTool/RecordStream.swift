internal import Selaras

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// What a worker made of one record.
struct RecordOutput: Sendable {
  /// The bytes to be written.
  var bytes: [UInt8] = []
  /// Why the record could not be used: `FILE:LINE: reason`.
  var problem: String?
  /// Ill-formed sequences that became U+FFFD.
  var replacements = 0
  /// Bytes read.
  var size = 0
}

/// Streams records from the inputs through workers to the output, in order.
struct RecordStream {
  let work: WorkOptions
  let console: Console

  init(_ work: WorkOptions) {
    self.work = work
    console = work.console
  }

  /// Runs a worker over every record.
  ///
  /// - Parameters:
  ///   - input: What is read.
  ///   - form: What stands between the results.
  ///   - makeWorker: Makes the worker of each job.
  /// - Throws: ``Failure`` with the exit code, once all that can be written is.
  func run<Worker: PoolWorker & ~Copyable>(
    _ input: InputOptions, form: RecordFrame.Form = .none,
    makeWorker: @escaping @Sendable () throws -> Worker
  ) async throws where Worker.Item == InputItem, Worker.Output == RecordOutput {
    try await run(
      try input.list(console: console), kind: input.kind, form: form, makeWorker: makeWorker)
  }

  /// Runs a worker over every record of files that are listed already.
  func run<Worker: PoolWorker & ~Copyable>(
    _ files: InputFiles, kind: InputKind?, form: RecordFrame.Form = .none,
    makeWorker: @escaping @Sendable () throws -> Worker
  ) async throws where Worker.Item == InputItem, Worker.Output == RecordOutput {
    var frame = RecordFrame(form)
    var reader = RecordReader(files, kind: kind)
    var output = try OutputFile(work.outputFile)
    var progress = ProgressLine(
      console: console, isShown: work.showsProgress, totalBytes: totalBytes(of: files))
    var tally = Tally()
    let jobs = work.workers
    try await OrderedPool(jobs: jobs).run(
      next: { Interruption.isRequested ? nil : reader.next().flatMap(whole) },
      size: { if case .record(let record) = $0 { record.bytes.count } else { 0 } },
      makeWorker: makeWorker,
      deliver: { result in
        tally.add(result)
        if let problem = result.problem {
          progress.clear()
          console.say(problem)
        } else {
          try frame.write(result.bytes, to: &output)
        }
        progress.update(records: tally.records, bytes: reader.bytesRead)
      })
    progress.clear()
    try frame.end(&output)
    try tally.conclude(&output, on: console)
  }
}

/// The item, unless it is what a stopped read of standard input left of a record.
private func whole(_ item: InputItem) -> InputItem? {
  guard Interruption.isRequested else { return item }
  switch item {
  case .record(let record): return record.file.isStandardInput ? nil : item
  case .problem: return nil
  }
}

/// What a stream of records came to.
struct Tally {
  var records = 0
  var skipped = 0
  var replacements = 0
  var bytes = 0

  mutating func add(_ output: RecordOutput) {
    if output.problem == nil { records += 1 } else { skipped += 1 }
    replacements += output.replacements
    bytes += output.size
  }

  /// Ends the output, says what deserves to be said, and ends with the code that the outcome has.
  ///
  /// - Throws: ``Failure``, or ``RecordsError`` where the output cannot be written.
  func conclude(_ output: inout OutputFile, on console: Console) throws {
    let isStopped = Interruption.isRequested
    var part: String?
    if isStopped { part = try output.finishPart() } else { try output.finish() }
    if replacements > 0 {
      console.say("selaras: \(replacements) ill-formed sequences were replaced by U+FFFD")
    }
    if skipped > 0 { console.say("selaras: \(skipped) skipped, \(records) done") }
    if isStopped {
      let place = part.map { "are in \($0)" } ?? "were written"
      throw Failure(
        .interrupted,
        "stopped: the first \(records + skipped) records \(place); to go on, give those after them")
    }
    guard skipped > 0 else { return }
    throw Failure(records == 0 ? .unusableInput : .someSkipped)
  }
}

/// The bytes of all inputs as they lie on the disk; 0 where one is a pipe.
func totalBytes(of inputs: InputFiles) -> Int {
  var total = 0
  for file in inputs.files {
    guard let size = file.size else { return 0 }
    total += size
  }
  return total
}
