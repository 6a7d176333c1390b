public import SelarasText

/// Finds what a document says twice: repeated stretches of blocks, exact or nearly so.
///
/// One for each worker, for it keeps its buffers.
///
///     var finder = RepeatFinder()
///     finder.repeats(in: page.utf8.span, blocks: nil)
///     // [Repeat(range: [6100, 12150], source: [0, 6050], similarity: 1.0)]
public struct RepeatFinder: ~Copyable {
  /// What counts as a repeat.
  public let options: RepeatOptions
  private var text: FoldedUnits
  private var coverage = CoveredUnits()
  private var covers: [CoveredUnits.Cover?] = []
  private var comparison = UnitComparison()

  /// Makes a finder.
  public init(options: RepeatOptions = .init()) {
    self.options = options
    text = FoldedUnits(shingleWeight: options.shingleWeight)
  }

  /// The repeats of a document.
  ///
  /// A block is taken for a repeat when earlier text covers most of it; neighbours whose sources
  /// are neighbours too make one ``Repeat``, headings between them included. No range holds a
  /// block that is not repeated.
  ///
  /// - Parameters:
  ///   - document: UTF-8; ill-formed bytes separate tokens.
  ///   - blocks: The blocks, in order; where it is `nil`, each line is one. Those that overlap an
  ///     earlier one, or lie outside the text, are passed over.
  /// - Returns: Repeats that span whole blocks, in the order of their ranges, which do not
  ///   overlap; each source lies before its range.
  /// - Complexity: O(*n*) expected time and memory.
  public mutating func repeats(in document: Span<UInt8>, blocks: [Block]?) -> [Repeat] {
    text.read(document, blocks: blocks)
    guard text.units.count > 1 else { return [] }
    guard coverage.find(in: text, into: &covers) else { return [] }
    comparison.begin(text)
    let runs = runs()
    // How many stretches each source is that of: that of a refrain is that of several.
    var uses: [Int: Int] = [:]
    for run in runs { uses[run.source.lowerBound, default: 0] += 1 }
    let pageWeight = text.units.reduce(0) { $0 + $1.weight }
    // The first unit after the stretch, and what the article weighs from there on.
    var next = 0
    var rest = text.units.reduce(0) { $0 + RepeatFinder.articleWeight(of: $1) }
    var result: [Repeat] = []
    var start = 0
    while start < runs.count {
      // Runs close to each other in both copies are one body with furniture in it.
      var end = start + 1
      var weight = runs[start].weight
      while end < runs.count, RepeatFinder.belongTogether(runs[end - 1], runs[end]) {
        weight += runs[end].weight
        end += 1
      }
      while next <= runs[end - 1].copy.upperBound {
        rest -= RepeatFinder.articleWeight(of: text.units[next])
        next += 1
      }
      let isLong = weight >= 3 * options.minimumWeight
      let isPassing = !isLong && rest > 2 * weight
      let body =
        isLong
        ? runs[start..<end] : isPassing ? [] : shortBody(start..<end, in: runs, uses, pageWeight)
      let bodyWeight = isLong ? weight : body.reduce(0) { $0 + $1.weight }
      if bodyWeight >= options.minimumWeight {
        let wanted = options.minimumSimilarity(ofStretchWeighing: bodyWeight)
        for run in body {
          let found = describe(run)
          if found.similarity >= wanted { result.append(found) }
        }
      }
      start = end
    }
    return result
  }
}

extension RepeatFinder {
  /// Whether a stretch follows its source or another copy at once, as a refrain does not.
  private func isBesideItself(_ run: Int, in runs: [Run]) -> Bool {
    let this = runs[run]
    if this.source.upperBound + 1 == this.copy.lowerBound { return true }
    return [run - 1, run + 1].contains { other in
      runs.indices.contains(other) && runs[other].source.lowerBound == this.source.lowerBound
        && (runs[other].copy.upperBound + 1 == this.copy.lowerBound
          || this.copy.upperBound + 1 == runs[other].copy.lowerBound)
    }
  }

  /// What a short stretch has of a repeated body: more than a refrain, or quotations of a sentence
  /// or two.
  ///
  /// - Parameters:
  ///   - stretch: Which runs the stretch is made of.
  ///   - runs: All runs.
  ///   - uses: How many runs begin at the source of each.
  ///   - pageWeight: What the whole page weighs.
  /// - Returns: The runs of the body; none where there is no body.
  private func shortBody(
    _ stretch: Range<Int>, in runs: [Run], _ uses: [Int: Int], _ pageWeight: Int
  ) -> ArraySlice<Run> {
    let whole = runs[stretch].filter { !isQuotation($0) }
    let bodyWeight = whole.reduce(0) { $0 + $1.weight }
    // Between quotations stands the article; between the parts of a body less than they are.
    var gaps = 0
    for (left, right) in zip(whole, whole.dropFirst()) {
      gaps += max(
        weight(between: left.copy, right.copy), weight(between: left.source, right.source))
    }
    guard 3 * gaps <= bodyWeight else { return [] }
    // What stands again at once, paragraph by paragraph, is neither.
    if isBesideItself(stretch.lowerBound, in: runs) {
      return whole.filter { $0.copy.count == $0.source.count }[...]
    }
    guard uses[runs[stretch.lowerBound].source.lowerBound] == 1 else { return [] }
    // A single paragraph is a body only where the page has little else.
    let copied = whole.reduce(0) { $0 + paragraphs(in: $1.copy) }
    let given = whole.reduce(0) { $0 + paragraphs(in: $1.source) }
    return min(copied, given) > 1 || 4 * bodyWeight >= pageWeight ? whole[...] : []
  }

  /// Whether a paragraph is only a part of the other, before it or after it.
  private func isQuotation(_ run: Run) -> Bool {
    let given = weight(of: run.source)
    if 2 * given >= 3 * run.weight || 2 * run.weight >= 3 * given { return true }
    guard run.copy.count == run.source.count else { return false }
    return zip(run.copy, run.source).contains { copy, source in
      let (copy, source) = (text.units[copy].weight, text.units[source].weight)
      return max(copy, source) >= RepeatFinder.paragraph
        && 3 * max(copy, source) >= 4 * min(copy, source)
    }
  }

  private func paragraphs(in units: ClosedRange<Int>) -> Int {
    units.count { text.units[$0].weight >= RepeatFinder.paragraph }
  }

  /// What a unit adds to the article: furniture and headings nothing.
  private static func articleWeight(of unit: FoldedUnits.Unit) -> Int {
    unit.weight >= 3 * paragraph ? unit.weight : 0
  }

  /// What a paragraph weighs at least; less is a heading or furniture.
  private static let paragraph = 10

  private func weight(of units: ClosedRange<Int>) -> Int {
    units.reduce(0) { $0 + text.units[$1].weight }
  }

  private func weight(between left: ClosedRange<Int>, _ right: ClosedRange<Int>) -> Int {
    left.upperBound + 1 < right.lowerBound
      ? weight(of: left.upperBound + 1...right.lowerBound - 1) : 0
  }
}

/// Units one after the other, and those earlier ones that they repeat.
private struct Run {
  var copy: ClosedRange<Int>
  var source: ClosedRange<Int>
  var weight: Int
}

extension RepeatFinder {
  /// So many units of furniture may stand between two stretches of one body.
  private static let furniture = 3

  private static func belongTogether(_ left: Run, _ right: Run) -> Bool {
    right.copy.lowerBound - left.copy.upperBound - 1 <= furniture
      && right.source.lowerBound > left.source.upperBound
      && right.source.lowerBound - left.source.upperBound - 1 <= furniture
  }

  /// Whether earlier text covers enough of a unit, most of it in one stretch.
  private func isCovered(_ unit: Int) -> Bool {
    guard let cover = covers[unit] else { return false }
    let wanted = options.coverage * Double(text.units[unit].weight)
    return Double(cover.weight) >= wanted && Double(cover.chained) >= 0.5 * wanted
  }

  /// Joins covered units with consecutive sources, and takes in the like neighbours of both.
  private mutating func runs() -> [Run] {
    var result: [Run] = []
    var unit = 0
    var floor = 0
    while unit < text.units.count {
      guard isCovered(unit), let cover = covers[unit] else {
        unit += 1
        continue
      }
      var run = Run(copy: unit...unit, source: cover.source, weight: text.units[unit].weight)
      extendBackward(&run, to: floor)
      extendForward(&run)
      result.append(run)
      unit = run.copy.upperBound + 1
      floor = unit
    }
    return result
  }

  private mutating func extendBackward(_ run: inout Run, to floor: Int) {
    while run.copy.lowerBound > floor, run.source.lowerBound > 0,
      run.source.upperBound < run.copy.lowerBound - 1,
      comparison.areAlike(run.copy.lowerBound - 1, run.source.lowerBound - 1, in: text)
    {
      run.copy = run.copy.lowerBound - 1...run.copy.upperBound
      run.source = run.source.lowerBound - 1...run.source.upperBound
      run.weight += text.units[run.copy.lowerBound].weight
    }
  }

  private mutating func extendForward(_ run: inout Run) {
    var sourceWeight = run.source.reduce(0) { $0 + text.units[$1].weight }
    while run.copy.upperBound + 1 < text.units.count {
      let next = run.copy.upperBound + 1
      let weight = text.units[next].weight
      var last = run.source.upperBound + 1
      if isCovered(next), let source = covers[next]?.source,
        // The same source again is a third copy, unless there is enough of it for both.
        source.lowerBound == last
          || source.lowerBound == last - 1 && run.weight + weight <= sourceWeight * 5 / 4,
        source.upperBound < run.copy.lowerBound
      {
        last = max(source.upperBound, run.source.upperBound)
      } else if last >= run.copy.lowerBound || !comparison.areAlike(next, last, in: text) {
        break
      }
      for added in run.source.upperBound + 1..<last + 1 {
        sourceWeight += text.units[added].weight
      }
      run.source = run.source.lowerBound...last
      run.copy = run.copy.lowerBound...next
      run.weight += weight
    }
  }

  private mutating func describe(_ run: Run) -> Repeat {
    let covered = run.copy.reduce(0) { $0 + (covers[$1]?.weight ?? 0) }
    let similarity = comparison.similarity(
      of: run.copy, and: run.source, in: text, coverage: Double(covered) / Double(run.weight))
    return Repeat(
      range: TextRange(
        text.units[run.copy.lowerBound].range.start, text.units[run.copy.upperBound].range.end),
      source: TextRange(
        text.units[run.source.lowerBound].range.start,
        text.units[run.source.upperBound].range.end),
      similarity: similarity)
  }
}
