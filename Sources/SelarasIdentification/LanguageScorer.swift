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
  private var sums: [Int32]
  private let tableOfScript: [Int]

  init(model: LanguageModel) {
    self.model = model
    scores = [Float](repeating: 0, count: model.labels.count)
    probabilities = scores
    scriptBytes = [Int](repeating: 0, count: LetterScript.allCases.count)
    reader = FeatureReader(bits: model.bitsByScript)
    sums = [Int32](repeating: 0, count: model.tables.map(\.width).max() ?? 8)
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
      let script = Int(reader.script.rawValue)
      scriptBytes[script] += reader.letterBytes
      presentScripts |= 1 << UInt32(script)
      let number = tableOfScript[script]
      if number >= 0 { add(model.tables[number]) }
    }
  }

  private mutating func add(_ table: LanguageModel.Table) {
    for i in 0..<table.width { sums[i] = 0 }
    var count = 0
    if table.bits == 0 {
      count = reader.letterCount
      for i in 0..<table.width {
        let weight = model.withBytes { $0[table.offset + i] }
        sums[i] = Int32(weight) &* Int32(count)
      }
    } else {
      count = reader.count
      LanguageScorer.add(reader.rows, count: count, of: table, in: model, to: &sums)
    }
    featureCount += count
    let other = sums[table.labels.count]
    for (lane, label) in table.labels.enumerated() {
      scores[label] += table.scale * Float(sums[lane] - other)
    }
  }

  private static func add(
    _ rows: [UInt32], count: Int, of table: LanguageModel.Table, in model: LanguageModel,
    to sums: inout [Int32]
  ) {
    model.withBytes { bytes in
      RowSums.add(
        rows: rows.span.extracting(0..<count),
        of: bytes.extracting(table.offset..<table.offset + table.size),
        width: table.width, to: &sums)
    }
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
    let count = Float(featureCount)
    let scale = LanguageScorer.scale(
      featureCount: count, base: model.temperature.base, growth: model.temperature.growth)
    var best: Int?
    for label in scores.indices {
      guard allowed[label], isPossible(label) else {
        probabilities[label] = -.infinity
        continue
      }
      probabilities[label] = scores[label] * scale
      if let leader = best, probabilities[leader] >= probabilities[label] { continue }
      best = label
    }
    guard let best else { return nil }
    LanguageScorer.softmax(&probabilities, highest: probabilities[best])
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
    var total: Float = 0
    for i in logits.indices {
      let distance = logits[i] - highest
      let value = distance > negligible ? Exponential.exp(distance) : 0
      logits[i] = value
      total += value
    }
    for i in logits.indices { logits[i] /= total }
  }
}

/// Adds up rows of weights, the heart of scoring.
enum RowSums {
  /// A lane of 16 bits holds this many sums of bytes.
  private static let batch = 256

  /// Adds to `sums` the weights of each of `rows`, as they are stored.
  ///
  /// The bytes of a row are added in lanes of 16 bits, the even and the odd ones apart: two shifts
  /// and masks for sixteen weights instead of sixteen widenings.
  ///
  /// - Precondition: every row is inside `table`, and `width` is a multiple of eight.
  static func add(
    rows: Span<UInt32>, of table: Span<UInt8>, width: Int, to sums: inout [Int32]
  ) {
    var start = 0
    while start < rows.count {
      let end = min(start + batch, rows.count)
      let some = rows.extracting(start..<end)
      unsafe table.withUnsafeBytes { bytes in
        guard let base = bytes.baseAddress else { return }
        var column = 0
        while column + 48 <= width {
          unsafe add48(some, base + column, width, column, &sums)
          column += 48
        }
        while column < width {
          unsafe add8(some, base + column, width, column, &sums)
          column += 8
        }
      }
      start = end
    }
  }

  @inline(__always)
  private static func add48(
    _ rows: Span<UInt32>, _ base: UnsafeRawPointer, _ width: Int, _ column: Int,
    _ sums: inout [Int32]
  ) {
    let mask = SIMD8<UInt16>(repeating: 0xFF)
    var (even0, odd0) = (SIMD8<UInt16>(), SIMD8<UInt16>())
    var (even1, odd1) = (SIMD8<UInt16>(), SIMD8<UInt16>())
    var (even2, odd2) = (SIMD8<UInt16>(), SIMD8<UInt16>())
    for i in rows.indices {
      let row = unsafe base + Int(rows[i]) &* width
      let a = unsafe row.loadUnaligned(as: SIMD8<UInt16>.self)
      let b = unsafe row.loadUnaligned(fromByteOffset: 16, as: SIMD8<UInt16>.self)
      let c = unsafe row.loadUnaligned(fromByteOffset: 32, as: SIMD8<UInt16>.self)
      even0 &+= a & mask
      odd0 &+= a &>> 8
      even1 &+= b & mask
      odd1 &+= b &>> 8
      even2 &+= c & mask
      odd2 &+= c &>> 8
    }
    for i in 0..<8 {
      sums[column + 2 * i] += Int32(even0[i])
      sums[column + 2 * i + 1] += Int32(odd0[i])
      sums[column + 16 + 2 * i] += Int32(even1[i])
      sums[column + 16 + 2 * i + 1] += Int32(odd1[i])
      sums[column + 32 + 2 * i] += Int32(even2[i])
      sums[column + 32 + 2 * i + 1] += Int32(odd2[i])
    }
  }

  @inline(__always)
  private static func add8(
    _ rows: Span<UInt32>, _ base: UnsafeRawPointer, _ width: Int, _ column: Int,
    _ sums: inout [Int32]
  ) {
    let mask = SIMD4<UInt16>(repeating: 0xFF)
    var (even, odd) = (SIMD4<UInt16>(), SIMD4<UInt16>())
    for i in rows.indices {
      let row = unsafe base + Int(rows[i]) &* width
      let a = unsafe row.loadUnaligned(as: SIMD4<UInt16>.self)
      even &+= a & mask
      odd &+= a &>> 8
    }
    for i in 0..<4 {
      sums[column + 2 * i] += Int32(even[i])
      sums[column + 2 * i + 1] += Int32(odd[i])
    }
  }
}
