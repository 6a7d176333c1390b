internal import CModels
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
  /// The probabilities of the last call of ``normalise()``.
  private(set) var probabilities: [Float]
  /// How many marks that hardly occur in prose stood between the letters.
  private(set) var markCount = 0
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
  /// The table of Latin letters if its words are kept, else -1.
  private let latinTable: Int
  private let mostFeatures: Int
  /// The features at which ``takeSums()`` is due.
  private var nextTaking = 0
  /// The tables with rows among the features, as bits.
  private var touched: UInt32 = 0
  /// What scores are multiplied by, for so many features.
  private let scales: [Float]
  private static let scaleCount = 1024
  /// For each label the scripts that it is written in.
  private let scripts: [UInt32]
  /// For each label whether it may be named.
  private let allowed: [Bool]
  /// For each label the logarithm of how probable it is before a look at the text.
  private let expectations: [Float]
  /// The labels that may be named of a text in ``candidateScripts``, so many as
  /// ``candidateCount``.
  private var candidates: [Int]
  private var candidateCount = 0
  private var candidateScripts: UInt32 = 0
  /// The logits of the candidates, made up to a multiple of eight.
  private var logits: [Float]

  /// Makes a scorer.
  ///
  /// - Parameters:
  ///   - model: By whose weights.
  ///   - allowed: For each label whether it may be named; `nil` for all.
  ///   - mostFeatures: So many features at most are summed in 32 bits, whatever the length of a text.
  init(model: LanguageModel, allowed: [Bool]? = nil, mostFeatures: Int = 1 << 22) {
    self.model = model
    self.mostFeatures = mostFeatures
    self.allowed = allowed ?? model.labels.map { _ in true }
    expectations = Writers.expectations(of: model)
    scripts = model.scripts
    scales = (0..<LanguageScorer.scaleCount).map {
      LanguageScorer.scale(max(1, $0), model.temperature)
    }
    candidates = [Int](repeating: 0, count: model.labels.count)
    logits = [Float](repeating: 0, count: (model.labels.count + 7) / 8 * 8)
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
    let latin = tables[Int(LetterScript.latin.rawValue)]
    latinTable = latin >= 0 && sums.keepsWords(of: latin) ? latin : -1
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
    markCount = 0
    presentScripts = 0
  }

  /// Scores the bytes of `text` from `start` to `end` besides what was scored since ``begin()``.
  mutating func add(_ text: Span<UInt8>, from start: Int, to end: Int) {
    reader.restart(at: start)
    nextTaking = featureCount + mostFeatures
    while true {
      addWords(of: text, to: end)
      if featureCount >= nextTaking { takeSums() }
      guard reader.next(in: text, end: end) else { break }
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
    markCount += reader.markCount
    takeSums()
  }

  /// Adds the words in letters of ASCII that come next, which are read faster.
  @inline(__always)
  private mutating func addWords(of text: Span<UInt8>, to end: Int) {
    guard latinTable >= 0, reader.position < end, text[reader.position] < 0x80 else { return }
    let (position, read) = sums.addWords(
      of: text, from: reader.position, to: end, by: reader, mostFeatures: mostFeatures,
      to: latinTable)
    reader.skip(to: position)
    markCount += Int(read.marks)
    guard read.letters > 0 else { return }
    featureCount += Int(read.features)
    scriptBytes[Int(LetterScript.latin.rawValue)] += Int(read.letters)
    presentScripts |= 1 << UInt32(LetterScript.latin.rawValue)
    touched |= 1 << UInt32(latinTable)
  }

  /// Adds up what the rows of all tables say.
  private mutating func takeSums() {
    var rest = touched
    while rest != 0 {
      let number = rest.trailingZeroBitCount
      rest &= rest - 1
      let table = model.tables[number]
      if isSingle[number] {
        scores[table.labels[0]] += singleWeights[number] * Float(singleCounts[number])
        singleCounts[number] = 0
      } else {
        sums.take(table, number, to: &scores)
      }
    }
    touched = 0
    nextTaking = featureCount + mostFeatures
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

  /// Turns the scores into ``probabilities`` over the possible labels that may be named.
  ///
  /// - Returns: The likeliest label, or `nil` where none is possible.
  mutating func normalise() -> Int? {
    guard featureCount > 0 else { return nil }
    let scale =
      featureCount < scales.count
      ? scales[featureCount] : LanguageScorer.scale(featureCount, model.temperature)
    if candidateScripts != presentScripts { findCandidates() }
    return LanguageScorer.weigh(
      scores, by: scale, expectations, of: candidates, candidateCount, logits: &logits,
      to: &probabilities)
  }

  private mutating func findCandidates() {
    candidateScripts = presentScripts
    candidateCount = 0
    for label in allowed.indices where allowed[label] && scripts[label] & presentScripts != 0 {
      candidates[candidateCount] = label
      candidateCount += 1
    }
  }

  /// Writes the probabilities of the candidates among all labels.
  ///
  /// - Returns: The likeliest; `nil` without candidates.
  private static func weigh(
    _ scores: [Float], by scale: Float, _ expectations: [Float], of candidates: [Int],
    _ candidateCount: Int, logits: inout [Float], to probabilities: inout [Float]
  ) -> Int? {
    guard candidateCount > 0 else { return nil }
    let candidates = candidates.span.extracting(first: candidateCount)
    let (scores, expectations) = (scores.span, expectations.span)
    var logits = logits.mutableSpan
    var probabilities = probabilities.mutableSpan
    var highest = -Float.infinity
    var best = 0
    for i in candidates.indices {
      let label = candidates[i]
      let value = scores[label] * scale + expectations[label]
      logits[i] = value
      if value > highest { (highest, best) = (value, label) }
    }
    let count = (candidates.count + 7) / 8 * 8
    for i in candidates.count..<count { logits[i] = -.infinity }
    softmax(&logits, count: count, highest: highest)
    for label in probabilities.indices { probabilities[label] = 0 }
    for i in candidates.indices { probabilities[candidates[i]] = logits[i] }
    return best
  }

  /// Lets the characters decide between the scripts of Chinese.
  ///
  /// - Returns: The likeliest label.
  mutating func tellScripts(by counts: ChineseVariants.Counts) -> Int? {
    chinese.correct(&probabilities, by: counts)
    return probabilities.indices.max { probabilities[$0] < probabilities[$1] }
  }

  /// What scores are multiplied by: one over the root of the number of features, as in training,
  /// over the temperature.
  private static func scale(
    _ featureCount: Int, _ temperature: (base: Float, growth: Float)
  ) -> Float {
    scale(featureCount: Float(featureCount), base: temperature.base, growth: temperature.growth)
  }

  /// The same for a number of features that need not be whole.
  static func scale(featureCount: Float, base: Float, growth: Float) -> Float {
    Exponential.exp(-base - growth * Exponential.log(featureCount)) / featureCount.squareRoot()
  }

  /// Turns the first `count` logits, a multiple of eight, into probabilities.
  ///
  /// - Parameters:
  ///   - logits: Minus infinity for what is not possible.
  ///   - count: How many there are.
  ///   - highest: The highest of them.
  @inline(__always)
  static func softmax(_ logits: inout MutableSpan<Float>, count: Int, highest: Float) {
    var total = SIMD8<Float>()
    for start in stride(from: 0, to: count, by: 8) {
      var eight = SIMD8<Float>(
        logits[start], logits[start + 1], logits[start + 2], logits[start + 3],
        logits[start + 4], logits[start + 5], logits[start + 6], logits[start + 7])
      eight = Exponential.exp(eight - highest)
      total += eight
      for lane in 0..<8 { logits[start + lane] = eight[lane] }
    }
    let share = 1 / total.sum()
    for i in 0..<count { logits[i] *= share }
  }
}
