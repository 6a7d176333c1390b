/// What the dynamic programme over passages pays and earns, in nats.
///
/// Chosen on mixed documents whose passages are known; see <doc:Passages>.
struct PassageCosts {
  /// The price of a change of language, by what stands between the two letters: nothing or a space,
  /// a comma, a quotation mark or bracket, the end of a sentence, the end of a line.
  var change: [Float] = [9.75, 7.2, 4.7, 0.86, 0.41]
  /// How much of a word's score counts: neighbouring n-grams say the same thing several times over.
  var wordWeight: Float = 0.06
  /// One word says at most this much for a language against another.
  var wordLimit: Float = 3.1
  /// What a word says against languages not written in its script, its score apart, and the least
  /// and the most that it says: names and brands say little.
  var wordGain: Float = 0.85
  var wordLeast: Float = 0.16
  var wordMost: Float = 3.2
  /// The most that a capitalised word inside a sentence says, which may be a name.
  var nameMost: Float = 0.3
  /// What full-width punctuation says for the languages that are written with it.
  var wideMarkGain: Float = 1.5
  /// What a character of a script without spaces says against a language not written in it.
  var characterGain: Float = 0.69
  /// How much of the difference between languages of one such script counts.
  var characterWeight: Float = 0.166
  /// The highest price of a change where a frame and its quotation meet, and what the first atom of
  /// each says for the languages of its script.
  var frameChange: Float = 2.2
  var frameGain: Float = 1.5
  /// What a language that is not the document's pays besides, as a share of the nats by which it is
  /// rarer.
  var priorWeight: Float = 1.2
  /// Two languages less confusable than this are no neighbours, 0...1; see `DocumentPrior`.
  var leastConfusability: Float = 0.2
  /// What a change between two neighbours costs besides, for each unit of confusability above the
  /// least.
  var neighbourPrice: Float = 6
  /// What a language that is rarer than its neighbour pays besides, for each such unit, as a share
  /// of the nats by which it is rarer.
  ///
  /// Not only next to the neighbour: in a document of two scripts a sentence that looks like the
  /// neighbour stands alone between sentences of the other script.
  var neighbourWeight: Float = 9
}

/// What stands between two letters, the strongest of all.
enum BoundaryStrength: Int, Comparable {
  case none = 0
  case comma = 1
  case quotation = 2
  case sentence = 3
  case line = 4

  static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
