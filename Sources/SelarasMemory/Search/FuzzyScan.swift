internal import CDistance

/// One query on its way through the chunks.
struct FuzzyScan {
  /// A text that is near enough.
  struct Hit: Hashable {
    var unit: Int64
    var distance: Int
    /// The length of the longer of query and text.
    var longer: Int
  }

  /// A text that may be near enough, of which only the length is at hand.
  struct Candidate: Hashable {
    let unit: Int64
    let length: Int
  }

  let query: [UInt32]
  /// The lowest score, in percent, 0...100.
  let threshold: Int
  private var planes: PlaneQuery?
  // Made when a text is first measured by them.
  private var narrow: EditDistance<UInt8>?
  private var wide: EditDistance<UInt16>?
  private var widest: EditDistance<UInt32>?
  private(set) var hits: [Hit] = []
  /// What is left to be settled by the texts in the memory.
  private(set) var candidates: Set<Candidate> = []

  init(_ query: [UInt32], threshold: Int) {
    self.query = query
    self.threshold = min(max(threshold, 0), 100)
    planes = PlaneQuery(query)
  }

  /// The largest distance that is near enough where the longer text has so many characters.
  func limit(longer: Int) -> Int { longer * (100 - threshold) / 100 }

  /// The lengths that a text can have.
  private var lengths: ClosedRange<Int> {
    let count = query.count
    // With n characters, a text of m < n needs n - m <= limit(n); one of m > n, m - n <= limit(m).
    let shortest = max(1, count - limit(longer: count))
    let longest = threshold == 0 ? Int(UInt32.max) : count * 100 / threshold
    return shortest...max(shortest, longest)
  }

  /// Finds the hits of a chunk.
  mutating func scan(_ chunk: Chunk, _ index: SearchIndex) throws {
    let lengths = lengths
    guard chunk.shortest <= lengths.upperBound, chunk.longest >= lengths.lowerBound else { return }
    try index.loadColumns(chunk)
    let texts = chunk.texts(ofLengths: lengths)
    if texts.isEmpty { return }
    try index.loadFilter(chunk)
    if chunk.hasPlanes {
      try scanPlanes(chunk, texts, index)
    } else {
      try scanSignatures(chunk, texts, index)
    }
  }

  private mutating func scanPlanes(
    _ chunk: Chunk, _ texts: Range<Int>, _ index: SearchIndex
  ) throws {
    for (number, group) in chunk.groups.enumerated() where group.texts.overlaps(texts) {
      let inGroup = group.texts.clamped(to: texts)
      guard group.hasPlanes, planes != nil else {
        for text in inGroup { try check(text, in: chunk, index) }
        continue
      }
      // All are cut or filled up to the middle length: each character of that adds one to the
      // distance at most. Between the ends the sum is never greater.
      let shortest = Int(chunk.lengths[inGroup.lowerBound])
      let longest = Int(chunk.lengths[inGroup.upperBound - 1])
      let middle = (shortest + longest) / 2
      let limit = max(
        self.limit(longer: max(query.count, shortest)) + middle - shortest,
        self.limit(longer: max(query.count, longest)) + longest - middle)
      guard limit >= abs(middle - query.count) else { continue }
      let next = number + 1 < chunk.groups.count ? chunk.groups[number + 1].start : group.start
      planes?.compare(
        with: chunk.filter, at: group.start, length: middle, limit: limit, next: next,
        scratch: &index.planeScratch)
      for word in 0..<(LetterPlanes.lanes / 64) {
        var bits = planes?.alive[word] ?? 0
        while bits != 0 {
          let text = group.texts.lowerBound + word * 64 + bits.trailingZeroBitCount
          if inGroup.contains(text) { try check(text, in: chunk, index) }
          bits &= bits - 1
        }
      }
    }
  }

  private mutating func scanSignatures(
    _ chunk: Chunk, _ texts: Range<Int>, _ index: SearchIndex
  ) throws {
    let words = chunk.signatureWords
    let signature = Signature.of(query, words: words)
    var found = [UInt32](repeating: 0, count: texts.count)
    var start = texts.lowerBound
    while start < texts.upperBound {
      let length = Int(chunk.lengths[start])
      let end = chunk.texts(ofLengths: length...length).upperBound
      let longer = max(length, query.count)
      let limit = self.limit(longer: longer)
      let kept = unsafe chunk.filter.withUnsafeBufferPointer { filter in
        unsafe signature.withUnsafeBufferPointer { signature in
          unsafe found.withUnsafeMutableBufferPointer { found in
            guard let first = filter.baseAddress, let query = signature.baseAddress,
              let found = found.baseAddress
            else { return 0 }
            return unsafe Int(
              cdistance_sift(
                first + start * words, Int64(end - start), Int32(words), query,
                Int32(clamping: limit - (longer - self.query.count)),
                Int32(clamping: limit - (longer - length)), found))
          }
        }
      }
      for place in found[..<kept] { try check(start + Int(place), in: chunk, index) }
      start = end
    }
  }

  /// Settles whether a text is a hit, or leaves that to its unit: to read all codes of a chunk for few
  /// texts would keep the first answer waiting.
  private mutating func check(_ text: Int, in chunk: Chunk, _ index: SearchIndex) throws {
    if !chunk.hasCodes {
      chunk.looks += 1
      if chunk.looks <= Chunk.mostLooks {
        candidates.insert(
          Candidate(unit: chunk.units[text], length: Int(chunk.lengths[text])))
        return
      }
      try index.loadCodes(chunk)
    }
    verify(chunk, text)
  }

  /// Settles a candidate by a text of its unit.
  mutating func settle(_ candidate: Candidate, by text: String) {
    let scalars = MatchText(text).scalars
    guard scalars.count == candidate.length else { return }
    let longer = max(query.count, scalars.count)
    let limit = limit(longer: longer)
    guard let distance = measure(\.widest, scalars, scalars.indices, limit: limit) else { return }
    let hit = Hit(unit: candidate.unit, distance: distance, longer: longer)
    if !hits.contains(hit) { hits.append(hit) }
  }

  /// The distance of a text to the query.
  mutating func distance(to text: String) -> Int? {
    let scalars = MatchText(text).scalars
    return measure(\.widest, scalars, scalars.indices, limit: .max / 2)
  }

  private mutating func verify(_ chunk: Chunk, _ text: Int) {
    let range = chunk.starts[text]..<chunk.starts[text + 1]
    let longer = max(query.count, range.count)
    let limit = limit(longer: longer)
    let distance: Int?
    switch chunk.width {
    case 1: distance = measure(\.narrow, chunk.codes, range, limit: limit)
    case 2: distance = measure(\.wide, chunk.wideCodes, range, limit: limit)
    default: distance = measure(\.widest, chunk.widestCodes, range, limit: limit)
    }
    if let distance {
      hits.append(Hit(unit: chunk.units[text], distance: distance, longer: longer))
    }
  }

  /// The distance to a part of some codes, by the query in codes of their width.
  private mutating func measure<Code: TextCode>(
    _ kept: WritableKeyPath<FuzzyScan, EditDistance<Code>?>, _ codes: [Code],
    _ range: Range<Int>, limit: Int
  ) -> Int? {
    var pattern = self[keyPath: kept] ?? EditDistance(query)
    self[keyPath: kept] = nil
    defer { self[keyPath: kept] = pattern }
    return pattern.distance(to: codes.span.extracting(range), limit: limit)
  }
}
