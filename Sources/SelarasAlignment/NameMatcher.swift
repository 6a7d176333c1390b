internal import SelarasSegmentation
internal import SelarasText

/// Finds which characters of one text transcribe which Latin words of the other.
struct NameMatcher {
  /// A word and the characters that transcribe it.
  struct Match {
    /// The number of the word.
    var word: Int
    /// The run, and which of its characters.
    var run: Int
    var characters: Range<Int>
    /// The pairs of neighbouring ones among them.
    var pairs: Range<Int> { characters.lowerBound..<characters.upperBound - 1 }
    /// How likely the one transcribes the other, 0...1.
    var probability: Float
  }

  /// Part of a run that may be a name.
  private struct Part {
    var run: Int
    var characters: Range<Int>
    var sounds: [UInt8]
    var prior: Float
    /// For each syllable the letters that its first sound may be.
    var onsets: [UInt32]
  }

  /// Names of more characters are cut.
  private static let longestName = 6
  /// Pairs that are compared at most.
  private static let mostFits = 400_000
  private static let mostParts = 200_000
  /// What is less likely is no match.
  private static let least: Float = 0.3
  /// How much a word that only begins sentences is the less likely a name, in nats.
  private static let initialDoubt: Float = 4
  /// Of a word, the best so many.
  private static let mostMatches = 2

  private let model: NameModel
  /// By syllable, the letters that its beginning may be.
  private let onsets: [UInt32]
  /// A sound that is silent more often than this, beside chance, may be none in the beginning.
  private static let silence: Float = 0.3

  init(_ model: NameModel) {
    self.model = model
    onsets = model.syllables.map { syllable in
      var mask: UInt32 = 0
      for sound in syllable {
        for letter in 0..<NameModel.letters
        where model.pairs[Int(sound) * NameModel.letters + letter] > 1 {
          mask |= 1 << UInt32(letter)
        }
        if model.silent[Int(sound)] < NameMatcher.silence { break }
      }
      return mask
    }
  }

  /// The matches of words and runs.
  ///
  /// - Complexity: The words times the parts of runs that begin with the same sound, bounded.
  func matches(
    _ words: [NameCollector.Word], _ runs: [NameCollector.Run]
  ) -> [Match] {
    if words.isEmpty || runs.isEmpty { return [] }
    var byFirst = [[Part]](repeating: [], count: NameModel.letters)
    for part in parts(of: runs) {
      guard let onset = part.onsets.first else { continue }
      for letter in 0..<NameModel.letters where onset & 1 << UInt32(letter) != 0 {
        byFirst[letter].append(part)
      }
    }
    var matches: [Match] = []
    var fits = 0
    for (number, word) in words.enumerated() {
      guard let first = word.letters.first else { continue }
      let mask = word.letters.reduce(0 as UInt32) { $0 | 1 << UInt32($1) }
      var best: [Match] = []
      for part in byFirst[Int(first)] where isPlausible(part, mask, word.letters.count) {
        fits += 1
        if fits > NameMatcher.mostFits { break }
        let doubt = word.isInitial ? model.threshold + NameMatcher.initialDoubt : model.threshold
        let score = model.fit(part.sounds, word.letters) + part.prior - doubt
        let probability = Float(Logarithm.probability(logOdds: Double(score)))
        if probability < NameMatcher.least { continue }
        best.append(
          Match(
            word: number, run: part.run, characters: part.characters, probability: probability))
      }
      best.sort {
        ($0.probability, $1.run, $1.characters.lowerBound)
          > ($1.probability, $0.run, $0.characters.lowerBound)
      }
      matches += best.prefix(NameMatcher.mostMatches)
    }
    return matches
  }

  private func parts(of runs: [NameCollector.Run]) -> [Part] {
    var parts: [Part] = []
    var seen: Set<[Int]> = []
    for (number, run) in runs.enumerated() {
      for start in run.characters.indices.dropLast() {
        for end in start + 2...min(run.characters.count, start + NameMatcher.longestName)
        where start + 2 <= run.characters.count {
          let characters = Array(run.characters[start..<end])
          guard seen.insert(characters).inserted else { continue }
          let (sounds, prior) = model.reading(of: characters)
          let onsets = characters.map { self.onsets[Int(model.characters[$0].syllable)] }
          parts.append(
            Part(
              run: number, characters: start..<end, sounds: sounds, prior: prior, onsets: onsets))
        }
      }
      if parts.count > NameMatcher.mostParts { break }
    }
    return parts
  }

  /// Whether the lengths allow it, and all onsets but one have a letter.
  private func isPlausible(_ part: Part, _ letters: UInt32, _ count: Int) -> Bool {
    let syllables = part.onsets.count
    guard count >= syllables, count <= 4 * syllables else { return false }
    var missing = 0
    for onset in part.onsets where onset & letters == 0 { missing += 1 }
    return missing <= (syllables > 2 ? 1 : 0)
  }
}
