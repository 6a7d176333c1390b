internal import SelarasText

/// Cuts a page into blocks: leaf runs of inline text, each text exactly once.
///
/// - Complexity: O(*n*) in nodes and bytes; the walk is a loop over the flat tree.
struct PageBlocks {
  private struct Frame {
    var node: Int
    var end: Int
    var isBlock: Bool
    var kind: Block.Kind
    var level: Int?
    var listDepth = 0
    var inLink = false
    var link: Int?
    var inBold = false
    var keepsSpace = false
    var inRow = false
    var cues: ContainerCues = []
    var regions: PageRegions = []
    var verdict: Removal.Reason?
  }

  private let counts: NodeCounts
  private let prose: ProseMass
  private let tables: [Int: DataTables.Verdict]
  private let isForum: Bool
  private let keepsLinks: Bool
  private let keepsImages: Bool
  private(set) var blocks: [PageBlock] = []
  /// The links and images of blocks, by their places among ``blocks``.
  private(set) var marks: [Int: PageMarks] = [:]

  private var frames: [Frame] = []
  /// Where the innermost open element ends.
  private var end = Int.max
  private var known = ValueMemo()
  private var folder = WhitespaceFolder()
  private var code: [UInt8] = []
  private var current: PageBlock?
  private var breaks = 0
  private var wasBroken = false
  private var rowHasCell = false
  private var links = 0
  private var linksBefore = 0
  private var waitingImages: [Int] = []
  private var currentMarks = PageMarks()

  /// Reads a page; `isForum` says that readers' comments are what it is for.
  init(_ tree: HTMLTree, isForum: Bool = false, options: CleaningOptions = .init()) {
    self.isForum = isForum
    keepsLinks = options.keepsLinks
    keepsImages = options.keepsImages
    counts = NodeCounts(tree)
    prose = ProseMass(tree, counts)
    tables = DataTables.verdicts(of: tree, counts)
    read(tree)
  }

  private mutating func read(_ tree: HTMLTree) {
    var node = 0
    while node < tree.nodes.count {
      while node >= end { close(tree) }
      let tag = tree.tag(node)
      if tag == .text {
        appendText(tree, node)
        node += 1
      } else if skips(tree, tag, node) {
        node = tree.end(node)
      } else if tag == .br {
        lineBreak()
        node += 1
      } else {
        open(tree, tag, node)
        node += 1
      }
    }
    while !frames.isEmpty { close(tree) }
    flush()
    if let last = blocks.indices.last {
      let end = blocks[last].text.utf8.count
      if !waitingImages.isEmpty {
        marks[last, default: PageMarks()].images += waitingImages.map { (end, $0) }
      }
    }
  }

  private func skips(_ tree: HTMLTree, _ tag: HTMLTree.Tag, _ node: Int) -> Bool {
    switch tag {
    case .script, .style, .template, .svg, .iframe, .noembed, .noframes, .audio, .video, .canvas,
      .head, .textarea, .object, .map, .input, .link, .meta, .rp, .rt, .math:
      return tag != .math || tree.end(node) - node > 4096
    case .body, .html: return false
    // What is hidden in a line of text would break it; blocks that are hidden are marked so.
    default: return !tag.isBlock && isUndisplayed(tree, node)
    }
  }

  private func isUndisplayed(_ tree: HTMLTree, _ node: Int) -> Bool {
    if !tree.hasAttributes(node) { return false }
    if tree.range(of: .hidden, at: node) != nil { return true }
    if tree.value(of: .ariaHidden, at: node) == "true" { return true }
    guard let range = tree.range(of: .style, at: node), range.count < 4096 else { return false }
    return Self.hides(tree.text.span.extracting(range))
  }

  /// Whether a style says `display: none` or `visibility: hidden`.
  private static func hides(_ style: Span<UInt8>) -> Bool {
    var packed: [UInt8] = []
    var hasColon = false
    for index in style.indices {
      let byte = style[index]
      if byte <= 0x20 { continue }
      if byte == 0x3A { hasColon = true }
      packed.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
    }
    guard hasColon else { return false }
    for start in packed.indices {
      if packed[start] == 0x64, packed[start...].starts(with: "display:none".utf8) { return true }
      if packed[start] == 0x76, packed[start...].starts(with: "visibility:hidden".utf8) {
        return true
      }
    }
    return false
  }

  private mutating func open(_ tree: HTMLTree, _ tag: HTMLTree.Tag, _ node: Int) {
    var frame =
      frames.last
      ?? Frame(node: node, end: 0, isBlock: true, kind: .paragraph)
    frame.node = node
    frame.end = tree.end(node)
    frame.isBlock = tag.isBlock && !frame.keepsSpace
    judge(tree, tag, node, &frame)
    frame.regions.formUnion(PageRegions(tag))
    if frame.isBlock, isUndisplayed(tree, node) { frame.regions.insert(.undisplayed) }
    switch tag {
    case .h1, .h2, .h3, .h4, .h5, .h6:
      frame.kind = .heading
      frame.level = Int(tag.rawValue - HTMLTree.Tag.h1.rawValue) + 1
    case .ul, .ol, .dl, .dir, .menu: frame.listDepth += 1
    case .li, .dd, .dt:
      // An item of many paragraphs is a container: a post of a thread, a card.
      let isContainer = prose.letters(tree, under: node) > 1500
      frame.kind = isContainer ? .paragraph : .listItem
      frame.level = isContainer ? nil : max(1, frame.listDepth)
    case .blockquote: (frame.kind, frame.level) = (.quote, nil)
    case .figcaption, .caption: (frame.kind, frame.level) = (.caption, nil)
    case .pre, .listing, .plaintext, .xmp:
      (frame.kind, frame.level) = (.code, nil)
      frame.keepsSpace = true
    case .table:
      if tables[node] != .data { (frame.kind, frame.level) = (.paragraph, nil) }
    case .tr where isInDataTable(tree, node):
      (frame.kind, frame.level) = (.tableRow, nil)
    case .a:
      frame.inLink = tree.range(of: .href, at: node) != nil
      if frame.inLink { links += 1 }
      frame.link = frame.inLink && keepsLinks ? node : nil
    case .img where keepsImages: takeImage(tree, node)
    case .b, .strong, .th: frame.inBold = true
    default: break
    }
    if frame.isBlock, !frame.inRow { flush() }
    if frame.inRow, frame.isBlock {
      if tag == .td || tag == .th {
        if rowHasCell { folder.appendTab() }
        rowHasCell = true
      } else {
        folder.appendSpace()
      }
    }
    if frame.kind == .tableRow, !frame.inRow {
      frame.inRow = true
      rowHasCell = false
    }
    frames.append(frame)
    end = frame.end
  }

  private func isInDataTable(_ tree: HTMLTree, _ row: Int) -> Bool {
    var node = tree.parent(row)
    for _ in 0..<3 {
      guard let here = node else { return false }
      if tree.tag(here) == .table { return tables[here] == .data }
      node = tree.parent(here)
    }
    return false
  }

  private mutating func close(_ tree: HTMLTree) {
    guard let frame = frames.popLast() else { return }
    end = frames.last?.end ?? .max
    guard frame.isBlock else { return }
    if frames.last?.inRow == true {
      if tree.tag(frame.node) != .td, tree.tag(frame.node) != .th { folder.appendSpace() }
    } else {
      flush()
    }
  }

  private mutating func lineBreak() {
    if frames.last?.keepsSpace == true {
      code.append(0x0A)
    } else if frames.last?.inRow == true {
      folder.appendSpace()
    } else {
      breaks += 1
      if breaks >= 2 {
        current?.isSetByBreaks = true
        flush()
        wasBroken = true
      } else {
        folder.append(break: true)
      }
    }
  }

  private mutating func appendText(_ tree: HTMLTree, _ node: Int) {
    guard let top = frames.indices.last else { return }
    let range = tree.textRange(node)
    let text = tree.text.span.extracting(range)
    let before = folder.bytes.count
    if frames[top].keepsSpace {
      code += tree.text[range]
    } else {
      folder.append(text)
      guard folder.bytes.count > before else { return }
      breaks = 0
    }
    if current == nil { begin(node, frames[top]) }
    current?.count(node, counts, frames[top].inLink, frames[top].inBold)
    if !frames[top].keepsSpace, let link = frames[top].link { takeLink(link, from: before) }
  }

  /// Notes that what was appended from `start` on belongs to a link.
  private mutating func takeLink(_ node: Int, from start: Int) {
    let bytes = folder.bytes
    var start = start
    // The white space before a link is not of it.
    if start < bytes.count, bytes[start] == 0x20 { start += 1 }
    if bytes[start...].starts(with: [0xE3, 0x80, 0x80]) { start += 3 }
    guard start < bytes.count else { return }
    if let last = currentMarks.anchors.indices.last, currentMarks.anchors[last].node == node {
      currentMarks.anchors[last].range.end = bytes.count
    } else {
      currentMarks.anchors.append((TextRange(start, bytes.count), node))
    }
  }

  /// An image stands before the text that follows it, in its block or the next.
  private mutating func takeImage(_ tree: HTMLTree, _ node: Int) {
    guard tree.range(of: .src, at: node) != nil || tree.range(of: .dataSrc, at: node) != nil else {
      return
    }
    if current != nil, frames.last?.keepsSpace != true {
      currentMarks.images.append((folder.bytes.count, node))
    } else {
      waitingImages.append(node)
    }
  }

  private mutating func begin(_ node: Int, _ frame: Frame) {
    let owner = frames.last(where: { $0.isBlock })?.node ?? frame.node
    let kind = frame.keepsSpace ? Block.Kind.code : frame.kind
    var block = PageBlock(
      kind: kind, level: kind == .code ? nil : frame.level, text: "", node: node, owner: owner)
    block.cues = frame.cues
    block.regions = frame.regions
    linksBefore = links - (frame.inLink ? 1 : 0)
    block.verdict = frame.verdict
    block.isSetByBreaks = wasBroken
    if keepsLinks || keepsImages {
      currentMarks = PageMarks()
      currentMarks.images = waitingImages.map { (0, $0) }
      waitingImages = []
    }
    current = block
  }

  private mutating func flush() {
    breaks = 0
    wasBroken = false
    guard var block = current else {
      if !folder.isEmpty { _ = folder.take() }
      code = []
      return
    }
    current = nil
    block.links = links - linksBefore
    if block.kind == .code {
      // Text beside the code in one block, such as the number of a line, is not the code's.
      _ = folder.take()
      var text = String(decoding: code, as: UTF8.self)
      text.unicodeScalars.removeAll { $0.value < 0x20 && $0 != "\t" && $0 != "\n" }
      while text.unicodeScalars.last?.properties.isWhitespace == true {
        text.unicodeScalars.removeLast()
      }
      block.text = String(text.drop { $0 == "\n" })
    } else {
      block.text = folder.take()
      code = []
    }
    code = []
    guard block.text.utf8.contains(where: { $0 > 0x20 }) else { return }
    if !currentMarks.anchors.isEmpty || !currentMarks.images.isEmpty {
      marks[blocks.count] = currentMarks
      currentMarks = PageMarks()
    }
    blocks.append(block)
  }

  /// Reads an element's names and role for what they make of all inside it.
  private mutating func judge(
    _ tree: HTMLTree, _ tag: HTMLTree.Tag, _ node: Int, _ frame: inout Frame
  ) {
    guard tag != .html, tag != .body else { return }
    var cues: ContainerCues = []
    if tree.hasAttributes(node) {
      for attribute in [HTMLTree.Attribute.class, .id, .role] {
        guard let range = tree.range(of: attribute, at: node), range.count < 2048 else { continue }
        let bits = known.bits(of: range, in: tree.text.span) { ContainerCues.reading($0).rawValue }
        cues.formUnion(ContainerCues(rawValue: bits))
      }
    }
    frame.cues.formUnion(cues)
    guard frame.verdict == nil else { return }
    let share = prose.share(tree, under: node)
    switch tag {
    case .nav: if share < 0.5 { frame.verdict = .navigation }
    case .footer: if share < 0.3 { frame.verdict = .boilerplate }
    case .aside: if share < 0.4 { frame.verdict = .boilerplate }
    case .header:
      if share < 0.2, !frame.cues.contains(.content), !isInside(tree, .article, .main, node) {
        frame.verdict = .navigation
      }
    case .form, .dialog: if share < 0.3 { frame.verdict = .boilerplate }
    case .button, .select, .option, .optgroup: frame.verdict = .navigation
    case .label, .legend: if share < 0.1 { frame.verdict = .navigation }
    case .article, .main: return
    default: break
    }
    guard frame.verdict == nil, !cues.isEmpty else { return }
    if cues.contains(.comments), !isForum {
      if share < 0.85 { frame.verdict = .comment }
    } else if cues.contains(.navigation) {
      if share < 0.3 { frame.verdict = .navigation }
    } else if cues.contains(.furniture) {
      if share < (cues.contains(.content) ? 0.15 : 0.3) { frame.verdict = .boilerplate }
    }
  }

  private func isInside(
    _ tree: HTMLTree, _ first: HTMLTree.Tag, _ second: HTMLTree.Tag, _ node: Int
  ) -> Bool {
    frames.contains { [first, second].contains(tree.tag($0.node)) }
  }
}
