public import SelarasAlignment
public import SelarasRecords
internal import SelarasText

/// Finds which documents of one collection translate which of another.
///
/// In memory are, of each document, its id and the terms of its first 16 KiB.
public struct MatchJob: Sendable {
  /// What a job is asked to do.
  public struct Options: Sendable {
    /// The lexicon, from the source collection's language to the target's.
    public var lexicon = Lexicon.empty
    /// Which documents are compared.
    public var matching = DocumentMatchOptions()
    /// How pairs are judged among the others.
    public var model = DocumentModel.shipped
    /// Pairs of less confidence, 0...1, are left out.
    public var minimumConfidence = 0.5
    /// What the inputs hold; `nil` to detect it for each.
    public var kind: InputKind?
    /// How many documents are worked on at once.
    public var jobs = 1

    /// Makes options with the defaults.
    public init() {}
  }

  /// What was done.
  public struct Summary: Hashable, Sendable {
    /// Source documents read.
    public internal(set) var sources = 0
    /// Target documents read.
    public internal(set) var targets = 0
    /// Records that could not be used.
    public internal(set) var skipped = 0
    /// Ill-formed sequences that became U+FFFD.
    public internal(set) var replacements = 0
    /// Pairs found.
    public internal(set) var pairs = 0
  }

  /// A pair of documents by their ids.
  public struct Pair: Hashable, Sendable {
    /// The id of the source document.
    public var source: String
    /// The id of the target document.
    public var target: String
    /// How well they go together.
    public var measure: DocumentPair
  }

  private let options: Options

  /// Makes a job.
  public init(options: Options) { self.options = options }

  /// Does the job; pairs go to `output` in the order of the source collection.
  ///
  /// - Parameters:
  ///   - source: The one collection.
  ///   - target: The other.
  ///   - output: Takes the pairs.
  ///   - onProgress: Called after each record and each comparison, with how many there were and the
  ///     bytes read.
  ///   - onProblem: Called for each record that could not be used, `FILE:LINE: reason`.
  ///   - isStopRequested: Asked before each record and each comparison; no pair is given out then.
  /// - Returns: What was done.
  /// - Throws: What `output` throws, and the errors of C libraries that have no memory.
  public func run(
    _ source: InputFiles, _ target: InputFiles, output: (Pair) throws -> Void,
    onProgress: (_ records: Int, _ bytes: Int) -> Void, onProblem: (String) -> Void,
    isStopRequested: () -> Bool
  ) async throws -> Summary {
    var summary = Summary()
    var matcher = DocumentMatcher(lexicon: options.lexicon, options: options.matching)
    var ids: (source: [String], target: [String]) = ([], [])
    var bytesRead = 0
    for (isSource, inputs) in [(true, source), (false, target)] {
      var reader = RecordReader(inputs, kind: options.kind)
      let before = bytesRead
      try await OrderedPool(jobs: options.jobs).run(
        next: {
          while !isStopRequested(), let item = reader.next() {
            // An empty file, of whatever kind, holds no document.
            if case .record(let record) = item, record.bytes.isEmpty { continue }
            return item
          }
          return nil
        },
        size: { if case .record(let record) = $0 { record.bytes.count } else { 0 } },
        makeWorker: { try TermWorker() },
        deliver: { outcome in
          switch outcome {
          case .problem(let problem):
            summary.skipped += 1
            onProblem(problem)
          case .document(let document):
            summary.replacements += document.replacements
            if isSource {
              matcher.append(source: document.terms, place: document.place)
              ids.source.append(document.id)
            } else {
              matcher.append(target: document.terms, place: document.place)
              ids.target.append(document.id)
            }
          }
          bytesRead = before + reader.bytesRead
          onProgress(ids.source.count + ids.target.count + summary.skipped, bytesRead)
        })
    }
    summary.sources = ids.source.count
    summary.targets = ids.target.count
    if isStopRequested() { return summary }
    let found = try await matcher.index().pairs(
      jobs: options.jobs, model: options.model, minimumConfidence: options.minimumConfidence,
      onProgress: { onProgress($0, bytesRead) }, isStopRequested: isStopRequested)
    for pair in found ?? [] {
      try output(
        Pair(source: ids.source[pair.source], target: ids.target[pair.target], measure: pair))
      summary.pairs += 1
    }
    return summary
  }
}

/// Reads the terms of one document.
private struct TermWorker: PoolWorker, ~Copyable {
  struct Reading: Sendable {
    var id: String
    var terms: DocumentTerms
    var place: DocumentPlace
    var replacements: Int
  }

  enum Outcome: Sendable {
    case document(Reading)
    case problem(String)
  }

  private var preparation: DocumentPreparation
  private var reader = DocumentTermReader()

  init() throws {
    preparation = try DocumentPreparation(cleansText: false)
  }

  mutating func work(_ item: InputItem) -> Outcome {
    switch item {
    case .problem(let problem): return .problem("\(problem)")
    case .record(let record):
      do {
        let prepared = try preparation.document(of: record)
        let document = prepared.document
        return .document(
          Reading(
            id: document.id, terms: reader.read(document.text, title: document.title),
            place: DocumentPlace(site: document.site, date: document.date),
            replacements: prepared.replacements))
      } catch {
        return .problem("\(error)")
      }
    }
  }
}
