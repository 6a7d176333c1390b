/// Finds, for each unit of a text, how much of it stood earlier and where.
///
/// A shingle's earlier occurrence counts when another within ``reach`` positions lies on nearly
/// the same diagonal (the distance between the two occurrences): a chance match of set phrases
/// seldom does. The occurrences of a unit then form chains along diagonals, and the heaviest chain
/// says which units are the source.
struct CoveredUnits {
  /// What stood earlier of one unit.
  struct Cover {
    /// The units that the heaviest chain comes from.
    var source: ClosedRange<Int>
    /// What the covered tokens weigh.
    var weight: Int
    /// What those on the heaviest chain weigh.
    var chained: Int
  }

  /// Matches on one diagonal confirm each other within so many positions.
  private static let reach = 8
  /// How far apart diagonals may lie, in tokens: a word put in or left out shifts them.
  private static let slack = 3
  /// How many chains of a unit are followed at a time.
  private static let most = 8

  /// Matches that another confirms.
  private var confirmed: [Bool] = []
  private var chains: [Chain] = []

  private struct Chain {
    var diagonal: Int
    var position: Int
    var weight = 0
    var covered: Int
    var source: Range<Int>
  }

  /// Replaces the content of `covers` by what stood earlier of each unit, `nil` for nothing.
  ///
  /// - Complexity: O(*n*) in the number of tokens, but for a search for the source of each unit.
  mutating func find(in text: FoldedUnits, into covers: inout [Cover?]) {
    covers.removeAll(keepingCapacity: true)
    confirm(in: text)
    for unit in text.units.indices { covers.append(cover(of: unit, in: text)) }
  }

  private mutating func confirm(in text: FoldedUnits) {
    confirmed.removeAll(keepingCapacity: true)
    let firsts = text.firsts.span
    // The last two matches, for one that strays must not part its neighbours.
    var last = (position: -1 << 20, diagonal: 0)
    var beforeLast = last
    var unit = 0
    for position in firsts.indices {
      confirmed.append(false)
      while position >= text.units[unit].tokens.upperBound { unit += 1 }
      let first = Int(firsts[position])
      // A unit that repeats itself is none of our business.
      if first >= text.units[unit].tokens.lowerBound { continue }
      let diagonal = position - first
      if agrees(position, diagonal, with: last) {
        confirmed[position] = true
        confirmed[last.position] = true
      }
      if agrees(position, diagonal, with: beforeLast) {
        confirmed[position] = true
        confirmed[beforeLast.position] = true
      }
      beforeLast = last
      last = (position, diagonal)
    }
  }

  @inline(__always)
  private func agrees(
    _ position: Int, _ diagonal: Int, with other: (position: Int, diagonal: Int)
  ) -> Bool {
    position - other.position <= CoveredUnits.reach
      && abs(diagonal - other.diagonal) <= CoveredUnits.slack
  }

  private mutating func cover(of unit: Int, in text: FoldedUnits) -> Cover? {
    let own = text.units[unit].tokens
    chains.removeAll(keepingCapacity: true)
    var covered = own.lowerBound
    var weight = 0
    for position in max(0, own.lowerBound - 31)..<own.upperBound where confirmed[position] {
      let end = min(position + Int(text.lengths[position]), own.upperBound)
      let start = max(position, own.lowerBound)
      if start >= end { continue }
      let source = Int(text.firsts[position]) + start - position
      // What a shingle of the unit before brings along may stand in that unit itself.
      if source + end - start > own.lowerBound { continue }
      for token in max(covered, start)..<max(covered, end) { weight += text.weight(at: token) }
      covered = max(covered, end)
      extendChain(start..<end, from: source, in: text)
    }
    guard let best = chains.max(by: { $0.weight < $1.weight }) else { return nil }
    // A few tokens of the neighbours may have come along at either end.
    let trim = best.source.count / 16
    let first = text.unit(of: best.source.lowerBound + trim)
    let last = text.unit(of: best.source.upperBound - 1 - trim)
    return Cover(
      source: min(first, last)...max(first, last), weight: weight, chained: best.weight)
  }

  private mutating func extendChain(_ tokens: Range<Int>, from source: Int, in text: FoldedUnits) {
    let diagonal = tokens.lowerBound - source
    var chosen = -1
    for i in chains.indices {
      let gap = tokens.lowerBound - chains[i].position
      if abs(diagonal - chains[i].diagonal) <= CoveredUnits.slack + gap / 4 {
        chosen = i
        break
      }
    }
    if chosen < 0 {
      let new = Chain(
        diagonal: diagonal, position: tokens.lowerBound, covered: tokens.lowerBound,
        source: source..<source + tokens.count)
      if chains.count < CoveredUnits.most {
        chains.append(new)
        chosen = chains.count - 1
      } else {
        chosen = chains.indices.min { chains[$0].weight < chains[$1].weight } ?? 0
        chains[chosen] = new
      }
    }
    let start = max(chains[chosen].covered, tokens.lowerBound)
    for token in start..<max(start, tokens.upperBound) {
      chains[chosen].weight += text.weight(at: token)
    }
    chains[chosen].covered = max(start, tokens.upperBound)
    chains[chosen].diagonal = diagonal
    chains[chosen].position = tokens.lowerBound
    let known = chains[chosen].source
    chains[chosen].source =
      min(known.lowerBound, source)..<max(known.upperBound, source + tokens.count)
  }
}
