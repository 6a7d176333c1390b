/// What the terms of a stretch say, by their links, for each term of the other side.
enum LinkSums {
  /// Adds to each term of the other side what the terms at `places` say for it.
  static func scatter(
    _ side: TermDocument.Side, _ places: Range<Int>, _ links: TermDocument.Links,
    into sums: inout [Float]
  ) {
    for place in places {
      let term = Int(side.terms[place])
      for link in links.starts[term]..<links.starts[term + 1] {
        sums[Int(links.linked[link])] += links.ratios[link]
      }
    }
  }

  /// Sets to zero what `scatter` added to, and no more: sums are as long as the vocabulary.
  static func erase(
    _ side: TermDocument.Side, _ places: Range<Int>, _ links: TermDocument.Links,
    in sums: inout [Float]
  ) {
    for place in places {
      let term = Int(side.terms[place])
      for link in links.starts[term]..<links.starts[term + 1] { sums[Int(links.linked[link])] = 0 }
    }
  }
}
