import SelarasAlignment
import SelarasText
import TestSupport
import Testing

@Suite struct `Matching documents` {
  let lexicon = Lexicon.shipped(source: LanguageTag("zh-Hant"), target: LanguageTag("id"))

  private func pairs(
    _ source: [String], _ target: [String], lexicon: Lexicon,
    options: DocumentMatchOptions = .init(), places: [DocumentPlace] = []
  ) -> [DocumentPair] {
    var reader = DocumentTermReader()
    var matcher = DocumentMatcher(lexicon: lexicon, options: options)
    func place(_ number: Int) -> DocumentPlace {
      places.isEmpty ? DocumentPlace() : places[number % places.count]
    }
    for (number, text) in source.enumerated() {
      matcher.append(source: reader.read(text), place: place(number))
    }
    for (number, text) in target.enumerated() {
      matcher.append(target: reader.read(text), place: place(number))
    }
    let index = matcher.index()
    var search = index.search
    return DocumentPair.best(of: (0..<index.count).flatMap { search.candidates(of: $0) })
  }

  /// Documents of two neighbouring sentences each.
  private let source = (0..<8).map { k in
    Samples.sentences[k].source + "\n" + Samples.sentences[(k + 3) % 8].source
  }
  private let target = (0..<8).map { k in
    Samples.sentences[k].target + "\n" + Samples.sentences[(k + 3) % 8].target
  }

  @Test func `each document finds its partner wherever it stands`() throws {
    let pairs = pairs(source, target.reversed(), lexicon: try #require(lexicon))
    #expect(pairs.map(\.source) == Array(0..<8))
    #expect(pairs.allSatisfy { $0.target == 7 - $0.source && $0.confidence > 0.5 })
    #expect(pairs.allSatisfy { $0.sourceShare > 0.5 && $0.targetShare > 0.5 })
  }

  @Test func `a document is in one pair at most, and in none that is sure without a partner`()
    throws
  {
    let lexicon = try #require(lexicon)
    let all = pairs(source + source, target, lexicon: lexicon)
    #expect(Set(all.map(\.source)).count == all.count)
    #expect(Set(all.map(\.target)).count == all.count)
    let alone = pairs(
      [Samples.sentences[0].source], [Samples.sentences[3].target], lexicon: lexicon)
    #expect(alone.allSatisfy { $0.confidence < 0.5 })
  }

  @Test func `exchanging the collections exchanges the sides and nothing else`() throws {
    let lexicon = try #require(lexicon)
    let one = pairs(source, target.reversed(), lexicon: lexicon)
    let other = pairs(target.reversed(), source, lexicon: lexicon.mirrored)
    #expect(Set(other.map { [$0.target, $0.source] }) == Set(one.map { [$0.source, $0.target] }))
    #expect(other.map(\.confidence).sorted() == one.map(\.confidence).sorted())
  }

  @Test func `names and numbers are enough without a lexicon`() {
    let names = ["Qwen 3 Alibaba 2025", "Avocado Meta 1.000", "Gemini Google 77"]
    let pairs = pairs(names, names.reversed(), lexicon: .empty)
    #expect(pairs.map(\.target) == [2, 1, 0])
  }

  @Test func `only documents of one site and near dates are compared`() throws {
    let lexicon = try #require(lexicon)
    let places = [
      DocumentPlace(site: "a", date: "2025-02-28"),
      DocumentPlace(site: "b", date: "2025-03-01T08:00:00Z"),
      DocumentPlace(site: "a", date: "2025-03-01"), DocumentPlace(site: nil, date: "yesterday"),
    ]
    var options = DocumentMatchOptions()
    for (bySite, days) in [(true, nil), (false, 0), (false, 1), (true, 1)] as [(Bool, Int?)] {
      options.comparesWithinSites = bySite
      options.daysApart = days
      var reader = DocumentTermReader()
      var matcher = DocumentMatcher(lexicon: lexicon, options: options)
      for place in places {
        matcher.append(source: reader.read("Qwen 3 Avocado"), place: place)
        matcher.append(target: reader.read("Qwen 3 Avocado"), place: place)
      }
      let index = matcher.index()
      var search = index.search
      for one in places.indices {
        let compared = Set(search.candidates(of: one).map(\.target))
        let expected = places.indices.filter { other in
          (!bySite || places[one].site == places[other].site)
            && (days.map { days in
              guard let day = places[one].day, let day2 = places[other].day else {
                return places[one].day == places[other].day
              }
              return abs(day - day2) <= days
            } ?? true)
        }
        #expect(compared == Set(expected))
      }
    }
  }

  @Test(arguments: [
    ("1970-01-01", 0), ("2000-03-01", 11_017), ("1969-12-31", -1), ("2024-02-29T01:02:03Z", 19_782),
    ("2025-13-01", nil), ("", nil), ("12 Mei 2025", nil),
  ])
  func `days are counted from 1970`(date: String, day: Int?) {
    #expect(DocumentPlace(site: nil, date: date).day == day)
  }

  @Test func `any documents are matched without a trap`() throws {
    var numbers = SplitMix(seed: 29)
    let lexicon = try #require(lexicon)
    for count in [0, 1, 20] {
      let one = (0..<count).map { _ in
        Samples.anything(9, using: &numbers).joined(separator: "\n")
      }
      let other = (0..<20).map { _ in
        Samples.anything(9, using: &numbers).joined(separator: ". ")
      }
      _ = pairs(one, other, lexicon: lexicon)
      _ = pairs(other, one, lexicon: .empty)
    }
    let long = [
      String(repeating: "a\n", count: 20_000), String(repeating: "政", count: 20_000),
      String(repeating: "kata ", count: 20_000), String(repeating: "。", count: 20_000),
    ]
    _ = pairs(long, long, lexicon: lexicon)
  }
}
