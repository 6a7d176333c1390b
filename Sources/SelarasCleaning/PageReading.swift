internal import SelarasText

/// A page as the choice of its blocks sees it: blocks, what the rules say, and features.
struct PageReading {
  let tree: HTMLTree
  let metadata: PageMetadata
  let blocks: [PageBlock]
  /// What the rules say of each block; `nil` keeps it.
  let rules: [Removal.Reason?]
  let titleNode: Int?
  private let titleIndex: Int?
  /// What each block's own words say of it.
  private let furniture: [Removal.Reason?]

  init(_ tree: HTMLTree, url: String?, favour: CleaningOptions.Favour?) {
    self.tree = tree
    metadata = PageMetadata(tree, url: url)
    let all = PageBlocks(tree, isForum: metadata.isForum).blocks
    let metadata = metadata
    let title = metadata.title.map(Furniture.fold)
    titleIndex = title.flatMap { title in
      all.firstIndex { Self.isTitle($0, metadata, title) }
    }
    titleNode = titleIndex.map { all[$0].node }
    func letters(_ regions: PageRegions) -> Int {
      all.reduce(0) {
        $0
          + ($1.verdict == nil && $1.regions.isDisjoint(with: regions)
            ? $1.letters - $1.linkLetters : 0)
      }
    }
    // What is hidden counts where the page shows next to nothing.
    var hidden = PageRegions.hidden
    let shown = letters(hidden)
    if shown < 400 {
      let limit = 2 * max(shown, 100)
      if letters(.undisplayed) > limit {
        hidden = .undisplayed
      } else if letters([]) > limit {
        hidden = []
      }
    }
    let seen = all.indices.filter { all[$0].regions.isDisjoint(with: hidden) }
    let choice = BlockChoice(
      tree, favour: favour, isForum: metadata.isForum, titleNode: titleNode)
    let furniture: [Removal.Reason?] = all.map {
      if case .furniture(let reason) = Furniture.verdict(on: $0.text) { reason } else { nil }
    }
    self.furniture = furniture
    let verdicts = choice.verdicts(
      on: seen.map { all[$0] }, furniture: seen.map { furniture[$0] })
    var rules = [Removal.Reason?](repeating: .boilerplate, count: all.count)
    for (index, verdict) in zip(seen, verdicts) { rules[index] = verdict }
    blocks = all
    self.rules = rules
  }

  /// Whether a block may be a byline: near the headline, or with the digits of a date.
  func mayBeByline(_ index: Int) -> Bool {
    guard blocks[index].letters < 260 else { return false }
    if abs(index - (titleIndex ?? 0)) <= 6 { return true }
    return blocks[index].text.utf8.reduce(0) { $0 + ($1 >= 0x30 && $1 <= 0x39 ? 1 : 0) } >= 3
  }

  /// What is known of the page beside its blocks.
  var facts: PageFacts {
    var facts = PageFacts()
    facts.isForum = metadata.isForum
    facts.titleNode = titleNode
    facts.kinds = metadata.kinds
    for node in tree.nodes.indices where tree.tag(node) == .article { facts.articles += 1 }
    facts.furniture = furniture
    facts.isBylineLike = blocks.indices.map {
      mayBeByline($0) && blocks[$0].letters < 160 && Byline(blocks[$0].text) != nil
    }
    facts.isBody = blocks.map { _ in false }
    if let body = metadata.body, body.utf8.count >= 100 {
      facts.hasBody = true
      let tokens = TextProfile(body.utf8.span, greatestTokens: 100_000).tokens
      var openings: Set<UInt64> = []
      for start in tokens.indices.dropLast(5) { openings.insert(Self.key(tokens, start)) }
      facts.isBody = blocks.map {
        guard $0.letters >= 40 else { return false }
        let tokens = TextProfile($0.text.utf8.span).tokens
        return tokens.count >= 6 && openings.contains(Self.key(tokens, 0))
      }
    }
    return facts
  }

  /// A hash of six words in a row.
  private static func key(_ tokens: [UInt32], _ start: Int) -> UInt64 {
    tokens[start..<start + 6].reduce(0xCBF2_9CE4_8422_2325) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
  }

  private static func isTitle(
    _ block: PageBlock, _ metadata: PageMetadata, _ title: String
  ) -> Bool {
    // Folding makes no text three times as long or short.
    let length = block.text.utf8.count
    guard length < 2000, length < 3 * title.utf8.count + 8 else { return false }
    if let node = metadata.titleNode, block.node < node { return false }
    return Furniture.fold(block.text) == title
  }
}
