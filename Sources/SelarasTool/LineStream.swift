internal import Selaras

/// Streams plain text, UTF-8 as it stands, through workers in pieces of whole lines.
struct LineStream {
  /// A piece has about this many bytes, and one line at least.
  private static let pieceSize = 1 << 18

  let work: WorkOptions

  init(_ work: WorkOptions) { self.work = work }

  /// Runs a worker over all lines; what it makes of the pieces is written in their order.
  ///
  /// - Parameters:
  ///   - input: What is read.
  ///   - makeWorker: Makes the worker of each job.
  /// - Throws: ``Failure`` with the exit code, once all that can be written is.
  func run<Worker: PoolWorker & ~Copyable>(
    _ input: InputOptions, makeWorker: @escaping @Sendable () throws -> Worker
  ) async throws where Worker.Item == [UInt8], Worker.Output == RecordOutput {
    let console = work.console
    let files = try input.list(console: console)
    var output = try OutputFile(work.outputFile)
    var progress = ProgressLine(
      console: console, isShown: work.showsProgress, totalBytes: totalBytes(of: files))
    var tally = Tally()
    for problem in files.problems {
      console.say("\(problem)")
      tally.skipped += 1
    }
    for file in files.files where !Interruption.isRequested {
      do {
        var stream = try ByteStream(file)
        var pending: [UInt8] = []
        var hasEnded = false
        var failure: RecordsError?
        var done = 0
        try await OrderedPool(jobs: work.workers, itemsInBatch: 1).run(
          next: {
            LineStream.piece(
              &stream, pending: &pending, hasEnded: &hasEnded, failure: &failure)
          },
          size: { $0.count }, makeWorker: makeWorker,
          deliver: { piece in
            try output.write(piece.bytes)
            tally.replacements += piece.replacements
            done = stream.bytesRead
            progress.update(records: tally.records, bytes: tally.bytes + done)
          })
        tally.bytes += done
        if let failure { throw failure }
        tally.records += 1
      } catch let error as RecordsError where error.kind == .unreadable || error.kind == .corrupt {
        progress.clear()
        console.say("\(error)")
        tally.skipped += 1
      }
    }
    progress.clear()
    try tally.conclude(&output, on: console)
  }

  /// The next whole lines; the last piece of a file may lack its line feed.
  private static func piece(
    _ stream: inout ByteStream, pending: inout [UInt8], hasEnded: inout Bool,
    failure: inout RecordsError?
  ) -> [UInt8]? {
    // Only what came since the last look is searched for a line feed: one line may be huge.
    var searched = 0
    while !hasEnded, !Interruption.isRequested {
      if pending.count >= pieceSize,
        let end = pending[searched...].lastIndex(of: 0x0A)
      {
        let rest = Array(pending[(end + 1)...])
        pending.removeSubrange((end + 1)...)
        defer { pending = rest }
        return pending
      }
      searched = pending.count
      do throws(RecordsError) {
        if try stream.read(into: &pending) == 0 { hasEnded = true }
      } catch {
        hasEnded = true
        failure = error
      }
    }
    guard !pending.isEmpty else { return nil }
    defer { pending = [] }
    return pending
  }
}
