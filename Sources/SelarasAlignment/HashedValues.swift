internal import SelarasSegmentation

/// A small table from the hashes of folded words or characters to what they mean.
///
/// Nearly every look-up fails, and does so at the first slot: the table is at most a quarter full.
struct HashedValues<Value: Sendable>: Sendable {
  private var keys: [UInt64] = []
  private var values: [Value?] = []
  private var entries: [(key: UInt64, value: Value)] = []

  init() { grow(to: 64) }

  /// The value of a hash; `nil` for nearly all.
  @inline(__always)
  subscript(hash: UInt64) -> Value? {
    var slot = Int(truncatingIfNeeded: hash) & (keys.count - 1)
    while keys[slot] != 0 {
      if keys[slot] == hash { return values[slot] }
      slot = (slot + 1) & (keys.count - 1)
    }
    return nil
  }

  /// Sets the value of each word of a list that is separated by spaces, by its folded form.
  mutating func add(_ words: String, _ value: Value) {
    for word in words.split(separator: " ") { add(sequence: String(word), value) }
  }

  /// Sets the value of each character of a text by itself.
  mutating func add(eachOf characters: String, _ value: Value) {
    for character in characters { add(sequence: String(character), value) }
  }

  /// Sets the value of tokens that follow each other; one by itself is found by its own hash.
  private mutating func add(sequence text: String, _ value: Value) {
    var folded = FoldedText()
    Folding().fold(text.utf8.span, into: &folded)
    guard let first = folded.tokens.first else { return }
    set(folded.tokens.dropFirst().reduce(first.hash) { HashedValues.join($0, $1.hash) }, value)
  }

  /// The hash of a sequence of tokens, from that of its beginning and that of its last.
  @inline(__always)
  static func join(_ beginning: UInt64, _ last: UInt64) -> UInt64 {
    TokenHash.mix(beginning &* 0x9E37_79B9_7F4A_7C15 &+ last)
  }

  private mutating func set(_ key: UInt64, _ value: Value) {
    entries.append((key, value))
    if entries.count * 4 > keys.count {
      grow(to: keys.count * 2)
    } else {
      place(key, value)
    }
  }

  private mutating func grow(to size: Int) {
    keys = [UInt64](repeating: 0, count: size)
    values = [Value?](repeating: nil, count: size)
    for entry in entries { place(entry.key, entry.value) }
  }

  private mutating func place(_ key: UInt64, _ value: Value) {
    var slot = Int(truncatingIfNeeded: key) & (keys.count - 1)
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & (keys.count - 1) }
    keys[slot] = key
    values[slot] = value
  }
}
