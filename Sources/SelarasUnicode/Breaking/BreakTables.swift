internal import CBytes

/// Compiled rules laid out for running: rows of a power of two of entries, each the offset of the
/// next row with four bits that say what to do on the way there.
@safe
struct BreakTables: ~Copyable {
  let categories: CategoryTable
  /// `fused[row + category]`: the next row, with one of the actions below in its low bits.
  let fused: UnsafeMutablePointer<UInt16>
  /// `next[row + category]`: the next row alone.
  let next: UnsafeMutablePointer<UInt16>
  /// The marks and status of each row's state, at `row >> shift`.
  let accepting: UnsafeMutablePointer<UInt16>
  let lookAhead: UnsafeMutablePointer<UInt16>
  let statuses: UnsafeMutablePointer<Int32>
  /// The binary logarithm of a row's length.
  let shift: Int
  /// The row in which a match begins.
  let first: Int
  let stop = 0
  let firstDictionaryCategory: Int
  let lookAheadCount: Int
  let defaultStatus: Int32

  /// The row in which U+4E00 to U+9FFF keep the automaton, if there is one and a boundary may stand
  /// there: then a run of them needs no look at the rules.
  let ideographs: Int?

  /// The row behind an ideograph, U+4E00 to U+9FFF, where there is a boundary between any two; else 1,
  /// also where steps are faster than to look for a run of them.
  let loneIdeographs: Int

  /// How blocks of ASCII are cut, for rules that treat them as words.
  let words: WordBlocks?
  /// The same for rules that treat them as lines.
  let lines: LineBlocks?
  /// Stretches that are skipped, and characters that stand alone, for rules that have them.
  let plain: PlainRuns?
  let singles: SingleCharacters?
  /// The list of ``words`` or ``lines``: sixteen bytes, each sixteen times in a row.
  let list: UnsafeMutablePointer<UInt8>

  /// The next state accepts: a boundary may stand after this character.
  static let settle: UInt16 = 0
  /// A boundary stands before this character; the entry is the row after it in the new match.
  static let cut: UInt16 = 1
  /// Anything else: look-ahead, a dictionary's character, a match that is none.
  static let leave: UInt16 = 2
  /// The next state does not accept, but one behind it may.
  static let wait: UInt16 = 3
  static let action: UInt16 = 3
  /// Beside ``settle`` or ``cut``: the next row is one of ``plain``'s.
  static let plain: UInt16 = 4
  /// Likewise: the character leaves each of these rows as it is.
  static let still: UInt16 = 8
  /// What is left is the row.
  static let row: UInt16 = ~15

  /// What `cbytes_step` and `cbytes_leap` read, where the processor has what they need.
  let automaton: cbytes_automaton?
  private let steps: StepTables?

  /// Lays out `rules`; `nil` where they are too large for 16-bit offsets.
  init?(_ rules: BreakRules) throws(UnicodeError) {
    var shift = 4
    while 1 << shift < rules.categoryCount { shift += 1 }
    guard rules.stateCount << shift <= 1 << 16 else { return nil }
    categories = try rules.categories()
    self.shift = shift
    let size = rules.stateCount << shift
    unsafe fused = .allocate(capacity: size)
    unsafe next = .allocate(capacity: size)
    unsafe fused.initialize(repeating: BreakTables.leave, count: size)
    unsafe next.initialize(repeating: 0, count: size)
    unsafe accepting = .allocate(capacity: rules.stateCount)
    unsafe lookAhead = .allocate(capacity: rules.stateCount)
    unsafe statuses = .allocate(capacity: rules.stateCount)
    for state in 0..<rules.stateCount {
      unsafe accepting[state] = rules.accepting[state]
      unsafe lookAhead[state] = rules.lookAhead[state]
      unsafe statuses[state] = rules.statuses[state]
    }
    first = rules.first << shift
    firstDictionaryCategory = rules.firstDictionaryCategory
    lookAheadCount = rules.lookAheadCount
    defaultStatus = rules.defaultStatus

    func isPlain(_ state: Int) -> Bool {
      state != BreakRules.stop && rules.accepting[state] == 1 && rules.lookAhead[state] <= 1
    }
    var ideographs: Int?
    if let category = categories.uniformValue(of: 0x4E00...0x9FFF).map(Int.init),
      category >= rules.firstDictionaryCategory
    {
      let state = rules.target(rules.first, category)
      if isPlain(state), rules.target(state, category) == state,
        rules.target(state, BreakRules.endOfText) == BreakRules.stop
      {
        ideographs = state << shift
      }
    }
    self.ideographs = ideographs
    var lone = 1
    if let category = categories.uniformValue(of: 0x4E00...0x9FFF).map(Int.init),
      category < rules.firstDictionaryCategory
    {
      let state = rules.target(rules.first, category)
      if isPlain(state), rules.target(state, category) == BreakRules.stop, !cbytes_can_step() {
        lone = state << shift
      }
    }
    loneIdeographs = lone
    let direct = unsafe categories.direct
    var bytes: [UInt8] = []
    words = WordBlocks(rules, list: &bytes) { unsafe Int(direct[Int($0)]) }
    let view = unsafe categories.view
    let singles =
      words == nil ? SingleCharacters(rules) { unsafe Int(view.value(of: UInt32($0))) } : nil
    let lines =
      words == nil && singles == nil
      ? LineBlocks(rules, shift: shift, list: &bytes) { unsafe Int(direct[Int($0)]) } : nil
    var plainRows: Set<Int> = []
    plain =
      singles == nil
      ? PlainRuns(rules, shift: shift, rows: &plainRows, categories: categories) : nil
    self.singles = singles
    self.lines = lines
    unsafe list = .allocate(capacity: 256)
    for i in 0..<256 { unsafe (list + i).initialize(to: i / 16 < bytes.count ? bytes[i / 16] : 0) }
    let still = plain?.transparent ?? 0
    for state in 0..<rules.stateCount {
      for category in 0..<rules.categoryCount {
        let entry = state << shift | category
        let to = rules.target(state, category)
        unsafe next[entry] = UInt16(to << shift)
        guard category > 2, category < rules.firstDictionaryCategory else { continue }
        let isStill = category < 64 && still &>> UInt64(category) & 1 == 1
        let flags = isStill ? BreakTables.still : 0
        let anew = rules.target(rules.first, category)
        let isAccepting = rules.accepting[state] == 1
        if isPlain(to) {
          let isRun = plainRows.contains(to << shift)
          unsafe fused[entry] = UInt16(to << shift) | (isRun ? BreakTables.plain : 0) | flags
        } else if to == BreakRules.stop, isAccepting, isPlain(anew) {
          let isRun = plainRows.contains(anew << shift)
          unsafe fused[entry] =
            UInt16(anew << shift) | BreakTables.cut | (isRun ? BreakTables.plain : 0) | flags
        } else if to != BreakRules.stop, isAccepting || state == rules.first,
          rules.accepting[to] == 0, rules.lookAhead[to] <= 1
        {
          unsafe fused[entry] = BreakTables.wait
        }
      }
    }
    let steps = unsafe StepTables(
      rules, categories: categories, entries: UnsafePointer(fused), shift: shift, plain: plain,
      rows: plainRows)
    unsafe automaton = steps?.automaton
    self.steps = steps
  }

  deinit {
    unsafe fused.deallocate()
    unsafe next.deallocate()
    unsafe accepting.deallocate()
    unsafe lookAhead.deallocate()
    unsafe statuses.deallocate()
    unsafe list.deallocate()
  }
}
