/// The terms of two texts, and the links between those terms.
struct TermDocument {
  /// One text.
  struct Side {
    /// The terms that can be evidence, by their numbers in this document, segment by segment.
    var terms: [Int32] = []
    /// Where each segment's terms begin, and one more for the end.
    var starts: [Int] = [0]
    /// The kind of each of ``terms``.
    var kinds: [UInt8] = []
    /// The bytes of each segment.
    var lengths: [Float] = []
    /// The shape of each segment.
    var traits: [SegmentTraits] = []
    /// How often each term of this document occurs.
    var counts: [Int32] = []
    /// The logarithm of one over each term's probability by itself.
    var rarity: [Float] = []
    /// Of each segment, the rarity of its terms that are no evidence, summed.
    var unknownRarity: [Float] = []

    /// How many segments there are.
    var count: Int { lengths.count }
    /// Where the terms of a segment stand.
    func range(_ segment: Int) -> Range<Int> { starts[segment]..<starts[segment + 1] }
  }

  /// Links by the term of one side.
  struct Links {
    /// Where each term's links begin, and one more for the end.
    var starts: [Int] = [0]
    /// The terms of the other side.
    var linked: [Int32] = []
    /// How much likelier the other side's term is beside this one than by itself.
    var ratios: [Float] = []
  }

  var source = Side()
  var target = Side()
  /// Of each source term, p(target | source) / p(target).
  var forward = Links()
  /// Of each target term, p(source | target) / p(source).
  var backward = Links()
  /// The mean logarithm of the target's length over the source's.
  var lengthRatio: Float = 0
  /// What is known besides the terms.
  var outside: OutsideEvidence?
  /// The share of words and characters that the lexicon knows.
  private(set) var coverage = 0.0
  /// The links that the lexicon and equality give.
  private(set) var givenLinks = LinkList()
  /// Both sides with all their terms, where the document is to be learnt from.
  private(set) var everyTerm: (source: Side, target: Side)?
  /// Which terms the lexicon knows.
  private var known: (source: [Bool], target: [Bool]) = ([], [])

  /// The rarity of a term that the lexicon does not know, in nats.
  private static let unknownRarity: Float = 13
  /// The probability that an equal term stands on the other side, given that the two translate
  /// each other.
  private static let identity: Float = 0.5

  /// Reads both sides; `backgroundTerms` terms' worth of the lexicon's frequencies is added to the
  /// document's own.
  init(
    source sourceTexts: [String], target targetTexts: [String], lexicon: Lexicon,
    backgroundTerms: Float = 20_000
  ) {
    var reader = TermReader()
    func read(_ texts: [String]) -> (Side, TermTable) {
      var side = Side()
      var table = TermTable()
      reader.names = NameModel.shipped.map { NameCollector($0) }
      var terms: [UInt64] = []
      for text in texts {
        reader.read(text, into: &terms)
        side.append(terms, length: text.utf8.count, numbers: &table)
        side.traits.append(SegmentTraits(of: text.utf8.span))
      }
      table.names = reader.names
      return (side, table)
    }
    self.init(
      source: read(sourceTexts), target: read(targetTexts), lexicon: lexicon,
      backgroundTerms: backgroundTerms)
  }

  /// Links sides that have been read; without `learns` what can never be evidence is forgotten.
  init(
    source: (side: Side, numbers: TermTable), target: (side: Side, numbers: TermTable),
    lexicon: Lexicon, backgroundTerms: Float = 20_000, learns: Bool = true
  ) {
    self.source = source.side
    self.target = target.side
    self.source.count(terms: source.numbers.terms.count)
    self.target.count(terms: target.numbers.terms.count)
    self.source.markForeign(source.numbers.terms)
    self.target.markForeign(target.numbers.terms)
    link(source.numbers, target.numbers, lexicon, backgroundTerms, learns: learns)
  }

  private mutating func link(
    _ first: TermTable, _ second: TermTable, _ lexicon: Lexicon,
    _ backgroundTerms: Float, learns: Bool
  ) {
    let firstNumbers = first.terms.map { lexicon.first.number(of: $0) }
    let secondNumbers = second.terms.map { lexicon.second.number(of: $0) }
    source.rarity = TermDocument.rarity(source, firstNumbers, lexicon.first, backgroundTerms)
    target.rarity = TermDocument.rarity(target, secondNumbers, lexicon.second, backgroundTerms)

    var present = [Int32](repeating: -1, count: lexicon.second.keys.count)
    for (local, number) in secondNumbers.enumerated() {
      if let number { present[number] = Int32(local) }
    }
    var links = LinkList()
    for (local, number) in firstNumbers.enumerated() {
      let equal = second.existingNumber(of: first.terms[local])
      var equalIsLinked = false
      if let number {
        for k in Int(lexicon.starts[number])..<Int(lexicon.starts[number + 1]) {
          let other = present[Int(lexicon.linked[k])]
          guard other >= 0 else { continue }
          let isEqual = other == equal
          equalIsLinked = equalIsLinked || isEqual
          let least: Float = isEqual ? TermDocument.identity : 0
          links.append(
            Int32(local), other,
            forward: max(least, Lexicon.probabilities[Int(lexicon.forward[k])]),
            backward: max(least, Lexicon.probabilities[Int(lexicon.backward[k])]))
        }
      }
      if let equal, !equalIsLinked {
        links.append(
          Int32(local), equal, forward: TermDocument.identity, backward: TermDocument.identity)
      }
    }
    NameLinks.add(to: &links, first, second)
    lengthRatio = lexicon.lengthRatio == 0 ? ratioOfTotals() : Float(lexicon.lengthRatio)
    let isKnown = (firstNumbers.map { $0 != nil }, secondNumbers.map { $0 != nil })
    known = isKnown
    let tokens = source.terms.count + target.terms.count
    let knownTokens =
      source.terms.lazy.filter { isKnown.0[Int($0)] }.count
      + target.terms.lazy.filter { isKnown.1[Int($0)] }.count
    coverage = tokens == 0 ? 1 : Double(knownTokens) / Double(tokens)
    if learns, coverage < DocumentLearning.enoughCoverage { everyTerm = (source, target) }
    if learns { givenLinks = links }
    apply(links)
  }

  /// The same document with other links; a term is evidence if the lexicon knows it or if it has
  /// a link.
  func linked(by links: LinkList) -> TermDocument {
    var document = self
    document.apply(links)
    return document
  }

  private mutating func apply(_ links: LinkList) {
    if let everyTerm { (source, target) = everyTerm }
    var kept = known
    for link in links.entries {
      kept.source[Int(link.source)] = true
      kept.target[Int(link.target)] = true
    }
    setLinks(links)
    source.keep(kept.source)
    target.keep(kept.target)
  }

  /// Puts the links of both directions in rows.
  private mutating func setLinks(_ links: LinkList) {
    // One over each term's probability by itself.
    let sourceOdds = source.rarity.map { Float(Logarithm.exponential(Double($0))) }
    let targetOdds = target.rarity.map { Float(Logarithm.exponential(Double($0))) }
    forward = Links(
      links.entries, count: source.counts.count, row: { $0.source }, linked: { $0.target },
      ratio: { min($0.forward * targetOdds[Int($0.target)], 10_000) })
    backward = Links(
      links.entries, count: target.counts.count, row: { $0.target }, linked: { $0.source },
      ratio: { min($0.backward * sourceOdds[Int($0.source)], 10_000) })
  }

  private func ratioOfTotals() -> Float {
    let totals = (source.lengths.reduce(1, +), target.lengths.reduce(1, +))
    return Float(Logarithm.natural(Double(totals.1 / totals.0)))
  }

  /// Rarity in the document at hand, smoothed with the lexicon's: a name that stands everywhere
  /// in this document says little, however rare it is elsewhere.
  private static func rarity(
    _ side: Side, _ numbers: [Int?], _ known: Lexicon.Side, _ backgroundTerms: Float
  ) -> [Float] {
    let total = Float(side.terms.count) + backgroundTerms
    return side.counts.indices.map { term in
      let rarity = numbers[term].map { Float(known.rarity[$0]) / 16 } ?? unknownRarity
      let prior = Float(Logarithm.exponential(-Double(rarity))) * backgroundTerms
      return Float(-Logarithm.natural(Double((Float(side.counts[term]) + prior) / total)))
    }
  }
}

/// Links between the terms of a document, as they are gathered.
struct LinkList {
  /// A link and its probabilities in both directions.
  struct Entry {
    var source: Int32
    var target: Int32
    var forward: Float
    var backward: Float
  }

  private(set) var entries: [Entry] = []

  mutating func append(_ source: Int32, _ target: Int32, forward: Float, backward: Float) {
    entries.append(
      Entry(source: source, target: target, forward: forward, backward: backward))
  }
}

extension TermDocument.Links {
  /// Sorts entries into rows.
  @inline(__always)
  init(
    _ entries: [LinkList.Entry], count: Int, row: (LinkList.Entry) -> Int32,
    linked other: (LinkList.Entry) -> Int32, ratio: (LinkList.Entry) -> Float
  ) {
    starts = [Int](repeating: 0, count: count + 1)
    for entry in entries { starts[Int(row(entry)) + 1] += 1 }
    for row in 0..<count { starts[row + 1] += starts[row] }
    linked = [Int32](repeating: 0, count: entries.count)
    ratios = [Float](repeating: 0, count: entries.count)
    var next = starts
    for entry in entries {
      let place = next[Int(row(entry))]
      linked[place] = other(entry)
      ratios[place] = ratio(entry)
      next[Int(row(entry))] = place + 1
    }
  }
}

extension TermDocument.Side {
  /// Adds a segment of that many bytes.
  mutating func append(_ terms: [UInt64], length: Int, numbers: inout TermTable) {
    for term in terms { self.terms.append(numbers.number(of: term)) }
    starts.append(self.terms.count)
    lengths.append(Float(length))
  }

  /// Counts how often each of `count` terms occurs.
  mutating func count(terms count: Int) {
    counts = [Int32](repeating: 0, count: count)
    for term in terms { counts[Int(term)] += 1 }
  }

  /// Finds the kinds of the terms: what is not of the script that the text is written in is
  /// foreign.
  mutating func markForeign(_ table: [UInt64]) {
    let kinds = table.map { TermKind(of: $0) }
    var (characters, words) = (0, 0)
    for (kind, count) in zip(kinds, counts) {
      if kind == .character { characters += Int(count) }
      if kind == .word { words += Int(count) }
    }
    // Two characters are about a word.
    let isWritten = characters > 2 * words
    let kindsHere = kinds.map { kind -> UInt8 in
      switch kind {
      case .word, .stem: isWritten ? TermKind.foreign.rawValue : kind.rawValue
      case .character, .characterPair: isWritten ? kind.rawValue : TermKind.foreign.rawValue
      default: kind.rawValue
      }
    }
    self.kinds = terms.map { kindsHere[Int($0)] }
  }

  /// Drops the occurrences of terms that are no evidence either way.
  mutating func keep(_ isKept: [Bool]) {
    var kept = 0
    unknownRarity = [Float](repeating: 0, count: count)
    var place = 0
    for segment in 0..<count {
      let end = starts[segment + 1]
      while place < end {
        let term = terms[place]
        if isKept[Int(term)] {
          terms[kept] = term
          if !kinds.isEmpty { kinds[kept] = kinds[place] }
          kept += 1
        } else {
          unknownRarity[segment] += rarity[Int(term)]
        }
        place += 1
      }
      starts[segment + 1] = kept
    }
    terms.removeLast(terms.count - kept)
    if !kinds.isEmpty { kinds.removeLast(kinds.count - kept) }
  }
}
