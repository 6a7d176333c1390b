internal import SelarasText

/// What each atom of a document says for each of its languages.
struct PassageEvidence {
  /// How many languages there are.
  private let count: Int
  /// For each atom the score of each language, in the model's nats; the highest is zero.
  private var scores: [Float]
  /// For each atom by how much its best language is above an average one of its script.
  private var heights: [Float]
  /// For each atom what a nat of its sentence counts.
  private var scales: [Float]
  /// For each atom how many features its scores add up.
  private var features: [Float]
  /// Their sums over Han and kana, and over all other scripts.
  private var totals: (ideographic: Float, other: Float) = (0, 0)
  /// The languages that Chinese scripts tell apart.
  private let chinese: ChineseLabels
  /// For each script the languages that are written in it, as bits.
  private var writers: [UInt32]

  /// Scores the atoms.
  ///
  /// - Complexity: O(*n*) in the bytes of the text, besides O(*a k*) for *a* atoms, *k* languages.
  init(
    atoms: [PassageAtom], text: Span<UInt8>, document: DocumentStretches, languages: [Int],
    scorer: inout LanguageScorer, costs: PassageCosts
  ) {
    count = languages.count
    scores = [Float](repeating: 0, count: atoms.count * languages.count)
    heights = [Float](repeating: 0, count: atoms.count)
    scales = heights
    features = heights
    let model = scorer.model
    chinese = ChineseLabels(languages.map { model.labels[$0] })
    writers = LetterScript.allCases.map { script in
      var bits: UInt32 = 0
      for (state, label) in languages.enumerated() where model.isWritten(label, in: script) {
        bits |= 1 << UInt32(state)
      }
      return bits
    }
    for stretch in document.stretches {
      let scale = 1 / (stretch.features + costs.smoothing).squareRoot()
      for number in stretch.atoms { scales[number] = scale }
      let sure =
        stretch.likely.count == 1 && !stretch.isCut
        ? languages.firstIndex(of: Int(document.labels[stretch.likely.lowerBound])) : nil
      var letters: Float = 0
      for number in stretch.atoms { letters += Float(atoms[number].letterCount) }
      for number in stretch.atoms where !atoms[number].isAddress {
        if let sure, isWritten(sure, in: atoms[number].script) {
          share(number, atoms[number], letters, of: stretch, in: sure, costs: costs)
        } else {
          score(number, atoms[number], of: text, for: languages, scorer: &scorer)
        }
      }
    }
  }

  /// Gives an atom of a stretch that is surely in one language what the stretch says, by letters.
  private mutating func share(
    _ number: Int, _ atom: PassageAtom, _ letters: Float, of stretch: DocumentStretches.Stretch,
    in language: Int, costs: PassageCosts
  ) {
    let part = Float(atom.letterCount) / letters
    heights[number] = stretch.height * part
    add(stretch.features * part, to: number, atom)
    for state in 0..<count where state != language && isWritten(state, in: atom.script) {
      scores[number * count + state] = -costs.certainty * part / scales[number]
    }
  }

  private mutating func add(_ featureCount: Float, to number: Int, _ atom: PassageAtom) {
    features[number] = featureCount
    if atom.script.isIdeographic {
      totals.ideographic += featureCount
    } else {
      totals.other += featureCount
    }
  }

  private mutating func score(
    _ number: Int, _ atom: PassageAtom, of text: Span<UInt8>, for languages: [Int],
    scorer: inout LanguageScorer
  ) {
    scorer.score(text, from: atom.start, to: atom.end)
    let mask = writers[Int(atom.script.rawValue)]
    guard mask != 0 else { return }
    let row = number * count
    for state in 0..<count where mask >> UInt32(state) & 1 != 0 {
      scores[row + state] = scorer.scores[languages[state]]
    }
    if atom.script.isIdeographic, !chinese.isEmpty { correct(row, by: atom.variants, number) }
    var best = -Float.infinity
    for state in 0..<count where mask >> UInt32(state) & 1 != 0 {
      best = max(best, scores[row + state])
    }
    for state in 0..<count where mask >> UInt32(state) & 1 != 0 { scores[row + state] -= best }
    add(Float(scorer.featureCount), to: number, atom)
    if !atom.script.isIdeographic { heights[number] = best - scorer.meanOfPossible }
  }

  /// Lets the characters of an atom decide between Traditional and Simplified Chinese.
  private mutating func correct(
    _ row: Int, by variants: ChineseVariants.Counts, _ number: Int
  ) {
    let traditional = chinese.traditional.reduce(-Float.infinity) { max($0, scores[row + $1]) }
    let simplified = chinese.simplified.reduce(-Float.infinity) { max($0, scores[row + $1]) }
    let scale = scales[number]
    let nats = chinese.correction(of: scale * (traditional - simplified), by: variants)
    for state in chinese.traditional { scores[row + state] += nats.traditional / scale }
    for state in chinese.simplified { scores[row + state] += nats.simplified / scale }
  }

  /// Whether a language is written in a script; Japanese in Han, too, and Chinese with kana.
  func isWritten(_ state: Int, in script: LetterScript) -> Bool {
    writers[Int(script.rawValue)] >> UInt32(state) & 1 != 0
  }

  /// The probability that atoms are in a language, as far as they are of its scripts.
  ///
  /// The rest of the document says what to expect: the shares that each language has of it count
  /// the more the less of its kind of script the atoms are.
  func probability(
    of language: Int, in numbers: Range<Int>, atoms: [PassageAtom], shares: [Float],
    model: LanguageModel
  ) -> Double {
    var sums = [Float](repeating: 0, count: count)
    var total: Float = 0
    var possible: UInt32 = 0
    for number in numbers where isWritten(language, in: atoms[number].script) {
      guard features[number] > 0 else { continue }
      total += features[number]
      possible |= writers[Int(atoms[number].script.rawValue)]
      for state in 0..<count { sums[state] += scores[number * count + state] }
    }
    guard total > 0 else { return 0 }
    let all = isWritten(language, in: .han) ? totals.ideographic : totals.other
    let elsewhere = max(0, 1 - total / max(total, all))
    let scale = LanguageScorer.scale(
      featureCount: total, base: model.temperature.base, growth: model.temperature.growth)
    // The odds of all other languages together.
    var rest: Float = 0
    for state in 0..<count where possible >> UInt32(state) & 1 != 0 && state != language {
      let expectation = Exponential.log(shares[state] / shares[language])
      rest += Exponential.exp(
        min(80, elsewhere * expectation + scale * (sums[state] - sums[language])))
    }
    return Double(1 / (1 + rest))
  }

  /// A price that no text makes up for.
  private static let impossible: Float = -1e6

  /// What an atom says for each language, in nats, and for code; only differences matter.
  @inline(__always)
  func weigh(_ number: Int, _ atom: PassageAtom, costs: PassageCosts, gains: inout [Float]) {
    for i in gains.indices { gains[i] = atom.isCode ? PassageEvidence.impossible : 0 }
    gains[count] = atom.isCode ? 0 : PassageEvidence.impossible
    guard !atom.isCode, !atom.isAddress else { return }
    let letters = Float(atom.letterCount)
    let mask = writers[Int(atom.script.rawValue)]
    let scale = scales[number]
    if atom.script.isIdeographic {
      for state in 0..<count where mask >> UInt32(state) & 1 != 0 {
        let difference = costs.characterWeight * scale * scores[number * count + state]
        gains[state] = costs.characterGain * letters * max(-1, 1 + difference / letters)
      }
    } else {
      // Long runs without spaces, as in Thai, count as several words.
      let words = max(1, letters / 8)
      let gain = costs.wordGain + costs.scriptWeight * heights[number]
      let most = atom.isName ? costs.nameMost : costs.wordMost
      let base = words * max(costs.wordLeast, min(most, gain))
      for state in 0..<count where mask >> UInt32(state) & 1 != 0 {
        let weight = costs.wordWeight * (atom.isName ? costs.nameWeight : 1)
        let difference = weight * scale * scores[number * count + state]
        gains[state] = base + max(-costs.wordLimit * words, difference)
      }
    }
    if atom.followsWideMark {
      let wide = writers[Int(LetterScript.han.rawValue)]
      for state in 0..<count where wide >> UInt32(state) & 1 != 0 {
        gains[state] += costs.wideMarkGain
      }
    }
  }
}
