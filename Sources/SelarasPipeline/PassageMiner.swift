internal import SelarasAlignment
internal import SelarasMemory
internal import SelarasSegmentation
internal import SelarasText
internal import SelarasUnicode

/// Finds sentences of one document that translate each other, wherever they stand in it.
struct PassageMiner: ~Copyable {
  private let source: LanguageTag
  private let target: LanguageTag
  private let miner: SentenceMiner
  private var segmenters: SentenceSegmenters

  init(source: LanguageTag, target: LanguageTag, lexicon: Lexicon) throws(UnicodeError) {
    let segmenters = try SentenceSegmenters(source: source, target: target)
    self.segmenters = segmenters
    self.source = source
    self.target = target
    miner = SentenceMiner(lexicon: lexicon)
  }

  /// The candidate pairs of a document whose passages are known, best first.
  ///
  /// A document in one language has none.
  mutating func pairs(in document: Document) throws(UnicodeError) -> [TranslationUnit] {
    let passages = document.passages ?? []
    guard passages.contains(where: { $0.language == source }),
      passages.contains(where: { $0.language == target })
    else { return [] }
    var sources = SentenceList()
    var targets = SentenceList()
    let whole = TextRange(0, document.text.utf8.count)
    // What is said twice would pair twice, and each copy take from the other's certainty.
    let copies = document.repeats?.map(\.range) ?? []
    let blocks = (document.blocks?.map(\.range) ?? [whole])
      .filter { block in !copies.contains { $0.contains(block) } }
    var first = 0
    for passage in passages where passage.language == source || passage.language == target {
      while first < blocks.count, blocks[first].end <= passage.range.start { first += 1 }
      var next = first
      // A sentence never runs over the end of its block or passage.
      while next < blocks.count, blocks[next].start < passage.range.end {
        let stretch = TextRange(
          max(blocks[next].start, passage.range.start), min(blocks[next].end, passage.range.end))
        if passage.language == source {
          try sources.append(sentencesOf: stretch, in: document.text, by: &segmenters.source)
        } else {
          try targets.append(sentencesOf: stretch, in: document.text, by: &segmenters.target)
        }
        next += 1
      }
    }
    return miner.mine(source: sources.texts, target: targets.texts).map { pair in
      TranslationUnit(
        source: sources.texts[pair.source], target: targets.texts[pair.target],
        confidence: pair.confidence, sourceDocument: document.id,
        sourceRange: sources.ranges[pair.source], targetDocument: document.id,
        targetRange: targets.ranges[pair.target])
    }
  }
}
