/// What a run remembers of the records it has done.
struct SeenRecords: ~Copyable {
  /// How many records there were, those that could not be used included.
  private(set) var records = 0
  /// Where each document stands in the log, in the order of the input.
  private(set) var places: [RunLog.Place] = []
  /// Documents that belong together by name.
  private(set) var names: NamedPairs
  private(set) var summary = MainJobSummary()
  private(set) var size = IndexSize()
  /// Hashes of the ids, to tell of those that stand twice.
  private var ids: Set<Int> = []

  init(_ suffix: LanguageSuffix) { names = NamedPairs(suffix) }

  /// Books an entry of the log.
  ///
  /// - Returns: Why the record could not be used, if it could not.
  mutating func note(_ entry: RunLog.Entry, at place: RunLog.Place) -> String? {
    records += 1
    switch entry {
    case .problem(let text):
      summary.skipped += 1
      return text
    case .document(let page):
      size.add(page)
      if !ids.insert(page.id.hashValue).inserted { summary.repeatedIDs += 1 }
      names.note(page.id, document: places.count)
      places.append(place)
      summary.add(page.counts)
      return nil
    }
  }

  /// Counts all that was seen so far as done by an earlier run.
  mutating func markResumed() { summary.resumed = records }
}
