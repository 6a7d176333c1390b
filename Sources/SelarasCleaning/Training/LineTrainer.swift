internal import SelarasText

/// Learns which lines of text without tags are content, from pages turned into lines.
///
/// Scrapers bring home whole pages or little beside the article, so half of the pages are learnt from
/// with all their lines, half with a few round their content.
struct LineTrainer {
  private let pages: [TrainingPage]
  private let parts: Int
  private let held: [TokenScores]

  private static let options = TreeTrainer.Options(
    trees: 150, leaves: 28, rate: 0.1, rowShare: 0.4, columnShare: 0.4)

  init(_ pages: [TrainingPage], parts: Int, held: [TokenScores]) {
    self.pages = pages
    self.parts = parts
    self.held = held
  }

  func train() -> LineModel {
    var features: [LineFeatures] = []
    var partOf: [Int] = []
    var values: [Float] = []
    var labels: [Float] = []
    var weights: [Float] = []
    var starts = [0]
    for (number, page) in pages.enumerated() {
      let whole = LineSet(page.reading, page.labels)
      let lines = number / parts % 2 == 0 ? whole : whole.trimmed
      // Each page is learnt from twice, once as one in an unknown language.
      for isBlind in [false, true] {
        let read = LineFeatures(lines.texts, held[number % parts], isBlind: isBlind)
        features.append(read)
        partOf.append(number % parts)
        values += read.rows
        labels += lines.labels
        let weight = 7 / Float(max(100, lines.labels.count)).squareRoot()
        weights += lines.isTitle.map { $0 ? 0 : weight }
        starts.append(labels.count)
      }
    }
    let width = LineFeatures.count
    var matrix = BinnedMatrix(values, width: width)
    func ensemble(_ part: Int?, seed: UInt64) -> TreeEnsemble {
      var rows: [Int32] = []
      for set in partOf.indices where part != partOf[set] {
        rows += Int32(starts[set])..<Int32(starts[set + 1])
      }
      var trainer = TreeTrainer(
        matrix, labels: labels, weights: weights, seed: seed, Self.options)
      return trainer.train(on: rows)
    }
    let first = ensemble(nil, seed: 21)
    let others = (0..<parts).map { ensemble($0, seed: UInt64(22 + $0)) }
    var context: [Float] = []
    for set in partOf.indices {
      let scores = (starts[set]..<starts[set + 1]).map { row in
        Logistic.probability(
          others[partOf[set]].value(values.span.extracting(row * width..<(row + 1) * width)))
      }
      let around = LineContext(features[set], scores)
      for index in scores.indices { around.append(index, to: &context) }
    }
    matrix.append(context, width: LineContext.count)
    return LineModel(first: first, second: ensemble(nil, seed: 29))
  }
}

/// The lines of a page as a scraper brings them home, and what the gold says of each.
struct LineSet: Sendable {
  var texts: [String] = []
  /// The share of each line that the gold holds.
  var labels: [Float] = []
  /// Whether a line is the headline, which is neither content nor furniture.
  var isTitle: [Bool] = []

  /// The lines that a reader of the page sees.
  init(_ reading: PageReading, _ shares: [Float]) {
    let title = reading.metadata.title.map(Furniture.fold)
    for (block, share) in zip(reading.blocks, shares)
    where block.regions.isDisjoint(with: .hidden) {
      let text = block.text.split(whereSeparator: \.isNewline).joined(separator: " ")
      texts.append(text)
      labels.append(share)
      isTitle.append(text.utf8.count < 2000 && Furniture.fold(text) == title)
    }
  }

  /// The lines round the content: from four before the first line of it to six after the last.
  var trimmed: LineSet {
    guard let first = labels.firstIndex(where: { $0 >= 0.5 }),
      let last = labels.lastIndex(where: { $0 >= 0.5 })
    else { return self }
    var set = self
    let range = max(0, first - 4)..<min(labels.count, last + 7)
    set.texts = Array(texts[range])
    set.labels = Array(labels[range])
    set.isTitle = Array(isTitle[range])
    return set
  }
}
