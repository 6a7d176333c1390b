internal import SelarasText

/// Decides which blocks of a page are its content.
///
/// The one place of decision: blocks with their features go in, one verdict a block comes out, `nil`
/// for content. A trained model can take this type's place without another line changing.
struct BlockChoice {
  private let tree: HTMLTree
  private let favour: CleaningOptions.Favour?
  private let isForum: Bool
  private let titleNode: Int?

  init(
    _ tree: HTMLTree, favour: CleaningOptions.Favour?, isForum: Bool, titleNode: Int?
  ) {
    self.tree = tree
    self.favour = favour
    self.isForum = isForum
    self.titleNode = titleNode
  }

  /// The verdict on each block: why it goes, or `nil` where it stays.
  ///
  /// - Complexity: O(*n* + *b* log *b*) for *n* nodes and *b* blocks.
  ///
  /// `furniture` is what ``Furniture`` says of the text of each.
  func verdicts(on blocks: [PageBlock], furniture: [Removal.Reason?]) -> [Removal.Reason?] {
    var verdicts = blocks.map(\.verdict)
    for index in blocks.indices where verdicts[index] == nil {
      if blocks[index].kind == .code || blocks[index].kind == .tableRow { continue }
      verdicts[index] = furniture[index]
    }
    dropSections(blocks, &verdicts)
    dropLinkLists(blocks, &verdicts)
    let strong = blocks.indices.map {
      verdicts[$0] == nil && Self.isStrong(blocks[$0], favour: favour)
    }
    let mass = Mass(tree, blocks, strong, verdicts)
    if mass.strong == 0 { return fallback(blocks, verdicts) }
    let container = container(mass)
    for index in blocks.indices where verdicts[index] == nil {
      let node = blocks[index].node
      guard node < container || node >= tree.end(container) else { continue }
      // An introduction set apart from the body is content all the same.
      if isForum || favour == .recall, strong[index] { continue }
      let isShown = strong[index] || blocks[index].kind == .caption
      if !isShown || !isIntroduction(blocks[index], before: container) {
        verdicts[index] = .boilerplate
      }
    }
    dropWeak(blocks, strong, mass, container, &verdicts)
    dropEdges(blocks, strong, &verdicts)
    dropLonelyHeadings(blocks, &verdicts)
    return verdicts
  }

  // MARK: Single blocks

  /// Whether a block is running text by itself.
  static func isStrong(_ block: PageBlock, favour: CleaningOptions.Favour?) -> Bool {
    switch block.kind {
    case .heading, .caption, .tableRow: return false
    case .code: return block.letters >= 40
    case .paragraph, .quote, .listItem:
      let limit = favour == .precision ? 0.3 : 0.45
      guard block.linkDensity < limit else { return false }
      if block.letters >= 160 { return true }
      return block.letters >= 60 && block.marks >= 1
    }
  }

  /// Whether a block may head what follows.
  private static func mayBeTitle(_ blocks: [PageBlock], _ index: Int) -> Bool {
    blocks[index].kind == .heading || blocks[index].boldLetters * 10 >= blocks[index].letters * 9
      || blocks[index].letters < 40 && blocks[index].kind == .paragraph
  }

  /// A heading such as "Related articles" takes what follows in its element with it.
  private func dropSections(_ blocks: [PageBlock], _ verdicts: inout [Removal.Reason?]) {
    let total = max(1, blocks.reduce(0) { $0 + ($1.letters - $1.linkLetters) })
    var index = 0
    while index < blocks.count {
      defer { index += 1 }
      guard Self.mayBeTitle(blocks, index) else { continue }
      let block = blocks[index]
      guard let reason = Furniture.section(block.text) else { continue }
      if isForum, reason == .comment { continue }
      if verdicts[index] == nil { verdicts[index] = reason }
      // The element that the heading heads: the first round it that holds other blocks.
      var element = block.owner
      var climbed = 0
      while climbed < 3, let parent = tree.parent(element),
        index + 1 >= blocks.count || blocks[index + 1].node >= tree.end(element)
      {
        element = parent
        climbed += 1
      }
      if tree.tag(element) == .body || tree.tag(element) == .html { continue }
      var last = index
      var prose = 0
      while last + 1 < blocks.count, blocks[last + 1].node < tree.end(element) {
        let next = blocks[last + 1]
        // The element goes on to something else.
        if next.kind == .heading, block.kind == .heading,
          (next.level ?? 6) < (block.level ?? 6)
            || (next.level == block.level && reason != .comment)
        {
          break
        }
        last += 1
        prose += next.letters - next.linkLetters
      }
      let limit = reason == .comment ? 0.6 : 0.25
      guard Double(prose) < limit * Double(total) else { continue }
      for inner in index...last where verdicts[inner] == nil { verdicts[inner] = reason }
      index = last
    }
  }

  /// Lists, and runs of short blocks in one element, that are mostly links.
  private func dropLinkLists(_ blocks: [PageBlock], _ verdicts: inout [Removal.Reason?]) {
    var start = 0
    while start < blocks.count {
      let group = groupElement(blocks, start)
      var end = start
      var letters = 0
      var links = 0
      var longest = 0
      while end < blocks.count, groupElement(blocks, end) == group {
        letters += blocks[end].letters
        links += blocks[end].linkLetters
        longest = max(longest, blocks[end].letters - blocks[end].linkLetters)
        end += 1
      }
      let density = letters == 0 ? 0 : Double(links) / Double(letters)
      let count = end - start
      for index in start..<end where verdicts[index] == nil {
        let block = blocks[index]
        if block.kind == .tableRow || block.kind == .code { continue }
        let isList = count >= 2 && density > 0.6 && longest < 60
        let isLink =
          block.linkDensity > 0.75 && block.kind != .heading && block.node != titleNode
          && (block.letters < 160 || block.linkDensity > 0.95)
        if block.kind == .heading, block.linkDensity < 0.5 { continue }
        if isList || isLink { verdicts[index] = .navigation }
      }
      start = end
    }
  }

  private func groupElement(_ blocks: [PageBlock], _ index: Int) -> Int {
    let owner = blocks[index].owner
    return blocks[index].kind == .listItem ? tree.parent(owner) ?? owner : owner
  }

  // MARK: The container

  /// Running sums over blocks, asked by node.
  private struct Mass {
    private var nodes: [Int]
    private var sums: [Int] = [0]
    private var weak: [Int] = [0]

    init(
      _ tree: HTMLTree, _ blocks: [PageBlock], _ strong: [Bool], _ verdicts: [Removal.Reason?]
    ) {
      nodes = blocks.map(\.node)
      for index in blocks.indices {
        sums.append(sums[index] + (strong[index] ? blocks[index].letters : 0))
        weak.append(weak[index] + (strong[index] ? 0 : blocks[index].letters))
      }
    }

    var strong: Int { sums.last ?? 0 }

    private func position(_ node: Int) -> Int {
      var low = 0
      var high = nodes.count
      while low < high {
        let middle = (low + high) / 2
        if nodes[middle] < node { low = middle + 1 } else { high = middle }
      }
      return low
    }

    func strong(_ start: Int, _ end: Int) -> Int { sums[position(end)] - sums[position(start)] }
    func others(_ start: Int, _ end: Int) -> Int { weak[position(end)] - weak[position(start)] }
  }

  /// The smallest element that still holds nearly all running text.
  private func container(_ mass: Mass) -> Int {
    let share = favour == .precision ? 0.6 : favour == .recall ? 0.95 : 0.75
    var node = 0
    descent: while true {
      let here = mass.strong(node, tree.end(node))
      var child = node + 1
      while child < tree.end(node) {
        if tree.tag(child) != .text {
          let inside = mass.strong(child, tree.end(child))
          if Double(inside) >= share * Double(mass.strong), inside * 10 >= here * 7 {
            // A list or one long paragraph is part of the content, not its container.
            switch tree.tag(child) {
            case .p, .ul, .ol, .li, .blockquote, .dl, .pre, .table: break descent
            default: break
            }
            node = child
            continue descent
          }
        }
        child = max(tree.end(child), child + 1)
      }
      break
    }
    return node
  }

  /// Whether a block outside the container belongs to the same article and comes before.
  private func isIntroduction(_ block: PageBlock, before container: Int) -> Bool {
    guard block.node < container, block.linkDensity < 0.2, block.kind != .heading else {
      return false
    }
    var node = tree.parent(container)
    while let here = node {
      switch tree.tag(here) {
      case .article: return block.node >= here
      case .main: return block.node >= here && block.letters >= 80
      case .body: return titleNode.map { block.node > $0 } ?? false
      default: node = tree.parent(here)
      }
    }
    return false
  }

  // MARK: Inside the container

  /// Short blocks stay where running text stands round them.
  private func dropWeak(
    _ blocks: [PageBlock], _ strong: [Bool], _ mass: Mass, _ container: Int,
    _ verdicts: inout [Removal.Reason?]
  ) {
    for index in blocks.indices where verdicts[index] == nil && !strong[index] {
      let block = blocks[index]
      if block.kind == .heading { continue }
      if block.cues.contains(.about), block.kind == .paragraph || block.kind == .listItem {
        verdicts[index] = .boilerplate
        continue
      }
      if block.kind == .tableRow || block.kind == .caption || block.kind == .code {
        if block.linkDensity > 0.7 { verdicts[index] = .navigation }
        continue
      }
      var element = tree.parent(block.owner) ?? block.owner
      if block.owner == container { element = container }
      // A list is judged with what stands round it, however deeply it is nested.
      while block.kind == .listItem, element != container, let outer = tree.parent(element) {
        let isInList = tree.tag(element).isListPart
        element = outer
        if !isInList { break }
      }
      let running = mass.strong(element, tree.end(element))
      let others = mass.others(element, tree.end(element))
      let ratio = favour == .precision ? 1.0 : favour == .recall ? 0.05 : 0.3
      if Double(running) < ratio * Double(max(others, 1)) { verdicts[index] = .boilerplate }
    }
  }

  /// What stands before the headline, between it and the text, and after the text's end.
  private func dropEdges(
    _ blocks: [PageBlock], _ strong: [Bool], _ verdicts: inout [Removal.Reason?]
  ) {
    guard favour != .recall else { return }
    let kept = blocks.indices.filter { verdicts[$0] == nil }
    guard let first = kept.first(where: { strong[$0] }),
      let last = kept.last(where: { strong[$0] })
    else { return }
    for index in kept where index < first {
      let block = blocks[index]
      let isBeforeTitle = titleNode.map { block.node < $0 } ?? false
      switch block.kind {
      case .caption, .quote: if isBeforeTitle { verdicts[index] = .boilerplate }
      case .heading:
        if block.node != titleNode, isBeforeTitle || block.linkDensity > 0.5 {
          verdicts[index] = .navigation
        }
      case .tableRow, .code: break
      default:
        if isBeforeTitle || block.letters < 60 || Byline(block.text) != nil {
          verdicts[index] = isBeforeTitle ? .navigation : .boilerplate
        }
      }
    }
    if let titleNode, !isForum {
      // A page may have its headline at the foot; then nothing can be said.
      let before = kept.filter { strong[$0] && blocks[$0].node < titleNode }
      let lettersBefore = before.reduce(0) { $0 + blocks[$1].letters }
      let all = kept.reduce(0) { $0 + (strong[$1] ? blocks[$1].letters : 0) }
      if lettersBefore * 4 < all { for index in before { verdicts[index] = .boilerplate } }
    }
    for index in kept where index > last {
      let block = blocks[index]
      let isSibling =
        block.owner == blocks[last].owner
        || tree.parent(block.owner) == tree.parent(blocks[last].owner)
      switch block.kind {
      case .tableRow, .code, .caption: break
      case .listItem: if !isSibling && block.linkDensity > 0.2 { verdicts[index] = .boilerplate }
      case .heading: break
      default: if !isSibling { verdicts[index] = .boilerplate }
      }
    }
  }

  /// A heading with nothing kept below it heads nothing.
  private func dropLonelyHeadings(_ blocks: [PageBlock], _ verdicts: inout [Removal.Reason?]) {
    var hasText = false
    var lowest = 7
    for index in blocks.indices.reversed() {
      guard verdicts[index] == nil else { continue }
      guard blocks[index].kind == .heading else {
        hasText = true
        lowest = 7
        continue
      }
      if blocks[index].node == titleNode { continue }
      let level = blocks[index].level ?? 6
      if hasText || lowest > level && lowest < 7 {
        hasText = false
        lowest = level
        continue
      }
      // Two headings of one level in a row may be one in two languages.
      if lowest == level, index + 1 < blocks.count, verdicts[index + 1] == nil { continue }
      verdicts[index] = .boilerplate
    }
  }

  /// A page without running text: all that no rule speaks against.
  private func fallback(_ blocks: [PageBlock], _ verdicts: [Removal.Reason?]) -> [Removal.Reason?] {
    guard favour != .precision else {
      return verdicts.map { $0 ?? .boilerplate }
    }
    return blocks.indices.map { index in
      verdicts[index] ?? (blocks[index].linkDensity > 0.6 ? .navigation : nil)
    }
  }
}

extension HTMLTree.Tag {
  /// Whether the element makes up a list.
  fileprivate var isListPart: Bool {
    switch self {
    case .li, .ul, .ol, .dl, .dd, .dt, .menu, .dir: true
    default: false
    }
  }
}
