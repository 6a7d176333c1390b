public import SelarasText

/// Writes a cleaned document as plain text, Markdown or XML.
public enum CleanedOutput {
  /// The title, if there is one, and the text, one block a line.
  public static func text(_ document: Document) -> String {
    var lines: [String] = []
    if let title = document.title { lines.append(title) }
    if !document.text.isEmpty { lines.append(document.text) }
    return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
  }

  /// CommonMark, tables as GitHub writes them; what would be markup is escaped.
  ///
  /// Kinds, levels and texts can be read back from it: a list that begins deep begins with the marks
  /// of the items that are missing, and the rows of a table are as wide as the widest.
  public static func markdown(_ document: Document) -> String {
    var output = document.title.map { "# \(Markup.heading($0))\n" } ?? ""
    var previous: Block.Kind?
    var depth = 0
    let pieces = pieces(document)
    let widths = widths(of: pieces)
    for (index, piece) in pieces.enumerated() {
      let kind = piece.block.kind
      let continues = previous == kind && (kind == .listItem || kind == .tableRow)
      if !output.isEmpty, !continues { output += "\n" }
      for image in piece.images where kind == .code {
        output += Markup.image(image) + "\n\n"
      }
      switch kind {
      case .heading:
        let level = min(6, max(1, piece.block.level ?? 2))
        output += String(repeating: "#", count: level) + " " + Markup.inline(piece) + "\n"
      case .paragraph: output += Markup.inline(piece) + "\n"
      case .listItem:
        let wanted = min(Markup.deepest, max(1, piece.block.level ?? 1))
        let known = continues ? min(depth, wanted - 1) : 0
        output += String(repeating: "  ", count: known)
        output += String(repeating: "- ", count: wanted - known) + Markup.inline(piece) + "\n"
        depth = wanted
      case .quote: output += "> " + Markup.inline(piece) + "\n"
      case .caption: output += "*" + Markup.inline(piece) + "*\n"
      case .code:
        let fence = String(repeating: "`", count: max(3, longestRun(of: "`", in: piece.text) + 1))
        output += fence + "\n" + piece.text + "\n" + fence + "\n"
      case .tableRow:
        var cells = Markup.cells(piece)
        cells += Array(repeating: "", count: max(0, widths[index] - cells.count))
        output += "| " + cells.joined(separator: " | ") + " |\n"
        if !continues {
          output += "|" + String(repeating: " --- |", count: cells.count) + "\n"
        }
      }
      previous = kind
    }
    return output
  }

  /// A small XML of its own: `document` with what is known of the page, and `block`.
  ///
  /// Links are `a`, images `img`, as in HTML. Characters that XML 1.0 forbids are left out.
  public static func xml(_ document: Document) -> String {
    var output =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<document id=\"\(Markup.entity(document.id))\">\n"
    func element(_ name: String, _ value: String?) {
      if let value { output += "  <\(name)>\(Markup.entity(value))</\(name)>\n" }
    }
    element("title", document.title)
    for author in document.author ?? [] { element("author", author) }
    element("date", document.date)
    element("site", document.site)
    element("url", document.url)
    element("type", document.pageType?.rawValue)
    element("language", document.metadata?.language)
    element("canonical", document.metadata?.canonical)
    element("image", document.metadata?.image)
    element("licence", document.metadata?.licence)
    for piece in pieces(document) {
      let level = piece.block.level.map { " level=\"\($0)\"" } ?? ""
      let space = piece.block.kind == .code ? " xml:space=\"preserve\"" : ""
      output +=
        "  <block kind=\"\(piece.block.kind.rawValue)\"\(level)\(space)>\(Markup.xml(piece))</block>\n"
    }
    return output + "</document>\n"
  }

  /// How many cells each row of a table has to have.
  private static func widths(of pieces: [Piece]) -> [Int] {
    var widths = pieces.map { piece in
      piece.text.utf8.reduce(1) { $0 + ($1 == 0x09 ? 1 : 0) }
    }
    var start = 0
    while start < pieces.count {
      var end = start + 1
      while end < pieces.count, pieces[start].block.kind == .tableRow,
        pieces[end].block.kind == .tableRow
      {
        end += 1
      }
      let widest = widths[start..<end].max() ?? 1
      for index in start..<end { widths[index] = widest }
      start = end
    }
    return widths
  }

  /// A block with its text, and what stands in it.
  struct Piece {
    var block: Block
    var text: String
    /// Counted from the start of the block, in order, none over another.
    var links: [Link] = []
    var images: [Image] = []
  }

  /// The document's blocks with their texts; without blocks, its lines as paragraphs.
  private static func pieces(_ document: Document) -> [Piece] {
    if let blocks = document.blocks {
      var pieces: [Piece] = []
      var links = (document.links ?? []).sorted { $0.range < $1.range }[...]
      var images = (document.images ?? []).sorted { $0.position < $1.position }[...]
      var index = document.text.utf8.startIndex
      var position = 0
      for block in blocks.sorted(by: { $0.range < $1.range }) {
        // Ranges that do not fit the text, or lie over each other, are another's mistake.
        guard block.range.start >= position else { continue }
        guard
          let start = document.text.utf8.index(
            index, offsetBy: block.range.start - position, limitedBy: document.text.utf8.endIndex),
          let end = document.text.utf8.index(
            start, offsetBy: block.range.count, limitedBy: document.text.utf8.endIndex)
        else { break }
        var piece = Piece(block: block, text: String(document.text[start..<end]))
        piece.take(&links, &images)
        pieces.append(piece)
        index = end
        position = block.range.end
      }
      return pieces
    }
    var position = 0
    return document.text.split(separator: "\n", omittingEmptySubsequences: false).compactMap {
      let range = TextRange(position, position + $0.utf8.count)
      position = range.end + 1
      return $0.isEmpty
        ? nil : Piece(block: Block(kind: .paragraph, range: range), text: String($0))
    }
  }

  private static func longestRun(of character: Character, in text: String) -> Int {
    var longest = 0
    var run = 0
    for letter in text {
      run = letter == character ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
