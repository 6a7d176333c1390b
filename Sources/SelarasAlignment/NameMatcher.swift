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

  /// Parts of runs that may be names, their sounds and onsets in common rows.
  private struct Parts {
    struct Part {
      var run: Int32
      var first: UInt8
      var count: UInt8
      var prior: Float
      /// Where the sounds and the onsets begin; they end where the next part's begin.
      var sounds: Int32
      var onsets: Int32
    }

    var parts: [Part] = []
    var sounds: [UInt8] = []
    /// For each syllable the letters that its beginning may be.
    var onsets: [UInt32] = []

    func sounds(of part: Int) -> Range<Int> {
      Int(
        parts[part].sounds)..<(part + 1 < parts.count
        ? Int(parts[part + 1].sounds) : sounds.count)
    }

    func onsets(of part: Int) -> Range<Int> {
      let first = Int(parts[part].onsets)
      return first..<first + Int(parts[part].count)
    }
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
    let parts = parts(of: runs)
    var byFirst = [[Int32]](repeating: [], count: NameModel.letters)
    for part in parts.parts.indices {
      let onset = parts.onsets[Int(parts.parts[part].onsets)]
      for letter in 0..<NameModel.letters where onset & 1 << UInt32(letter) != 0 {
        byFirst[letter].append(Int32(part))
      }
    }
    var matches: [Match] = []
    var fits = 0
    for (number, word) in words.enumerated() {
      guard let first = word.letters.first else { continue }
      let mask = word.letters.reduce(0 as UInt32) { $0 | 1 << UInt32($1) }
      let doubt = word.isInitial ? model.threshold + NameMatcher.initialDoubt : model.threshold
      var best: [Match] = []
      for place in byFirst[Int(first)] {
        let part = Int(place)
        guard isPlausible(parts, part, mask, word.letters.count) else { continue }
        fits += 1
        if fits > NameMatcher.mostFits { break }
        let found = parts.parts[part]
        let score =
          model.fit(parts.sounds, parts.sounds(of: part), word.letters) + found.prior - doubt
        let probability = Float(Logarithm.probability(logOdds: Double(score)))
        if probability < NameMatcher.least { continue }
        best.append(
          Match(
            word: number, run: Int(found.run),
            characters: Int(found.first)..<Int(found.first) + Int(found.count),
            probability: probability))
      }
      best.sort {
        ($0.probability, $1.run, $1.characters.lowerBound)
          > ($1.probability, $0.run, $0.characters.lowerBound)
      }
      matches += best.prefix(NameMatcher.mostMatches)
    }
    return matches
  }

  private func parts(of runs: [NameCollector.Run]) -> Parts {
    var parts = Parts()
    var seen: Set<UInt64> = []
    for (number, run) in runs.enumerated() {
      for start in run.characters.indices.dropLast() {
        let last = min(run.characters.count, start + NameMatcher.longestName)
        var hash = TokenHash.mix(UInt64(run.characters[start]) + 1)
        for end in start + 2...last {
          hash = TokenHash.mix(hash &* 31 &+ UInt64(run.characters[end - 1]) &+ 1)
          guard seen.insert(hash).inserted else { continue }
          let (sounds, prior) = model.reading(of: run.characters[start..<end])
          parts.parts.append(
            Parts.Part(
              run: Int32(number), first: UInt8(start), count: UInt8(end - start), prior: prior,
              sounds: Int32(parts.sounds.count), onsets: Int32(parts.onsets.count)))
          parts.sounds += sounds
          for character in run.characters[start..<end] {
            parts.onsets.append(onsets[Int(model.characters[character].syllable)])
          }
        }
      }
      if parts.parts.count > NameMatcher.mostParts { break }
    }
    return parts
  }

  /// Whether the lengths allow it, and all onsets but one have a letter.
  private func isPlausible(
    _ parts: borrowing Parts, _ part: Int, _ letters: UInt32, _ count: Int
  ) -> Bool {
    let onsets = parts.onsets(of: part)
    let syllables = onsets.count
    guard count >= syllables, count <= 4 * syllables else { return false }
    var missing = 0
    for place in onsets where parts.onsets[place] & letters == 0 { missing += 1 }
    return missing <= (syllables > 2 ? 1 : 0)
  }
}
