internal import SelarasAlignment
internal import SelarasMemory
internal import SelarasRecords
internal import SelarasText

/// Aligns pairs of documents given as their records.
struct PairWorker: PoolWorker, ~Copyable {
  /// Two records, without line feeds.
  struct Item: Sendable {
    var source: [UInt8]
    var target: [UInt8]
  }

  private var aligner: PairAligner

  init(options: MainJobOptions) throws {
    aligner = try PairAligner(
      source: options.source, target: options.target, lexicon: options.lexicon)
  }

  mutating func work(_ item: Item) -> [TranslationUnit] {
    // The records are this run's own: they are well formed, and ICU has read them before.
    guard let source = try? PairWorker.document(item.source),
      let target = try? PairWorker.document(item.target)
    else { return [] }
    return (try? aligner.pairs(source, target)) ?? []
  }

  /// The document of a record that this run wrote.
  static func document(_ json: [UInt8]) throws(InputProblem) -> Document {
    try RawRecord(file: InputFile(path: "run"), line: 1, content: .line, bytes: json).parse()
      .document
  }
}
