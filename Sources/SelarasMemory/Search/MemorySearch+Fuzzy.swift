internal import GRDB
public import SelarasText

extension MemorySearch {
  /// Finds the units whose text is like another.
  ///
  /// None that reaches the threshold is missed: every text whose length allows it is either looked at
  /// or shut out by a lower bound of its distance.
  ///
  /// - Parameters:
  ///   - text: What is looked up.
  ///   - source: Its language.
  ///   - target: The language of the translations that are wanted.
  ///   - threshold: The lowest percent, 1...100.
  ///   - limit: The most matches that are handed out.
  ///   - previous: The text before it, for matches in context.
  ///   - next: The text after it.
  /// - Returns: Best first.
  /// - Throws: ``MemoryError`` where the memory cannot be read.
  /// - Complexity: O(*n*) for *n* units, at some nanoseconds each.
  public mutating func matches(
    for text: String, source: LanguageTag, target: LanguageTag, threshold: Int = 70,
    limit: Int = 5, previous: String? = nil, next: String? = nil
  ) throws(MemoryError) -> [FuzzyMatch] {
    let query = MatchText(text)
    if query.scalars.isEmpty || limit < 1 { return [] }
    return try withIndex("looking up") { database, index, row in
      var scan = FuzzyScan(query.scalars, threshold: max(1, threshold))
      let family = MemoryLanguage.family(of: source.rawValue)
      for chunk in index.chunks(of: family) { try scan.scan(chunk, index) }
      for candidate in scan.candidates {
        // No text is the one that is meant, so that every one is seen.
        _ = try UnitSides(
          candidate.unit, source: family, target: nil, row: row, index: index, in: database,
          where: {
            scan.settle(candidate, by: $0)
            return false
          })
      }
      let hits = scan.hits.filter { !index.deleted.contains($0.unit) }.sorted {
        let left = $0.distance * $1.longer
        let right = $1.distance * $0.longer
        return left == right ? $0.unit < $1.unit : left < right
      }
      let features = TextFeatures(text)
      let wanted = MemoryLanguage.family(of: target.rawValue)
      var matches: [(match: FuzzyMatch, rank: Double)] = []
      for hit in hits {
        // Penalties never weigh more than one percent, so that what follows cannot come before.
        let score = 100 * Double(hit.longer - hit.distance) / Double(hit.longer)
        if matches.count >= limit, score + 2 < matches[limit - 1].rank { break }
        if matches.count >= limit + 1000 { break }
        guard
          let sides = try UnitSides(
            hit.unit, source: family, target: wanted, row: row, index: index, in: database,
            where: { $0 == text || scan.distance(to: $0) == hit.distance })
        else { continue }
        var percent = 100 * (hit.longer - hit.distance) / hit.longer
        if hit.distance == 0, previous != nil || next != nil {
          percent += try Neighbours.same(
            previous: previous, next: next, unit: Int(hit.unit), in: database)
        }
        let penalties = features.penalties(for: sides)
        let rank = max(score, Double(percent)) - 0.2 * Double(penalties.count)
        matches.append(
          (
            FuzzyMatch(
              unit: Int(hit.unit), source: sides.source, target: sides.target,
              sourceLanguage: sides.sourceLanguage, targetLanguage: sides.targetLanguage,
              percent: percent, distance: hit.distance, penalties: penalties,
              status: sides.status, differences: []), rank
          ))
      }
      matches.sort { $0.rank == $1.rank ? $0.match.unit < $1.match.unit : $0.rank > $1.rank }
      return matches.prefix(limit).map { found in
        var match = found.match
        match.differences = TextDifference.between(text, match.source, distance: match.distance)
        return match
      }
    }
  }
}

/// The texts before and after a unit, in the documents in which it stands.
enum Neighbours {
  /// How many of the two neighbours are the same, in the origin in which most are: 0...2.
  static func same(
    previous: String?, next: String?, unit: Int, in database: Database
  ) throws -> Int {
    let rows = try RawStatement(
      database,
      """
      SELECT
        (SELECT u.source FROM origin p JOIN unit u ON u.id = p.unit
          WHERE p.document = o.document AND p.position = o.position - 1),
        (SELECT u.source FROM origin n JOIN unit u ON u.id = n.unit
          WHERE n.document = o.document AND n.position = o.position + 1)
      FROM origin o WHERE o.unit = ? LIMIT 1000
      """)
    rows.bind(unit, at: 1)
    var best = 0
    while try rows.step() {
      var same = 0
      if let previous, rows.textOrNil(0) == previous { same += 1 }
      if let next, rows.textOrNil(1) == next { same += 1 }
      best = max(best, same)
    }
    return best
  }
}
