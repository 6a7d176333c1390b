internal import SelarasText

/// The trained model that says how likely each block of a page is content.
///
/// Two passes of trees: the first reads each block with what stands round it, the second also what
/// the first said of its neighbours, its elements and its page, and what type of page it is. Two more
/// passes judge lines of text without tags. See <doc:ChoosingContent>.
public struct CleanerModel: Sendable {
  /// What the model was made from: names, sizes and hashes of its data.
  public let provenance: String

  let tokens: TokenScores
  let first: TreeEnsemble
  let second: TreeEnsemble
  let types: PageTypeModel
  let lines: LineModel
  private let firstForest: TreeForest
  private let secondForest: TreeForest

  init(
    provenance: String, tokens: TokenScores, first: TreeEnsemble, second: TreeEnsemble,
    types: PageTypeModel, lines: LineModel
  ) {
    self.provenance = provenance
    self.tokens = tokens
    self.first = first
    self.second = second
    self.types = types
    self.lines = lines
    firstForest = TreeForest(first)
    secondForest = TreeForest(second)
  }

  /// The place of articles among the types.
  ///
  /// An article's text stands together: on a page that is one for certain, half as much is added to
  /// the log-odds of each block, and 0.6 is taken off. Both were chosen on a fifth of the pages, by
  /// a model that had not seen them.
  private static let article = PageType.allCases.firstIndex(of: .article) ?? 0

  /// How many blocks are judged at once: their rows stay in the processor's nearest memory.
  private static let batch = 32

  /// The numbers of a block that the first pass reads.
  static let firstWidth = BlockFeatures.count + TokenScores.count
  /// The numbers of a block that the second pass reads.
  static let secondWidth = firstWidth + ContextFeatures.count + PageTypeModel.types.count

  /// How much more the rules count, in nats, on pages unlike those that the model has learnt from:
  /// in another language, or of fewer than ``smallest`` blocks.
  static let unfamiliarShift: Float = 4
  /// The log-odds of a block that no choice takes up, one in a hundred.
  static let hopeless: Float = -4.6
  /// One page in fifty of those learnt from has fewer blocks.
  static let smallest = 30
  /// The greatest number of blocks that are read.
  static let greatest = 50_000

  /// Whether most function words are not English, as those of the pages learnt from are.
  private static func isForeign(_ profiles: [TextProfile]) -> Bool {
    profiles.reduce(0) { $0 + $1.functionWords - 2 * $1.englishWords } > 0
  }

  /// What the model says of a page.
  struct Opinion {
    /// The probability of each block.
    var scores: [Float]
    /// The words of each block.
    var words: [Int]
    /// What the page is for.
    var type: PageType?
  }

  /// The probability that each block of a page is content, and what the page is for.
  ///
  /// Past ``greatest`` blocks the rules speak alone: a block's features take a thousand bytes, and no
  /// page of people has so many.
  func opinion(of reading: PageReading) -> Opinion {
    if reading.blocks.count > Self.greatest {
      return Opinion(
        scores: reading.rules.map { $0 == nil ? 1 : 0 }, words: reading.blocks.map(\.letters))
    }
    let features = BlockFeatures(reading)
    let words = features.profiles.map(\.words)
    let rows = Self.rows(features, reading, tokens)
    var scores: [Float] = []
    firstForest.append(rows.span, width: Self.firstWidth, floor: Self.hopeless, to: &scores)
    for index in scores.indices { scores[index] = Logistic.probability(scores[index]) }
    let context = ContextFeatures(features, scores)
    let types = types.probabilities(PageTypeModel.row(rows.span, scores, words))
    let isUnfamiliar = scores.count < Self.smallest || Self.isForeign(features.profiles)
    let shift = isUnfamiliar ? Self.unfamiliarShift : 0
    var values: [Float] = []
    var batch: [Float] = []
    batch.reserveCapacity(Self.batch * Self.secondWidth)
    for index in scores.indices {
      batch += rows[index * Self.firstWidth..<(index + 1) * Self.firstWidth]
      context.append(index, to: &batch)
      batch += types
      guard (index + 1) % Self.batch == 0 || index + 1 == scores.count else { continue }
      secondForest.append(
        batch.span, width: Self.secondWidth, floor: Self.hopeless, to: &values)
      batch.removeAll(keepingCapacity: true)
    }
    let article = isUnfamiliar ? 0 : types[Self.article]
    for index in scores.indices {
      let value = values[index] * (1 + 0.5 * article) - 0.6 * article
      let isKept = reading.rules[index] == nil
      // Only pages like those learnt from show what they hide: tabs, what unfolds.
      let isHidden = !reading.blocks[index].regions.isDisjoint(with: .hidden)
      scores[index] =
        isUnfamiliar && isHidden && !isKept
        ? 0 : Logistic.probability(value + (isKept ? shift : -shift))
    }
    let type = scores.isEmpty ? nil : self.types.type(types)
    return Opinion(scores: scores, words: words, type: type)
  }

  /// The rows that the first pass reads.
  static func rows(
    _ features: BlockFeatures, _ reading: PageReading, _ tokens: TokenScores
  ) -> [Float] {
    var names = NodeScores(reading.tree, tokens)
    var rows: [Float] = []
    rows.reserveCapacity(reading.blocks.count * Self.secondWidth)
    for (index, block) in reading.blocks.enumerated() {
      rows += features.row(index)
      names.append(owner: block.owner, features.profiles[index], to: &rows)
    }
    return rows
  }
}

extension BlockFeatures {
  /// Reads a page.
  init(_ reading: PageReading) {
    self.init(
      reading.tree, reading.blocks, reading.profiles, rules: reading.rules.map { $0 == nil },
      reading.facts)
  }
}
