/// One side of a match: the terms of all its documents.
struct DocumentCollection {
  /// The documents' pieces, one after another, as the segments of one text.
  private(set) var side = TermDocument.Side()
  private(set) var numbers = TermTable()
  /// Where each document's pieces begin, and one more for the end.
  private(set) var starts: [Int] = [0]
  private(set) var places: [Place] = []
  private var sites: [String: Int32] = [:]

  /// A place by numbers, in the order in which documents are compared.
  struct Place: Comparable {
    /// What is not known comes first, and is a site and a day of its own.
    static let unknown: Int32 = -1 << 31

    var site = unknown
    var day = unknown

    static func < (left: Place, right: Place) -> Bool {
      (left.site, left.day) < (right.site, right.day)
    }
  }

  /// How many documents there are.
  var count: Int { places.count }

  /// The pieces of a document.
  func pieces(of document: Int) -> Range<Int> { starts[document]..<starts[document + 1] }

  /// The name of each site by its number.
  var siteNames: [String] {
    sites.sorted { $0.value < $1.value }.map(\.key)
  }

  mutating func append(_ document: DocumentTerms, _ place: DocumentPlace) {
    var start = 0
    for (end, length) in zip(document.ends, document.lengths) {
      side.append(Array(document.terms[start..<end]), length: length, numbers: &numbers)
      start = end
    }
    starts.append(side.count)
    var numbered = Place()
    if let site = place.site {
      let next = Int32(sites.count)
      numbered.site = sites[site, default: next]
      sites[site] = numbered.site
    }
    if let day = place.day { numbered.day = Int32(clamping: day) }
    places.append(numbered)
  }
}
