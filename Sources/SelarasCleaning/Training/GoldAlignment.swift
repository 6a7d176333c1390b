internal import SelarasText

/// Finds which blocks of a page the gold text is made of.
///
/// Words of three in a row vote for the place where a block stands in the gold; a chain of such
/// places, in the order of page and gold, of the greatest weight is kept (a longest increasing
/// subsequence with weights), so that a word of a menu is not taken for the same word of the text.
/// What the chain leaves out is taken where most of it stands in gold that nothing else claims.
enum GoldAlignment {
  /// The share of each block's words that the gold holds, 0...1.
  ///
  /// - Complexity: O((*n* + *m*) log *m*) for *n* words of blocks and *m* of gold, but for words
  ///   that the gold repeats.
  static func shares(of blocks: [String], in gold: String) -> [Float] {
    let (goldWords, isStart) = words(gold)
    let texts = blocks.map { words($0).words }
    var places: [UInt64: [Int32]] = [:]
    for size in 1...3 where goldWords.count >= size {
      for start in 0...(goldWords.count - size) {
        places[key(goldWords, start, size), default: []].append(Int32(start))
      }
    }
    var candidates: [Candidate] = []
    for index in texts.indices {
      add(index, texts[index], places, isStart, goldWords.count, &candidates)
    }
    let chain = heaviest(candidates, goldWords.count)
    var shares = [Float](repeating: 0, count: blocks.count)
    var isTaken = [Bool](repeating: false, count: goldWords.count)
    for candidate in chain {
      let text = texts[candidate.block]
      shares[candidate.block] = Float(candidate.found) / Float(max(1, text.count))
      for place in candidate.start..<candidate.end { isTaken[place] = true }
    }
    for index in texts.indices where shares[index] == 0 && texts[index].count >= 4 {
      let text = texts[index]
      var covered = [Bool](repeating: false, count: text.count)
      for start in 0...(text.count - 3) {
        guard let found = places[key(text, start, 3)] else { continue }
        if found.prefix(64).contains(where: { !isTaken[Int($0)] }) {
          for offset in 0..<3 { covered[start + offset] = true }
        }
      }
      let share = Float(covered.reduce(0) { $0 + ($1 ? 1 : 0) }) / Float(text.count)
      if share >= 0.8 { shares[index] = share }
    }
    return shares
  }

  private struct Candidate {
    var block: Int
    var start: Int
    var end: Int
    var found: Int
    var weight: Float
  }

  /// The places where a block may stand.
  private static func add(
    _ block: Int, _ text: [UInt32], _ places: [UInt64: [Int32]], _ isStart: [Bool],
    _ goldCount: Int,
    _ candidates: inout [Candidate]
  ) {
    guard !text.isEmpty else { return }
    if text.count < 3 {
      for place in (places[key(text, 0, text.count)] ?? []).prefix(40) {
        let start = Int(place)
        let end = start + text.count
        let isWhole = isStart[start] && (end >= goldCount || isStart[end])
        candidates.append(
          Candidate(
            block: block, start: start, end: end, found: text.count,
            weight: Float(text.count) * (isWhole ? 1 : 0.3)))
      }
      return
    }
    var votes: [Int: Int] = [:]
    for start in 0...(text.count - 3) {
      guard let found = places[key(text, start, 3)] else { continue }
      for place in found.prefix(40) { votes[Int(place) - start, default: 0] += 1 }
    }
    let best = votes.sorted { ($0.value, -$0.key) > ($1.value, -$1.key) }.prefix(12)
    for (diagonal, _) in best {
      let slack = 2 + text.count / 10
      var covered = [Bool](repeating: false, count: text.count)
      var first = Int.max
      var last = 0
      for start in 0...(text.count - 3) {
        guard let found = places[key(text, start, 3)] else { continue }
        for place in found.prefix(40) where abs(Int(place) - start - diagonal) <= slack {
          for offset in 0..<3 { covered[start + offset] = true }
          first = min(first, Int(place))
          last = max(last, Int(place) + 3)
        }
      }
      let found = covered.reduce(0) { $0 + ($1 ? 1 : 0) }
      guard found > 0 else { continue }
      candidates.append(
        Candidate(
          block: block, start: first, end: last, found: found,
          weight: Float(found) * Float(found) / Float(text.count)))
    }
  }

  /// The chain of greatest weight, one place a block, blocks and gold both in order.
  private static func heaviest(_ candidates: [Candidate], _ goldCount: Int) -> [Candidate] {
    var tree = [(weight: Float, candidate: Int)](repeating: (0, -1), count: goldCount + 2)
    var totals = [Float](repeating: 0, count: candidates.count)
    var previous = [Int](repeating: -1, count: candidates.count)
    var start = 0
    while start < candidates.count {
      var end = start
      while end < candidates.count, candidates[end].block == candidates[start].block { end += 1 }
      for index in start..<end {
        var place = candidates[index].start + 1
        var best: (weight: Float, candidate: Int) = (0, -1)
        while place > 0 {
          if tree[place].weight > best.weight { best = tree[place] }
          place -= place & -place
        }
        totals[index] = best.weight + candidates[index].weight
        previous[index] = best.candidate
      }
      for index in start..<end {
        var place = candidates[index].end + 1
        while place < tree.count {
          if totals[index] > tree[place].weight { tree[place] = (totals[index], index) }
          place += place & -place
        }
      }
      start = end
    }
    var chain: [Candidate] = []
    var index = totals.indices.max { totals[$0] < totals[$1] } ?? -1
    while index >= 0 {
      chain.append(candidates[index])
      index = previous[index]
    }
    return chain
  }

  private static func key(_ words: [UInt32], _ start: Int, _ count: Int) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 &+ UInt64(count)
    for index in start..<start + count { hash = (hash ^ UInt64(words[index])) &* 0x100_0000_01B3 }
    return hash
  }

  /// A text's words, and whether each begins a line.
  private static func words(_ text: String) -> (words: [UInt32], isStart: [Bool]) {
    var words: [UInt32] = []
    var isStart: [Bool] = []
    var begins = true
    var hash = TokenHash.seed
    var length = 0
    func end() {
      guard length > 0 else { return }
      words.append(hash)
      isStart.append(begins)
      begins = false
      hash = TokenHash.seed
      length = 0
    }
    for scalar in text.lowercased().unicodeScalars {
      let isWide = WhitespaceFolder.isWide(scalar.value)
      guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else {
        end()
        if scalar == "\n" { begins = true }
        continue
      }
      if isWide { end() }
      for shift in [UInt32(0), 8, 16] {
        hash = TokenHash.mixed(hash, UInt8(truncatingIfNeeded: scalar.value >> shift))
      }
      length += 1
      if isWide { end() }
    }
    end()
    return (words, isStart)
  }
}
