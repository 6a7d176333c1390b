internal import SelarasText

/// The first word on each block: a weight for each token of the names of the elements round it, for
/// each of its words and pairs of words, and for the words of the heading above.
///
/// Tokens are hashed into tables of fixed size (Weinberger, Dasgupta, Langford, Smola, Attenberg,
/// "Feature hashing for large scale multitask learning", 2009, doi:10.1145/1553374.1553516). A
/// block's score is the sum of its tokens' weights over the square root of their number, in nats of
/// log-odds.
struct LinearModel: Sendable {
  /// The numbers that ``LinearScores/append(_:to:)`` writes for a block.
  static let count = 4
  static let bits: UInt32 = 15
  static let slots = 1 << Int(bits)
  /// A weight of one nat is so much.
  static let scale: Float = 32
  /// How many elements, from the block's own, are asked for their names.
  static let greatestStep = 24
  /// How many words of a heading are asked.
  static let headingWords = 8

  /// Weights of tokens of names.
  var names = [Int8](repeating: 0, count: slots)
  /// Weights of words.
  var words = [Int8](repeating: 0, count: slots)
  /// The log-odds before any token.
  var base: Float = 0

  /// Elements of the sixth step above and beyond count alike.
  static func distance(_ step: Int) -> Int { min(step, 6) }

  /// The slot of a token of names at a distance of 0...6.
  static func nameSlot(_ hash: UInt32, _ distance: Int) -> Int {
    TokenHash.slot(hash, UInt32(distance), bits: bits)
  }

  /// What a word is to a block.
  enum Place: UInt32 {
    case first = 8
    case second, any, pair, heading
  }

  /// The slot of a word.
  static func wordSlot(_ hash: UInt32, _ place: Place) -> Int {
    TokenHash.slot(hash, place.rawValue, bits: bits)
  }

  /// Hands on the slots of a block's own words.
  static func forEachWord(_ tokens: [UInt32], _ body: (Int) -> Void) {
    var last: UInt32 = 0
    for (index, token) in tokens.enumerated() {
      if index == 0 { body(wordSlot(token, .first)) }
      if index == 1 { body(wordSlot(token, .second)) }
      body(wordSlot(token, .any))
      if index > 0 { body(wordSlot(token ^ (last &* 31), .pair)) }
      last = token
    }
  }

  /// Hands on the slots of the words of the heading above a block.
  static func forEachHeadingWord(_ tokens: [UInt32], _ body: (Int) -> Void) {
    for token in tokens.prefix(headingWords) { body(wordSlot(token, .heading)) }
  }

  /// The heading above each block; a heading has none above itself.
  static func headings(of blocks: [PageBlock]) -> [Int?] {
    var last: Int?
    return blocks.indices.map { index in
      guard blocks[index].kind == .heading else { return last }
      last = index
      return nil
    }
  }
}

/// What a ``LinearModel`` says of the blocks of one page; each element and heading is asked once.
struct LinearScores {
  private struct Asked {
    /// The sum of the weights of tokens at each distance; whole numbers, whatever their order.
    var sums: SIMD8<Float> = .zero
    /// How many tokens there are.
    var count: Float = 0
  }

  private let tree: HTMLTree
  private let model: LinearModel
  private let blocks: [PageBlock]
  private let profiles: [TextProfile]
  private let headings: [Int?]
  /// What each element's names say, and where it stands for each node; -1 before it is asked.
  private var asked: [Asked] = []
  private var places: [Int32]
  /// What each kind of element says, and each value of a class or another name.
  private var tags = [Asked?](repeating: nil, count: 256)
  private var values: [Asked] = []
  private var known = ValueMemo()
  private var heading: (index: Int, sum: Float, count: Float) = (-1, 0, 0)

  init(_ tree: HTMLTree, _ blocks: [PageBlock], _ profiles: [TextProfile], _ model: LinearModel) {
    self.tree = tree
    self.blocks = blocks
    self.profiles = profiles
    self.model = model
    headings = LinearModel.headings(of: blocks)
    places = Array(repeating: -1, count: tree.nodes.count)
  }

  /// The place of what an element's names say.
  private mutating func ask(_ node: Int) -> Int {
    if places[node] >= 0 { return Int(places[node]) }
    let tag = tree.tag(node)
    var whole = tags[Int(tag.rawValue)] ?? Self.said(by: NodeNames.token(of: tag), model.names)
    tags[Int(tag.rawValue)] = whole
    if tree.hasAttributes(node) {
      for attribute in NodeNames.attributes {
        guard let range = tree.range(of: attribute, at: node) else { continue }
        let part = ask(value: range.lowerBound..<min(range.upperBound, range.lowerBound + 256))
        whole.sums += part.sums
        whole.count += part.count
      }
    }
    places[node] = Int32(asked.count)
    asked.append(whole)
    return asked.count - 1
  }

  /// The most values that are kept.
  private static let greatestValues = 4096

  /// What the tokens of an attribute's value say.
  private mutating func ask(value range: Range<Int>) -> Asked {
    if values.count == Self.greatestValues {
      values.removeAll(keepingCapacity: true)
      known = ValueMemo()
    }
    let names = model.names
    let text = tree.text
    var found = Asked()
    var isNew = false
    let place = known.bits(of: range, in: text.span) { [count = values.count] value in
      NodeNames.forEachToken(in: value) { hash in
        found.sums += Self.said(by: hash, names).sums
        found.count += 1
      }
      isNew = true
      return UInt16(count)
    }
    if isNew { values.append(found) }
    return values[Int(place)]
  }

  /// The weights of a token at each distance.
  private static func said(by hash: UInt32, _ names: [Int8]) -> Asked {
    var sums = SIMD8<Float>.zero
    for distance in 0...6 { sums[distance] = Float(names[LinearModel.nameSlot(hash, distance)]) }
    return Asked(sums: sums, count: 1)
  }

  /// Writes the scores of a block: the log-odds, and what names, words and the heading add to it.
  mutating func append(_ index: Int, to row: inout [Float]) {
    var ofNames: Float = 0
    var count: Float = 0
    var node = blocks[index].owner
    for step in 0..<LinearModel.greatestStep {
      let place = ask(node)
      ofNames += asked[place].sums[LinearModel.distance(step)]
      count += asked[place].count
      guard let parent = tree.parent(node) else { break }
      node = parent
    }
    let table = model.words
    var ofWords: Float = 0
    LinearModel.forEachWord(profiles[index].tokens) { slot in
      ofWords += Float(table[slot])
      count += 1
    }
    var ofHeading: Float = 0
    if let above = headings[index] {
      if heading.index != above {
        var sum: Float = 0
        var words: Float = 0
        LinearModel.forEachHeadingWord(profiles[above].tokens) { slot in
          sum += Float(table[slot])
          words += 1
        }
        heading = (above, sum, words)
      }
      ofHeading = heading.sum
      count += heading.count
    }
    let share = 1 / (LinearModel.scale * max(1, count).squareRoot())
    row.append(model.base + (ofNames + ofWords + ofHeading) * share)
    row.append(ofNames * share)
    row.append(ofWords * share)
    row.append(ofHeading * share)
  }
}
