internal import SelarasText

/// One leaf run of inline text with everything that a decision about it may rest on.
///
/// Pages of a few million blocks are cleaned too: counts and nodes are kept in 32 bits, which hold those
/// of any page that is read, and a block takes half the memory.
struct PageBlock {
  /// Its text.
  var text: String
  private var nodeNumber: Int32
  private var ownerNumber: Int32
  private var letterCount: Int32 = 0
  private var linkLetterCount: Int32 = 0
  private var boldLetterCount: Int32 = 0
  private var markCount: Int32 = 0
  private var linkCount: Int32 = 0
  /// The kinds of element that it stands in.
  var regions: PageRegions = []
  /// The cues of all elements round it.
  var cues: ContainerCues = []
  private var levelNumber: Int16
  var kind: Block.Kind
  /// Whether `br` elements, not containers, set it apart.
  var isSetByBreaks = false
  /// Why an element round it makes it furniture whatever it says.
  var verdict: Removal.Reason?

  init(kind: Block.Kind, level: Int? = nil, text: String, node: Int, owner: Int) {
    self.kind = kind
    levelNumber = level.map { Int16(clamping: $0) } ?? -1
    self.text = text
    nodeNumber = Int32(clamping: node)
    ownerNumber = Int32(clamping: owner)
  }

  /// The level of a heading, or of a list item.
  var level: Int? { levelNumber < 0 ? nil : Int(levelNumber) }
  /// The node of its first text, by which blocks are ordered.
  var node: Int { Int(nodeNumber) }
  /// The innermost block-level element round it.
  var owner: Int { Int(ownerNumber) }
  /// Letters, an ideograph counting two: it says about as much.
  var letters: Int {
    get { Int(letterCount) }
    set { letterCount = Int32(clamping: newValue) }
  }
  /// Those of them inside links.
  var linkLetters: Int {
    get { Int(linkLetterCount) }
    set { linkLetterCount = Int32(clamping: newValue) }
  }
  /// Those of them in bold.
  var boldLetters: Int {
    get { Int(boldLetterCount) }
    set { boldLetterCount = Int32(clamping: newValue) }
  }
  /// Commas, stops and their full-width twins.
  var marks: Int {
    get { Int(markCount) }
    set { markCount = Int32(clamping: newValue) }
  }
  /// Links that it holds text of.
  var links: Int {
    get { Int(linkCount) }
    set { linkCount = Int32(clamping: newValue) }
  }
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
