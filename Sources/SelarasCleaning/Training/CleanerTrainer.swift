public import SelarasText

/// A page with the text that should come of it.
public struct GoldPage: Sendable {
  /// The page's name.
  public var id: String
  /// The page as it was fetched.
  public var bytes: [UInt8]
  /// Where it came from.
  public var url: String?
  /// The text.
  public var text: String
  /// What the page is for, where that is known.
  public var type: PageType?

  /// Makes a page.
  public init(
    id: String, bytes: [UInt8], url: String? = nil, text: String, type: PageType? = nil
  ) {
    self.id = id
    self.bytes = bytes
    self.url = url
    self.text = text
    self.type = type
  }
}

/// Learns which blocks of pages are content.
///
/// What a model says of the pages that it learnt from is too good to learn from in its turn. So the
/// linear model, on which the trees rest, is learnt five times more, each time without a fifth of the
/// pages, and those pages get the scores of the one that has not seen them (Wolpert, "Stacked
/// generalization", 1992, doi:10.1016/S0893-6080(05)80023-1); likewise the types of pages.
public struct CleanerTrainer: Sendable {
  private static let parts = 5
  private static let lineParts = 3

  var pages: [TrainingPage] = []
  private let note: String

  /// Makes a trainer; `note` is written into its models.
  public init(note: String = "") { self.note = note }

  /// The pages that were added.
  public var count: Int { pages.count }

  /// Adds a page.
  ///
  /// - Throws: ``CleaningError`` where the parser has no memory to go on with.
  public mutating func add(_ page: GoldPage) throws(CleaningError) {
    var parser = try HTMLParser()
    let decoded = PageEncoding.decode(page.bytes, nil)
    let (tree, _) = try parser.parse(decoded.text)
    let reading = PageReading(tree, url: page.url, options: .init())
    pages.append(TrainingPage(reading, gold: page))
  }

  /// Learns a model from the pages with these numbers, in the order in which they were added.
  ///
  /// - Complexity: O(*b* *t*) for *b* blocks and *t* trees; some 4 KB of memory a block.
  public func train(on chosen: [Int]) -> CleanerModel {
    let pages = chosen.map { self.pages[$0] }
    let (linear, held) = LinearTrainer(pages).train(parts: Self.parts)
    let width = CleanerModel.ownWidth
    var values: [Float] = []
    var labels: [Float] = []
    var weights: [Float] = []
    var context: [Float] = []
    var starts = [0]
    var scores: [[Float]] = []
    var typeTrainer = PageTypeTrainer()
    for (number, page) in pages.enumerated() {
      let rows = CleanerModel.rows(page.features, page.reading, held[number % Self.parts])
      values += rows
      labels += page.labels
      weights += page.weights
      starts.append(labels.count)
      scores.append(CleanerModel.scores(ofRows: rows))
      typeTrainer.add(
        PageTypeModel.row(rows.span, scores[number], page.features.profiles.map(\.words)),
        page.type)
    }
    let (types, heldTypes) = typeTrainer.train(parts: Self.parts)
    for (number, page) in pages.enumerated() {
      let features = ContextFeatures(page.features, scores[number])
      for index in scores[number].indices {
        features.append(index, to: &context)
        context += heldTypes[number]
      }
    }
    var matrix = BinnedMatrix(values, width: width)
    matrix.append(context, width: CleanerModel.width - width)
    var trainer = TreeTrainer(matrix, labels: labels, weights: weights, seed: 9, .init())
    let trees = trainer.train(on: labels.indices.map { Int32($0) })
    let (words, heldWords) = TokenTrainer.scores(pages, parts: Self.lineParts)
    let lines = LineTrainer(pages, parts: Self.lineParts, held: heldWords).train()
    return CleanerModel(
      provenance: note, linear: linear, trees: trees, types: types, tokens: words, lines: lines)
  }

  /// Learns a model from all pages.
  public func train() -> CleanerModel { train(on: Array(pages.indices)) }
}

/// A page as the trainer keeps it.
struct TrainingPage: Sendable {
  let reading: PageReading
  let features: BlockFeatures
  /// The share of each block that the gold holds.
  let labels: [Float]
  /// What each block weighs: the square root of its share of the gold's words, since a page counts
  /// as one however long it is.
  let weights: [Float]
  let type: PageType?

  init(_ reading: PageReading, gold: GoldPage) {
    self.reading = reading
    type = gold.type
    features = BlockFeatures(reading)
    labels = GoldAlignment.shares(of: reading.blocks.map(\.text), in: gold.text)
    let words = max(50, TextProfile(gold.text.utf8.span).words)
    weights = features.profiles.map {
      min(1, Float($0.words) / Float(words)).squareRoot() + 0.02
    }
  }
}
