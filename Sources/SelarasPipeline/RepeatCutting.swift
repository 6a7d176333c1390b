public import SelarasText

extension Document {
  /// Takes the later copies out of ``text`` and lists them in ``removed``.
  ///
  /// Blocks that lie in a copy go with it, passages are dropped since they no longer fit, and
  /// what remains keeps its order, one line feed between blocks. A removal's
  /// ``Removal/source`` is a range of the new text.
  ///
  /// - Complexity: O(*n*) in the length of the text plus repeats times log repeats.
  public mutating func cutRepeats() {
    guard let repeats, !repeats.isEmpty else { return }
    let cuts = Document.merged(repeats.map(\.range))
    var map = CutMap(cuts: cuts)
    let old = text
    var kept = ""
    kept.reserveCapacity(old.utf8.count)
    if let blocks {
      var moved: [Block] = []
      for block in blocks where !map.isCut(block.range) {
        if !kept.isEmpty { kept += "\n" }
        let start = kept.utf8.count
        kept += old[block.range]
        map.note(block.range, movedTo: start)
        moved.append(
          Block(kind: block.kind, level: block.level, range: TextRange(start, kept.utf8.count)))
      }
      self.blocks = moved
    } else {
      var position = 0
      for cut in cuts + [TextRange(old.utf8.count, old.utf8.count)] {
        let piece = TextRange(position, max(position, cut.start))
        map.note(piece, movedTo: kept.utf8.count)
        kept += old[piece]
        position = max(position, cut.end)
      }
    }
    for copy in repeats {
      let removal = Removal(
        reason: .repeat, text: String(old[copy.range]), source: map.moved(copy.source),
        similarity: copy.similarity)
      removed = (removed ?? []) + [removal]
    }
    text = kept
    self.repeats = []
    passages = nil
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
  let cuts: [TextRange]
  private var moves: [(from: TextRange, to: Int)] = []

  init(cuts: [TextRange]) { self.cuts = cuts }

  /// Whether more than half of the range is cut out.
  func isCut(_ range: TextRange) -> Bool {
    let first = CutMap.firstIndex(in: cuts.count) { cuts[$0].end > range.start }
    guard first < cuts.count, cuts[first].overlaps(range) else { return false }
    let shared = min(cuts[first].end, range.end) - max(cuts[first].start, range.start)
    return shared * 2 > range.count
  }

  /// Remembers where a stretch went; stretches come in rising order.
  mutating func note(_ range: TextRange, movedTo start: Int) { moves.append((range, start)) }

  /// A range of the old text in the new one, without the parts that were cut.
  func moved(_ range: TextRange) -> TextRange {
    let first = CutMap.firstIndex(in: moves.count) { moves[$0].from.end > range.start }
    var result: TextRange?
    var next = first
    while next < moves.count, moves[next].from.start < range.end {
      let (from, to) = moves[next]
      let start = result?.start ?? to + max(0, range.start - from.start)
      result = TextRange(start, max(start, to + min(from.count, range.end - from.start)))
      next += 1
    }
    return result ?? TextRange(0, 0)
  }

  /// The first number below `count` from which on the condition holds.
  private static func firstIndex(in count: Int, where holds: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
