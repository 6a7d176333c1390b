internal import CICU
internal import SelarasText

/// The compiled rules of one of ICU's break iterators, unpacked.
///
/// Format version 6 of ICU's `rbbi` data (ICU 68 and later): a header of twenty 32-bit numbers
/// with the offsets of a forward state table, a trie from code points to categories, and a table
/// of rule statuses. Each row of the state table holds an accepting mark (0 none, 1 a boundary may
/// stand here, greater: the end of the look-ahead rule of that number), a look-ahead mark (greater
/// than 1: the rule's boundary would stand here), the index of the status, and a next state for
/// every category. State 0 stops, state 1 starts; category 1 is the end of the text, 2 its start.
struct BreakRules {
  let categoryCount: Int
  let stateCount: Int
  /// Categories from here on are characters that a dictionary divides.
  let firstDictionaryCategory: Int
  let lookAheadCount: Int
  /// Whether each match begins with the category "start of text".
  let startsWithMark: Bool
  /// `next[state * categoryCount + category]`.
  let next: [UInt16]
  let accepting: [UInt16]
  let lookAhead: [UInt16]
  /// The rule status of each state.
  let statuses: [Int32]
  /// The status where no rule matches.
  let defaultStatus: Int32
  private let trie: [UInt8]

  static let stop = 0
  static let endOfText = 1

  /// Reads the rules of a unit and locale.
  ///
  /// - Returns: `nil` where ICU keeps them in a form that is not known here.
  /// - Throws: ``UnicodeError`` where ICU cannot open the iterator.
  init?(_ unit: BreakIterator.Unit, locale name: String) throws(UnicodeError) {
    var count: Int32 = 0
    var error: Int32 = 0
    let bytes = unsafe cicu_break_rules(unit.rawValue, name, &count, &error)
    guard error <= 0 else {
      throw UnicodeError("opening a break iterator for \"\(name)\"", code: error)
    }
    guard let bytes = unsafe bytes else { return nil }
    let data = unsafe Array(UnsafeBufferPointer(start: bytes, count: Int(count)))
    unsafe cicu_free(bytes)
    self.init(data)
  }

  /// Unpacks compiled rules; `nil` for any form that is not the one described above.
  init?(_ data: [UInt8]) {
    func word(_ offset: Int) -> Int? {
      guard offset >= 0, offset <= data.count - 4 else { return nil }
      return (0..<4).reduce(0) { $0 | Int(data[offset + $1]) << (8 * $1) }
    }
    guard word(0) == 0xB1A0, data.count >= 80, data[4] == 6, data[5] == 0,
      let categories = word(12), (3...255).contains(categories),
      let forward = word(16), let trieStart = word(32), let trieLength = word(36),
      let status = word(48), let statusLength = word(52),
      trieStart + trieLength <= data.count, status + statusLength <= data.count,
      let states = word(forward), (2...0x1000).contains(states),
      let length = word(forward + 4), let dictionary = word(forward + 8),
      let lookAheads = word(forward + 12), lookAheads < 0x1000, let flags = word(forward + 16),
      flags & ~7 == 0
    else { return nil }
    let width = flags & 4 != 0 ? 1 : 2
    let rows = forward + 20
    guard length >= (3 + categories) * width, rows + states * length <= data.count else {
      return nil
    }
    func field(_ state: Int, _ number: Int) -> UInt16 {
      let at = rows + state * length + number * width
      return width == 1 ? UInt16(data[at]) : UInt16(data[at]) | UInt16(data[at + 1]) << 8
    }
    // A record of the status table is a count and that many numbers; the last is the status.
    func statusValue(_ index: Int) -> Int32? {
      guard let count = word(status + 4 * index), index + count < statusLength / 4,
        let value = word(status + 4 * (index + count)), value < 1 << 24
      else { return nil }
      return Int32(truncatingIfNeeded: value)
    }
    var next: [UInt16] = []
    var accepting: [UInt16] = []
    var lookAhead: [UInt16] = []
    var statuses: [Int32] = []
    for state in 0..<states {
      accepting.append(field(state, 0))
      lookAhead.append(field(state, 1))
      guard let value = statusValue(Int(field(state, 2))) else { return nil }
      statuses.append(value)
      for category in 0..<categories {
        let target = field(state, 3 + category)
        guard target < states else { return nil }
        next.append(target)
      }
    }
    guard let defaultStatus = statusValue(0),
      accepting.allSatisfy({ $0 <= 1 || $0 < lookAheads }),
      lookAhead.allSatisfy({ $0 <= 1 || $0 < lookAheads }),
      accepting[0] == 0, lookAhead[0] <= 1
    else { return nil }
    categoryCount = categories
    stateCount = states
    firstDictionaryCategory = dictionary
    lookAheadCount = lookAheads
    startsWithMark = flags & 2 != 0
    self.next = next
    self.accepting = accepting
    self.lookAhead = lookAhead
    self.statuses = statuses
    self.defaultStatus = defaultStatus
    trie = Array(data[trieStart..<trieStart + trieLength])
    // The running code relies on what the first state of every known version is: no part of a
    // look-ahead rule, and a match by itself only where no character stops in it.
    let row = (3..<categories).map { target(first, $0) }
    guard first != BreakRules.stop, lookAhead[first] <= 1,
      accepting[first] == 0 || accepting[first] == 1 && !row.contains(BreakRules.stop)
    else { return nil }
  }

  /// The state that follows `state` at a character of the category.
  func target(_ state: Int, _ category: Int) -> Int {
    Int(next[state * categoryCount + category])
  }

  /// The state in which a match begins.
  var first: Int { startsWithMark ? Int(next[categoryCount + 2]) : 1 }

  /// The category of every code point.
  func categories() throws(UnicodeError) -> CategoryTable {
    try CategoryTable { (report) throws(UnicodeError) in
      var error: Int32 = 0
      unsafe trie.withUnsafeBufferPointer { bytes in
        guard let base = bytes.baseAddress else { return }
        unsafe RangeSink.run(report: { report($0, $1, UInt8(truncatingIfNeeded: $2)) }) {
          context, sink in
          unsafe cicu_trie_ranges(base, Int32(bytes.count), context, sink, &error)
        }
      }
      guard error <= 0 else { throw UnicodeError("reading compiled break rules", code: error) }
    }
  }
}
