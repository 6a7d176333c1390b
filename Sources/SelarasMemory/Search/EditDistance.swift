/// A query, made ready for its edit distance to many texts.
///
/// Myers, "A fast bit-vector algorithm for approximate string matching based on dynamic
/// programming", JACM 46(3), 1999, doi:10.1145/316542.316550, in blocks of 64 rows, for the
/// distance between whole texts (Hyyrö, "A bit-vector algorithm for computing Levenshtein and
/// Damerau edit distances", 2003).
struct EditDistance<Code: TextCode> {
  private let count: Int
  private let blocks: Int
  /// For each 256 codes, up to the largest of the query, where their rows are.
  private var pages: [Int]
  /// The row of `equal` for each code of a page; 0 for codes that the query lacks, as in all of the first
  /// page.
  private var rows: [UInt32]
  /// For each row the positions at which its code stands, `blocks` words.
  private var equal: [UInt64]
  private var positive: [UInt64]
  private var negative: [UInt64]

  init(_ query: [UInt32]) {
    count = query.count
    blocks = max(1, (count + 63) / 64)
    positive = Array(repeating: 0, count: blocks)
    negative = positive
    // Row 0 is that of all codes that the query lacks.
    equal = Array(repeating: 0, count: blocks)
    rows = Array(repeating: 0, count: 256)
    let largest = query.reduce(0) { max($0, Code.code(of: $1).map(Int.init) ?? 0) }
    pages = Array(repeating: 0, count: largest >> 8 + 1)
    var used: UInt32 = 0
    for (position, scalar) in query.enumerated() {
      guard let code = Code.code(of: scalar).map(Int.init) else { continue }
      if pages[code >> 8] == 0 {
        pages[code >> 8] = rows.count
        rows.append(contentsOf: repeatElement(0, count: 256))
      }
      let place = pages[code >> 8] + code & 255
      if rows[place] == 0 {
        used += 1
        rows[place] = used
        equal.append(contentsOf: repeatElement(0, count: blocks))
      }
      equal[Int(rows[place]) * blocks + position >> 6] |= 1 << UInt64(position & 63)
    }
  }

  private func row(of code: Code) -> Int {
    let page = Int(code) >> 8
    return page < pages.count ? Int(rows[pages[page] + Int(code) & 255]) : 0
  }

  /// The edit distance to a text.
  ///
  /// - Returns: The distance; `nil` where it is above `limit`.
  /// - Complexity: O(*nm* / 64).
  mutating func distance(to text: Span<Code>, limit: Int) -> Int? {
    if count == 0 { return text.count <= limit ? text.count : nil }
    for block in 0..<blocks {
      positive[block] = .max
      negative[block] = 0
    }
    let lastBit: UInt64 = 1 << UInt64((count - 1) & 63)
    var score = count
    for j in text.indices {
      let base = row(of: text[j]) * blocks
      // The row above the first grows by one with each column.
      var carryUp: UInt64 = 1
      var carryDown: UInt64 = 0
      for block in 0..<blocks {
        let pv = positive[block]
        let mv = negative[block]
        var eq = equal[base + block]
        let xv = eq | mv
        eq |= carryDown
        let xh = (((eq & pv) &+ pv) ^ pv) | eq
        var ph = mv | ~(xh | pv)
        var mh = pv & xh
        let top: UInt64 = block == blocks - 1 ? lastBit : 1 << 63
        let nextUp: UInt64 = ph & top != 0 ? 1 : 0
        let nextDown: UInt64 = mh & top != 0 ? 1 : 0
        ph = ph &<< 1 | carryUp
        mh = mh &<< 1 | carryDown
        positive[block] = mh | ~(xv | ph)
        negative[block] = ph & xv
        carryUp = nextUp
        carryDown = nextDown
      }
      score += Int(carryUp) - Int(carryDown)
      // Each column left can take off one at most.
      if score - (text.count - 1 - j) > limit { return nil }
    }
    return score <= limit ? score : nil
  }
}
