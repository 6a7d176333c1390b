internal import SelarasAlignment
internal import SelarasText

/// Finds the documents of a run that translate each other by what they say.
struct ContentPairs {
  /// Of a document's text so much must be in one language for it to be matched by that.
  private static let leastShare = 0.8

  private let options: MainJobOptions
  private var reader = DocumentTermReader()
  private var matcher: DocumentMatcher
  private var sources: [Int] = []
  private var targets: [Int] = []

  init(options: MainJobOptions) {
    self.options = options
    matcher = DocumentMatcher(lexicon: options.lexicon)
  }

  /// Takes a document in if it is written in one of the two languages.
  mutating func append(_ document: Document, number: Int) {
    let isSource = ContentPairs.share(of: options.source, in: document) >= Self.leastShare
    let isTarget = ContentPairs.share(of: options.target, in: document) >= Self.leastShare
    guard isSource || isTarget else { return }
    let terms = reader.read(document.text, title: document.title)
    let place = DocumentPlace(site: document.site, date: document.date)
    if isSource {
      matcher.append(source: terms, place: place)
      sources.append(number)
    } else {
      matcher.append(target: terms, place: place)
      targets.append(number)
    }
  }

  /// The pairs, by the documents' numbers, in the order of the source documents.
  ///
  /// - Returns: `nil` where it was asked to stop.
  consuming func pairs(
    _ isStopRequested: () -> Bool
  ) async throws -> [(source: Int, target: Int)]? {
    let (sources, targets) = (sources, targets)
    let found = try await matcher.index().pairs(
      jobs: options.jobs, minimumConfidence: options.minimumConfidence, onProgress: { _ in },
      isStopRequested: isStopRequested)
    return found?.map { (sources[$0.source], targets[$0.target]) }.sorted { $0.source < $1.source }
  }

  /// How much of a document's text is in a language, 0...1.
  private static func share(of language: LanguageTag, in document: Document) -> Double {
    let length = document.text.utf8.count
    guard length > 0 else { return 0 }
    let covered = (document.passages ?? []).reduce(0) {
      $0 + ($1.language == language ? $1.range.count : 0)
    }
    return Double(covered) / Double(length)
  }
}

extension DocumentIndex {
  /// Compares all documents, on so many cores, and gives each at most one counterpart.
  ///
  /// - Returns: Pairs of that confidence or more, in the order of the source documents; `nil` where
  ///   it was asked to stop.
  func pairs(
    jobs: Int, model: DocumentModel = .shipped, minimumConfidence: Double,
    onProgress: (Int) -> Void, isStopRequested: () -> Bool
  ) async throws -> [DocumentPair]? {
    var next = 0
    var candidates: [DocumentCandidate] = []
    try await OrderedPool(jobs: jobs).run(
      next: {
        guard next < count, !isStopRequested() else { return nil }
        defer { next += 1 }
        return next
      }, size: { _ in 0 }, makeWorker: { SearchWorker(search: search) },
      deliver: {
        candidates += $0
        onProgress(next)
      })
    if isStopRequested() { return nil }
    return DocumentPair.best(of: candidates, model: model).filter {
      $0.confidence >= minimumConfidence
    }
  }
}

/// Finds the pairs that one document may be in.
private struct SearchWorker: PoolWorker {
  var search: DocumentSearch

  mutating func work(_ document: Int) -> [DocumentCandidate] { search.candidates(of: document) }
}
