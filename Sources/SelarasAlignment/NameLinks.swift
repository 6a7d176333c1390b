internal import SelarasText

/// Links words that nothing is linked to with the characters that transcribe them.
enum NameLinks {
  /// How sure a name's transcription is to stand on the other side, given that the two translate
  /// each other: it might be another, or the name might be left as it is.
  private static let transcription: Float = 0.4

  /// Adds the links of both directions.
  static func add(to links: inout LinkList, _ source: TermTable, _ target: TermTable) {
    guard let model = NameModel.shipped, let first = source.names, let second = target.names else {
      return
    }
    let matcher = NameMatcher(model)
    if !first.words.isEmpty, !second.runs.isEmpty {
      let words = unlinked(first.words, source, links.entries.map(\.source))
      for (word, pair, sure) in matched(words, second.runs, matcher, source, target) {
        links.append(word, pair, forward: sure, backward: sure)
      }
    }
    if !second.words.isEmpty, !first.runs.isEmpty {
      let words = unlinked(second.words, target, links.entries.map(\.target))
      for (word, pair, sure) in matched(words, first.runs, matcher, target, source) {
        links.append(pair, word, forward: sure, backward: sure)
      }
    }
  }

  private static func unlinked(
    _ words: [NameCollector.Word], _ table: TermTable, _ linked: [Int32]
  ) -> [NameCollector.Word] {
    var isLinked = [Bool](repeating: false, count: table.terms.count)
    for term in linked { isLinked[Int(term)] = true }
    return words.filter { word in
      table.existingNumber(of: word.term).map { !isLinked[Int($0)] } ?? false
    }
  }

  private static func matched(
    _ words: [NameCollector.Word], _ runs: [NameCollector.Run], _ matcher: NameMatcher,
    _ wordTable: TermTable, _ runTable: TermTable
  ) -> [(word: Int32, pair: Int32, sure: Float)] {
    matcher.matches(words, runs).flatMap { match in
      runs[match.run].pairs[match.pairs].compactMap { pair in
        guard let word = wordTable.existingNumber(of: words[match.word].term),
          let other = runTable.existingNumber(of: pair)
        else { return nil }
        return (word, other, match.probability * transcription)
      }
    }
  }

  /// The places of the names of two texts.
  static func places(
    _ first: NameCollector?, _ second: NameCollector?
  ) -> [(source: TextRange, target: TextRange, probability: Double)] {
    guard let model = NameModel.shipped, let first, let second else { return [] }
    let matcher = NameMatcher(model)
    func range(_ run: NameCollector.Run, _ characters: Range<Int>) -> TextRange {
      TextRange(
        run.ranges[characters.lowerBound].start, run.ranges[characters.upperBound - 1].end)
    }
    return matcher.matches(first.words, second.runs).map { match in
      (
        first.words[match.word].range, range(second.runs[match.run], match.characters),
        Double(match.probability)
      )
    }
      + matcher.matches(second.words, first.runs).map { match in
        (
          range(first.runs[match.run], match.characters), second.words[match.word].range,
          Double(match.probability)
        )
      }
  }
}
