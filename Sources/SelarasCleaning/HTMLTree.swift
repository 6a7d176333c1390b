internal import CHTML

/// A page as flat arrays in document order.
///
/// A node's descendants are the nodes between it and its `end`, so that a walk needs neither
/// pointers nor recursion. Node 0 is the `html` element; a tree without nodes is an empty page.
struct HTMLTree {
  /// The elements that the cleaner tells apart, numbered like the C door's own table.
  enum Tag: UInt8, CaseIterable {
    case other, text
    case a, address, article, aside, audio, b, blockquote, body, br, button, canvas, caption, center
    case dd, details, dialog, dir, div, dl, dt, fieldset, figcaption, figure, footer, form, frameset
    case h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html, iframe, input, label, legend
    case li, link, listing, main, map, math, menu, meta, nav, noembed, noframes, noscript, object
    case ol, optgroup, option, p, plaintext, pre, rp, rt, script, section, select, strong, style
    case summary, svg, table, tbody, td, template, textarea, tfoot, th, thead, time, title, tr, ul
    case video, xmp, img
  }

  /// The attributes that the cleaner reads, numbered like the C door's own table.
  enum Attribute: UInt8, CaseIterable {
    case `class`, id, role, hidden, ariaHidden, style, href, content, property, name, itemprop, rel
    case datetime, type, itemtype, colspan, lang, src, alt, dataSrc
  }

  var nodes: [chtml_node] = []
  var attributes: [chtml_attribute] = []
  /// The texts of nodes and the values of attributes, in UTF-8.
  var text: [UInt8] = []

  /// The kind of the node.
  func tag(_ node: Int) -> Tag {
    let number = nodes[node].tag
    // The cases are numbered from 0 on without a gap.
    return number <= Tag.img.rawValue ? unsafe unsafeBitCast(number, to: Tag.self) : .other
  }

  /// The node after the last descendant.
  func end(_ node: Int) -> Int { Int(nodes[node].end) }

  /// The parent, or `nil` for the first node.
  func parent(_ node: Int) -> Int? { nodes[node].parent < 0 ? nil : Int(nodes[node].parent) }

  /// Whether the element has any attribute that the cleaner reads.
  func hasAttributes(_ node: Int) -> Bool { nodes[node].attribute_count > 0 }

  /// The bytes of a text node in ``text``.
  func textRange(_ node: Int) -> Range<Int> {
    let start = Int(nodes[node].text_start)
    return start..<start + Int(nodes[node].text_count)
  }

  /// Where an attribute's value stands in ``text``; `nil` where the element has no such attribute.
  func range(of attribute: Attribute, at node: Int) -> Range<Int>? {
    guard nodes[node].attribute_names >> UInt32(attribute.rawValue) & 1 == 1 else { return nil }
    let first = Int(nodes[node].first_attribute)
    for index in first..<first + Int(nodes[node].attribute_count)
    where attributes[index].name == attribute.rawValue {
      let start = Int(attributes[index].start)
      return start..<start + Int(attributes[index].count)
    }
    return nil
  }

  /// An attribute's value.
  func value(of attribute: Attribute, at node: Int) -> String? {
    range(of: attribute, at: node).map { String(decoding: text[$0], as: UTF8.self) }
  }

  /// All text under a node with its white space folded, scripts and styles left out.
  ///
  /// Some `limit` bytes are read at most.
  func folded(under node: Int, limit: Int = 4096) -> String {
    var folder = WhitespaceFolder()
    var index = node
    while index < end(node), folder.bytes.count < limit {
      switch tag(index) {
      case .script, .style, .template, .noscript: index = end(index)
      case .text:
        folder.append(text.span.extracting(textRange(index)))
        index += 1
      default:
        folder.append(break: tag(index) == .br)
        index += 1
      }
    }
    return folder.take()
  }
}

/// MyHTML behind its C door; keeps its memory from page to page.
@safe
struct HTMLParser: ~Copyable {
  /// How a page was read.
  enum Outcome { case tree, tooDeep, tooLarge, unreadable }

  /// The greatest number of open elements for which a tree is built: pages of people stay below
  /// 300, and the time that HTML's rules take grows with its square.
  static let greatestDepth: Int32 = 2000
  /// The greatest number of bytes for which a tree is built: it takes some thirty times as many.
  static let greatestSize = 48 << 20

  private let parser: OpaquePointer
  private let keepsImages: Bool
  /// The arrays of a page that is done with, whose memory serves the next.
  private var spare = HTMLTree()
  /// The longest text of a page whose arrays are kept, in bytes.
  private static let greatestSpare = 4 << 20

  /// Opens the parser; with `keepsImages`, trees have the addresses of images.
  init(keepsImages: Bool = false) throws(CleaningError) {
    self.keepsImages = keepsImages
    var error: Int32 = 0
    guard let opened = unsafe chtml_open(&error) else {
      throw CleaningError("opening the HTML parser", code: error)
    }
    unsafe parser = opened
  }

  deinit { unsafe chtml_close(parser) }

  /// Parses a page of UTF-8; what no tree is built for is read token by token.
  ///
  /// - Throws: ``CleaningError`` where the parser could not be opened anew after such a page.
  mutating func parse(_ page: [UInt8]) throws(CleaningError) -> (
    tree: HTMLTree, outcome: Outcome
  ) {
    if page.count > Self.greatestSize {
      return (TokenReader.tree(of: page), .tooLarge)
    }
    var error: Int32 = 0
    let result = unsafe page.withUnsafeBufferPointer { bytes -> Int32 in
      guard let base = bytes.baseAddress else { return Int32(chtml_parsed) }
      return unsafe chtml_parse(
        parser, base, Int64(bytes.count), Self.greatestDepth, keepsImages ? 1 : 0, &error)
    }
    if result == Int32(chtml_lost) {
      throw CleaningError("reopening the parser after \(page.count) bytes", code: error)
    }
    guard result == Int32(chtml_parsed) else {
      let tooDeep = result == Int32(chtml_too_deep)
      return (TokenReader.tree(of: page), tooDeep ? .tooDeep : .unreadable)
    }
    if page.isEmpty { return (HTMLTree(), .tree) }
    var tree = HTMLTree()
    swap(&tree, &spare)
    var count: Int64 = 0
    let nodes = unsafe chtml_nodes(parser, &count)
    unsafe Self.fill(&tree.nodes, UnsafeBufferPointer(start: nodes, count: Int(count)))
    let attributes = unsafe chtml_attributes(parser, &count)
    unsafe Self.fill(&tree.attributes, UnsafeBufferPointer(start: attributes, count: Int(count)))
    let text = unsafe chtml_text(parser, &count)
    unsafe Self.fill(&tree.text, UnsafeBufferPointer(start: text, count: Int(count)))
    return (tree, .tree)
  }

  private static func fill<Item>(_ items: inout [Item], _ found: UnsafeBufferPointer<Item>) {
    items.removeAll(keepingCapacity: true)
    unsafe items.append(contentsOf: found)
  }

  /// Takes back a page that is done with.
  mutating func reuse(_ tree: consuming HTMLTree) {
    if tree.text.count <= Self.greatestSpare { spare = tree }
  }
}
