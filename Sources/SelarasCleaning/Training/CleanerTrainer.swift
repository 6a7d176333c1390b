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
/// scores of tokens and the first pass, on which later parts rest, are learnt three times more, each
/// time without a third of the pages, and those pages get the scores of the part that has not seen
/// them (Wolpert, "Stacked generalization", 1992, doi:10.1016/S0893-6080(05)80023-1).
public struct CleanerTrainer: Sendable {
  private static let parts = 3

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
    let (whole, held) = TokenTrainer.scores(pages, parts: Self.parts)
    var values: [Float] = []
    var labels: [Float] = []
    var weights: [Float] = []
    var starts = [0]
    for (number, page) in pages.enumerated() {
      values += CleanerModel.rows(page.features, page.reading, held[number % Self.parts])
      labels += page.labels
      weights += page.weights
      starts.append(labels.count)
    }
    let width = CleanerModel.firstWidth
    let rows = { (part: Int?) -> [Int32] in
      var rows: [Int32] = []
      for number in pages.indices where part != number % Self.parts {
        rows += (Int32(starts[number])..<Int32(starts[number + 1]))
      }
      return rows
    }
    var matrix = BinnedMatrix(values, width: width)
    func ensemble(_ part: Int?, seed: UInt64) -> TreeEnsemble {
      var trainer = TreeTrainer(matrix, labels: labels, weights: weights, seed: seed, .init())
      return trainer.train(on: rows(part))
    }
    let first = ensemble(nil, seed: 1)
    var scores = [[Float]](repeating: [], count: pages.count)
    for part in 0..<Self.parts {
      let other = ensemble(part, seed: UInt64(part) + 2)
      for number in pages.indices where number % Self.parts == part {
        scores[number] = (starts[number]..<starts[number + 1]).map { row in
          Logistic.probability(
            other.value(values.span.extracting(row * width..<(row + 1) * width)))
        }
      }
    }
    var typeTrainer = PageTypeTrainer()
    for (number, page) in pages.enumerated() {
      let span = values.span.extracting(starts[number] * width..<starts[number + 1] * width)
      let words = page.features.profiles.map(\.words)
      typeTrainer.add(PageTypeModel.row(span, scores[number], words), page.type)
    }
    let (types, heldTypes) = typeTrainer.train(parts: Self.parts)
    var context: [Float] = []
    for (number, page) in pages.enumerated() {
      let features = ContextFeatures(page.features, scores[number])
      for index in scores[number].indices {
        features.append(index, to: &context)
        context += heldTypes[number]
      }
    }
    matrix.append(context, width: Self.contextWidth)
    let second = ensemble(nil, seed: 9)
    let lines = LineTrainer(pages, parts: Self.parts, held: held).train()
    return CleanerModel(
      provenance: note, tokens: whole, first: first, second: second, types: types, lines: lines)
  }

  private static let contextWidth = CleanerModel.secondWidth - CleanerModel.firstWidth

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
