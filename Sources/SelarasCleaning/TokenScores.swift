internal import SelarasText

/// How much the tokens of names and the words of a block speak for content: hashed log-odds.
struct TokenScores: Sendable {
  /// The numbers that ``append(_:of:to:)`` writes for a block.
  static let count = 8
  static let bits: UInt32 = 14
  /// A weight of one nat is so much.
  static let scale: Float = 24

  /// Weights of tokens of names, by how far above they stand.
  var names = [Int8](repeating: 0, count: 1 << Int(bits))
  /// Weights of words.
  var words = [Int8](repeating: 0, count: 1 << Int(bits))

  /// The slot of a token of names at a distance of 0...3.
  static func nameSlot(_ hash: UInt32, _ distance: UInt32) -> Int {
    TokenHash.slot(hash, distance, bits: bits)
  }

  /// The slot of a word; `place` is 0 for the first, 1 for any.
  static func wordSlot(_ hash: UInt32, _ place: UInt32) -> Int {
    TokenHash.slot(hash, place + 8, bits: bits)
  }

  /// The mean score of a text's words, and that of its first.
  func scores(of text: TextProfile) -> SIMD2<Float> {
    var mean: Float = 0
    for token in text.tokens { mean += Float(words[Self.wordSlot(token, 1)]) }
    let first = text.tokens.first.map { Float(words[Self.wordSlot($0, 0)]) } ?? 0
    return SIMD2(mean / Float(max(1, text.tokens.count)), first) / Self.scale
  }

  /// How far above an element counts as, by steps from the block.
  static func distance(_ step: Int) -> Int { step == 0 ? 0 : step < 3 ? 1 : step < 6 ? 2 : 3 }

  /// How many elements above a block are asked for their names.
  static let greatestStep = 16
}

/// The scores of the elements of one page, each computed once.
struct NodeScores {
  private let tree: HTMLTree
  private let names: NodeNames
  private let scores: TokenScores
  private var known: [SIMD4<Float>]
  private var isKnown: [Bool]

  init(_ tree: HTMLTree, _ scores: TokenScores) {
    self.tree = tree
    self.scores = scores
    names = NodeNames(tree)
    known = Array(repeating: .zero, count: tree.nodes.count)
    isKnown = Array(repeating: false, count: tree.nodes.count)
  }

  private mutating func score(_ node: Int) -> SIMD4<Float> {
    if isKnown[node] { return known[node] }
    var sum = SIMD4<Float>.zero
    var count: Float = 0
    let table = scores.names
    names.forEachToken(of: node) { hash in
      for distance in 0..<4 {
        sum[distance] += Float(table[TokenScores.nameSlot(hash, UInt32(distance))])
      }
      count += 1
    }
    known[node] = sum / (TokenScores.scale * max(1, count))
    isKnown[node] = true
    return known[node]
  }

  /// Writes the scores of a block: of its element, of those above by distance, the least and the
  /// greatest of them, and of its words: their mean and the first's.
  mutating func append(owner: Int, _ text: TextProfile, to row: inout [Float]) {
    var sums = SIMD4<Float>.zero
    var least: Float = 0
    var greatest: Float = 0
    var node = owner
    for step in 0..<TokenScores.greatestStep {
      let distance = TokenScores.distance(step)
      let value = score(node)[distance]
      sums[distance] += value
      least = min(least, value)
      greatest = max(greatest, value)
      guard let parent = tree.parent(node) else { break }
      node = parent
    }
    for distance in 0..<4 { row.append(sums[distance]) }
    row.append(least)
    row.append(greatest)
    let ofWords = scores.scores(of: text)
    row.append(ofWords.x)
    row.append(ofWords.y)
  }
}
