/// Looks closely at pairs of documents: which pieces of each are translated in the other.
struct DocumentMeter {
  /// The log odds of a piece that has nothing in common with the other document.
  private static let nothing = -12.0

  /// Of each document so many are compared in both directions.
  private static let closest = 6

  private let index: DocumentIndex
  private var forwardSums: [Float]
  private var backwardSums: [Float]
  /// Of each piece, the rarities of its terms, summed.
  private let firstRarity: [Float]
  private let secondRarity: [Float]

  init(_ index: DocumentIndex) {
    self.index = index
    forwardSums = [Float](repeating: 0, count: index.document.target.counts.count)
    backwardSums = [Float](repeating: 0, count: index.document.source.counts.count)
    func rarity(_ side: TermDocument.Side) -> [Float] {
      (0..<side.count).map { piece in
        side.terms[side.range(piece)].reduce(0) { $0 + side.rarity[Int($1)] }
          + index.unknownWeight * side.unknownRarity[piece]
      }
    }
    firstRarity = rarity(index.document.source)
    secondRarity = rarity(index.document.target)
  }

  /// The pairs of a document of the first collection with documents of the second.
  ///
  /// - Complexity: The document's links, and for each other document the product of both numbers
  ///   of pieces times the terms of a piece.
  mutating func measure(_ number: Int, _ others: [Int]) -> [DocumentCandidate] {
    let rows = index.firstStarts[number]..<index.firstStarts[number + 1]
    let columns = others.map { index.secondStarts[$0]..<index.secondStarts[$0 + 1] }
    var tables = columns.map { CoverageTable(rows: rows.count, columns: $0.count) }
    let (source, target) = (index.document.source, index.document.target)
    for row in rows {
      let terms = source.range(row)
      LinkSums.scatter(source, terms, index.document.forward, into: &forwardSums)
      let scale = 1 / Float(max(1, terms.count))
      for k in others.indices {
        for column in columns[k] {
          tables[k].target[tables[k].cell(row - rows.lowerBound, column - columns[k].lowerBound)] =
            DocumentMeter.covered(target, target.range(column), forwardSums, scale)
            / max(1, secondRarity[column])
        }
      }
      LinkSums.erase(source, terms, index.document.forward, in: &forwardSums)
    }
    let chosen = closest(tables, rows, columns)
    for k in chosen {
      for column in columns[k] {
        let terms = target.range(column)
        LinkSums.scatter(target, terms, index.document.backward, into: &backwardSums)
        let scale = 1 / Float(max(1, terms.count))
        for row in rows {
          tables[k].source[tables[k].cell(row - rows.lowerBound, column - columns[k].lowerBound)] =
            DocumentMeter.covered(source, source.range(row), backwardSums, scale)
            / max(1, firstRarity[row])
        }
        LinkSums.erase(target, terms, index.document.backward, in: &backwardSums)
      }
    }
    return chosen.compactMap { k in
      candidate(number, others[k], tables[k], rows, columns[k])
    }
  }

  /// The documents whose pieces the pieces of the one cover best, or whose pieces are covered best,
  /// on average; only they are compared in the other direction too.
  private func closest(
    _ tables: [CoverageTable], _ rows: Range<Int>, _ columns: [Range<Int>]
  ) -> [Int] {
    if tables.count <= DocumentMeter.closest { return Array(tables.indices) }
    let scores = tables.indices.map { k in
      let table = tables[k]
      let (height, width) = (rows.count, columns[k].count)
      var (byRow, byColumn) = (Float(0), Float(0))
      for row in 0..<height {
        byRow += (0..<width).reduce(0) { max($0, table.target[table.cell(row, $1)]) }
      }
      for column in 0..<width {
        byColumn += (0..<height).reduce(0) { max($0, table.target[table.cell($1, column)]) }
      }
      return max(byRow / Float(max(1, height)), byColumn / Float(max(1, width)))
    }
    return Array(
      tables.indices.sorted { (scores[$0], $1) > (scores[$1], $0) }.prefix(DocumentMeter.closest))
  }

  private func candidate(
    _ number: Int, _ other: Int, _ table: CoverageTable, _ rows: Range<Int>, _ columns: Range<Int>
  ) -> DocumentCandidate? {
    let (source, target) = (index.document.source, index.document.target)
    var bestOfRow = [Double](repeating: DocumentMeter.nothing, count: rows.count)
    var bestOfColumn = [Double](repeating: DocumentMeter.nothing, count: columns.count)
    var hasAny = false
    for row in rows {
      for column in columns {
        let cell = table.cell(row - rows.lowerBound, column - columns.lowerBound)
        let (one, two) = (table.source[cell], table.target[cell])
        if one == 0, two == 0 { continue }
        hasAny = true
        let measure = PairMeasure(
          strength: 0, sourceCoverage: one, targetCoverage: two,
          length: LengthModel.logarithm(
            source: source.lengths[row], target: target.lengths[column],
            ratio: index.document.lengthRatio),
          terms: Float(min(source.range(row).count, target.range(column).count)))
        let logOdds = Confidence.logOdds(ofPair: measure)
        bestOfRow[row - rows.lowerBound] = max(bestOfRow[row - rows.lowerBound], logOdds)
        bestOfColumn[column - columns.lowerBound] =
          max(bestOfColumn[column - columns.lowerBound], logOdds)
      }
    }
    guard hasAny else { return nil }
    let one = DocumentMeter.side(bestOfRow, firstRarity[rows])
    let two = DocumentMeter.side(bestOfColumn, secondRarity[columns])
    let candidate = DocumentCandidate(
      source: number, target: other, sourceSide: one, targetSide: two)
    return index.isMirrored ? candidate.mirrored : candidate
  }

  /// How well the pieces of a document are translated in another, each counted by its rarity.
  private static func side(
    _ best: [Double], _ rarity: ArraySlice<Float>
  ) -> DocumentCandidate.Side {
    var (logOdds, weight, all) = (0.0, 0.0, 0.0)
    for (best, rarity) in zip(best, rarity) {
      logOdds += best * Double(rarity)
      weight += Logarithm.probability(logOdds: best) * Double(rarity)
      all += Double(rarity)
    }
    all = max(all, 1e-9)
    return DocumentCandidate.Side(
      meanLogOdds: Float(logOdds / all), share: Float(weight / all), weight: Float(weight))
  }

  private static func covered(
    _ side: TermDocument.Side, _ places: Range<Int>, _ sums: [Float], _ scale: Float
  ) -> Float {
    var covered: Float = 0
    for place in places {
      let term = Int(side.terms[place])
      let sum = sums[term]
      if sum == 0 { continue }
      let ratio = sum * scale
      covered += side.rarity[term] * ratio / (ratio + 1)
    }
    return covered
  }
}

/// How far each piece of one document covers each piece of another.
private struct CoverageTable {
  private let columns: Int
  /// The share of the row's piece that the column's covers, and the reverse.
  var source: [Float]
  var target: [Float]

  init(rows: Int, columns: Int) {
    self.columns = columns
    source = [Float](repeating: 0, count: rows * columns)
    target = source
  }

  func cell(_ row: Int, _ column: Int) -> Int { row * columns + column }
}
