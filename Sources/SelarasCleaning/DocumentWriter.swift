internal import SelarasText

/// Joins kept blocks to a document's text and lists the others.
struct DocumentWriter {
  private let keepsRemoved: Bool
  private var text = ""
  private var count = 0
  private var blocks: [Block] = []
  private var removed: [Removal] = []
  private var links: [Link] = []
  private var images: [Image] = []

  init(keepsRemoved: Bool) { self.keepsRemoved = keepsRemoved }

  /// Whether a block was kept.
  var hasText: Bool { !blocks.isEmpty }

  /// Appends links and images, their places counted from the start of the block appended last.
  mutating func append(_ links: [Link], _ images: [Image]) {
    guard let start = blocks.last?.range.start else { return }
    self.links += links.map {
      Link(range: TextRange($0.range.start + start, $0.range.end + start), url: $0.url)
    }
    self.images += images.map {
      Image(position: $0.position + start, url: $0.url, alternative: $0.alternative)
    }
  }

  /// Appends a block on a line of its own.
  mutating func append(_ block: String, _ kind: (kind: Block.Kind, level: Int?)) {
    if !blocks.isEmpty {
      text += "\n"
      count += 1
    }
    let length = block.utf8.count
    text += block
    blocks.append(
      Block(kind: kind.kind, level: kind.level, range: TextRange(count, count + length)))
    count += length
  }

  /// Lists a block that goes.
  ///
  /// `probability` says how likely it is no content.
  mutating func remove(
    _ block: String, _ reason: Removal.Reason, _ probability: Float? = nil
  ) {
    guard keepsRemoved else { return }
    let rounded = probability.map { (Double($0) * 1000).rounded() / 1000 }
    removed.append(Removal(reason: reason, text: block, probability: rounded))
  }

  /// The document; with links and images where `options` ask for them.
  func document(id: String, _ options: CleaningOptions = .init()) -> Document {
    var document = Document(id: id, text: text)
    document.blocks = blocks
    document.removed = keepsRemoved ? removed : nil
    document.links = options.keepsLinks ? links : nil
    document.images = options.keepsImages ? images : nil
    return document
  }
}
