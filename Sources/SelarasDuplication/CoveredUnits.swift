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

  /// For each match whether another confirms it.
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
  /// - Returns: Whether anything stood earlier.
  /// - Complexity: O(*n*) in the number of shingles that stood before and of units, but for a
  ///   search for the source of each unit.
  mutating func find(in text: borrowing FoldedUnits, into covers: inout [Cover?]) -> Bool {
    covers.removeAll(keepingCapacity: true)
    guard confirm(in: text) else { return false }
    var first = 0
    for unit in text.units.indices {
      let start = text.units[unit].tokens.lowerBound - 31
      while first < text.matches.count, Int(text.matches[first]) < start { first += 1 }
      covers.append(cover(of: unit, in: text, from: first))
    }
    return true
  }

  /// Tells which matches others confirm.
  ///
  /// - Returns: Whether there is any.
  private mutating func confirm(in text: borrowing FoldedUnits) -> Bool {
    confirmed.removeAll(keepingCapacity: true)
    // The last two matches, for one that strays must not part its neighbours.
    var last = (match: 0, position: -1 << 20, diagonal: 0)
    var beforeLast = last
    var unit = 0
    var any = false
    for match in 0..<text.matches.count {
      confirmed.append(false)
      let position = Int(text.matches[match])
      while position >= text.units[unit].tokens.upperBound { unit += 1 }
      let first = Int(text.firsts[position])
      // A unit that repeats itself is none of our business.
      if first >= text.units[unit].tokens.lowerBound { continue }
      let diagonal = position - first
      let this = (match: match, position: position, diagonal: diagonal)
      if confirm(this, by: last) { any = true }
      if confirm(this, by: beforeLast) { any = true }
      beforeLast = last
      last = this
    }
    return any
  }

  private typealias Match = (match: Int, position: Int, diagonal: Int)

  /// Confirms two matches by each other, where they agree.
  @inline(__always)
  private mutating func confirm(_ match: Match, by earlier: Match) -> Bool {
    guard match.position - earlier.position <= CoveredUnits.reach,
      abs(match.diagonal - earlier.diagonal) <= CoveredUnits.slack
    else { return false }
    confirmed[match.match] = true
    confirmed[earlier.match] = true
    return true
  }

  /// What stood earlier of a unit.
  ///
  /// - Parameters:
  ///   - unit: The unit's number.
  ///   - text: The text.
  ///   - first: The first match that may reach into the unit.
  /// - Returns: `nil` where nothing did.
  private mutating func cover(
    of unit: Int, in text: borrowing FoldedUnits, from first: Int
  ) -> Cover? {
    let own = text.units[unit].tokens
    chains.removeAll(keepingCapacity: true)
    var covered = own.lowerBound
    var weight = 0
    for match in first..<text.matches.count {
      let position = Int(text.matches[match])
      if position >= own.upperBound { break }
      if !confirmed[match] { continue }
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

  private mutating func extendChain(
    _ tokens: Range<Int>, from source: Int, in text: borrowing FoldedUnits
  ) {
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
