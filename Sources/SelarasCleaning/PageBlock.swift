internal import SelarasText

/// One leaf run of inline text with everything that a decision about it may rest on.
struct PageBlock {
  var kind: Block.Kind
  var level: Int?
  /// Its text.
  var text: String
  /// The node of its first text, by which blocks are ordered.
  var node: Int
  /// The innermost block-level element round it.
  var owner: Int
  /// Letters, an ideograph counting two: it says about as much.
  var letters = 0
  /// Those of them inside links.
  var linkLetters = 0
  /// Those of them in bold.
  var boldLetters = 0
  /// Commas, stops and their full-width twins.
  var marks = 0
  /// Whether `br` elements, not containers, set it apart.
  var isSetByBreaks = false
  /// Links that it holds text of.
  var links = 0
  /// The cues of all elements round it.
  var cues: ContainerCues = []
  /// The kinds of element that it stands in.
  var regions: PageRegions = []
  /// Why an element round it makes it furniture whatever it says.
  var verdict: Removal.Reason?
  /// The share of letters inside links, 0...1.
  var linkDensity: Double { letters == 0 ? 0 : Double(linkLetters) / Double(letters) }
}

/// Links and images of a block, where they were asked for.
struct PageMarks {
  /// Where links stand in the block's text, and their elements.
  var anchors: [(range: TextRange, node: Int)] = []
  /// Before which byte of the block's text images stand, and their elements.
  var images: [(position: Int, node: Int)] = []
}

extension PageBlock {
  /// Counts the letters and marks of a piece of text.
  mutating func count(_ node: Int, _ counts: NodeCounts, _ isLink: Bool, _ isBold: Bool) {
    let count = Int(counts.letters[node])
    letters += count
    marks += Int(counts.marks[node])
    if isLink { linkLetters += count }
    if isBold { boldLetters += count }
  }
}

extension HTMLTree.Tag {
  /// Whether the element stands on lines of its own.
  var isBlock: Bool {
    switch self {
    case .address, .article, .aside, .blockquote, .body, .button, .caption, .center, .dd, .details,
      .dialog, .dir, .div, .dl, .dt, .fieldset, .figcaption, .figure, .footer, .form, .frameset,
      .h1, .h2, .h3, .h4, .h5, .h6, .head, .header, .hgroup, .hr, .html, .legend, .li, .listing,
      .main, .menu, .nav, .noscript, .ol, .optgroup, .option, .p, .plaintext, .pre, .section,
      .select, .summary, .table, .tbody, .td, .tfoot, .th, .thead, .title, .tr, .ul, .xmp:
      true
    default: false
    }
  }
}
