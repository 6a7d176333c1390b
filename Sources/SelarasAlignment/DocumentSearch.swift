/// Searches an index for the documents that may translate one.
///
/// Takes two steps: the inverted index gives those documents that share the rarest links, and
/// ``DocumentMeter`` looks closely at the best of them. One for each worker.
public struct DocumentSearch: Sendable {
  /// A document is looked for among so many postings, those of its rarest links.
  private static let mostPostings = 160_000
  /// Links of a lesser ratio find nobody.
  private static let leastRatio: Float = 4
  /// About the terms of a sentence: a link's weight is that of one sentence beside another.
  private static let usualTerms: Float = 30

  /// Of a document of few sentences up to so many others are looked at.
  private static let mostCandidates = 32

  private let index: DocumentIndex
  private var meter: DocumentMeter
  /// The best ratio of each term of the second collection, for the document at hand.
  private var best: [Float]
  /// The evidence for each document of the second collection, in the order of the index.
  private var scores: [Float]

  init(_ index: DocumentIndex) {
    self.index = index
    meter = DocumentMeter(index)
    best = [Float](repeating: 0, count: index.document.target.counts.count)
    scores = [Float](repeating: 0, count: index.order.count)
  }

  /// The pairs that a document may be in.
  ///
  /// - Parameter number: A number below ``DocumentIndex/count``.
  /// - Returns: At most as many pairs as the options say, more for a document of few sentences;
  ///   those that have nothing in common are left out.
  /// - Complexity: The links of the document's terms, and 160,000 postings at most.
  public mutating func candidates(of number: Int) -> [DocumentCandidate] {
    meter.measure(number, nearest(to: number).map { Int(index.order[$0]) })
  }

  /// The documents of the window that share the rarest links, by their places in the index.
  private mutating func nearest(to number: Int) -> [Int] {
    let (source, forward) = (index.document.source, index.document.forward)
    let window = index.window(of: number)
    let pieces = index.firstStarts[number]..<index.firstStarts[number + 1]
    if window.isEmpty || pieces.isEmpty { return [] }
    var linked: [Int32] = []
    for place in source.starts[pieces.lowerBound]..<source.starts[pieces.upperBound] {
      let term = Int(source.terms[place])
      for link in forward.starts[term]..<forward.starts[term + 1] {
        let ratio = forward.ratios[link]
        if ratio < DocumentSearch.leastRatio { continue }
        let other = Int(forward.linked[link])
        if best[other] == 0 { linked.append(forward.linked[link]) }
        best[other] = max(best[other], ratio)
      }
    }
    var lists: [(postings: ArraySlice<Int32>, weight: Float, term: Int32)] = []
    for term in linked {
      let ratio = best[Int(term)]
      best[Int(term)] = 0
      let postings = index.postings(of: Int(term), in: window)
      if postings.isEmpty { continue }
      let weight = Logarithm.natural(1 + Double(ratio / DocumentSearch.usualTerms))
      lists.append((postings, Float(weight), term))
    }
    lists.sort { ($0.postings.count, $0.term) < ($1.postings.count, $1.term) }
    var left = DocumentSearch.mostPostings
    var found: [Int32] = []
    for list in lists {
      left -= list.postings.count
      if left < 0 { break }
      for place in list.postings {
        if scores[Int(place)] == 0 { found.append(place) }
        scores[Int(place)] += list.weight
      }
    }
    // Few sentences are quickly compared, and say less at a first look.
    let most = max(
      index.options.candidates, min(DocumentSearch.mostCandidates, 96 / pieces.count))
    var ranked: [(score: Float, place: Int32)] = []
    for place in found {
      let score = scores[Int(place)] / index.sizes[Int(place)].squareRoot()
      scores[Int(place)] = 0
      let at = ranked.lastIndex { ($0.score, place) > (score, $0.place) } ?? -1
      if at + 1 >= most { continue }
      ranked.insert((score, place), at: at + 1)
      if ranked.count > most { ranked.removeLast() }
    }
    return ranked.map { Int($0.place) }
  }
}
