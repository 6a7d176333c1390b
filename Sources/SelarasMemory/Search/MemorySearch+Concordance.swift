internal import GRDB
public import SelarasText

/// The units that hold a text.
public struct Concordance: Hashable, Sendable {
  /// A unit that holds it.
  public struct Hit: Hashable, Sendable {
    /// The number of the unit.
    public var unit: Int
    /// The text that was searched.
    public var source: String
    /// Its translation.
    public var target: String
  }

  /// How many units hold it.
  public var total: Int
  /// The first of them, in the order in which they were added.
  public var hits: [Hit]
}

extension MemorySearch {
  /// Finds the units whose text holds another, case ignored.
  ///
  /// - Parameters:
  ///   - text: One character or more; the canonical composition of both is compared.
  ///   - language: The language of the texts that are searched.
  ///   - limit: The most units that are handed out; all are counted.
  /// - Returns: How many units hold it, and the first of them.
  /// - Throws: ``MemoryError`` where the memory cannot be read.
  /// - Complexity: O(*n*) for *n* characters in the memory, at some ten a nanosecond.
  public mutating func concordance(
    of text: String, language: LanguageTag, limit: Int = 20
  ) throws(MemoryError) -> Concordance {
    let query = MatchText(text)
    if query.scalars.isEmpty { return Concordance(total: 0, hits: []) }
    return try withIndex("searching") { database, index, row in
      var scan = SubstringScan(query.scalars)
      let family = MemoryLanguage.family(of: language.rawValue)
      for chunk in index.chunks(of: family) { try scan.scan(chunk, index) }
      scan.remove(index.deleted)
      let total = scan.found.reduce(0) { $0 + $1.nonzeroBitCount }
      var hits: [Concordance.Hit] = []
      for (word, bits) in scan.found.enumerated() {
        var bits = bits
        while bits != 0, hits.count < limit {
          let unit = Int64(word * 64 + bits.trailingZeroBitCount)
          bits &= bits - 1
          if let sides = try UnitSides(
            unit, source: family, target: nil, row: row, index: index, in: database,
            where: { SubstringScan.holds($0, query.scalars) })
          {
            hits.append(.init(unit: Int(unit), source: sides.source, target: sides.target))
          }
        }
        if hits.count >= limit { break }
      }
      return Concordance(total: total, hits: hits)
    }
  }
}

extension SubstringScan {
  /// Whether a text holds another, case ignored; the naive way.
  static func holds(_ text: String, _ part: [UInt32]) -> Bool {
    func lower(_ scalar: UInt32) -> UInt32 {
      let mapping = Unicode.Scalar(scalar)?.properties.lowercaseMapping.unicodeScalars
      return mapping?.count == 1 ? mapping?.first?.value ?? scalar : scalar
    }
    let whole = MatchText(text).scalars.map(lower)
    let part = part.map(lower)
    guard whole.count >= part.count else { return false }
    return (0...(whole.count - part.count)).contains { whole[$0...].starts(with: part) }
  }
}
