/// Finds the pairs of a collection by the fingerprints that documents share, and clusters them
/// round the documents that are kept.
///
/// Documents come in the order in which they are kept. Each meets the earlier ones in the postings
/// of its fingerprints; where enough are shared, the two are compared on all of them. A document
/// that is paired with a kept one joins its cluster, else it is kept itself. The postings of
/// common fingerprints list kept documents only, and few of those: a page that stands in a
/// thousand variants is found through the kept one, furniture finds nobody.
struct FingerprintJoin: ~Copyable {
  private let postings: Postings
  private let documents: SketchStore
  private let leaders: [UInt32]
  private let options: DuplicateOptions
  private let judge = EvidenceJudge(EvidenceModel.shared)
  private var comparison: PairComparison

  /// The pairs of ranks found, the kept or earlier one on the left.
  private(set) var pairs: [RankPair] = []
  /// For each rank the kept one of its cluster, and how alike the two are.
  private(set) var kept: [(rank: UInt32, similarity: Float)] = []

  struct RankPair {
    var left: UInt32
    var right: UInt32
    var similarity: Float
  }

  /// What two documents share, so far as postings list it.
  struct Meeting: BitwiseCopyable {
    /// How many fingerprints.
    var count: Int32 = 0
    /// What they count, common ones less.
    var counted: Float = 0
  }

  /// What is read of every document that is met, side by side for the sake of the cache.
  private struct Sample {
    /// Where its fingerprints stand.
    var places: Range<Int>
    var level: Int32
    /// What they count together, common ones less, and what all alike.
    var counted: Float
    var plain: Int32
  }

  /// How many kept documents the posting of a common fingerprint lists.
  private static let mostKept = 16

  private let samples: [Sample]
  // For each posting the ranks listed so far, in a stretch of `listed`.
  private let listed: FixedBuffer<UInt32>
  private let stretches: FixedBuffer<Int>
  private let filled: FixedBuffer<UInt32>
  /// What the document at hand was seen to share with each earlier one.
  private let meetings: FixedBuffer<Meeting>
  private let met: FixedBuffer<UInt32>
  private var metCount = 0

  init(
    postings: Postings, equals: EqualDocuments, documents: SketchStore, options: DuplicateOptions
  ) {
    self.postings = postings
    self.documents = documents
    leaders = equals.leaders
    self.options = options
    samples = equals.leaders.indices.map { rank in
      let document = Int(equals.leaders[rank])
      let total = postings.total(of: rank, halved: 0)
      return Sample(
        places: documents.fingerprints(of: document), level: Int32(documents.levels[document]),
        counted: total?.counted ?? 0, plain: Int32(truncatingIfNeeded: total?.plain ?? 0))
    }
    let stretches = FixedBuffer(repeating: 0, count: postings.frequencies.count + 1)
    var end = 0
    for (posting, frequency) in postings.frequencies.enumerated() {
      let frequency = Int(frequency)
      end += frequency > options.common ? FingerprintJoin.mostKept : frequency
      stretches[posting + 1] = end
    }
    self.stretches = stretches
    listed = FixedBuffer(repeating: 0, count: end)
    filled = FixedBuffer(repeating: 0, count: postings.frequencies.count)
    meetings = FixedBuffer(repeating: Meeting(), count: equals.count)
    met = FixedBuffer(repeating: 0, count: equals.count)
    comparison = PairComparison(
      postings: postings, longest: samples.reduce(0) { max($0, $1.places.count) })
    kept.reserveCapacity(equals.count)
  }

  /// What is known of a rank that was compared before.
  struct Earlier {
    /// Whether it was kept.
    var isKept: Bool
    /// Whether its pairs with others of the kind are asked for nevertheless.
    var isAsked: Bool
  }

  /// Finds all pairs.
  ///
  /// - Parameters:
  ///   - earlier: The first ranks, which were compared before.
  ///   - findsPairs: Whether pairs are found of which neither is kept.
  ///   - visit: Called for each pair with the ranks of both and what was seen of them.
  mutating func run(
    after earlier: [Earlier] = [], findsPairs: Bool = true,
    visit: (UInt32, UInt32, PairEvidence) -> Void = { _, _, _ in }
  ) {
    let anyIsAsked = earlier.contains { $0.isAsked }
    for rank in samples.indices {
      let places = samples[rank].places
      let firstPair = pairs.count
      if rank >= earlier.count {
        findPairs(of: rank, among: { _ in true }, visit)
      } else if anyIsAsked {
        findPairs(of: rank, among: { earlier[rank].isAsked || earlier[$0].isAsked }, visit)
      }
      var keeper = (rank: UInt32(truncatingIfNeeded: rank), similarity: Float(1))
      if rank < earlier.count {
        if !earlier[rank].isKept { keeper.rank = .max }
      } else if !options.takesAll,
        let pair = pairs[firstPair...].first(where: { kept[Int($0.left)].rank == $0.left })
      {
        keeper = (pair.left, pair.similarity)
      }
      kept.append(keeper)
      let isKept = keeper.rank == rank
      if findsPairs || isKept { list(rank, places, isKept: isKept) }
    }
  }

  /// Compares a document with those earlier ones that it meets and that are wanted.
  private mutating func findPairs(
    of rank: Int, among isWanted: (Int) -> Bool, _ visit: (UInt32, UInt32, PairEvidence) -> Void
  ) {
    let unlisted = meetEarlier(samples[rank].places)
    let firstPair = pairs.count
    for i in 0..<metCount {
      let other = met[i]
      var most = meetings[Int(other)]
      meetings[Int(other)] = Meeting()
      if !isWanted(Int(other)) { continue }
      let listed = Int(most.count)
      most.count += unlisted.count
      most.counted += unlisted.counted
      guard
        let (similarity, evidence) = compare(
          rank, with: Int(other), sharing: listed, atMost: most)
      else { continue }
      visit(other, UInt32(truncatingIfNeeded: rank), evidence)
      pairs.append(
        RankPair(left: other, right: UInt32(truncatingIfNeeded: rank), similarity: similarity))
    }
    pairs[firstPair...].sort { $0.left < $1.left }
  }

  /// Counts what the document shares with each earlier one.
  ///
  /// - Returns: What its common fingerprints amount to, whose postings leave documents out.
  private mutating func meetEarlier(_ places: Range<Int>) -> Meeting {
    var metCount = 0
    var unlisted = Meeting()
    for place in places {
      let entry = postings.numbers[place]
      if entry & Postings.unique != 0 { continue }
      let number = Int(entry)
      let share = postings.share(of: number)
      if postings.isCommon(number) {
        unlisted.count &+= 1
        unlisted.counted += share
      }
      let start = stretches[number]
      for i in start..<start &+ Int(filled[number]) {
        let other = listed[i]
        var meeting = meetings[Int(other)]
        met[metCount] = other
        metCount &+= meeting.count == 0 ? 1 : 0
        meeting.count &+= 1
        meeting.counted += share
        meetings[Int(other)] = meeting
      }
    }
    self.metCount = metCount
    return unlisted
  }

  private mutating func list(_ rank: Int, _ places: Range<Int>, isKept: Bool) {
    for place in places {
      let entry = postings.numbers[place]
      if entry & Postings.unique != 0 { continue }
      let number = Int(entry)
      if postings.isCommon(number) && !isKept { continue }
      let slot = stretches[number] + Int(filled[number])
      if slot < stretches[number + 1] {
        listed[slot] = UInt32(truncatingIfNeeded: rank)
        filled[number] = filled[number] &+ 1
      }
    }
  }

  /// Compares two documents that have met.
  ///
  /// - Parameters:
  ///   - one: The rank of the one.
  ///   - other: The rank of the other.
  ///   - listed: How many fingerprints they were seen to share.
  ///   - most: What they share at most.
  /// - Returns: How alike they are and what tells so, `nil` where they are no pair.
  private mutating func compare(
    _ one: Int, with other: Int, sharing listed: Int, atMost most: Meeting
  ) -> (similarity: Float, evidence: PairEvidence)? {
    let left = samples[one]
    let right = samples[other]
    let level = max(left.level, right.level)
    // A single common fingerprint is all that two headlines can share, but of a longer text it
    // is next to no evidence.
    let wanted = level == 0 ? min(3, left.places.count, right.places.count) : 3
    if listed < wanted { return nil }
    var own = (counted: left.counted, plain: Int(left.plain))
    var others = (counted: right.counted, plain: Int(right.plain))
    if left.level != right.level {
      guard let ownTotal = postings.total(of: one, halved: Int(level - left.level)),
        let otherTotal = postings.total(of: other, halved: Int(level - right.level))
      else { return nil }
      (own, others) = (ownTotal, otherTotal)
    }
    // Most that met by chance or over furniture are done with here. A fingerprint's weight is 2
    // at most; sums of floats are trusted to a thousandth.
    let smaller = min(own.counted, others.counted)
    let plainest = Double(2 * Int(most.count)) / Double(max(1, min(own.plain, others.plain)))
    if Double(most.counted) * 1.001 < options.leastShare * Double(smaller),
      !options.areNearlyEqual(similarity: plainest, ratio: 1)
    {
      return nil
    }
    comparison.begin(left.places, postings: postings, places: documents.places)
    let evidence = comparison.evidence(
      weight: documents.weights[Int(leaders[one])],
      (right.places, documents.weights[Int(leaders[other])]), level: Int(level),
      postings: postings, places: documents.places)
    let similarity = Double(evidence.shared) / Double(max(1, min(own.plain, others.plain)))
    let ratio = Double(min(own.plain, others.plain)) / Double(max(1, own.plain, others.plain))
    guard
      areAlike(evidence)
        || options.areNearlyEqual(similarity: similarity, ratio: ratio)
          && evidence.values[0] >= 0.5,
      similarity >= options.threshold ?? 0
    else { return nil }
    return (Float(min(1, similarity)), evidence)
  }

  private func areAlike(_ evidence: PairEvidence) -> Bool {
    guard let threshold = options.threshold else {
      return options.takesAll || judge.isScore(of: evidence, atLeast: options.leastScore)
    }
    return Double(evidence.values[0])
      >= DuplicateOptions.needed(ratio: Double(evidence.values[2]), threshold: threshold)
  }
}
