/// What the dynamic programme over passages pays and earns, in nats.
///
/// Chosen on mixed documents whose passages are known; see <doc:Passages>.
struct PassageCosts {
  /// The price of a change of language, by what stands between the two letters: nothing or a space,
  /// a comma, a quotation mark or bracket, the end of a sentence, the end of a line.
  var change: [Float] = [9.08, 9, 7.5, 0.86, 0.315]
  /// How much of a word's score counts, as a share of what it counts in an identification of its
  /// sentence.
  var wordWeight: Float = 0.9
  /// How much of that counts of a capitalised word inside a sentence.
  var nameWeight: Float = 0.885
  /// So many features a sentence is taken to have besides its own: those of a short one say less.
  var smoothing: Float = 11.5
  /// What a sentence says against a language that is less probable in it than any that counts.
  var certainty: Float = 12
  /// How much of a word's height above an average language counts for its script.
  var scriptWeight: Float = 0.115
  /// One word says at most this much for a language against another.
  var wordLimit: Float = 6.45
  /// What a word says against languages not written in its script, its score apart, and the least
  /// and the most that it says: names and brands say little.
  var wordGain: Float = 1.65
  var wordLeast: Float = 0.16
  var wordMost: Float = 4
  /// The most that a capitalised word inside a sentence says, which may be a name.
  var nameMost: Float = 0.583
  /// What full-width punctuation says for the languages that are written with it.
  var wideMarkGain: Float = 1.5
  /// What a character of a script without spaces says against a language not written in it.
  var characterGain: Float = 0.69
  /// How much of the difference between languages of one such script counts, likewise.
  var characterWeight: Float = 1.75
  /// The highest price of a change where a frame and its quotation meet, and what the first atom of
  /// each says for the languages of its script.
  var frameChange: Float = 2.2
  var frameGain: Float = 1.5
  /// What a language that is not the document's pays besides, as a share of the nats by which it is
  /// rarer.
  var priorWeight: Float = 0.923
  /// Two languages less confusable than this are no neighbours, 0...1; see `DocumentPrior`.
  var leastConfusability: Float = 0.5
  /// What a change between two neighbours costs besides, for each unit of confusability above the
  /// least.
  var neighbourPrice: Float = 4.62
  /// What a language that is rarer than its neighbour pays besides, for each such unit, as a share
  /// of the nats by which it is rarer.
  ///
  /// Not only next to the neighbour: in a document of two scripts a sentence that looks like the
  /// neighbour stands alone between sentences of the other script.
  var neighbourWeight: Float = 11.7
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
