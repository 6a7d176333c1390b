internal import SelarasText

/// How much the words of a line speak for content: hashed log-odds.
struct TokenScores: Sendable {
  static let bits: UInt32 = 14
  /// A weight of one nat is so much.
  static let scale: Float = 24

  /// Weights of words.
  var words = [Int8](repeating: 0, count: 1 << Int(bits))

  /// The slot of a word; `place` is 0 for the first, 1 for any.
  static func wordSlot(_ hash: UInt32, _ place: UInt32) -> Int {
    TokenHash.slot(hash, place + 8, bits: bits)
  }

  /// The mean score of a text's words, and that of its first.
  func scores(of text: TextProfile) -> SIMD2<Float> {
    var mean: Float = 0
    for token in text.tokens { mean += Float(words[Self.wordSlot(token, 1)]) }
    let first = text.tokens.first.map { Float(words[Self.wordSlot($0, 0)]) } ?? 0
    return SIMD2(mean / Float(max(1, text.tokens.count)), first) / Self.scale
  }
}
