internal import SelarasDuplication
internal import SelarasSegmentation
public import SelarasText
public import SelarasUnicode

/// Looks for repeats in a document, whatever its lines are.
///
/// Blocks are the units that ``SelarasDuplication/RepeatFinder`` compares. Scrapers now and then
/// join a whole page into one line: a block that is longer than any paragraph is taken by its
/// sentences.
public struct RepeatSearch: ~Copyable {
  /// Bytes; real paragraphs are shorter.
  private static let longestParagraph = 4096

  private var finder = RepeatFinder()
  private var segmenter: Segmenter

  /// Makes a search; one for each worker.
  public init() throws(UnicodeError) {
    segmenter = try Segmenter(.sentence, style: .refined)
  }

  /// The repeats of a document, in order.
  public mutating func repeats(in document: Document) throws(UnicodeError) -> [Repeat] {
    let text = document.text
    guard text.utf8.count > RepeatSearch.longestParagraph else {
      return finder.repeats(in: text.utf8.span, blocks: document.blocks)
    }
    if document.blocks == nil, !RepeatSearch.hasLongLine(text.utf8.span) {
      return finder.repeats(in: text.utf8.span, blocks: nil)
    }
    let blocks = document.blocks ?? RepeatSearch.lines(of: text.utf8.span)
    guard blocks.contains(where: { $0.range.count > RepeatSearch.longestParagraph }) else {
      return finder.repeats(in: text.utf8.span, blocks: blocks)
    }
    var units: [Block] = []
    var sentences = SentenceList()
    for block in blocks {
      guard block.range.count > RepeatSearch.longestParagraph else {
        units.append(block)
        continue
      }
      let count = try sentences.append(sentencesOf: block.range, in: text, by: &segmenter)
      units += sentences.ranges.suffix(count).map { Block(kind: block.kind, range: $0) }
    }
    return finder.repeats(in: text.utf8.span, blocks: units)
  }

  private static func hasLongLine(_ text: Span<UInt8>) -> Bool {
    var start = 0
    while start < text.count {
      let end = text.lineEnd(from: start)
      if end - start > longestParagraph { return true }
      start = end + 1
    }
    return false
  }

  private static func lines(of text: Span<UInt8>) -> [Block] {
    var blocks: [Block] = []
    var start = 0
    while start < text.count {
      let end = text.lineEnd(from: start)
      if start < end { blocks.append(Block(kind: .paragraph, range: TextRange(start, end))) }
      start = end + 1
    }
    return blocks
  }
}
