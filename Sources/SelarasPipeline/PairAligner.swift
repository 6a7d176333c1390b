internal import SelarasAlignment
internal import SelarasMemory
internal import SelarasSegmentation
internal import SelarasText
internal import SelarasUnicode

/// Aligns two documents that belong together: blocks first, then their sentences.
struct PairAligner: ~Copyable {
  private let aligner: DocumentAligner
  private let source: LanguageTag
  private let target: LanguageTag
  private var segmenters: SentenceSegmenters

  init(source: LanguageTag, target: LanguageTag, lexicon: Lexicon) throws(UnicodeError) {
    // What may throw comes first: a struct that cannot be copied is made at once or not at all.
    let segmenters = try SentenceSegmenters(source: source, target: target)
    self.segmenters = segmenters
    aligner = DocumentAligner(lexicon: lexicon)
    self.source = source
    self.target = target
  }

  /// The pairs of two documents, in the order of the source; beads with an empty side are left
  /// out.
  mutating func pairs(
    _ sourceDocument: Document, _ targetDocument: Document
  ) throws(UnicodeError) -> [TranslationUnit] {
    let (sources, sourceBlocks) = try PairAligner.sentences(
      of: sourceDocument, by: &segmenters.source)
    let (targets, targetBlocks) = try PairAligner.sentences(
      of: targetDocument, by: &segmenters.target)
    let beads = aligner.align(source: sourceBlocks, target: targetBlocks).sentences
    return beads.compactMap { bead in
      guard !bead.source.isEmpty, !bead.target.isEmpty else { return nil }
      return TranslationUnit(
        source: source.joined(sources.texts[bead.source]),
        target: target.joined(targets.texts[bead.target]),
        confidence: bead.confidence, sourceDocument: sourceDocument.id,
        sourceRange: TextRange.hull(of: sources.ranges[bead.source]),
        targetDocument: targetDocument.id,
        targetRange: TextRange.hull(of: targets.ranges[bead.target]))
    }
  }

  private static func sentences(
    of document: Document, by segmenter: inout Segmenter
  ) throws(UnicodeError) -> (SentenceList, blocks: [[String]]) {
    var list = SentenceList()
    var blocks: [[String]] = []
    let whole = TextRange(0, document.text.utf8.count)
    for range in document.blocks?.map(\.range) ?? [whole] {
      let before = list.texts.count
      let count = try list.append(sentencesOf: range, in: document.text, by: &segmenter)
      if count > 0 { blocks.append(Array(list.texts[before...])) }
    }
    return (list, blocks)
  }
}
