internal import SelarasText

/// A page as the choice of its blocks sees it: blocks, what the rules say, and features.
struct PageReading {
  let tree: HTMLTree
  let metadata: PageHead
  let blocks: [PageBlock]
  /// The links and images of blocks, where they were asked for.
  let marks: [Int: PageMarks]
  /// The profile of each block's text; none past ``CleanerModel/greatest`` blocks.
  let profiles: [TextProfile]
  /// What the rules say of each block; `nil` keeps it.
  let rules: [Removal.Reason?]
  let titleNode: Int?
  private let titleIndex: Int?
  /// Which blocks go because their site has them everywhere.
  let recurs: [Bool]
  /// The greatest number of blocks that are judged by what stands in and round them; past it, only
  /// by the elements that they stand in and by their links.
  private static let greatestJudged = 250_000
  /// What each block's own words say of it.
  private let furniture: [Removal.Reason?]

  init(_ tree: HTMLTree, url: String?, site: String = "", options: CleaningOptions) {
    self.tree = tree
    metadata = PageHead(tree, url: url)
    let read = PageBlocks(tree, isForum: metadata.isForum, options: options)
    let all = read.blocks
    marks = read.marks
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
      tree, favour: options.favour, isForum: metadata.isForum, titleNode: titleNode)
    let recurs = SiteLineChoice(options.siteLines, site: SiteName.of(metadata.url) ?? site)
      .recurring(among: all)
    self.recurs = recurs
    let profiles =
      all.count > CleanerModel.greatest
      ? [] : all.indices.map { TextProfile(all[$0].text.utf8.span) }
    let furniture =
      all.count > Self.greatestJudged
      ? []
      : all.indices.map {
        Furniture.reason(
          against: all[$0].text,
          letters: profiles.isEmpty ? nil : profiles[$0].letters + profiles[$0].signs,
          recurs: recurs[$0])
      }
    self.furniture = furniture
    if all.count > Self.greatestJudged {
      blocks = all
      self.profiles = []
      rules = all.map {
        if !$0.regions.isDisjoint(with: hidden) { return .boilerplate }
        return $0.linkDensity > 0.6 ? $0.verdict ?? .navigation : $0.verdict
      }
      return
    }
    let isWhole = seen.count == all.count
    let verdicts = choice.verdicts(
      on: isWhole ? all : seen.map { all[$0] },
      furniture: isWhole ? furniture : seen.map { furniture[$0] })
    var rules = [Removal.Reason?](repeating: .boilerplate, count: all.count)
    for (index, verdict) in zip(seen, verdicts) { rules[index] = verdict }
    blocks = all
    self.profiles = profiles
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
    let body = metadata.body.flatMap { $0.utf8.count >= 100 ? $0 : nil }
    facts.hasBody = body != nil
    facts.isBody = areSaid(in: body.map { [$0] } ?? [])
    facts.hasLinked = !metadata.linkedTexts.isEmpty
    facts.isLinked = areSaid(in: metadata.linkedTexts)
    facts.hasDescription = metadata.description != nil
    facts.isDescription = areSaid(in: metadata.description.map { [$0] } ?? [])
    return facts
  }

  /// Which blocks begin with six words that stand in one of the texts.
  private func areSaid(in texts: [String]) -> [Bool] {
    var openings: Set<UInt64> = []
    for text in texts {
      let tokens = TextProfile(text.utf8.span, greatestTokens: 100_000).tokens
      for start in tokens.indices.dropLast(5) { openings.insert(Self.key(tokens, start)) }
    }
    if openings.isEmpty { return blocks.map { _ in false } }
    return blocks.indices.map {
      guard blocks[$0].letters >= 25 else { return false }
      let tokens = profiles[$0].tokens
      return tokens.count >= 6 && openings.contains(Self.key(tokens, 0))
    }
  }

  /// A hash of six words in a row.
  private static func key(_ tokens: [UInt32], _ start: Int) -> UInt64 {
    tokens[start..<start + 6].reduce(0xCBF2_9CE4_8422_2325) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
  }

  private static func isTitle(
    _ block: PageBlock, _ metadata: PageHead, _ title: String
  ) -> Bool {
    // Folding makes no text three times as long or short.
    let length = block.text.utf8.count
    guard length < 2000, length < 3 * title.utf8.count + 8 else { return false }
    if let node = metadata.titleNode, block.node < node { return false }
    return Furniture.folds(block.text, to: title)
  }
}
