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

  /// The numbers of a block that the first pass reads.
  static let firstWidth = BlockFeatures.count + TokenScores.count
  /// The numbers of a block that the second pass reads.
  static let secondWidth = firstWidth + ContextFeatures.count + PageTypeModel.types.count

  /// How much more the rules count, in nats, on pages unlike those that the model has learnt from:
  /// in another language, or of fewer than ``smallest`` blocks.
  static let unfamiliarShift: Float = 3
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
    for start in stride(from: 0, to: rows.count, by: Self.firstWidth) {
      let row = rows.span.extracting(start..<start + Self.firstWidth)
      scores.append(Logistic.probability(first.value(row)))
    }
    let context = ContextFeatures(features, scores)
    let types = types.probabilities(PageTypeModel.row(rows.span, scores, words))
    let isUnfamiliar = scores.count < Self.smallest || Self.isForeign(features.profiles)
    let shift = isUnfamiliar ? Self.unfamiliarShift : 0
    var row: [Float] = []
    row.reserveCapacity(Self.secondWidth)
    for index in scores.indices {
      row.removeAll(keepingCapacity: true)
      row += rows[index * Self.firstWidth..<(index + 1) * Self.firstWidth]
      context.append(index, to: &row)
      row += types
      let isKept = reading.rules[index] == nil
      let value = second.value(row.span) + (isKept ? shift : -shift)
      // Only pages like those learnt from show what they hide: tabs, what unfolds.
      let isHidden = !reading.blocks[index].regions.isDisjoint(with: .hidden)
      scores[index] = isUnfamiliar && isHidden && !isKept ? 0 : Logistic.probability(value)
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
      reading.tree, reading.blocks, rules: reading.rules.map { $0 == nil }, reading.facts)
  }
}
