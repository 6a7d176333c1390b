/// The features of beads, terms apart.
struct BeadFeatures {
  private let source: TermDocument.Side
  private let target: TermDocument.Side
  private let ratio: Float
  /// Whether both sides are punctuated: where one is not, how segments end says nothing.
  private let isPunctuated: Bool

  init(_ document: TermDocument) {
    source = document.source
    target = document.target
    ratio = document.lengthRatio
    isPunctuated = BeadFeatures.isPunctuated(source) && BeadFeatures.isPunctuated(target)
  }

  private static func isPunctuated(_ side: TermDocument.Side) -> Bool {
    let closed = side.traits.lazy.filter { $0.ending != .open || $0.finals > 0 }.count
    return closed * 5 >= side.count
  }

  /// Calls `body` with each feature of a bead that is not zero.
  @inline(__always)
  func visit(
    _ first: Range<Int>, _ second: Range<Int>, _ body: (BeadModel.Feature, Float) -> Void
  ) {
    if first.isEmpty || second.isEmpty {
      visitNull(
        first.isEmpty ? target : source, first.isEmpty ? second.lowerBound : first.lowerBound, body)
      return
    }
    let (a, b) = (first.count, second.count)
    body(shape(a, b), 1)
    var lengths: (Float, Float) = (0, 0)
    for segment in first { lengths.0 += source.lengths[segment] }
    for segment in second { lengths.1 += target.lengths[segment] }
    body(
      .lengthNormal, LengthModel.logarithm(source: lengths.0, target: lengths.1, ratio: ratio))
    body(
      .lengthRatio,
      min(3, abs(Logarithm.fast(lengths.1 + 4) - Logarithm.fast(lengths.0 + 4) - ratio)))
    let terms = min(
      source.starts[first.upperBound] - source.starts[first.lowerBound],
      target.starts[second.upperBound] - target.starts[second.lowerBound])
    if terms < 8 { body(.fewTerms, Float(8 - terms) / 8) }
    if a > 1 { visitInner(source, first, lengths.0, body) }
    if b > 1 { visitInner(target, second, lengths.1, body) }
    guard isPunctuated else { return }
    visitMarks(first, second, body)
  }

  /// Whether the lengths of a bead's sides do not forbid it: the shorter they are, the more they
  /// vary.
  @inline(__always)
  func isPlausible(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    var lengths: (source: Float, target: Float) = (4, 4)
    for segment in first { lengths.source += source.lengths[segment] }
    for segment in second { lengths.target += target.lengths[segment] }
    let distance = abs(Logarithm.fast(lengths.target) - Logarithm.fast(lengths.source) - ratio)
    return distance <= 0.8 + 3 / min(lengths.source, lengths.target).squareRoot()
  }

  @inline(__always)
  private func visitMarks(
    _ first: Range<Int>, _ second: Range<Int>, _ body: (BeadModel.Feature, Float) -> Void
  ) {
    var finals = (source: 0, target: 0)
    var clauses: (source: Float, target: Float) = (1, 1)
    for segment in first {
      finals.source += Int(source.traits[segment].finals)
      clauses.source += Float(source.traits[segment].clauses)
    }
    for segment in second {
      finals.target += Int(target.traits[segment].finals)
      clauses.target += Float(target.traits[segment].clauses)
    }
    if finals.source != finals.target {
      body(.otherSentences, 1)
      let distance =
        Logarithm.fast(Float(finals.source + 1)) - Logarithm.fast(Float(finals.target + 1))
      body(.sentenceRatio, min(4, distance * distance))
    }
    if clauses.source != clauses.target {
      let distance = Logarithm.fast(clauses.source) - Logarithm.fast(clauses.target)
      body(.clauseRatio, min(4, distance * distance))
    }
    body(
      BeadModel.ends(
        source.traits[first.upperBound - 1].ending, target.traits[second.upperBound - 1].ending), 1)
    if source.traits[first.lowerBound].startsSmall || target.traits[second.lowerBound].startsSmall {
      body(.smallStart, 1)
    }
  }

  @inline(__always)
  private func visitInner(
    _ side: TermDocument.Side, _ range: Range<Int>, _ length: Float,
    _ body: (BeadModel.Feature, Float) -> Void
  ) {
    var least = Float.infinity
    for segment in range { least = min(least, side.lengths[segment]) }
    body(.innerSmallest, max(-5, Logarithm.fast((least + 4) / (length + 4))))
    guard isPunctuated else { return }
    for segment in range.lowerBound..<range.upperBound - 1 {
      switch side.traits[segment].ending {
      case .open: body(.innerOpen, 1)
      case .final: body(.innerFinal, 1)
      case .clause: body(.innerClause, 1)
      case .colon: body(.innerColon, 1)
      }
      if side.traits[segment + 1].startsSmall { body(.innerSmallStart, 1) }
    }
  }

  @inline(__always)
  private func visitNull(
    _ side: TermDocument.Side, _ segment: Int, _ body: (BeadModel.Feature, Float) -> Void
  ) {
    body(.nullTerms, min(1, Float(side.range(segment).count) / 64))
    guard isPunctuated else { return }
    switch side.traits[segment].ending {
    case .open: body(.nullOpen, 1)
    case .final: break
    case .clause: body(.nullClause, 1)
    case .colon: body(.nullColon, 1)
    }
    if side.traits[segment].startsSmall { body(.nullSmallStart, 1) }
  }

  private func shape(_ a: Int, _ b: Int) -> BeadModel.Feature {
    if a == b { return a == 1 ? .single : .double }
    return switch max(a, b) {
    case 2: .oneToTwo
    case 3: .oneToThree
    default: .oneToFour
    }
  }
}
