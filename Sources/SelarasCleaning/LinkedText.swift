internal import SelarasText

/// Text that a page keeps in JSON-LD, as blocks: pages that scripts fill show next to nothing else.
enum LinkedText {
  /// A page that shows fewer letters than this outside its links, an ideograph counting two, is a
  /// shell that scripts were to fill.
  private static let greatestShown = 600
  /// The least count of letters that is worth it.
  private static let least = 120

  /// What of the page's JSON-LD stands for text that it does not show; empty where it shows enough.
  ///
  /// The article's body goes before descriptions, posts and answers.
  static func candidates(_ reading: PageReading, kept: Int) -> [String] {
    let head = reading.metadata
    let texts = head.body.map { [$0] } ?? head.ownTexts
    guard !texts.isEmpty else { return [] }
    let shown = reading.blocks.reduce(0) {
      $0 + ($1.regions.isDisjoint(with: .hidden) ? $1.letters - $1.linkLetters : 0)
    }
    guard shown < greatestShown else { return [] }
    var seen: Set<String> = []
    let found = texts.filter { seen.insert($0).inserted }
    let letters = found.reduce(0) { $0 + TextCounts($1.utf8.span).letters }
    return letters >= least && letters >= 2 * kept ? found : []
  }

  /// The blocks of a text that is plain or holds markup of its own.
  static func blocks(
    of text: String, _ parser: inout HTMLParser
  ) throws(CleaningError) -> [PageBlock] {
    let isMarkup = text.contains("</") || text.contains("<p") || text.contains("<br")
    if isMarkup { return PageBlocks(try parser.parse(Array(text.utf8)).tree).blocks }
    var blocks: [PageBlock] = []
    for line in text.split(whereSeparator: \.isNewline) {
      let folded = PageHead.plain(String(line))
      if folded.isEmpty { continue }
      blocks.append(PageBlock(kind: .paragraph, text: folded, node: 0, owner: 0))
    }
    return blocks
  }
}
