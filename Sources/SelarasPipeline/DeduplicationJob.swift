public import SelarasDuplication
public import SelarasRecords

/// Finds repeats inside the documents of a stream and duplicates among them.
///
/// Where duplicates are sought, what is written has to wait for the last document: the records
/// stand in a temporary file in between, and in memory are, of each document, its id, its place in
/// that file and its sketch. Records that only tell their own repeats are written at once.
public struct DeduplicationJob: Sendable {
  /// What a job is asked to do.
  public struct Options: Sendable {
    /// Whether repeats inside documents are looked for.
    public var within = true
    /// Whether duplicates among documents are looked for.
    public var across = true
    /// What counts as a duplicate, and which copy is kept.
    public var duplicates = DuplicateOptions()
    /// Whether only kept documents are written, their repeats cut out.
    public var drops = false
    /// Whether pairs of ids are written instead of records.
    public var writesPairs = false
    /// Whether paragraphs are compared instead of documents.
    public var comparesParagraphs = false
    /// The folder of an index on disk, to compare with and to add to.
    public var index: String?
    /// Whether the index stays as it is.
    public var leavesIndex = false
    /// The folders of indexes whose documents are added to the index first.
    public var mergedIndexes: [String] = []
    /// What the inputs hold; `nil` to detect it for each.
    public var kind: InputKind?
    /// How many documents are worked on at once.
    public var jobs = 1

    /// Makes options with the defaults.
    public init() {}
  }

  /// What was done.
  public struct Summary: Hashable, Sendable {
    /// Documents read.
    public internal(set) var documents = 0
    /// Records that could not be used.
    public internal(set) var skipped = 0
    /// Ill-formed sequences that became U+FFFD.
    public internal(set) var replacements = 0
    /// Repeats inside documents.
    public internal(set) var repeats = 0
    /// Documents that are not the kept one of their cluster.
    public internal(set) var duplicates = 0
  }

  private let options: Options

  /// Makes a job.
  ///
  /// - Precondition: Pairs are found across documents only; an index keeps the first document of a
  ///   cluster, and holds no paragraphs.
  public init(options: Options) {
    precondition(
      options.index == nil
        || options.duplicates.keep == .first && options.across && !options.comparesParagraphs,
      "an index keeps the first of each cluster of documents")
    precondition(options.across || !options.writesPairs, "pairs are found across documents")
    self.options = options
  }

  /// Does the job; records go to `output` in the order of the input.
  ///
  /// - Parameters:
  ///   - inputs: What is read, in its order.
  ///   - output: Takes the bytes of the result.
  ///   - onProgress: Called after each record with the records done and the bytes read.
  ///   - onProblem: Called for each record that could not be used.
  ///   - isStopRequested: Asked before each record; what was read until then is still written.
  /// - Returns: What was done.
  /// - Throws: What `output` throws; ``PipelineError`` where there is no room for the temporary
  ///   file.
  public func run(
    _ inputs: InputFiles, output: ([UInt8]) throws -> Void,
    onProgress: (_ records: Int, _ bytes: Int) -> Void, onProblem: (String) -> Void,
    isStopRequested: () -> Bool
  ) async throws -> Summary {
    var spool = try RecordSpool()
    var documents = DuplicateIndex(options: options.duplicates)
    // For each document the number of its first paragraph.
    var starts: [Int] = []
    var summary = Summary()
    var reader = RecordReader(inputs, kind: options.kind)
    let options = options
    try await OrderedPool(jobs: options.jobs).run(
      next: { isStopRequested() ? nil : reader.next() },
      size: { if case .record(let record) = $0 { record.bytes.count } else { 0 } },
      makeWorker: { try DuplicateWorker(options: options) },
      deliver: { entry in
        switch entry {
        case .problem(let text):
          summary.skipped += 1
          onProblem(text)
        case .document(let document):
          starts.append(documents.count)
          for (number, sketch) in document.sketches.enumerated() {
            documents.insert(
              sketch,
              id: options.comparesParagraphs ? "\(document.id)#\(number)" : document.id,
              cleanliness: document.cleanliness)
          }
          if !options.across {
            try output(document.json + [0x0A])
          } else if !options.writesPairs {
            try spool.append(document.json)
          }
          summary.documents += 1
          summary.repeats += document.repeats
          summary.replacements += document.replacements
        }
        onProgress(summary.documents + summary.skipped, reader.bytesRead)
      })
    guard options.across else { return summary }
    if let folder = options.index {
      try compare(documents, with: folder, spool, &summary, to: output)
      return summary
    }
    let result = documents.resolve(findsPairs: options.writesPairs)
    summary.duplicates = (0..<result.count).count { result.keeper(of: $0) != $0 }
    if options.writesPairs {
      try write(pairs: result, to: output)
    } else if options.comparesParagraphs {
      try ParagraphDuplicates(result: result, starts: starts, drops: options.drops)
        .write(spool, to: output)
    } else {
      try write(spool, result, to: output)
    }
    return summary
  }

  private func compare(
    _ documents: consuming DuplicateIndex, with folder: String, _ spool: borrowing RecordSpool,
    _ summary: inout Summary, to output: ([UInt8]) throws -> Void
  ) throws {
    var index = try SketchIndex(folder: folder)
    for other in options.mergedIndexes {
      try index.merge(try SketchIndex(folder: other), options: options.duplicates)
    }
    let answer = try index.compare(documents)
    summary.duplicates = (0..<answer.count).count { !answer.isKept($0) }
    if options.writesPairs {
      try answer.forEachPair { one, other, similarity in
        try output(Array("\(one)\t\(other)\t\(JSONWriter.short(similarity))\n".utf8))
      }
    } else {
      try spool.readAll { number, json in
        if options.drops, !answer.isKept(number) { return }
        try output(
          ClusterFields.line(
            json, cluster: answer.keeper(of: number),
            similarity: answer.isKept(number) ? nil : answer.similarity(of: number)))
      }
    }
    // Where this is not reached, the same documents are answered in the same way next time.
    if !options.leavesIndex { try index.commit(answer) }
  }

  private func write(pairs result: DuplicateResult, to output: ([UInt8]) throws -> Void) throws {
    var lines: [UInt8] = []
    try result.forEachPair { pair in
      result.appendID(of: pair.left, to: &lines)
      lines.append(0x09)
      result.appendID(of: pair.right, to: &lines)
      lines.append(0x09)
      lines.append(contentsOf: JSONWriter.short(pair.similarity).utf8)
      lines.append(0x0A)
      if lines.count >= 1 << 16 {
        try output(lines)
        lines.removeAll(keepingCapacity: true)
      }
    }
    if !lines.isEmpty { try output(lines) }
  }

  private func write(
    _ spool: borrowing RecordSpool, _ result: DuplicateResult,
    to output: ([UInt8]) throws -> Void
  ) throws {
    try spool.readAll { number, json in
      let keeper = result.keeper(of: number)
      if options.drops, keeper != number { return }
      try output(
        ClusterFields.line(
          json, cluster: result.id(of: keeper),
          similarity: keeper == number ? nil : result.similarity(of: number)))
    }
  }
}
