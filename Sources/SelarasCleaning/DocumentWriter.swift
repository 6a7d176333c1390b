internal import SelarasText

/// Joins kept blocks to a document's text and lists the others.
struct DocumentWriter {
  private let keepsRemoved: Bool
  private var text = ""
  private var count = 0
  private var blocks: [Block] = []
  private var removed: [Removal] = []

  init(keepsRemoved: Bool) { self.keepsRemoved = keepsRemoved }

  /// Whether a block was kept.
  var hasText: Bool { !blocks.isEmpty }

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

  /// The document.
  func document(id: String) -> Document {
    var document = Document(id: id, text: text)
    document.blocks = blocks
    document.removed = keepsRemoved ? removed : nil
    return document
  }
}
