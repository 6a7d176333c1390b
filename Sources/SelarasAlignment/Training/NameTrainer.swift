internal import SelarasSegmentation
internal import SelarasText

/// Learns how Han characters transcribe Latin names from pairs of short texts, of which some are
/// such pairs and most are not.
///
/// A pair is either a transcription, or its letters have nothing to do with its sounds; which it is
/// is found along with the edits by expectation and maximisation. Sajjad, Fraser and Schmid, "A
/// statistical model for unsupervised and semi-supervised transliteration mining", 2012.
public struct NameTrainer {
  /// How the model is learnt.
  public struct Options: Hashable, Sendable {
    /// Rounds of expectation and maximisation.
    public var rounds = 12
    /// The share of the pairs that are held to be transcriptions to begin with.
    public var share = 0.3
    /// Every so many-th pair is kept aside, to find the threshold by.
    public var aside = 5
    /// The share of pairs of names that do not belong together which come out above the threshold.
    public var falseShare = 0.005

    /// Makes options with their defaults.
    public init() {}
  }

  /// What came of the training.
  public struct Report: Hashable, Sendable {
    /// Pairs that were learnt from.
    public var pairs = 0
    /// How many of them are transcriptions.
    public var transcriptions = 0
    /// Characters in the model.
    public var characters = 0
    /// Of the transcriptions kept aside, the share above the threshold.
    public var recall = 0.0
  }

  /// Characters that transcribe so much more seldom than they stand in texts, in nats, are left out:
  /// they would join names to what stands beside them.
  private static let leastPrior = -3.0

  private typealias Pair = (sounds: [UInt8], characters: [UInt16], letters: [UInt8])

  private let options: Options
  private let syllable: (String) -> String
  private var pairs: [Pair] = []
  private var seen: Set<String> = []
  private var sounds: [UInt16: [UInt8]] = [:]
  /// How often each character stands in any text.
  private var background: [UInt16: Double] = [:]

  /// Makes a trainer.
  ///
  /// - Parameters:
  ///   - options: How the model is learnt.
  ///   - syllable: The reading of a character in Latin letters without tones.
  public init(_ options: Options = Options(), syllable: @escaping (String) -> String) {
    self.options = options
    self.syllable = syllable
  }

  /// Adds a pair, in either order: as a possible name if one side is a few characters and the other
  /// a capitalised word, or as many words as the characters have parts; else as text that shows how
  /// frequent characters are.
  public mutating func add(_ one: String, _ other: String) {
    for (han, latin) in [(one, other), (other, one)] {
      let parts = han.split { "·・•‧=＝ ，".contains($0) }
      let words = latin.split { " -".contains($0) }
      for part in parts { count(part) }
      guard parts.count == words.count, seen.insert("\(han)\t\(latin)").inserted else { continue }
      for (part, word) in zip(parts, words) { add(part, word) }
    }
  }

  private mutating func add(_ part: Substring, _ word: Substring) {
    guard word.first?.isUppercase == true, word.allSatisfy(\.isLetter) else { return }
    var folded = FoldedText()
    Folding().fold(String(word).utf8.span, into: &folded)
    let letters = NameModel.letters(of: folded.bytes)
    let characters = scalars(of: part)
    guard characters.count == part.count, (2...8).contains(characters.count),
      (3...NameCollector.longestWord).contains(letters.count)
    else { return }
    var all: [UInt8] = []
    for scalar in characters { all += sounds(of: scalar) }
    if !all.isEmpty { pairs.append((all, characters, letters)) }
  }

  private mutating func count(_ part: Substring) {
    for scalar in scalars(of: part) { background[scalar, default: 0] += 1 }
  }

  /// The folded Han characters of a text.
  private func scalars(of text: Substring) -> [UInt16] {
    var folded = FoldedText()
    Folding().fold(String(text).utf8.span, into: &folded)
    return folded.tokens.compactMap { token in
      folded.string(of: token).unicodeScalars.first.flatMap {
        NameModel.scalars.contains($0.value) ? UInt16($0.value) : nil
      }
    }
  }

  private mutating func sounds(of scalar: UInt16) -> [UInt8] {
    if let known = sounds[scalar] { return known }
    let character = Unicode.Scalar(scalar).map(String.init) ?? ""
    let read = Array(NameModel.sounds(of: syllable(character)).prefix(8))
    sounds[scalar] = read
    return read
  }

  /// Learns the model.
  ///
  /// - Complexity: Some seconds for ten thousand pairs.
  public mutating func train() -> (model: NameModel, report: Report) {
    let held = pairs.indices.filter { $0 % options.aside == options.aside - 1 }.map { pairs[$0] }
    let rest = pairs.indices.filter { $0 % options.aside != options.aside - 1 }.map { pairs[$0] }
    // Once without what is kept aside, for the threshold, and once with all.
    let (edits, weights, share) = learn(rest)
    var judged = model(of: edits, rest, weights)
    let names = held.filter { pair in
      NameTrainer.odds(share, edits.fit(pair.sounds, pair.letters)) > 1
    }
    let recall = setThreshold(of: &judged, names)
    let (allEdits, allWeights, _) = learn(pairs)
    var model = model(of: allEdits, pairs, allWeights)
    model.threshold = judged.threshold
    return (
      model,
      Report(
        pairs: pairs.count, transcriptions: allWeights.count { $0 > 0.5 },
        characters: model.characters.count, recall: recall)
    )
  }

  private static func odds(_ share: Double, _ fit: Double) -> Double {
    share / (1 - share) * Logarithm.exponential(min(40, fit))
  }

  /// The edits of pairs, how likely each is a transcription, and how many are.
  private func learn(_ pairs: [Pair]) -> (NameEdits, [Double], Double) {
    var edits = NameEdits(pairs.map { ($0.sounds, $0.letters) })
    var share = options.share
    var weights = [Double](repeating: share, count: pairs.count)
    for _ in 0..<options.rounds {
      var counts = NameEdits.Counts()
      for (k, pair) in pairs.enumerated() {
        let odds = NameTrainer.odds(share, edits.fit(pair.sounds, pair.letters))
        weights[k] = odds / (1 + odds)
        edits.add(pair.sounds, pair.letters, weight: weights[k], to: &counts)
      }
      share = max(0.01, min(0.99, weights.reduce(0, +) / Double(max(1, pairs.count))))
      edits.normalise(counts)
    }
    return (edits, weights, share)
  }

  private func model(of edits: NameEdits, _ pairs: [Pair], _ weights: [Double]) -> NameModel {
    var inNames: [UInt16: Double] = [:]
    for (pair, weight) in zip(pairs, weights) {
      for scalar in pair.characters { inNames[scalar, default: 0] += weight }
    }
    let total = (
      names: inNames.keys.sorted().reduce(1) { $0 + (inNames[$1] ?? 0) },
      texts: background.values.reduce(1, +)
    )
    var syllables: [[UInt8]] = []
    var numbers: [[UInt8]: Int] = [:]
    var characters: [NameModel.Character] = []
    for scalar in inNames.keys.sorted() {
      guard let count = inNames[scalar], count >= 0.5, let sounds = sounds[scalar],
        !sounds.isEmpty
      else { continue }
      let ratio = (count + 0.2) / total.names / ((background[scalar, default: 0] + 1) / total.texts)
      let prior = Logarithm.natural(ratio)
      if prior < NameTrainer.leastPrior { continue }
      let number = numbers[sounds] ?? syllables.count
      if numbers[sounds] == nil {
        numbers[sounds] = number
        syllables.append(sounds)
      }
      characters.append(
        NameModel.Character(
          scalar: scalar, syllable: UInt16(number),
          prior: Int8(max(-100, min(100, (prior * 8).rounded())))))
    }
    return NameModel(
      pairs: edits.pairs.map(Float.init), silent: edits.silent.map(Float.init),
      added: edits.added.map(Float.init), threshold: 0, syllables: syllables,
      characters: characters)
  }

  /// Sets the threshold so that few names beside others are above it; the share of the names beside
  /// their own that are.
  private func setThreshold(of model: inout NameModel, _ names: [Pair]) -> Double {
    let numbers = Dictionary(
      uniqueKeysWithValues: model.characters.enumerated().map { ($1.scalar, $0) })
    let known = names.compactMap {
      pair -> (sounds: [UInt8], prior: Float, letters: [UInt8], characters: Set<UInt16>)? in
      let characters = pair.characters.compactMap { numbers[$0] }
      guard characters.count == pair.characters.count else { return nil }
      let (sounds, prior) = model.reading(of: characters)
      return (sounds, prior, pair.letters, Set(pair.characters))
    }
    if known.isEmpty { return 0 }
    var wrong: [Float] = []
    for (k, one) in known.enumerated() {
      for step in stride(from: 1, to: known.count, by: max(1, known.count / 100)) {
        let other = known[(k + step) % known.count]
        // Columbia and Kolombia are one name; so are, at times, names that share a character.
        if other.letters.prefix(3) == one.letters.prefix(3)
          || !other.characters.isDisjoint(with: one.characters)
        {
          continue
        }
        wrong.append(model.fit(one.sounds, other.letters) + one.prior)
      }
    }
    wrong.sort(by: >)
    let place = Int(Double(wrong.count) * options.falseShare)
    model.threshold = place < wrong.count ? wrong[place] : 0
    let above = known.count {
      model.fit($0.sounds, $0.letters) + $0.prior >= model.threshold
    }
    return Double(above) / Double(names.count)
  }
}
