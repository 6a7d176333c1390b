internal import CHTML

/// Reads a page token by token, for those of which no tree can be built in sane time.
///
/// What comes out is flat: every block-level tag begins a new child of the body, links are its
/// only inline markup. Text, blocks and headings survive, containers do not.
///
/// - Complexity: O(*n*), whatever the bytes.
struct TokenReader {
  private var tree = HTMLTree()
  private var block: Int32?
  private var link: Int32?

  /// The page's tree.
  static func tree(of page: [UInt8]) -> HTMLTree {
    var reader = TokenReader()
    reader.tree.nodes = [chtml_node(), chtml_node()]
    reader.tree.nodes[0].parent = -1
    reader.tree.nodes[0].tag = HTMLTree.Tag.html.rawValue
    reader.tree.nodes[1].tag = HTMLTree.Tag.body.rawValue
    reader.read(page.span.extracting(first: Int(Int32.max)))
    reader.close()
    let count = Int32(reader.tree.nodes.count)
    reader.tree.nodes[0].end = count
    reader.tree.nodes[1].end = count
    return reader.tree
  }

  /// What a tag's name says, by the name's hash: blocks keep their kind, others are transparent.
  private static let blocks: [UInt64: HTMLTree.Tag] = {
    var blocks: [UInt64: HTMLTree.Tag] = [:]
    let tags: [HTMLTree.Tag] = [
      .p, .div, .h1, .h2, .h3, .h4, .h5, .h6, .li, .blockquote, .pre, .figcaption, .title, .button,
      .nav, .footer, .option,
    ]
    for tag in tags { blocks[hash("\(tag)")] = tag }
    for name in ["article", "section", "main", "aside", "header", "ul", "ol", "dl", "table", "tr"] {
      blocks[hash(name)] = .div
    }
    for name in ["dd", "dt", "form", "body", "hr", "tbody"] {
      blocks[hash(name)] = .div
    }
    return blocks
  }()

  private static let link = hash("a")
  private static let lineBreak = hash("br")
  private static let cells: Set<UInt64> = [hash("td"), hash("th")]
  private static let empty: Set<UInt64> = [hash("hr")]
  /// Elements whose content is no markup, by their names' hashes.
  private static let raw = ["script", "style", "template"].reduce(into: [:]) { $0[hash($1)] = $1 }

  private static func hash(_ name: String) -> UInt64 { ByteHash.of(name.utf8) }

  private mutating func read(_ page: Span<UInt8>) {
    var position = 0
    var textStart = 0
    while position < page.count {
      guard page[position] == 0x3C, position + 1 < page.count else {
        position += 1
        continue
      }
      let next = page[position + 1]
      let closes = next == 0x2F
      let isName = (next | 0x20) >= 0x61 && (next | 0x20) <= 0x7A
      guard closes || isName || next == 0x21 || next == 0x3F else {
        position += 1
        continue
      }
      append(page.extracting(textStart..<position))
      if next == 0x21, position + 3 < page.count, page[position + 2] == 0x2D,
        page[position + 3] == 0x2D
      {
        position = Self.end(of: "-->", in: page, from: position + 4)
      } else {
        var name = ByteHash.seed
        var cursor = position + (closes ? 2 : 1)
        while cursor < page.count, page[cursor] < 0x7B, page[cursor] > 0x2F, page[cursor] != 0x3E {
          name = ByteHash.mixed(name, page[cursor] | 0x20)
          cursor += 1
        }
        // Digits have the bit already; h1 stays h1.
        while cursor < page.count, page[cursor] != 0x3E { cursor += 1 }
        position = min(cursor + 1, page.count)
        handle(name, closes: closes)
        if !closes, let raw = Self.raw[name] {
          position = Self.end(of: "</\(raw)", in: page, from: position)
        }
      }
      textStart = position
    }
    append(page.extracting(textStart..<page.count))
  }

  /// The position after the next `mark`, or the end of the page.
  private static func end(of mark: String, in page: Span<UInt8>, from start: Int) -> Int {
    let mark = Array(mark.utf8)
    var position = start
    while position + mark.count <= page.count {
      var matched = 0
      while matched < mark.count,
        page[position + matched] == mark[matched]
          || page[position + matched] | 0x20 == mark[matched]
      {
        matched += 1
      }
      if matched == mark.count { return position + matched }
      position += 1
    }
    return page.count
  }

  private mutating func handle(_ name: UInt64, closes: Bool) {
    if name == Self.link {
      closeLink()
      if !closes { link = open(.a, under: openBlock()) }
    } else if name == Self.lineBreak {
      if let block { _ = open(.br, under: block) }
    } else if Self.cells.contains(name) {
      // The cells of a row are parted by a space.
      if !closes { append([0x20].span) }
    } else if let tag = Self.blocks[name] {
      close()
      if !closes, !Self.empty.contains(name) { block = open(tag, under: 1) }
    }
  }

  private mutating func openBlock() -> Int32 {
    if let block { return block }
    let opened = open(.div, under: 1)
    block = opened
    return opened
  }

  private mutating func open(_ tag: HTMLTree.Tag, under parent: Int32) -> Int32 {
    var node = chtml_node()
    node.parent = parent
    node.tag = tag.rawValue
    node.end = Int32(tree.nodes.count) + 1
    tree.nodes.append(node)
    return Int32(tree.nodes.count) - 1
  }

  private mutating func closeLink() {
    if let link { tree.nodes[Int(link)].end = Int32(tree.nodes.count) }
    link = nil
  }

  private mutating func close() {
    closeLink()
    if let block { tree.nodes[Int(block)].end = Int32(tree.nodes.count) }
    block = nil
  }

  private mutating func append(_ source: Span<UInt8>) {
    var isBlank = true
    for index in source.indices where source[index] > 0x20 {
      isBlank = false
      break
    }
    if isBlank && (block == nil || source.isEmpty) { return }
    let node = open(.text, under: link ?? openBlock())
    tree.nodes[Int(node)].text_start = UInt32(tree.text.count)
    appendUnescaped(source)
    tree.nodes[Int(node)].text_count =
      UInt32(tree.text.count) - tree.nodes[Int(node)].text_start
  }

  /// The references that hardly any page does without; others stay as they are written.
  private static let references: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
    "ndash": "–", "mdash": "—", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”",
    "hellip": "…", "middot": "·", "bull": "•", "copy": "©", "laquo": "«", "raquo": "»",
  ]

  private mutating func appendUnescaped(_ source: Span<UInt8>) {
    var position = 0
    while position < source.count {
      guard source[position] == 0x26 else {
        var end = position + 1
        while end < source.count, source[end] != 0x26 { end += 1 }
        for index in position..<end { tree.text.append(source[index]) }
        position = end
        continue
      }
      var name = ""
      var cursor = position + 1
      while cursor < source.count, cursor - position < 10, source[cursor] != 0x3B,
        source[cursor] > 0x20, source[cursor] < 0x7F
      {
        name.unicodeScalars.append(Unicode.Scalar(source[cursor]))
        cursor += 1
      }
      if cursor < source.count, source[cursor] == 0x3B, let text = Self.meaning(of: name) {
        tree.text += Array(text.utf8)
        position = cursor + 1
      } else {
        tree.text.append(0x26)
        position += 1
      }
    }
  }

  private static func meaning(of name: String) -> String? {
    guard name.hasPrefix("#") else { return references[name] }
    let digits = name.dropFirst()
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    let value = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return value.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
  }
}
