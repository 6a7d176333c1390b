internal import GRDB

/// Turns units into the columns that lookups read.
struct SegmentBuilder {
  /// The texts of one width, in the order in which they came.
  private struct Bucket<Code: TextCode> {
    var codes: [Code] = []
    var ends: [Int] = []
    var units: [Int64] = []

    mutating func append(_ scalars: [UInt32], unit: Int) {
      for scalar in scalars { codes.append(Code.code(of: scalar) ?? 0) }
      ends.append(codes.count)
      units.append(Int64(unit))
    }

    /// The places in the bucket by rising length, those of one length in their order.
    var order: [Int] {
      let lengths = ends.indices.map { ends[$0] - ($0 == 0 ? 0 : ends[$0 - 1]) }
      let longest = lengths.max() ?? 0
      if longest > 1 << 20 {
        return lengths.indices.sorted { (lengths[$0], $0) < (lengths[$1], $1) }
      }
      var places = [Int](repeating: 0, count: longest + 2)
      for length in lengths { places[length + 1] += 1 }
      for length in 1..<places.count { places[length] += places[length - 1] }
      var order = [Int](repeating: 0, count: lengths.count)
      for (index, length) in lengths.enumerated() {
        order[places[length]] = index
        places[length] += 1
      }
      return order
    }
  }

  private struct Family {
    var narrow = Bucket<UInt8>()
    var wide = Bucket<UInt16>()
    var widest = Bucket<UInt32>()
    // The same widths, for texts that letter planes suit.
    var wideLetters = Bucket<UInt16>()
    var widestLetters = Bucket<UInt32>()
  }

  private var families: [String: Family] = [:]
  private var text = MatchText()

  /// Adds a text.
  mutating func add(_ string: String, family: String, unit: Int) {
    text.read(string)
    if text.scalars.isEmpty { return }
    let scalars = text.scalars
    switch (text.width, text.width == 1 || LetterPlanes.suit(scalars)) {
    case (1, _): families[family, default: Family()].narrow.append(scalars, unit: unit)
    case (2, false): families[family, default: Family()].wide.append(scalars, unit: unit)
    case (2, true): families[family, default: Family()].wideLetters.append(scalars, unit: unit)
    case (_, false): families[family, default: Family()].widest.append(scalars, unit: unit)
    case (_, true): families[family, default: Family()].widestLetters.append(scalars, unit: unit)
    }
  }

  /// Adds all texts of the units from `first` to `last`.
  ///
  /// - Returns: The number of the last unit.
  mutating func add(units first: Int, to last: Int, in database: Database) throws -> Int? {
    var familyOf: [Int: String] = [:]
    let languages = try RawStatement(database, "SELECT id, family FROM language")
    while try languages.step() { familyOf[languages.integer(0)] = languages.text(1) }
    let rows = try RawStatement(
      database,
      """
      SELECT id, sourceLanguage, targetLanguage, source, target FROM unit
      WHERE id BETWEEN ? AND ? ORDER BY id
      """)
    rows.bind(first, at: 1)
    rows.bind(last, at: 2)
    var found: Int?
    while try rows.step() {
      let unit = rows.integer(0)
      found = unit
      add(rows.text(3), family: familyOf[rows.integer(1)] ?? "und", unit: unit)
      add(rows.text(4), family: familyOf[rows.integer(2)] ?? "und", unit: unit)
    }
    let variants = try RawStatement(
      database,
      "SELECT unit, language, text FROM variant WHERE unit BETWEEN ? AND ? ORDER BY unit, id")
    variants.bind(first, at: 1)
    variants.bind(last, at: 2)
    while try variants.step() {
      add(
        variants.text(2), family: familyOf[variants.integer(1)] ?? "und", unit: variants.integer(0))
    }
    return found
  }

  /// Hands out the chunks of all that was added, each with its family, one at a time.
  consuming func forEachChunk(_ body: (String, Chunk) throws -> Void) rethrows {
    for name in families.keys.sorted() {
      guard var family = families.removeValue(forKey: name) else { continue }
      try SegmentBuilder.cut(&family.narrow, hasPlanes: true) { chunk, codes in
        chunk.codes = codes
        try body(name, chunk)
      }
      for (bucket, hasPlanes) in [(\Family.wide, false), (\Family.wideLetters, true)] {
        try SegmentBuilder.cut(&family[keyPath: bucket], hasPlanes: hasPlanes) { chunk, codes in
          chunk.wideCodes = codes
          try body(name, chunk)
        }
      }
      for (bucket, hasPlanes) in [(\Family.widest, false), (\Family.widestLetters, true)] {
        try SegmentBuilder.cut(&family[keyPath: bucket], hasPlanes: hasPlanes) { chunk, codes in
          chunk.widestCodes = codes
          try body(name, chunk)
        }
      }
    }
  }

  private static func cut<Code: TextCode>(
    _ emptied: inout Bucket<Code>, hasPlanes: Bool, finish: (Chunk, [Code]) throws -> Void
  ) rethrows {
    let bucket = emptied
    emptied = Bucket()
    var lengths: [UInt32] = []
    var units: [Int64] = []
    var codes: [Code] = []
    func flush() throws {
      guard let shortest = lengths.first, let longest = lengths.last else { return }
      let chunk = Chunk(
        row: nil, width: Code.bitWidth / 8, hasPlanes: hasPlanes, shortest: Int(shortest),
        longest: Int(longest), count: lengths.count)
      chunk.lengths = lengths
      chunk.units = units
      chunk.finishColumns()
      chunk.hasCodes = true
      chunk.filter = hasPlanes ? planes(codes, chunk) : signatures(codes, chunk)
      chunk.hasFilter = true
      try finish(chunk, codes)
      lengths = []
      units = []
      codes = []
    }
    for index in bucket.order {
      let start = index == 0 ? 0 : bucket.ends[index - 1]
      let length = bucket.ends[index] - start
      // Signatures of one chunk have one width.
      let outgrows =
        !hasPlanes && !lengths.isEmpty
        && Signature.words(longest: length) != Signature.words(longest: Int(lengths[0]))
      if lengths.count == Chunk.mostTexts || codes.count + length > Chunk.mostCodes || outgrows {
        try flush()
      }
      lengths.append(UInt32(clamping: length))
      units.append(bucket.units[index])
      codes.append(contentsOf: bucket.codes[start..<(start + length)])
    }
    try flush()
  }

  private static func planes<Code: TextCode>(_ codes: [Code], _ chunk: Chunk) -> [UInt64] {
    var planes = [UInt64](repeating: 0, count: chunk.planeWords)
    for group in chunk.groups where group.hasPlanes {
      for (lane, text) in group.texts.enumerated() {
        LetterPlanes.add(
          codes[chunk.starts[text]..<chunk.starts[text + 1]], lane: lane, to: &planes,
          at: group.start)
      }
    }
    return planes
  }

  private static func signatures<Code: TextCode>(_ codes: [Code], _ chunk: Chunk) -> [UInt64] {
    let words = chunk.signatureWords
    var signatures = [UInt64](repeating: 0, count: chunk.count * words)
    for index in 0..<chunk.count {
      for place in chunk.starts[index]..<chunk.starts[index + 1] {
        Signature.add(codes[place].scalar, to: &signatures, at: index * words, words: words)
      }
    }
    return signatures
  }
}
