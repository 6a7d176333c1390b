internal import SelarasText

/// Adds up a text's evidence for each language; the engine under ``LanguageIdentifier``.
///
/// One per worker: it keeps its buffers between texts and allocates nothing while it scores.
struct LanguageScorer {
  let model: LanguageModel
  /// For each label the nats that speak for it, relative to the labels that share no script with
  /// the text.
  private(set) var scores: [Float]
  /// How many features the scores add up.
  private(set) var featureCount = 0
  /// The bytes of letters, by the raw values of their scripts.
  private(set) var scriptBytes: [Int]
  /// The scripts of the letters scored, as bits by their raw values.
  private(set) var presentScripts: UInt32 = 0
  /// Logits, then probabilities, of the last call of ``normalise(allowed:)``.
  private(set) var probabilities: [Float]
  private var reader: FeatureReader
  private let sums: RowSums
  /// The labels that Chinese scripts tell apart.
  let chinese: ChineseLabels
  /// For each table whether it is the one row of a script of one language.
  private let isSingle: [Bool]
  /// The letters of such scripts, by table.
  private var singleCounts: [Int]
  /// What such a letter says, in nats.
  private let singleWeights: [Float]
  /// For each script its table, -1 without one.
  private let tableOfScript: [Int]
  /// The tables with rows among the features, as bits.
  private var touched: UInt32 = 0

  init(model: LanguageModel) {
    self.model = model
    scores = [Float](repeating: 0, count: model.labels.count)
    probabilities = scores
    scriptBytes = [Int](repeating: 0, count: LetterScript.allCases.count)
    reader = FeatureReader(bits: model.bitsByScript)
    sums = RowSums(model: model)
    chinese = ChineseLabels(model.labels)
    isSingle = model.tables.map { $0.bits == 0 && $0.labels.count == 1 }
    singleCounts = [Int](repeating: 0, count: model.tables.count)
    singleWeights = model.tables.map { table in
      model.storage.withBytes {
        table.scale * Float(Int($0[table.offset]) - Int($0[table.offset + table.labels.count]))
      }
    }
    var tables = [Int](repeating: -1, count: LetterScript.allCases.count)
    for (number, table) in model.tables.enumerated() {
      tables[Int(table.script.rawValue)] = number
    }
    tableOfScript = tables
  }

  /// The bytes of letters in all scripts.
  var letterBytes: Int { scriptBytes.reduce(0, +) }

  /// Scores the bytes of `text` from `start` to `end`.
  mutating func score(_ text: Span<UInt8>, from start: Int = 0, to end: Int) {
    begin()
    add(text, from: start, to: end)
  }

  /// Forgets what was scored.
  mutating func begin() {
    for i in scores.indices { scores[i] = 0 }
    for i in scriptBytes.indices { scriptBytes[i] = 0 }
    featureCount = 0
    presentScripts = 0
  }

  /// Scores the bytes of `text` from `start` to `end` besides what was scored since ``begin()``.
  mutating func add(_ text: Span<UInt8>, from start: Int, to end: Int) {
    reader.restart(at: start)
    while reader.next(in: text, end: end) {
      let script = reader.script
      scriptBytes[script] += reader.letterBytes
      presentScripts |= 1 << UInt32(script)
      let number = tableOfScript[script]
      guard number >= 0 else { continue }
      if isSingle[number] {
        singleCounts[number] += reader.letterCount
        featureCount += reader.letterCount
      } else {
        featureCount += sums.add(&reader, to: number)
      }
      touched |= 1 << UInt32(number)
    }
    var rest = touched
    while rest != 0 {
      let number = rest.trailingZeroBitCount
      rest &= rest - 1
      let table = model.tables[number]
      if isSingle[number] {
        scores[table.labels[0]] += singleWeights[number] * Float(singleCounts[number])
        singleCounts[number] = 0
      } else {
        sums.take(table.labels.count, of: number) { lane, steps in
          scores[table.labels[lane]] += table.scale * Float(steps)
        }
      }
    }
    touched = 0
  }

  /// The labels that are written in one of the scripts of the text that was scored.
  func isPossible(_ label: Int) -> Bool { model.scripts[label] & presentScripts != 0 }

  /// The mean score of the possible labels; zero without any.
  var meanOfPossible: Float {
    var total: Float = 0
    var count: Float = 0
    for label in scores.indices where isPossible(label) {
      total += scores[label]
      count += 1
    }
    return count > 0 ? total / count : 0
  }

  /// Turns the scores into ``probabilities`` over the possible labels among `allowed`.
  ///
  /// - Parameter allowed: For each label whether it may be named.
  /// - Returns: The likeliest label, or `nil` where none is possible.
  mutating func normalise(allowed: [Bool]) -> Int? {
    guard featureCount > 0 else { return nil }
    let scale = LanguageScorer.scale(
      featureCount: Float(featureCount), base: model.temperature.base,
      growth: model.temperature.growth)
    guard
      let best = LanguageScorer.scale(
        scores, by: scale, of: model.scripts, in: presentScripts, allowed: allowed,
        to: &probabilities)
    else { return nil }
    LanguageScorer.softmax(&probabilities, highest: probabilities[best])
    return best
  }

  /// Lets the characters decide between the scripts of Chinese.
  ///
  /// - Returns: The likeliest label.
  mutating func tellScripts(by counts: ChineseVariants.Counts) -> Int? {
    chinese.correct(&probabilities, by: counts)
    return probabilities.indices.max { probabilities[$0] < probabilities[$1] }
  }

  /// Writes the scores times `scale`, minus infinity for labels that are not possible or allowed.
  ///
  /// - Returns: The label of the highest; `nil` if none is possible.
  private static func scale(
    _ scores: [Float], by scale: Float, of scripts: [UInt32], in present: UInt32, allowed: [Bool],
    to logits: inout [Float]
  ) -> Int? {
    let (scores, scripts, allowed) = (scores.span, scripts.span, allowed.span)
    var logits = logits.mutableSpan
    var highest = -Float.infinity
    var best: Int?
    for label in logits.indices {
      guard scripts[label] & present != 0, allowed[label] else {
        logits[label] = -.infinity
        continue
      }
      let value = scores[label] * scale
      logits[label] = value
      if value > highest { (highest, best) = (value, label) }
    }
    return best
  }

  /// What scores are multiplied by: one over the root of the number of features, as in training,
  /// over the temperature.
  static func scale(featureCount: Float, base: Float, growth: Float) -> Float {
    Exponential.exp(-base - growth * Exponential.log(featureCount)) / featureCount.squareRoot()
  }

  /// Logits this far below the highest are worth nothing in single precision.
  private static let negligible: Float = -20

  /// Turns logits into probabilities.
  static func softmax(_ logits: inout [Float], highest: Float) {
    var logits = logits.mutableSpan
    var total: Float = 0
    for i in logits.indices {
      let distance = logits[i] - highest
      let value = distance > negligible ? Exponential.exp(distance) : 0
      logits[i] = value
      total += value
    }
    let share = 1 / total
    for i in logits.indices { logits[i] *= share }
  }
}
