public import SelarasText

extension Document {
  /// Takes the later copies out of ``text`` and lists them in ``removed``.
  ///
  /// Nothing but the copies goes: a block of which a part was a copy keeps the rest, text outside
  /// all blocks stays. The line feed before a copy of whole lines goes with it. Passages,
  /// links and images are dropped since they no longer fit. A removal's ``Removal/source`` is a range of the new text.
  ///
  /// - Complexity: O(*n*) in the length of the text plus repeats times log repeats.
  public mutating func cutRepeats() {
    guard let repeats, !repeats.isEmpty else { return }
    let old = text
    let map = CutMap(cuts: Document.merged(repeats.map(\.range)), of: old.utf8.span)
    text = map.pieces.reduce(into: "") { $0 += old[$1.from] }
    blocks = blocks?.compactMap { block in
      map.moved(block.range).map { Block(kind: block.kind, level: block.level, range: $0) }
    }
    for copy in repeats {
      let removal = Removal(
        reason: .repeat, text: String(old[copy.range]),
        source: map.moved(copy.source) ?? TextRange(0, 0), similarity: copy.similarity)
      removed = (removed ?? []) + [removal]
    }
    self.repeats = []
    passages = nil
    links = nil
    images = nil
    unknownFields.removeAll { $0.name == "links" || $0.name == "images" }
  }

  /// Ranges in order, those that touch or overlap made one.
  private static func merged(_ ranges: [TextRange]) -> [TextRange] {
    var result: [TextRange] = []
    for range in ranges.sorted() {
      if let last = result.last, range.start <= last.end {
        result[result.count - 1].end = max(last.end, range.end)
      } else {
        result.append(range)
      }
    }
    return result
  }
}

/// Where stretches of a text stand after parts of it were cut out.
private struct CutMap {
  /// What is kept of the old text, in order, and where it begins in the new one.
  private(set) var pieces: [(from: TextRange, to: Int)] = []

  /// - Parameters:
  ///   - cuts: In order, none touching another.
  ///   - text: The old text.
  init(cuts: [TextRange], of text: Span<UInt8>) {
    var position = 0
    var kept = 0
    func keep(until end: Int) {
      guard position < end else { return }
      pieces.append((TextRange(position, end), kept))
      kept += end - position
    }
    for cut in cuts {
      let endsLine = cut.end == text.count || text[cut.end] == 0x0A
      let beginsLine = cut.start == 0 || text[cut.start - 1] == 0x0A
      keep(until: endsLine && beginsLine ? max(position, cut.start - 1) : cut.start)
      // At the start of the text there is no line feed before the copy: the one behind it goes.
      let skipsLineFeed = kept == 0 && endsLine && cut.end < text.count
      position = cut.end + (skipsLineFeed ? 1 : 0)
    }
    keep(until: text.count)
  }

  /// A range of the old text in the new one, without the parts that were cut; `nil` where nothing
  /// is left.
  func moved(_ range: TextRange) -> TextRange? {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].from.end > range.start { high = middle } else { low = middle + 1 }
    }
    var result: TextRange?
    while low < pieces.count, pieces[low].from.start < range.end {
      let (from, to) = pieces[low]
      let start = result?.start ?? to + max(0, range.start - from.start)
      let end = to + min(from.count, range.end - from.start)
      if start < end { result = TextRange(start, end) }
      low += 1
    }
    return result
  }
}
