/// Both collections, linked, and an inverted index of the second.
///
/// It does not change, so that any number of workers may search it, each by its own
/// ``DocumentSearch``.
public struct DocumentIndex: Sendable {
  /// Which documents hold a term.
  private var postingStarts: [Int]
  /// Places in the order of ``order``, rising for each term.
  private var postings: [Int32]
  /// All pieces of both collections, as the segments of two texts.
  let document: TermDocument
  /// Where each document's pieces begin, and one more for the end.
  let firstStarts: [Int]
  let secondStarts: [Int]
  /// The numbers of the second collection's documents, in the order of their places.
  let order: [Int32]
  /// How many terms each document of the second collection has, in that order.
  private(set) var sizes: [Float] = []
  /// For each document of the first collection, where those stand that it is compared with.
  private let windows: [Range<Int>]
  let isMirrored: Bool
  let options: DocumentMatchOptions
  let unknownWeight: Float

  init(
    _ first: DocumentCollection, _ second: DocumentCollection, lexicon: Lexicon,
    options: DocumentMatchOptions
  ) {
    isMirrored = lexicon.isMirrored
    self.options = options
    firstStarts = first.starts
    secondStarts = second.starts
    (order, windows) = DocumentIndex.windows(first, second, options)
    document = TermDocument(
      source: (first.side, first.numbers), target: (second.side, second.numbers),
      lexicon: lexicon, learns: false)
    unknownWeight = DocumentLearning.unknownWeight(coverage: document.coverage)
    postingStarts = [Int](repeating: 0, count: document.target.counts.count + 1)
    postings = []
    fillPostings()
  }

  /// How many source documents there are.
  public var sourceCount: Int { isMirrored ? secondStarts.count - 1 : firstStarts.count - 1 }

  /// How many documents are searched for, by number from zero.
  ///
  /// They are the source's or, where the lexicon is mirrored, the target's.
  public var count: Int { firstStarts.count - 1 }

  /// A search, with buffers of its own.
  public var search: DocumentSearch { DocumentSearch(self) }

  private static func windows(
    _ first: DocumentCollection, _ second: DocumentCollection, _ options: DocumentMatchOptions
  ) -> ([Int32], [Range<Int>]) {
    typealias Place = DocumentCollection.Place
    var sites: [String: Int32] = [:]
    for (number, name) in second.siteNames.enumerated() { sites[name] = Int32(number) }
    let firstSites = first.siteNames.map { sites[$0] }
    func seen(_ place: Place, _ isFirst: Bool) -> Place? {
      var seen = Place()
      if options.comparesWithinSites {
        seen.site = place.site
        if isFirst, place.site != Place.unknown {
          guard let site = firstSites[Int(place.site)] else { return nil }
          seen.site = site
        }
      }
      if options.daysApart != nil { seen.day = place.day }
      return seen
    }
    let places = second.places.map { seen($0, false) ?? Place() }
    let order = places.indices.sorted { (places[$0], $0) < (places[$1], $1) }.map(Int32.init)
    func start(of place: Place, isAfter: Bool) -> Int {
      var (low, high) = (0, order.count)
      while low < high {
        let middle = (low + high) / 2
        let other = places[Int(order[middle])]
        if isAfter ? other <= place : other < place { low = middle + 1 } else { high = middle }
      }
      return low
    }
    let days = Int32(clamping: options.daysApart ?? 0)
    let windows = first.places.map { place in
      guard let place = seen(place, true) else { return 0..<0 }
      var (from, to) = (place, place)
      if place.day != Place.unknown {
        from.day = max(Place.unknown + 1, place.day.subtractingReportingOverflow(days).0)
        to.day = place.day.addingReportingOverflow(days).0
      }
      let low = start(of: from, isAfter: false)
      return low..<max(low, start(of: to, isAfter: true))
    }
    return (order, windows)
  }

  private mutating func fillPostings() {
    let target = document.target
    sizes = [Float](repeating: 0, count: order.count)
    var last = [Int32](repeating: -1, count: target.counts.count)
    for (place, number) in order.enumerated() {
      for term in target.terms[terms(of: number)] where last[Int(term)] != Int32(place) {
        last[Int(term)] = Int32(place)
        postingStarts[Int(term) + 1] += 1
        sizes[place] += 1
      }
    }
    for term in target.counts.indices { postingStarts[term + 1] += postingStarts[term] }
    postings = [Int32](repeating: 0, count: postingStarts[postingStarts.count - 1])
    var next = postingStarts
    last = [Int32](repeating: -1, count: target.counts.count)
    for (place, number) in order.enumerated() {
      for term in target.terms[terms(of: number)] where last[Int(term)] != Int32(place) {
        last[Int(term)] = Int32(place)
        postings[next[Int(term)]] = Int32(place)
        next[Int(term)] += 1
      }
    }
  }

  /// Where the terms of a document of the second collection stand.
  private func terms(of number: Int32) -> Range<Int> {
    let starts = document.target.starts
    return starts[secondStarts[Int(number)]]..<starts[secondStarts[Int(number) + 1]]
  }

  /// The places in ``order`` that a document of the first collection is compared with.
  func window(of document: Int) -> Range<Int> { windows[document] }

  /// Where the documents of a window stand that hold a term.
  func postings(of term: Int, in window: Range<Int>) -> ArraySlice<Int32> {
    let all = postings[postingStarts[term]..<postingStarts[term + 1]]
    if window.count == order.count { return all }
    func start(_ place: Int) -> Int {
      var (low, high) = (all.startIndex, all.endIndex)
      while low < high {
        let middle = (low + high) / 2
        if Int(all[middle]) < place { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return all[start(window.lowerBound)..<start(window.upperBound)]
  }
}
