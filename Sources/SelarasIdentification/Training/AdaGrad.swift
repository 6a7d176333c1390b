/// Stochastic gradient descent with a step width for each weight (Duchi, Hazan and Singer 2011,
/// "Adaptive subgradient methods", JMLR 12, figure 1), on the cross entropy of the softmax.
struct AdaGrad {
  /// The weights, table by table, row by row.
  private(set) var weights: [Float]
  /// The sums of the squares of the weights' gradients.
  private var squares: [Float]
  /// What the rate is multiplied by.
  var decay: Float = 1
  private let rate: Float
  private let tables: [ModelDraft.Table]
  private let tableOfScript: [Int]
  private var reader: FeatureReader
  private var rows: [Int32] = []
  /// The pieces of the line: a table, and its rows in ``rows``.
  private var pieces: [(table: Int, end: Int)] = []
  private var probabilities: [Float]
  private var sums: [Float]
  private let scripts: [UInt32]

  init(draft: ModelDraft, labelCount: Int, rate: Float) {
    self.rate = rate
    weights = [Float](repeating: 0, count: draft.weightCount)
    squares = weights
    tables = draft.tables
    scripts = draft.set.scripts
    reader = FeatureReader(bits: draft.bitsByScript)
    probabilities = [Float](repeating: 0, count: (labelCount + 7) / 8 * 8)
    sums = [Float](repeating: 0, count: draft.tables.map(\.width).max() ?? 8)
    var tableOfScript = [Int](repeating: -1, count: LetterScript.allCases.count)
    for (number, table) in draft.tables.enumerated() {
      tableOfScript[Int(table.script.rawValue)] = number
    }
    self.tableOfScript = tableOfScript
  }

  /// Moves the weights down the gradient of one line's loss.
  ///
  /// - Returns: The loss before the step, in nats; `nil` for a line without a letter of a script
  ///   of its language, from which nothing is learnt.
  mutating func learn(_ line: TrainingLine, of set: TrainingSet) -> Float? {
    let present = read(line, of: set.bytes.span)
    guard scripts[line.label] & present != 0, !rows.isEmpty else { return nil }
    let value = 1 / Float(rows.count).squareRoot()
    for i in probabilities.indices { probabilities[i] = 0 }
    addScores(value)
    var highest = -Float.infinity
    for i in probabilities.indices {
      if i >= scripts.count || scripts[i] & present == 0 || !set.isJudged(i, by: line.kind) {
        probabilities[i] = -.infinity
      }
      highest = max(highest, probabilities[i])
    }
    var logits = probabilities.mutableSpan
    LanguageScorer.softmax(&logits, count: logits.count, highest: highest)
    let likelihood = max(probabilities[line.label], 1e-20)
    probabilities[line.label] -= 1
    descend(value)
    return -Exponential.log(likelihood)
  }

  /// Reads a line into ``rows`` and ``pieces``; the scripts that it holds, as bits.
  private mutating func read(_ line: TrainingLine, of text: Span<UInt8>) -> UInt32 {
    rows.removeAll(keepingCapacity: true)
    pieces.removeAll(keepingCapacity: true)
    var present: UInt32 = 0
    guard let name = line.name else {
      read(line.range, of: text, &present)
      return present
    }
    read(line.range.lowerBound..<name.place, of: text, &present)
    read(name.range, of: text, &present)
    read(name.place..<line.range.upperBound, of: text, &present)
    return present
  }

  private mutating func read(_ range: Range<Int>, of text: Span<UInt8>, _ present: inout UInt32) {
    reader.restart(at: range.lowerBound)
    while reader.next(in: text, end: range.upperBound) {
      present |= 1 << UInt32(reader.script)
      let table = tableOfScript[reader.script]
      guard table >= 0 else { continue }
      if tables[table].bits == 0 {
        for _ in 0..<reader.letterCount { rows.append(0) }
      } else {
        reader.readRows()
        for i in 0..<reader.count { rows.append(Int32(bitPattern: reader.rows[i])) }
      }
      if pieces.last?.table == table {
        pieces[pieces.count - 1].end = rows.count
      } else {
        pieces.append((table, rows.count))
      }
    }
  }

  private mutating func addScores(_ value: Float) {
    var start = 0
    for piece in pieces {
      let table = tables[piece.table]
      for i in 0..<table.width { sums[i] = 0 }
      unsafe weights.withUnsafeBytes { bytes in
        guard let base = bytes.baseAddress else { return }
        for column in stride(from: 0, to: table.width, by: 8) {
          var sum = SIMD8<Float>()
          for i in start..<piece.end {
            let offset = table.start + Int(rows[i]) * table.width + column
            sum += unsafe base.loadUnaligned(fromByteOffset: offset * 4, as: SIMD8<Float>.self)
          }
          for lane in 0..<8 { sums[column + lane] = sum[lane] }
        }
      }
      let other = sums[table.labels.count]
      for (lane, label) in table.labels.enumerated() {
        probabilities[label] += (sums[lane] - other) * value
      }
      start = piece.end
    }
  }

  /// ``probabilities`` hold the gradient by the logits.
  private mutating func descend(_ value: Float) {
    let step = rate * decay
    var start = 0
    for piece in pieces {
      let table = tables[piece.table]
      for i in 0..<table.width { sums[i] = 0 }
      // All probabilities together change nothing, so the others' share is what the table's lack.
      var others: Float = 0
      for (lane, label) in table.labels.enumerated() {
        sums[lane] = probabilities[label] * value
        others -= sums[lane]
      }
      sums[table.labels.count] = others
      unsafe weights.withUnsafeMutableBytes { weights in
        unsafe squares.withUnsafeMutableBytes { squares in
          guard let weight = weights.baseAddress, let square = squares.baseAddress
          else { return }
          for column in stride(from: 0, to: table.width, by: 8) {
            var gradient = SIMD8<Float>()
            for lane in 0..<8 { gradient[lane] = sums[column + lane] }
            let added = gradient * gradient
            for i in start..<piece.end {
              let offset = (table.start + Int(rows[i]) * table.width + column) * 4
              let total =
                unsafe square.loadUnaligned(fromByteOffset: offset, as: SIMD8<Float>.self) + added
              unsafe square.storeBytes(of: total, toByteOffset: offset, as: SIMD8<Float>.self)
              let root = (total + 1e-12).squareRoot()
              let moved =
                unsafe weight.loadUnaligned(fromByteOffset: offset, as: SIMD8<Float>.self)
                - gradient * step / root
              unsafe weight.storeBytes(of: moved, toByteOffset: offset, as: SIMD8<Float>.self)
            }
          }
        }
      }
      start = piece.end
    }
  }
}
