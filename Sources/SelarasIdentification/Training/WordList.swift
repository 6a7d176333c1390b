/// Words of a language with their frequencies, from which lines are drawn.
///
/// Frequencies of words in text of all kinds correct a model whose training text is of few: that
/// laws and elections are written of in both of two languages, it may never have seen.
struct WordList {
  /// What frequencies are raised to: rare words, which say most, come up more often than in text.
  private static let power: Float = 0.7
  /// A line has up to so many words.
  private static let mostWords = 8
  /// What the most frequent word counts for.
  private static let unit: Float = 1_000_000

  private var words: [Range<Int>] = []
  private let bytes: [UInt8]
  /// For each word what it and those before it count for.
  private var totals: [Int] = []

  /// How many words there are.
  var count: Int { words.count }

  /// Reads lines of `word TAB frequency`.
  init(_ text: TrainingText) throws(IdentificationError) {
    bytes = text.bytes
    var frequencies: [Float] = []
    var start = 0
    for end in 0...bytes.count where end == bytes.count || bytes[end] == 0x0A {
      defer { start = end + 1 }
      guard end > start else { continue }
      let line = bytes[start..<end]
      guard let tab = line.firstIndex(of: 0x09), tab > start,
        let frequency = Float(String(decoding: line[(tab + 1)...], as: UTF8.self)),
        frequency.isFinite, frequency > 0
      else { throw .unusableData("\(text.name): no frequency in the line at byte \(start)") }
      words.append(start..<tab)
      frequencies.append(frequency)
    }
    guard let highest = frequencies.max() else {
      throw .unusableData("no words in \(text.name)")
    }
    var total = 0
    for frequency in frequencies {
      let share = Exponential.exp(WordList.power * Exponential.log(frequency / highest))
      total += max(1, Int(share * WordList.unit))
      totals.append(total)
    }
  }

  /// Appends a line of one to eight words, and a line feed.
  ///
  /// - Complexity: O(log *n*) for each word.
  func appendLine(to line: inout [UInt8], with random: inout TrainingRandom) {
    for i in 0...random.next(below: WordList.mostWords) {
      if i > 0 { line.append(0x20) }
      let target = random.next(below: totals[totals.count - 1])
      var (low, high) = (0, totals.count - 1)
      while low < high {
        let middle = (low + high) / 2
        if totals[middle] > target { high = middle } else { low = middle + 1 }
      }
      line += bytes[words[low]]
    }
    line.append(0x0A)
  }
}
