internal import SelarasText

/// The trained model that says how likely each block of a page is content.
///
/// A linear model weighs the names round each block and its words; trees read what stands in and round
/// it, what the linear model says of its neighbours, its elements and its page, and what type of page
/// it is. Two passes of trees more judge lines of text without tags. See <doc:ChoosingContent>.
public struct CleanerModel: Sendable {
  /// What the model was made from: names, sizes and hashes of its data.
  public let provenance: String

  let linear: LinearModel
  let trees: TreeEnsemble
  let types: PageTypeModel
  /// What words say of lines.
  let tokens: TokenScores
  let lines: LineModel
  private let forest: TreeForest

  init(
    provenance: String, linear: LinearModel, trees: TreeEnsemble, types: PageTypeModel,
    tokens: TokenScores, lines: LineModel
  ) {
    self.provenance = provenance
    self.linear = linear
    self.trees = trees
    self.types = types
    self.tokens = tokens
    self.lines = lines
    forest = TreeForest(trees)
  }

  /// The place of articles among the types.
  ///
  /// An article's text stands together: on a page that is one for certain, 0.6 is taken off the
  /// log-odds of each block, so that stray blocks stay away. Chosen on WCXB's development pages, each
  /// judged by a model that had not seen it.
  private static let article = PageType.allCases.firstIndex(of: .article) ?? 0

  /// How many blocks are judged at once: their rows stay in the processor's nearest memory.
  private static let batch = 32

  /// The numbers of a block but for its context: its features and what the linear model says.
  static let ownWidth = BlockFeatures.count + LinearModel.count
  /// The numbers of a block that the trees read.
  static let width = ownWidth + ContextFeatures.count + PageTypeModel.types.count

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
    let rows = Self.rows(features, reading, linear)
    var scores = Self.scores(ofRows: rows)
    let context = ContextFeatures(features, scores)
    let types = types.probabilities(PageTypeModel.row(rows.span, scores, words))
    let isUnfamiliar = scores.count < Self.smallest || Self.isForeign(features.profiles)
    let shift = isUnfamiliar ? Self.unfamiliarShift : 0
    var values: [Float] = []
    var batch: [Float] = []
    batch.reserveCapacity(Self.batch * Self.width)
    for index in scores.indices {
      batch += rows[index * Self.ownWidth..<(index + 1) * Self.ownWidth]
      context.append(index, to: &batch)
      batch += types
      guard (index + 1) % Self.batch == 0 || index + 1 == scores.count else { continue }
      forest.append(batch.span, width: Self.width, floor: Self.hopeless, to: &values)
      batch.removeAll(keepingCapacity: true)
    }
    let article = isUnfamiliar ? 0 : types[Self.article]
    for index in scores.indices {
      let value = values[index] - 0.6 * article
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

  /// The numbers of the blocks of a page but for their context, one row after another.
  static func rows(
    _ features: BlockFeatures, _ reading: PageReading, _ linear: LinearModel
  ) -> [Float] {
    var scores = LinearScores(reading.tree, reading.blocks, features.profiles, linear)
    var rows: [Float] = []
    rows.reserveCapacity(reading.blocks.count * ownWidth)
    for index in reading.blocks.indices {
      rows += features.row(index)
      scores.append(index, to: &rows)
    }
    return rows
  }

  /// The probabilities that the linear model gives.
  static func scores(ofRows rows: [Float]) -> [Float] {
    stride(from: BlockFeatures.count, to: rows.count, by: ownWidth).map {
      Logistic.probability(rows[$0])
    }
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
