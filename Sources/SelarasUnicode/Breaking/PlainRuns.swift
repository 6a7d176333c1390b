/// Stretches that the automaton need not be walked through.
///
/// Some categories leave the automaton in a row that depends on nothing but the last character, as
/// long as only they come: letters, digits and commas for the rules of sentences, letters and
/// digits for those of lines. Such a stretch is skipped up to the first byte that may begin
/// anything else, and the row is looked up from the character before it. Which categories and rows
/// these are is derived from the table.
struct PlainRuns {
  /// A row of these: what it says of a plain category holds for all of them.
  let row: Int
  /// The plain categories, one bit each.
  let mask: UInt64

  /// Derives the runs from the rules; `nil` where they have none.
  ///
  /// `rows` become those among which the automaton stays, `ranges` six of the bytes that may begin
  /// something else, as `cbytes_find` takes them.
  init?(
    _ rules: BreakRules, shift: Int, rows: inout Set<Int>, ranges: inout [UInt8],
    categories: borrowing CategoryTable
  ) {
    func isPlain(_ state: Int) -> Bool {
      state != BreakRules.stop && rules.accepting[state] == 1 && rules.lookAhead[state] <= 1
    }
    let samples = Array("a A0,é中-'(".unicodeScalars).map { categories.value(of: $0.value) }
    let letter = Int(samples[0])
    let base = rules.target(rules.target(rules.first, letter), letter)
    guard rules.categoryCount <= 64, letter < rules.firstDictionaryCategory, isPlain(base),
      rules.target(base, letter) == base
    else { return nil }
    var plain = [letter]
    let all = samples.map(Int.init) + (3..<rules.firstDictionaryCategory)
    for category in all where category < rules.firstDictionaryCategory {
      guard !plain.contains(category) else { continue }
      let tried = plain + [category]
      let states = tried.map { rules.target(base, $0) }
      let isReset = states.allSatisfy { state in
        isPlain(state)
          && tried.allSatisfy { rules.target(state, $0) == rules.target(base, $0) }
      }
      if isReset { plain = tried }
    }
    rows = Set(plain.map { rules.target(base, $0) << shift })
    row = base << shift
    mask = plain.reduce(UInt64(0)) { $0 | 1 << UInt64($1) }
    // Bytes that begin nothing must be plain: else those inside of characters would end a run.
    guard plain.contains(Int(categories.replacement)) else { return nil }
    ranges = PlainRuns.ranges(of: categories.leads(outside: mask))
  }

  /// At most six ranges that hold all `true` bytes; the smallest gaps between them are filled.
  static func ranges(of bytes: [Bool]) -> [UInt8] {
    var found: [ClosedRange<Int>] = []
    for byte in 0..<256 where bytes[byte] {
      if let last = found.last, last.upperBound == byte - 1 {
        found[found.count - 1] = last.lowerBound...byte
      } else {
        found.append(byte...byte)
      }
    }
    // What filling a gap costs: letters and the leads of ideographs come often.
    func cost(_ byte: Int) -> Int {
      byte < 0x20 ? 0 : byte < 0x80 || 0xE4...0xE9 ~= byte ? 16 : 1
    }
    while found.count > 6 {
      let gaps = (1..<found.count).map {
        (found[$0 - 1].upperBound + 1..<found[$0].lowerBound).reduce(0) { $0 + cost($1) }
      }
      let smallest = gaps.indices.min { gaps[$0] < gaps[$1] } ?? 0
      let joined = found[smallest].lowerBound...found[smallest + 1].upperBound
      found.replaceSubrange(smallest...smallest + 1, with: [joined])
    }
    // Without any exit the range of 0xFF, which stands in no text, does no harm.
    while found.count < 6 { found.append(found.first ?? 0xFF...0xFF) }
    return found.flatMap { [UInt8($0.lowerBound), UInt8($0.count - 1)] }
  }
}

extension CategoryTable {
  /// The value of one code point.
  func value(of codePoint: UInt32) -> UInt8 { unsafe view.value(of: codePoint) }

  /// For every byte whether it may begin a character whose value is not in the set `mask`.
  ///
  /// Bytes that begin nothing are U+FFFD wherever they stand alone.
  func leads(outside mask: UInt64) -> [Bool] {
    func isOutside(_ value: UInt8) -> Bool { value > 63 || mask &>> UInt64(value) & 1 == 0 }
    var result = [Bool](repeating: isOutside(replacement), count: 256)
    for c in 0..<0x80 { result[c] = unsafe isOutside(direct[c]) }
    for c in 0x80..<0x800 where unsafe isOutside(direct[c]) { result[0xC0 | c >> 6] = true }
    var known: [UInt16: Bool] = [:]
    for high in 0x20..<0x4400 {
      let block = unsafe index[high]
      if block == CategoryTable.illFormed { continue }
      let isOut =
        known[block] ?? (0..<64).contains { unsafe isOutside(blocks[Int(block) << 6 | $0]) }
      known[block] = isOut
      if isOut { result[high < 0x400 ? 0xE0 | high >> 6 : 0xF0 | high >> 12] = true }
    }
    return result
  }
}
