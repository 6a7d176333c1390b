internal import SelarasCleaning
internal import SelarasDuplication
public import SelarasRecords
internal import SelarasSegmentation

/// Finds the lines that stand all over the sites of a collection, for cleaning to take out: the
/// first of two passes over its files.
///
/// A site is the host of a document's address; where that is not known, the site that it names, or
/// else the folder that it lies in; of folders also those lines are found that many documents have,
/// which speak against a line of scraped text without condemning it. What comes of it follows from
/// the inputs alone, whatever the number of jobs.
///
///     var options = CleaningOptions()
///     options.siteLines = try await SiteLineSearch().run(inputs)
public struct SiteLineSearch: Sendable {
  /// The greatest number of folders of which it is remembered that they are no sites.
  private static let greatestFolders = 4096

  private let kind: InputKind?
  private let jobs: Int

  /// Makes a search.
  ///
  /// - Parameters:
  ///   - kind: What the inputs hold; `nil` to detect it for each.
  ///   - jobs: How many documents are worked on at once.
  public init(kind: InputKind? = nil, jobs: Int = 1) {
    self.kind = kind
    self.jobs = jobs
  }

  /// Whether inputs can be read twice, as the two passes need it.
  public static func canRead(_ inputs: InputFiles) -> Bool {
    !inputs.files.contains(where: \.isStandardInput)
  }

  /// Reads all inputs; records that cannot be used are passed over.
  ///
  /// - Parameters:
  ///   - inputs: What is read.
  ///   - onProgress: Called after each record with the records done and the bytes read.
  ///   - isStopRequested: Asked before each record.
  /// - Returns: What ``SelarasCleaning/CleaningOptions/siteLines`` takes.
  /// - Throws: The error of a parser that has no memory.
  /// - Complexity: O(*n*) time; at most 25 MB beside the documents under way.
  public func run(
    _ inputs: InputFiles, onProgress: (_ records: Int, _ bytes: Int) -> Void = { _, _ in },
    isStopRequested: () -> Bool = { false }
  ) async throws -> Set<UInt64> {
    precondition(SiteLineSearch.canRead(inputs), "standard input cannot be read twice")
    var counter = SiteLineCounter()
    var reader = RecordReader(inputs, kind: kind)
    var records = 0
    var folders: Set<UInt64> = []
    try await OrderedPool(jobs: jobs).run(
      next: { isStopRequested() ? nil : reader.next() },
      size: { if case .record(let record) = $0 { record.bytes.count } else { 0 } },
      makeWorker: { try SiteLineWorker() },
      deliver: { (list: SiteLineList?) in
        records += 1
        onProgress(records, reader.bytesRead)
        guard let list else { return }
        let site = TokenHash.hash(of: list.site.utf8.span)
        if SiteName.isFolder(list.site), folders.count < Self.greatestFolders {
          folders.insert(site)
        }
        counter.insert(
          lines: zip(list.hashes, list.letters).map { (hash: $0, letters: $1) }, site: site)
      })
    let common = counter.common(ofSites: folders).map { CleaningOptions.hash(ofCommon: $0) }
    return counter.recurring.union(common)
  }
}

private struct SiteLineWorker: PoolWorker, ~Copyable {
  private var preparation: DocumentPreparation

  init() throws { preparation = try DocumentPreparation() }

  mutating func work(_ item: InputItem) -> SiteLineList? {
    guard case .record(let record) = item else { return nil }
    do throws(InputProblem) {
      return try preparation.lines(of: record)
    } catch {
      return nil
    }
  }
}
