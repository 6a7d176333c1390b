import Foundation
import SelarasMemory
import SelarasText
import TestSupport
import Testing

@Suite struct FuzzyLookups {
  private let source = LanguageTag("zh-Hant")
  private let target = LanguageTag("id")

  private func memory(_ units: [MemoryUnit], indexed: Bool) throws -> TranslationMemory {
    let memory = try TranslationMemory(path: ":memory:", creates: true)
    try memory.append(units, document: "a", position: 0)
    if indexed { try memory.index() }
    return memory
  }

  @Test(arguments: [true, false], [50, 70, 90])
  func `find every unit that brute force finds`(indexed: Bool, threshold: Int) throws {
    let units = madeUpUnits(400, seed: 7)
    var search = MemorySearch(try memory(units, indexed: indexed))
    var random = SplitMix(seed: UInt64(threshold))
    for round in 0..<16 {
      let isSource = round.isMultiple(of: 2)
      let texts = units.map { isSource ? $0.source.text : $0.target.text }
      var query = Array(texts[Int(random.next() % 400)].unicodeScalars)
      for _ in 0..<Int(random.next() % 8) {
        let place = Int(random.next() % UInt64(query.count))
        switch random.next() % 3 {
        case 0: query[place] = "x"
        case 1 where query.count > 1: query.remove(at: place)
        default: query.insert("字", at: place)
        }
      }
      var text = ""
      text.unicodeScalars.append(contentsOf: query)
      let found = try search.matches(
        for: text, source: isSource ? source : target, target: isSource ? target : source,
        threshold: threshold, limit: 5000)
      let expected = texts.indices.filter {
        let longer = max(query.count, texts[$0].unicodeScalars.count)
        return 100 * (longer - naiveDistance(text, texts[$0])) >= threshold * longer
      }
      #expect(Set(found.map(\.source)) == Set(expected.map { texts[$0] }))
      for match in found {
        let longer = max(query.count, match.source.unicodeScalars.count)
        let distance = naiveDistance(text, match.source)
        #expect(match.distance == distance)
        #expect(match.percent == 100 * (longer - distance) / longer)
      }
    }
  }

  @Test(arguments: [1, 50, 70, 85, 100])
  func `find all among texts that stand side by side`(threshold: Int) throws {
    // Few words, so that many texts are near; some with letters beyond the narrow codes.
    var random = SplitMix(seed: 11)
    func next(_ bound: Int) -> Int { Int(random.next() % UInt64(bound)) }
    let words = ["aku", "dan", "di", "ke", "mereka", "sungai", "Щука", "ńe", "rumah", "x"]
    func text(_ most: Int) -> String {
      (0...next(most)).map { _ in words[next(words.count)] }.joined(separator: " ")
    }
    let texts = Array(Set((0..<900).map { _ in text(9) } + (0..<100).map { _ in text(90) }))
    var search = MemorySearch(
      try memory(texts.sorted().map { unit("字", $0) }, indexed: true))
    for _ in 0..<6 {
      let query = text(9)
      let found = try search.matches(
        for: query, source: target, target: source, threshold: threshold, limit: 2000)
      let expected = texts.filter {
        let longer = max(query.unicodeScalars.count, $0.unicodeScalars.count)
        return 100 * (longer - naiveDistance(query, $0)) >= threshold * longer
      }
      #expect(Set(found.map(\.source)) == Set(expected))
    }
  }

  @Test func `hold for queries longer than a group of planes`() throws {
    let long = String(repeating: "kalimat yang panjang sekali ", count: 60)
    var search = MemorySearch(
      try memory([unit("長", long), unit("短", "pendek")], indexed: true))
    let found = try search.matches(for: long + "x", source: target, target: source)
    #expect(found.map(\.distance) == [1])
  }

  @Test func `see what others add, edit and delete between two lookups`() throws {
    do {
      let folder = try TemporaryFolder()
      let path = folder.at("m.db")
      let writer = try TranslationMemory(path: path, creates: true)
      try writer.append([unit("今天下雨。", "Hari ini hujan.")], document: "a", position: 0)
      try writer.index()
      var search = MemorySearch(try TranslationMemory(path: path))
      func percents(_ text: String) throws -> [Int] {
        try search.matches(for: text, source: source, target: target).map(\.percent)
      }
      #expect(try percents("今天下雨。") == [100])
      try writer.append([unit("今天下雪。", "Hari ini salju.")], document: "a", position: 1)
      #expect(try percents("今天下雪。") == [100, 80])
      let edited = try #require(
        try writer.edit(1, source: "明天下雨。", target: "Besok hujan.", author: "Sari"))
      #expect(edited != 1)
      #expect(try percents("今天下雨。") == [80, 80])
      #expect(
        try search.concordance(of: "今天", language: source).total == 1)
      try writer.delete(edited)
      #expect(try percents("明天下雨。") == [])
      try writer.index()
      #expect(try percents("今天下雪。") == [100])
    }
  }

  @Test func `rise to 101 and 102 where neighbours are the same`() throws {
    let memory = try memory(
      [unit("一。", "Satu."), unit("二。", "Dua."), unit("三。", "Tiga.")], indexed: true)
    var search = MemorySearch(memory)
    func percent(_ previous: String?, _ next: String?) throws -> Int? {
      try search.matches(
        for: "二。", source: source, target: target, previous: previous, next: next
      ).first?.percent
    }
    #expect(try percent(nil, nil) == 100)
    #expect(try percent("一。", "四。") == 101)
    #expect(try percent("一。", "三。") == 102)
  }

  @Test func `rank by numbers, tags and case without changing the percent`() throws {
    let memory = try memory(
      [unit("第 3 章好看", "Bab 3"), unit("第 2 節好看", "Pasal 2")], indexed: true)
    var search = MemorySearch(memory)
    let found = try search.matches(for: "第 2 章好看", source: source, target: target)
    #expect(found.map(\.percent) == [85, 85])
    #expect(found.map(\.target) == ["Pasal 2", "Bab 3"])
    #expect(found.map(\.penalties) == [[], [.numbers]])
  }

  @Test func `mark what differs`() throws {
    var search = MemorySearch(
      try memory([unit("雨", "Hari ini hujan lebat.")], indexed: false))
    let match = try #require(
      try search.matches(
        for: "Hari ini panas lebat.", source: target, target: source, threshold: 50
      ).first)
    var restored = ""
    var place = 0
    for difference in match.differences {
      restored += match.source[TextRange(place, difference.source.start)]
      restored += "Hari ini panas lebat."[difference.query]
      place = difference.source.end
    }
    restored += match.source[TextRange(place, match.source.utf8.count)]
    #expect(restored == "Hari ini panas lebat.")
  }

  @Test func `find decomposed text by a composed query, and other spellings of a language`() throws
  {
    var nfd = unit("咖啡館", "Kafe\u{301} Ubud, nai\u{308}f")
    nfd.variants[0].language = "zh-TW"
    nfd.variants[1].language = "in"
    var search = MemorySearch(try memory([nfd], indexed: true))
    let match = try search.matches(for: "Kafé Ubud, naïf", source: target, target: source).first
    #expect(match?.percent == 100)
    #expect(match?.targetLanguage == "zh-TW")
  }

  @Test func `count every unit that holds a text, whatever its length and case`() throws {
    let units = madeUpUnits(1500, seed: 3)
    var search = MemorySearch(try memory(units, indexed: true))
    for text in ["一", "a", "Ab", "漢", "😀", "。", " ", "b c", units[77].target.text.uppercased()] {
      for (language, texts) in [
        (source, units.map(\.source.text)), (target, units.map(\.target.text)),
      ] {
        let expected = texts.filter { $0.lowercased().contains(text.lowercased()) }
        let found = try search.concordance(of: text, language: language, limit: 2000)
        #expect(found.total == expected.count, "\(text)")
        #expect(found.hits.map(\.source) == expected)
      }
    }
  }

  @Test func `answer nothing for nothing`() throws {
    var search = MemorySearch(try memory([], indexed: true))
    #expect(try search.matches(for: "", source: source, target: target).isEmpty)
    #expect(try search.matches(for: "雨", source: source, target: target).isEmpty)
    #expect(try search.concordance(of: "", language: source).total == 0)
  }
}
