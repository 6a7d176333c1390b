/// Documents that belong together by their names.
struct NamedPairs {
  private let suffix: LanguageSuffix
  private var sources: [String: Int] = [:]
  private var targets: [String: Int] = [:]

  init(_ suffix: LanguageSuffix) { self.suffix = suffix }

  /// Remembers a document, by its number, if its name says its language.
  mutating func note(_ id: String, document: Int) {
    guard let (stem, side) = suffix.split(id) else { return }
    // The first of several documents of one name is taken.
    switch side {
    case .source: sources[stem] = sources[stem] ?? document
    case .target: targets[stem] = targets[stem] ?? document
    }
  }

  /// The pairs found, in the order of the source documents.
  var pairs: [(source: Int, target: Int)] {
    sources.compactMap { stem, source in targets[stem].map { (source, $0) } }
      .sorted { $0.source < $1.source }
  }
}
