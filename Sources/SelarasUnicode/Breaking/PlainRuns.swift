/// Stretches that the automaton need not be walked through.
///
/// Some categories leave the automaton in a row that depends on nothing but the last character, as
/// long as only they come: letters, digits and commas for the rules of sentences. Others, such as
/// marks over letters, leave each of these rows as it is. Such a stretch is skipped up to the first
/// character that may be anything else, and the row is looked up from the last character before it
/// that is not of the second kind. Which categories and rows these are is derived from the table.
struct PlainRuns {
  /// A row of these: what it says of a category of the first kind holds for all of them.
  let row: Int
  /// The categories of both kinds, one bit each.
  let mask: UInt64
  /// Those of the second kind.
  let transparent: UInt64
  /// Whether ill-formed bytes are not among them: then only well-formed text can be skipped.
  let isStrict: Bool
  /// The other categories that lead to the same from all the rows, which have one status.
  let same: UInt64

  /// Derives the runs from the rules; `nil` where they have none.
  ///
  /// `rows` become those among which the automaton stays.
  init?(
    _ rules: BreakRules, shift: Int, rows: inout Set<Int>,
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
    func bits(_ categories: [Int]) -> UInt64 {
      categories.reduce(0) { $0 | 1 << UInt64($1) }
    }
    let states = Set(plain.map { rules.target(base, $0) })
    let others = (3..<rules.firstDictionaryCategory).filter { !plain.contains($0) }
    let still = others.filter { category in
      states.allSatisfy { rules.target($0, category) == $0 }
    }
    transparent = bits(still)
    mask = bits(plain) | transparent
    same = bits(
      others.filter { category in
        states.allSatisfy {
          rules.target($0, category) == rules.target(base, category)
            && rules.statuses[$0] == rules.statuses[base]
        }
      })
    isStrict = !plain.contains(Int(categories.replacement))
    rows = Set(states.map { $0 << shift })
    row = base << shift
  }
}

extension CategoryTable {
  /// The value of one code point.
  func value(of codePoint: UInt32) -> UInt8 { unsafe view.value(of: codePoint) }

  /// The number of the block of a code point's leading bits, all but the lowest six; `nil` where no
  /// well-formed sequence has them.
  func block(of high: Int) -> Int? {
    let block = unsafe index[high]
    return block == CategoryTable.illFormed ? nil : Int(block)
  }
}
