internal import SelarasText

/// What the model reads of each block of a page: rows of numbers, and the tokens of its names.
struct BlockFeatures {
  /// The numbers of a block.
  static let count = Row.count
  /// An array of its own size asks neither whether it is shared nor whether it has room.
  private typealias Row = InlineArray<144, Float>

  /// Rows of ``count`` numbers, one a block.
  private(set) var rows: [Float] = []
  /// The profile of each block's text.
  let profiles: [TextProfile]

  private let tree: HTMLTree
  private let blocks: [PageBlock]
  /// Blocks before each node.
  private var before: [Int32] = []
  /// Running sums over blocks: letters, letters in links, marks, words.
  private var sums: [SIMD4<Int32>] = [.zero]
  private var names: NodeNames
  /// The row that is being written, and how far.
  private var row = Row(repeating: 0)
  private var place = 0
  /// The blocks of the elements round each block, ``levels`` a block.
  private var ranges: [(first: Int32, end: Int32)] = []
  /// What blocks of the same place in the page's pattern share.
  private(set) var signatures: [UInt32] = []

  /// How many elements round a block are summed up.
  static let levels = 6

  init(
    _ tree: HTMLTree, _ blocks: [PageBlock], _ profiles: [TextProfile], rules: [Bool],
    _ page: PageFacts
  ) {
    self.tree = tree
    self.blocks = blocks
    self.profiles = profiles
    names = NodeNames(tree)
    before = [Int32](repeating: 0, count: tree.nodes.count + 1)
    for index in blocks.indices { before[blocks[index].node + 1] += 1 }
    for node in 0..<tree.nodes.count { before[node + 1] += before[node] }
    for index in blocks.indices {
      let last = sums[sums.count - 1]
      sums.append(
        last
          &+ SIMD4(
            Int32(truncatingIfNeeded: profiles[index].letters),
            Int32(truncatingIfNeeded: blocks[index].linkLetters),
            Int32(truncatingIfNeeded: profiles[index].marks),
            Int32(truncatingIfNeeded: profiles[index].words)))
    }
    rows.reserveCapacity(blocks.count * Self.count)
    write(rules, page)
  }

  private mutating func write(_ rules: [Bool], _ page: PageFacts) {
    var copies: [UInt64: Int] = [:]
    for index in profiles.indices { copies[profiles[index].hash, default: 0] += 1 }
    signatures = blocks.indices.map { names.signature(blocks[$0].owner) }
    var repeated: [UInt32: SIMD4<Int32>] = [:]
    for (index, signature) in signatures.enumerated() {
      repeated[signature, default: .zero] &+=
        SIMD4(
          1, Int32(truncatingIfNeeded: profiles[index].letters),
          Int32(truncatingIfNeeded: blocks[index].linkLetters),
          Int32(truncatingIfNeeded: profiles[index].marks))
    }
    let total = sums[sums.count - 1]
    let strong = blocks.indices.map { BlockChoice.isStrong(blocks[$0], favour: nil) }
    let strongLetters = blocks.indices.reduce(0) { $0 + (strong[$1] ? profiles[$1].letters : 0) }
    let title = blocks.firstIndex { $0.node == page.titleNode }
    let firstRule = rules.firstIndex(of: true)
    let lastRule = rules.lastIndex(of: true)
    let ruleCount = rules.reduce(0) { $0 + ($1 ? 1 : 0) }
    var heading: Int?
    var headingIsFurniture = false
    var lastStrong: Int?
    var nextStrong = [Int](repeating: blocks.count + 60, count: blocks.count + 1)
    for index in blocks.indices.reversed() {
      nextStrong[index] = strong[index] ? index : nextStrong[index + 1]
    }
    let whole = Float(max(1, total.x))
    let count = Float(max(1, blocks.count))
    for index in blocks.indices {
      let block = blocks[index]
      let text = profiles[index]
      let letters = Float(max(1, text.letters))
      let words = Float(max(1, text.words))
      if block.kind == .heading {
        heading = index
        headingIsFurniture = Furniture.section(block.text) != nil
      }
      // The block's own text.
      add(Float(text.letters))
      add(words)
      add(Float(block.linkLetters) / letters)
      add(Float(block.boldLetters) / letters)
      add(Float(text.marks) * 20 / letters)
      add(Float(text.marks))
      add(Float(text.wideMarks))
      add(Float(text.wide * 2) / letters)
      add(Float(text.digits) / letters)
      add(Float(text.capitals) / letters)
      add(Float(text.functionWords) / words)
      add(Float(text.separators))
      add(Float(text.prices))
      add(text.hasCopyright ? 1 : 0)
      add(text.hasAt ? 1 : 0)
      add(text.isEnded ? 1 : 0)
      add(letters / words)
      add(Float(block.links))
      add(Float(block.links) / words)
      add(Float(Self.number(block.kind)))
      add(Float(block.level ?? 0))
      add(block.isSetByBreaks ? 1 : 0)
      add(Self.number(page.furniture[index]))
      add(Self.number(block.verdict))
      add(strong[index] ? 1 : 0)
      add(Float(copies[text.hash] ?? 1))
      add(page.isBylineLike[index] ? 1 : 0)
      // What the rules say.
      add(rules[index] ? 1 : 0)
      add(Float(index - (firstRule ?? index)))
      add(Float((lastRule ?? index) - index))
      add(Float(ruleCount))
      add(index > 0 && rules[index - 1] ? 1 : 0)
      add(index + 1 < blocks.count && rules[index + 1] ? 1 : 0)
      // Where it stands.
      for bit in 0..<PageRegions.count {
        add(block.regions.rawValue >> UInt32(bit) & 1 == 1 ? 1 : 0)
      }
      for bit in 0..<6 { add(block.cues.rawValue >> UInt16(bit) & 1 == 1 ? 1 : 0) }
      add(Float(index))
      add(Float(index) / count)
      add(Float(blocks.count - index))
      add(Float(sums[index].x) / whole)
      add(title.map { Float(min(99, max(-99, index - $0))) } ?? -200)
      add(heading.map { Float(min(60, index - $0)) } ?? 99)
      add(heading.map { Float(blocks[$0].level ?? 0) } ?? 0)
      add(headingIsFurniture ? 1 : 0)
      add(lastStrong.map { Float(min(60, index - $0)) } ?? 99)
      add(Float(min(60, nextStrong[index + 1] - index)))
      if strong[index] { lastStrong = index }
      // Its neighbours.
      for offset in [-2, -1, 1, 2] {
        let other = index + offset
        if blocks.indices.contains(other) {
          add(Float(profiles[other].letters))
          add(blocks[other].linkDensity32)
          add(Float(profiles[other].functionWords) / Float(max(1, profiles[other].words)))
          add(Float(Self.number(blocks[other].kind)))
          add(signatures[other] == signatures[index] ? 1 : 0)
        } else {
          for value: Float in [-1, -1, -1, -1, 0] { add(value) }
        }
      }
      // The elements round it.
      let repetition = repeated[signatures[index]] ?? .zero
      add(Float(repetition.x))
      add(Float(repetition.y) / whole)
      add(Float(repetition.y) / Float(max(1, repetition.x)))
      add(Float(repetition.z) / Float(max(1, repetition.y)))
      add(Float(repetition.w) * 20 / Float(max(1, repetition.y)))
      let depth = climb(block, total)
      add(Float(depth))
      // The page.
      add(count)
      add(whole)
      add(Float(total.y) / whole)
      add(Float(total.z) * 20 / whole)
      add(Float(strongLetters) / whole)
      add(page.isForum ? 1 : 0)
      add(Float(page.articles))
      add(Float(page.kinds))
      add(page.isBody[index] ? 1 : 0)
      add(page.hasBody ? 1 : 0)
      add(page.isLinked[index] ? 1 : 0)
      add(page.hasLinked ? 1 : 0)
      add(page.isDescription[index] ? 1 : 0)
      add(page.hasDescription ? 1 : 0)
      endRow()
    }
  }

  private mutating func add(_ value: Float) {
    row[place] = value
    place += 1
  }

  private mutating func endRow() {
    precondition(place == Self.count, "\(place)")
    unsafe row.span.withUnsafeBufferPointer { unsafe rows.append(contentsOf: $0) }
    place = 0
  }

  /// Writes the sums of the elements round a block that hold more than the one before.
  private mutating func climb(_ block: PageBlock, _ total: SIMD4<Int32>) -> Int {
    var node = block.owner
    var steps = 0
    var level = 0
    var last = 0
    add(Float(tree.tag(node).rawValue))
    add(Float(tree.parent(node).map { tree.tag($0).rawValue } ?? 0))
    let position = Int(before[block.node])
    let own = sums[position + 1] &- sums[position]
    var seen: SIMD4<Int32> = own
    var seenCount = 1
    while level < Self.levels {
      let first = Int(before[node])
      let end = Int(before[tree.end(node)])
      if end - first > last, level == 0 || end - first > 1 {
        last = end - first
        seen = sums[end] &- sums[first]
        seenCount = last
        writeLevel(seen, seenCount, position - first, total)
        ranges.append((Int32(first), Int32(end)))
        level += 1
      }
      guard steps < 24, let parent = tree.parent(node) else { break }
      node = parent
      steps += 1
    }
    while level < Self.levels {
      writeLevel(seen, seenCount, position, total)
      ranges.append(ranges[ranges.count - 1])
      level += 1
    }
    return steps
  }

  private mutating func writeLevel(
    _ sum: SIMD4<Int32>, _ count: Int, _ place: Int, _ total: SIMD4<Int32>
  ) {
    let letters = Float(max(1, sum.x))
    add(letters / Float(max(1, total.x)))
    add(Float(sum.y) / letters)
    add(Float(count))
    add(letters / Float(count))
    add(Float(sum.z) * 20 / letters)
    add(Float(place) / Float(count))
  }

  /// The blocks of an element round a block.
  func range(of block: Int, level: Int) -> Range<Int> {
    let range = ranges[block * Self.levels + level]
    return Int(range.first)..<Int(range.end)
  }

  /// The numbers of a block.
  func row(_ block: Int) -> ArraySlice<Float> {
    rows[block * Self.count..<(block + 1) * Self.count]
  }

  private static func number(_ kind: Block.Kind) -> Int {
    switch kind {
    case .paragraph: 0
    case .heading: 1
    case .listItem: 2
    case .quote: 3
    case .tableRow: 4
    case .code: 5
    case .caption: 6
    }
  }

  static func number(_ reason: Removal.Reason?) -> Float { Float(place(reason)) }

  private static func place(_ reason: Removal.Reason?) -> Int {
    switch reason {
    case nil: 0
    case .boilerplate: 1
    case .navigation: 2
    case .comment: 3
    default: 4
    }
  }
}

/// What is known of the page beside its blocks.
struct PageFacts {
  var isForum = false
  var titleNode: Int?
  /// The article elements of the page.
  var articles = 0
  /// The kinds of page that JSON-LD and Open Graph name, as bits.
  var kinds = 0
  /// What each block's own words say of it.
  var furniture: [Removal.Reason?] = []
  var isBylineLike: [Bool] = []
  /// Whether the block's text stands in the body that JSON-LD gives.
  var isBody: [Bool] = []
  var hasBody = false
  /// Whether the block's text stands in another text that JSON-LD gives: what is said of a product,
  /// a post, an answer.
  var isLinked: [Bool] = []
  var hasLinked = false
  /// Whether the block's text stands in the description that the head gives.
  var isDescription: [Bool] = []
  var hasDescription = false
}

extension PageBlock {
  var linkDensity32: Float { letters == 0 ? 0 : Float(linkLetters) / Float(letters) }
}
