/// Finds which documents of one collection translate which of another.
///
/// Documents are read one after another, on both sides; then each source document is compared with
/// the target documents that share its rarest links. See <doc:DocumentMatching>.
///
///     var reader = DocumentTermReader()
///     var matcher = DocumentMatcher(lexicon: .empty)
///     matcher.append(source: reader.read("Qwen 3"))
///     matcher.append(target: reader.read("Qwen 3"))
///     var search = matcher.index().search
///     DocumentPair.best(of: search.candidates(of: 0))   // one, with target 0
public struct DocumentMatcher: Sendable {
  private let lexicon: Lexicon
  private let options: DocumentMatchOptions
  private var first = DocumentCollection()
  private var second = DocumentCollection()

  /// Makes a matcher of empty collections.
  public init(lexicon: Lexicon, options: DocumentMatchOptions = .init()) {
    self.lexicon = lexicon
    self.options = options
  }

  /// How many source documents there are.
  public var sourceCount: Int { lexicon.isMirrored ? second.count : first.count }
  /// How many target documents there are.
  public var targetCount: Int { lexicon.isMirrored ? first.count : second.count }

  /// Adds a source document; they are numbered from zero.
  ///
  /// - Parameters:
  ///   - source: Its terms.
  ///   - place: Where and when it was published, as far as it is known.
  public mutating func append(source: DocumentTerms, place: DocumentPlace = .init()) {
    if lexicon.isMirrored { second.append(source, place) } else { first.append(source, place) }
  }

  /// Adds a target document.
  public mutating func append(target: DocumentTerms, place: DocumentPlace = .init()) {
    if lexicon.isMirrored { first.append(target, place) } else { second.append(target, place) }
  }

  /// The index of all documents so far.
  ///
  /// - Complexity: O(*n*) time; about as much memory again as the terms take.
  public consuming func index() -> DocumentIndex {
    DocumentIndex(first, second, lexicon: lexicon, options: options)
  }
}

/// How documents are matched.
public struct DocumentMatchOptions: Hashable, Sendable {
  /// Whether only documents of one site are compared.
  public var comparesWithinSites = false
  /// Only documents that were published at most so many days apart are compared; `nil` where the
  /// date says nothing.
  public var daysApart: Int?
  /// How many documents are looked at closely for each.
  public var candidates = 12

  /// Makes options with their defaults.
  public init() {}
}
