internal import SelarasText

/// Puts a page's document together: the blocks that were chosen, and what the head and the bylines
/// say of it.
struct PageAssembly {
  private let reading: PageReading
  private let options: CleaningOptions
  private var writer: DocumentWriter
  private var foundAuthors: [String] = []
  private var foundDate: String?
  private var waitingImages: [Image] = []
  /// What was decided of each block, where the options ask for it.
  private(set) var judgements: [BlockJudgement] = []
  /// The letters of the blocks that were kept, an ideograph counting two.
  private(set) var letters = 0

  /// Takes up the blocks of which the choice is made.
  init(
    _ reading: PageReading, _ scores: [Float], _ choice: ExpectedChoice, _ options: CleaningOptions
  ) {
    self.reading = reading
    self.options = options
    writer = DocumentWriter(keepsRemoved: options.keepsRemoved)
    let title = reading.metadata.title.map(Furniture.fold)
    let recurs = SiteLineChoice.spared(
      reading.recurs, kept: scores.map { $0 >= choice.threshold },
      letters: reading.blocks.map(\.letters))
    for (index, block) in reading.blocks.enumerated() {
      var verdict: Removal.Reason?
      if scores[index] < choice.threshold {
        let isLinks = block.linkDensity > 0.6
        verdict = reading.rules[index] ?? (isLinks ? .navigation : .boilerplate)
      } else if recurs[index] {
        verdict = .boilerplate
      }
      if let verdict, !isHidden(block) { readByline(index, verdict) }
      let isTitle =
        (block.kind == .heading || !writer.hasText) && block.text.utf8.count < 2000
        && block.text.utf8.count < 3 * (title?.utf8.count ?? 0) + 8
        && title.map { Furniture.folds(block.text, to: $0) } ?? false
      if isTitle { verdict = .title }
      take(block, reading.marks[index], verdict, scores[index])
    }
  }

  private func isHidden(_ block: PageBlock) -> Bool {
    !block.regions.isDisjoint(with: .hidden)
  }

  private mutating func readByline(_ index: Int, _ verdict: Removal.Reason) {
    guard verdict == .boilerplate || verdict == .navigation,
      !writer.hasText || reading.metadata.date == nil, reading.mayBeByline(index),
      let byline = Byline(withoutTitle(reading.blocks[index].text))
    else { return }
    if foundAuthors.isEmpty { foundAuthors = byline.authors }
    foundDate = foundDate ?? byline.date
  }

  private mutating func take(
    _ block: PageBlock, _ marks: PageMarks?, _ verdict: Removal.Reason?, _ score: Float
  ) {
    let images = marks.map { reading.tree.images(of: block, $0) } ?? []
    if let verdict {
      writer.remove(block.text, verdict, 1 - score)
      // The headline's picture is the article's.
      if verdict == .title { waitingImages += images }
    } else {
      letters += block.letters
      writer.append(block.text, heading(block) ?? (block.kind, block.level))
      if marks != nil || !waitingImages.isEmpty {
        let waiting = waitingImages.map {
          Image(position: 0, url: $0.url, alternative: $0.alternative)
        }
        writer.append(marks.map { reading.tree.links(of: block, $0) } ?? [], waiting + images)
        waitingImages = []
      }
    }
    if options.explains {
      judgements.append(
        BlockJudgement(
          text: block.text, kind: block.kind, probability: Double(score), reason: verdict))
    }
  }

  /// Appends text that does not stand on the page itself.
  mutating func append(_ blocks: [PageBlock]) {
    for block in blocks {
      letters += TextCounts(block.text.utf8.span).letters
      writer.append(block.text, (block.kind, block.level))
      if options.explains {
        judgements.append(
          BlockJudgement(text: block.text, kind: block.kind, probability: 1, reason: nil))
      }
    }
  }

  /// The document.
  func document(id: String) -> Document {
    let metadata = reading.metadata
    var document = writer.document(id: id, options)
    var facts = metadata.facts
    document.title = metadata.title
    document.author = metadata.authors
    if metadata.authors.isEmpty {
      document.author = foundAuthors.isEmpty ? metadata.calledAuthors : foundAuthors
      facts.sources[.author] = .page
    }
    if document.author?.isEmpty == true {
      document.author = nil
      facts.sources[.author] = nil
    }
    document.date = metadata.date ?? foundDate
    if metadata.date == nil, foundDate != nil { facts.sources[.date] = .page }
    document.site = metadata.site
    document.url = metadata.url
    document.metadata = facts
    return document
  }

  /// A byline may share its block with the headline above it.
  private func withoutTitle(_ text: String) -> String {
    guard let title = reading.metadata.title, text.hasPrefix(title) else { return text }
    return String(text.dropFirst(title.count))
  }

  /// A short line in bold that breaks set apart is a heading in all but name.
  private func heading(_ block: PageBlock) -> (Block.Kind, Int?)? {
    guard block.kind == .paragraph, block.isSetByBreaks, block.letters < 120,
      block.letters > 0, block.boldLetters == block.letters,
      let last = block.text.unicodeScalars.last, !TextLines.isFinal(last)
    else { return nil }
    return (.heading, 2)
  }
}
