internal import Selaras

/// Beads with the segments that they are of.
struct BeadTable {
  private let source: TextSide
  private let target: TextSide
  private let languages: (source: LanguageTag, target: LanguageTag)
  /// Where each segment stands; empty lines are empty ranges.
  private let sourceSegments: [TextRange]
  private let targetSegments: [TextRange]
  private let beads: [Bead]
  private let lexicon: Lexicon

  /// How much of both texts the beads cover; `nil` where there is nothing.
  var coveredShare: Double? {
    TranslationCheck.coveredShare(
      of: beads, source: sourceSegments.map(\.count), target: targetSegments.map(\.count))
  }

  /// Aligns two texts.
  init(
    _ source: TextSide, _ target: TextSide, unit: AlignCommand.Unit, pair: PairOptions,
    lexicon: Lexicon, guidance: AlignmentGuidance? = nil, allowsMoves: Bool = false
  ) throws {
    self.source = source
    self.target = target
    self.lexicon = lexicon
    languages = (pair.source, pair.target)
    let ordered: [Bead]
    switch unit {
    case .line:
      (sourceSegments, targetSegments) = (source.lines, target.lines)
      let aligner = SegmentAligner(lexicon: lexicon)
      let texts = (source.lineTexts, target.lineTexts)
      ordered =
        if let guidance {
          try aligner.align(source: texts.0, target: texts.1, guidance: guidance)
        } else {
          aligner.align(source: texts.0, target: texts.1)
        }
    case .paragraph, .sentence:
      let sentences = (
        try source.sentences(locale: pair.source), try target.sentences(locale: pair.target)
      )
      let texts = (
        sentences.0.map { $0.map(source.text) }, sentences.1.map { $0.map(target.text) }
      )
      let aligner = DocumentAligner(lexicon: lexicon)
      if unit == .sentence {
        sourceSegments = sentences.0.flatMap(\.self)
        targetSegments = sentences.1.flatMap(\.self)
        ordered =
          if let guidance {
            try aligner.align(source: texts.0, target: texts.1, guidance: guidance)
          } else {
            aligner.align(source: texts.0, target: texts.1).sentences
          }
      } else {
        (sourceSegments, targetSegments) = (source.lines, target.lines)
        ordered =
          if let guidance {
            try SegmentAligner(lexicon: lexicon).align(
              source: texts.0.map { $0.joined(separator: " ") },
              target: texts.1.map { $0.joined(separator: " ") }, guidance: guidance)
          } else {
            aligner.align(source: texts.0, target: texts.1).paragraphs
          }
      }
    }
    beads =
      allowsMoves
      ? SegmentAligner(lexicon: lexicon).offeringMoves(
        ordered, source: sourceSegments.map(source.text), target: targetSegments.map(target.text),
        constraints: guidance?.constraints ?? BeadConstraints()) : ordered
  }

  /// `source TAB target TAB confidence`, an empty side empty.
  func writeTable(to sink: inout OutputFile) throws {
    var line: [UInt8] = []
    for bead in beads {
      line.removeAll(keepingCapacity: true)
      PairsTSV.appendLine(of: unit(of: bead), to: &line)
      try sink.write(line)
    }
  }

  /// `[0, 1]:[0]:0.93`, as Vecalign prints beads.
  func writeBeads(to sink: inout OutputFile) throws {
    for bead in beads {
      let numbers =
        "\(numbers(bead.source, sourceSegments)):\(numbers(bead.target, targetSegments))"
      try sink.write("\(numbers):\(JSONWriter.short(bead.confidence))\n")
    }
  }

  /// JSON Lines with the numbers, texts and ranges of both sides, and the reasons where they are
  /// wanted.
  func writeRecords(to sink: inout OutputFile, explains: Bool) throws {
    let explanations = explains ? self.explanations : []
    for (number, bead) in beads.enumerated() {
      let unit = unit(of: bead)
      var json = JSONWriter()
      json.beginObject()
      for (name, segments) in [
        ("source", numbers(bead.source, sourceSegments)),
        ("target", numbers(bead.target, targetSegments)),
      ] {
        json.key(name)
        json.beginArray()
        for segment in segments { json.integer(segment) }
        json.endArray()
      }
      json.key("sourceText")
      json.string(unit.source)
      json.key("targetText")
      json.string(unit.target)
      json.key("confidence")
      json.double(bead.confidence)
      if bead.isMoved {
        json.key("moved")
        json.boolean(true)
      }
      json.key("sourceRange")
      if let range = unit.sourceRange { json.range(range) } else { json.null() }
      json.key("targetRange")
      if let range = unit.targetRange { json.range(range) } else { json.null() }
      if explains, let explanation = explanations[number] {
        json.key("reasons")
        write(explanation, of: unit, to: &json)
      }
      json.endObject()
      json.endLine()
      try sink.write(json.bytes)
    }
  }

  private func write(
    _ explanation: BeadExplanation, of unit: TranslationUnit, to json: inout JSONWriter
  ) {
    json.beginObject()
    for (name, value) in [
      ("sourceCoverage", explanation.sourceCoverage),
      ("targetCoverage", explanation.targetCoverage), ("length", explanation.length),
    ] {
      json.key(name)
      json.double(value)
    }
    json.key("words")
    json.beginArray()
    for word in explanation.words {
      json.beginArray()
      json.string(String(decoding: unit.source.utf8.bytes(in: word.source), as: UTF8.self))
      json.string(String(decoding: unit.target.utf8.bytes(in: word.target), as: UTF8.self))
      json.double(word.weight)
      json.string(word.reason.rawValue)
      json.endArray()
    }
    json.endArray()
    json.endObject()
  }

  /// Of each bead with two sides the reasons.
  private var explanations: [BeadExplanation?] {
    let both = beads.indices.filter { !beads[$0].isOneSided }
    let pairs = both.map { number in
      let unit = unit(of: beads[number])
      return (source: unit.source, target: unit.target)
    }
    var explanations = [BeadExplanation?](repeating: nil, count: beads.count)
    for (number, explanation) in zip(both, BeadExplainer(lexicon: lexicon).explain(pairs)) {
      explanations[number] = explanation
    }
    return explanations
  }

  /// A page to look at.
  func writePage(names: (source: String, target: String), to sink: inout OutputFile) throws {
    let rows = zip(beads, explanations).map { bead, explanation in
      let unit = unit(of: bead)
      func list(_ numbers: [Int]) -> String { numbers.map(String.init).joined(separator: ", ") }
      return BeadPage.Row(
        source: unit.source, target: unit.target,
        sourceNumbers: list(numbers(bead.source, sourceSegments)),
        targetNumbers: list(numbers(bead.target, targetSegments)), confidence: bead.confidence,
        isMoved: bead.isMoved, explanation: explanation)
    }
    let page = BeadPage(names: names, languages: languages, rows: rows)
    try sink.write(page.head)
    for row in rows { try sink.write(page.html(of: row)) }
    try sink.write(page.tail)
  }

  /// The beads that have both sides, as TMX.
  func exchangeFile() throws -> [UInt8] {
    final class Buffer { var bytes: [UInt8] = [] }
    let buffer = Buffer()
    var writer = try TMXWriter(
      source: languages.source, target: languages.target, creationTool: "selaras",
      toolVersion: Version.number,
      sink: { span in for i in span.indices { buffer.bytes.append(span[i]) } })
    for bead in beads where !bead.isOneSided { try writer.append(unit(of: bead)) }
    try writer.finish()
    return buffer.bytes
  }

  /// The beads that have both sides, as another kind of exchange file.
  func exchangeFile(_ format: ExchangeFormat) throws -> [UInt8] {
    final class Buffer { var bytes: [UInt8] = [] }
    let buffer = Buffer()
    let writer = try ExchangeWriter(
      format, source: languages.source, target: languages.target, toolVersion: Version.number,
      sink: { span in for i in span.indices { buffer.bytes.append(span[i]) } })
    for bead in beads where !bead.isOneSided {
      try writer.append(
        MemoryUnit(unit(of: bead), source: languages.source, target: languages.target))
    }
    try writer.finish()
    return buffer.bytes
  }

  /// The numbers of a side's segments, empty ones left out.
  private func numbers(_ side: Range<Int>, _ segments: [TextRange]) -> [Int] {
    side.filter { !segments[$0].isEmpty }
  }

  private func unit(of bead: Bead) -> TranslationUnit {
    let sources = numbers(bead.source, sourceSegments).map { sourceSegments[$0] }
    let targets = numbers(bead.target, targetSegments).map { targetSegments[$0] }
    return TranslationUnit(
      source: languages.source.joined(sources.map(source.text)),
      target: languages.target.joined(targets.map(target.text)),
      confidence: bead.confidence, sourceRange: TextRange.hull(of: sources),
      targetRange: TextRange.hull(of: targets))
  }
}

extension String.UTF8View {
  /// The bytes of a range; the text's places do not leave it.
  fileprivate func bytes(in range: TextRange) -> Substring.UTF8View {
    self[index(startIndex, offsetBy: range.start)..<index(startIndex, offsetBy: range.end)]
  }
}
