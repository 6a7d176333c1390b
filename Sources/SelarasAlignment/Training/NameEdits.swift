/// The edits that turn sounds into letters, as ratios: how much likelier an edit is than what it
/// takes and gives by themselves.
struct NameEdits {
  private typealias Symbols = (sounds: [UInt8], letters: [UInt8])

  private(set) var pairs: [Double]
  private(set) var silent: [Double]
  private(set) var added: [Double]
  private var soundShares: [Double]
  private var letterShares: [Double]

  /// Expected counts of the edits.
  struct Counts {
    var pairs = [Double](repeating: 0.02, count: NameModel.sounds * NameModel.letters)
    var silent = [Double](repeating: 0.5, count: NameModel.sounds)
    var added = [Double](repeating: 0.5, count: NameModel.letters)
  }

  /// Edits to begin with: a sound is likeliest the letter it is written with, a vowel perhaps
  /// another.
  init(_ texts: [(sounds: [UInt8], letters: [UInt8])]) {
    soundShares = [Double](repeating: 1, count: NameModel.sounds)
    letterShares = [Double](repeating: 1, count: NameModel.letters)
    for text in texts {
      for sound in text.sounds { soundShares[Int(sound)] += 1 }
      for letter in text.letters { letterShares[Int(letter)] += 1 }
    }
    let totals = (soundShares.reduce(0, +), letterShares.reduce(0, +))
    soundShares = soundShares.map { $0 / totals.0 }
    letterShares = letterShares.map { $0 / totals.1 }
    (pairs, silent, added) = ([], [], [])
    let vowels: Set<Int> = [0, 4, 8, 14, 20]
    /// The letters that zh, ch, sh and ng begin or end with.
    let written = Array(0..<NameModel.letters) + [25, 2, 18, 6]
    var counts = Counts()
    for sound in 0..<NameModel.sounds {
      for letter in 0..<NameModel.letters {
        let both = vowels.contains(sound) && vowels.contains(letter)
        counts.pairs[sound * NameModel.letters + letter] =
          written[sound] == letter ? 20 : both ? 4 : 0.5
      }
      counts.silent[sound] = vowels.contains(sound) ? 20 : 4
    }
    counts.added = counts.added.map { _ in 6 }
    normalise(counts)
  }

  /// The logarithm of how much likelier both are together than by chance.
  func fit(_ sounds: [UInt8], _ letters: [UInt8]) -> Double {
    Logarithm.natural(max(forward(sounds, letters)[sounds.count][letters.count], 1e-300))
  }

  private func pair(_ sound: UInt8, _ letter: UInt8) -> Int {
    Int(sound) * NameModel.letters + Int(letter)
  }

  private func forward(_ sounds: [UInt8], _ letters: [UInt8]) -> [[Double]] {
    var table = [[Double]](
      repeating: [Double](repeating: 0, count: letters.count + 1), count: sounds.count + 1)
    for i in 0...sounds.count {
      for j in 0...letters.count {
        var sum = i == 0 && j == 0 ? 1.0 : 0
        if i > 0 { sum += table[i - 1][j] * silent[Int(sounds[i - 1])] }
        if j > 0 { sum += table[i][j - 1] * added[Int(letters[j - 1])] }
        if i > 0, j > 0 {
          sum += table[i - 1][j - 1] * pairs[pair(sounds[i - 1], letters[j - 1])]
        }
        table[i][j] = sum
      }
    }
    return table
  }

  /// Adds the expected counts of a pair's edits.
  func add(_ sounds: [UInt8], _ letters: [UInt8], weight: Double, to counts: inout Counts) {
    let before = forward(sounds, letters)
    let total = before[sounds.count][letters.count]
    guard total > 0, weight > 1e-4 else { return }
    var after = [[Double]](
      repeating: [Double](repeating: 0, count: letters.count + 1), count: sounds.count + 1)
    let scale = weight / total
    for i in stride(from: sounds.count, through: 0, by: -1) {
      for j in stride(from: letters.count, through: 0, by: -1) {
        var sum = i == sounds.count && j == letters.count ? 1.0 : 0
        if i < sounds.count {
          let edit = silent[Int(sounds[i])] * after[i + 1][j]
          sum += edit
          counts.silent[Int(sounds[i])] += before[i][j] * edit * scale
        }
        if j < letters.count {
          let edit = added[Int(letters[j])] * after[i][j + 1]
          sum += edit
          counts.added[Int(letters[j])] += before[i][j] * edit * scale
        }
        if i < sounds.count, j < letters.count {
          let edit = pairs[pair(sounds[i], letters[j])] * after[i + 1][j + 1]
          sum += edit
          counts.pairs[pair(sounds[i], letters[j])] += before[i][j] * edit * scale
        }
        after[i][j] = sum
      }
    }
  }

  /// Makes ratios of counts.
  mutating func normalise(_ counts: Counts) {
    let total =
      counts.pairs.reduce(0, +) + counts.silent.reduce(0, +) + counts.added.reduce(0, +)
    pairs = counts.pairs.enumerated().map { index, count in
      count / total
        / (soundShares[index / NameModel.letters] * letterShares[index % NameModel.letters])
    }
    silent = zip(counts.silent, soundShares).map { $0 / total / $1 }
    added = zip(counts.added, letterShares).map { $0 / total / $1 }
  }
}
