internal import SelarasText

/// What the model reads of each line of scraped text: no tags, no names, only what it says, where it
/// stands, and what stands round it.
struct LineFeatures {
  /// The numbers of a line.
  static let count = own + 6 * neighbour + 4 * window
  private static let own = 37
  private static let neighbour = 6
  private static let window = 3

  /// Rows of ``count`` numbers, one a line.
  private(set) var rows: [Float] = []
  let profiles: [TextProfile]
  /// Whether words were not asked.
  let isBlind: Bool
  /// What each line's own words say of it.
  let furniture: [Removal.Reason?]
  /// What stands for the score of words that nothing is known of.
  private static let unknown: Float = -9

  private let lines: [String]
  /// The mean and the first of the scores of each line's words.
  private let scores: [SIMD2<Float>]
  private let isBody: [Bool]
  /// Running sums over lines: letters, letters of running text, words' score.
  private var sums: [SIMD4<Float>] = [.zero]

  /// Reads lines.
  ///
  /// - Parameters:
  ///   - lines: The lines of a text.
  ///   - tokens: What words say.
  ///   - recurs: Which lines their site has everywhere; empty for none.
  ///   - isBlind: Whether words are not asked; by default in languages that they were not learnt in.
  /// - Complexity: O(*n*) in bytes.
  init(
    _ lines: [String], _ tokens: TokenScores, recurs: [Bool] = [], isBlind: Bool? = nil
  ) {
    self.lines = lines
    profiles = lines.map { TextProfile($0.utf8.span) }
    furniture = lines.indices.map {
      Furniture.reason(against: lines[$0], recurs: recurs.indices.contains($0) && recurs[$0])
    }
    let isForeign = profiles.reduce(0) { $0 + $1.functionWords - 2 * $1.englishWords } > 0
    self.isBlind = isBlind ?? isForeign
    scores =
      self.isBlind
      ? lines.map { _ in SIMD2(repeating: Self.unknown) } : profiles.map { tokens.scores(of: $0) }
    isBody = zip(lines, profiles).map { HeadlineCard.isBody($0, $1.letters) }
    for index in lines.indices {
      let letters = Float(profiles[index].letters)
      sums.append(
        sums[index] + SIMD4(letters, isBody[index] ? letters : 0, scores[index].x, 1))
    }
    write()
  }

  private mutating func write() {
    rows.reserveCapacity(lines.count * Self.count)
    var copies: [UInt64: Int] = [:]
    for profile in profiles { copies[profile.hash, default: 0] += 1 }
    let total = sums[sums.count - 1]
    let count = Float(max(1, lines.count))
    var next = [Int](repeating: lines.count + 60, count: lines.count + 1)
    for index in lines.indices.reversed() { next[index] = isBody[index] ? index : next[index + 1] }
    var last: Int?
    var section: Int?
    let first = isBody.firstIndex(of: true)
    for index in lines.indices {
      let text = profiles[index]
      let letters = Float(max(1, text.letters))
      let words = Float(max(1, text.words))
      let opensSection = Furniture.section(lines[index]) != nil
      if opensSection { section = index }
      // The line's own text.
      rows += [
        Float(text.letters), words, Float(text.marks) * 20 / letters, Float(text.marks),
        Float(text.wideMarks), Float(text.wide * 2) / letters, Float(text.digits) / letters,
        Float(text.capitals) / letters, Float(text.functionWords) / words, Float(text.separators),
        Float(text.prices), text.hasCopyright ? 1 : 0, text.hasAt ? 1 : 0, text.isEnded ? 1 : 0,
        letters / words, isBody[index] ? 1 : 0, BlockFeatures.number(furniture[index]),
        opensSection ? 1 : 0, TextLines.startsItem(lines[index][...]) ? 1 : 0,
        text.letters < 400 && TextLines.isLabelled(lines[index]) ? 1 : 0,
        text.letters < 160 && Byline(lines[index]) != nil ? 1 : 0,
        Float(copies[text.hash] ?? 1), scores[index].x, scores[index].y,
      ]
      // Where it stands.
      rows += [
        Float(index), Float(index) / count, Float(lines.count - index),
        sums[index].x / max(1, total.x), last.map { Float(min(60, index - $0)) } ?? 99,
        Float(min(60, next[index + 1] - index)),
        section.map { Float(min(60, index - $0)) } ?? 99,
        first.map { Float(max(-60, min(60, index - $0))) } ?? 99,
      ]
      // The whole.
      rows += [
        count, total.x, total.y / max(1, total.x), total.x / count, total.z / count,
      ]
      if isBody[index] { last = index }
      for offset in [-3, -2, -1, 1, 2, 3] { writeNeighbour(index + offset, of: index) }
      for (start, end) in [(-4, 0), (-15, 0), (1, 5), (1, 16)] {
        writeWindow(index + start, index + end)
      }
    }
    precondition(rows.count == lines.count * Self.count)
  }

  private mutating func writeNeighbour(_ other: Int, of index: Int) {
    guard lines.indices.contains(other) else {
      rows += [-1, -1, -1, -1, 0, 0]
      return
    }
    let text = profiles[other]
    rows += [
      Float(text.letters), Float(text.functionWords) / Float(max(1, text.words)),
      text.isEnded ? 1 : 0, BlockFeatures.number(furniture[other]), scores[other].x,
      text.hash == profiles[index].hash ? 1 : 0,
    ]
  }

  private mutating func writeWindow(_ start: Int, _ end: Int) {
    let first = max(0, min(lines.count, start))
    let sum = sums[max(first, min(lines.count, end))] - sums[first]
    rows += [
      sum.w > 0 ? sum.x / sum.w : -1, sum.x > 0 ? sum.y / sum.x : -1, sum.w > 0 ? sum.z / sum.w : 0,
    ]
  }
}

/// What the second pass reads of a line beside its features: what the first says round it.
struct LineContext {
  /// The numbers of a line.
  static let count = 15

  private let scores: [Float]
  /// Running sums of letters, and of letters times probability.
  private var sums: [SIMD2<Float>] = [.zero]

  init(_ features: LineFeatures, _ scores: [Float]) {
    self.scores = scores
    for (index, score) in scores.enumerated() {
      let letters = Float(features.profiles[index].letters) + 1
      sums.append(sums[index] + SIMD2(letters, letters * score))
    }
  }

  private func mean(_ start: Int, _ end: Int) -> Float {
    let first = max(0, min(scores.count, start))
    let sum = sums[max(first, min(scores.count, end))] - sums[first]
    return sum.x > 0 ? sum.y / sum.x : -1
  }

  /// Appends the numbers of a line.
  func append(_ index: Int, to row: inout [Float]) {
    row.append(scores[index])
    for offset in [-3, -2, -1, 1, 2, 3] {
      row.append(scores.indices.contains(index + offset) ? scores[index + offset] : -1)
    }
    for width in [4, 12] {
      row.append(mean(index - width, index))
      row.append(mean(index + 1, index + 1 + width))
    }
    row.append(mean(0, scores.count))
    row.append(mean(0, index))
    row.append(mean(index + 1, scores.count))
    let all = sums[sums.count - 1].y
    row.append(sums[index].y / max(1e-6, all))
  }
}

/// The part of the model that judges lines of scraped text.
struct LineModel: Sendable {
  var first = TreeEnsemble()
  var second = TreeEnsemble()

  static let secondWidth = LineFeatures.count + LineContext.count
  /// The greatest number of lines that are judged.
  static let greatest = 50_000

  /// The log odds that each line is content.
  func logOdds(_ features: LineFeatures) -> [Float] {
    let width = LineFeatures.count
    let rows = features.rows
    let scores = features.profiles.indices.map { index in
      Logistic.probability(first.value(rows.span.extracting(index * width..<(index + 1) * width)))
    }
    let context = LineContext(features, scores)
    var row: [Float] = []
    return scores.indices.map { index in
      row.removeAll(keepingCapacity: true)
      row += rows[index * width..<(index + 1) * width]
      context.append(index, to: &row)
      return second.value(row.span)
    }
  }
}
