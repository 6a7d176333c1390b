public import SelarasText

/// Why the two sides of a bead are taken for translations.
public struct BeadExplanation: Hashable, Sendable {
  /// Words of both sides that go together.
  public struct WordLink: Hashable, Sendable {
    /// Where the one stands in the source, in bytes.
    public let source: TextRange
    /// Where the other stands in the target, in bytes.
    public let target: TextRange
    /// How much likelier each is beside the other than by itself: the mean of the logarithms of
    /// both directions, in nats.
    public let weight: Double
    /// Why they go together.
    public let reason: Reason
  }

  /// Why words of two sides go together.
  public enum Reason: String, CaseIterable, Sendable {
    /// The lexicon links them.
    case lexicon
    /// They are the same word.
    case identity
    /// They say the same number, date or share.
    case number
    /// They say the same unit or mark.
    case mark
    /// The one transcribes the other.
    case name
  }

  /// The words that say the most, in the order of the source; each place is in one link at most.
  public let words: [WordLink]
  /// The share of what the source says, by rarity, that the target says too, 0...1.
  public let sourceCoverage: Double
  /// The share of what the target says, by rarity, that the source says too, 0...1.
  public let targetCoverage: Double
  /// How much likelier the lengths are for a translation than for unrelated texts, in nats.
  public let length: Double
}

/// Finds the reasons for beads.
///
///     let explainer = BeadExplainer(lexicon: .empty)
///     explainer.explain([("Qwen 3", "model Qwen 3")])[0].words.count   // 2
public struct BeadExplainer: Sendable {
  private let lexicon: Lexicon
  /// Equal names and numbers are surer than any link.
  private static let equalWeight = 16.0
  /// What a certain transcription weighs.
  private static let nameWeight = 14.0
  /// Words of less weight say nothing.
  private static let leastWeight = 1.5

  /// Makes an explainer.
  public init(lexicon: Lexicon) { self.lexicon = lexicon }

  /// The reasons for each pair of texts.
  ///
  /// - Parameter pairs: The two sides of beads, of one document.
  /// - Returns: As many explanations, in the same order.
  /// - Complexity: Linear in the texts, but for the words of one bead, where it is *n* log *n* in
  ///   their links.
  public func explain(_ pairs: [(source: String, target: String)]) -> [BeadExplanation] {
    let isMirrored = lexicon.isMirrored
    let document = TermDocument(
      source: pairs.map { isMirrored ? $0.target : $0.source },
      target: pairs.map { isMirrored ? $0.source : $0.target }, lexicon: lexicon)
    var meter = PairMeter(
      document, unknownWeight: DocumentLearning.unknownWeight(coverage: document.coverage))
    var reader = PlacedTermReader()
    return pairs.indices.map { number in
      let measure = meter.measure(number..<number + 1, number..<number + 1)
      let (source, target) = (pairs[number].source, pairs[number].target)
      let (first, second) = isMirrored ? (target, source) : (source, target)
      let found = links(
        reader.read(first), reader.read(second),
        names: NameLinks.places(reader.names(of: first), reader.names(of: second)))
      let words =
        isMirrored
        ? found.map {
          BeadExplanation.WordLink(
            source: $0.target, target: $0.source, weight: $0.weight, reason: $0.reason)
        } : found
      return BeadExplanation(
        words: words.sorted { $0.source.start < $1.source.start },
        sourceCoverage: Double(isMirrored ? measure.targetCoverage : measure.sourceCoverage),
        targetCoverage: Double(isMirrored ? measure.sourceCoverage : measure.targetCoverage),
        length: Double(measure.length))
    }
  }

  /// The links between the words of two sides, the heaviest first, none over another's place.
  private func links(
    _ first: [PlacedTermReader.Term], _ second: [PlacedTermReader.Term],
    names: [(source: TextRange, target: TextRange, probability: Double)]
  ) -> [BeadExplanation.WordLink] {
    var places: [UInt64: [Int]] = [:]
    for (k, term) in second.enumerated() { places[term.hash, default: []].append(k) }
    var byNumber: [Int: [Int]] = [:]
    for (hash, found) in places {
      if let number = lexicon.second.number(of: hash) { byNumber[number, default: []] += found }
    }
    var links = names.map { name in
      BeadExplanation.WordLink(
        source: name.source, target: name.target,
        weight: BeadExplainer.nameWeight * name.probability, reason: .name)
    }
    func add(
      _ one: TextRange, _ others: [Int], _ weight: Double, _ reason: BeadExplanation.Reason
    ) {
      guard weight >= BeadExplainer.leastWeight else { return }
      // Of many equal words the first few are enough to find a free one.
      for k in others.prefix(8) {
        links.append(
          BeadExplanation.WordLink(
            source: one, target: second[k].range, weight: weight, reason: reason))
      }
    }
    for term in first {
      if let equal = places[term.hash] {
        add(term.range, equal, BeadExplainer.equalWeight, BeadExplainer.reason(for: term.hash))
      }
      guard let number = lexicon.first.number(of: term.hash) else { continue }
      for link in Int(lexicon.starts[number])..<Int(lexicon.starts[number + 1]) {
        let other = Int(lexicon.linked[link])
        guard let found = byNumber[other] else { continue }
        // All are sixteenths of a nat: rarity less the negative logarithm of the probability.
        let forward = Int(lexicon.second.rarity[other]) - Int(lexicon.forward[link])
        let backward = Int(lexicon.first.rarity[number]) - Int(lexicon.backward[link])
        add(term.range, found, Double(forward + backward) / 32, .lexicon)
      }
    }
    links.sort {
      ($0.weight, $1.source.start, $1.source.end, $1.target.start)
        > ($1.weight, $0.source.start, $0.source.end, $0.target.start)
    }
    var taken = (source: PlaceSet(), target: PlaceSet())
    return links.filter {
      taken.source.isFree($0.source) && taken.target.isFree($0.target)
        && taken.source.insert($0.source) && taken.target.insert($0.target)
    }
  }

  /// Why two equal terms go together.
  private static func reason(for term: UInt64) -> BeadExplanation.Reason {
    switch TermKind(of: term) {
    case .number: .number
    case .mark: .mark
    default: .identity
    }
  }
}

/// The bytes of a text that are taken.
private struct PlaceSet {
  private var bytes: Set<Int> = []

  func isFree(_ range: TextRange) -> Bool {
    !(range.start..<range.end).contains(where: bytes.contains)
  }

  mutating func insert(_ range: TextRange) -> Bool {
    bytes.formUnion(range.start..<range.end)
    return true
  }
}
