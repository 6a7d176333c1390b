import SelarasMemory
import SelarasText
import Testing

@Suite struct `Changes of units` {
  @Test func `are dated and signed in what is written`() throws {
    let memory = try TranslationMemory(path: ":memory:", creates: true)
    try memory.append([unit("一", "satu"), unit("二", "dua")], document: "a", position: 0, time: 0)
    // 2024-02-29 23:59:59, in a leap year.
    let edited = try #require(
      try memory.edit(1, source: "一", target: "esa", author: "Sari", time: 1_709_251_199))
    #expect(try memory.set(.rejected, of: 2, time: 951_782_400))
    #expect(try !memory.set(.rejected, of: 99))
    let first = try #require(try memory.unit(edited))
    #expect(first.status == .edited)
    #expect(
      first.attributes == [
        .init(type: "changedate", value: "20240229T235959Z"),
        .init(type: "changeid", value: "Sari"),
      ])
    let second = try #require(try memory.unit(2))
    #expect(second.attributes == [.init(type: "changedate", value: "20000229T000000Z")])
    #expect(try memory.unit(1) == nil)
    #expect(try memory.delete(2))
    #expect(try !memory.delete(2))
  }

  @Test func `leave what a file says of its units alone`() throws {
    var dated = unit("一", "satu")
    dated.attributes = [
      .init(type: "creationdate", value: "20251211T101500Z"),
      .init(type: "changedate", value: "20251212T000000Z"),
      .init(type: "creationid", value: "BUDI"),
    ]
    let memory = try TranslationMemory(path: ":memory:", creates: true)
    try memory.append([dated], document: "a", position: 0, time: 1_000_000)
    #expect(try memory.unit(1) == dated)
  }
}

@Suite struct `Units that come twice` {
  @Test func `keep what only the second file says of them`() throws {
    var rich = unit("一", "satu")
    rich.variants[0].markup = Markup(dialect: .tmx, xml: "<hi>一</hi>")
    rich.properties = [.init(type: "x-domain", value: "angka")]
    let memory = try TranslationMemory(path: ":memory:", creates: true)
    try memory.append([unit("一", "satu")], document: "a", position: 0)
    try memory.append([rich], document: "b", position: 0)
    #expect(try memory.count == 1)
    #expect(try memory.unit(1) == rich)
    // What is there is never taken away.
    try memory.append([unit("一", "satu")], document: "c", position: 0)
    #expect(try memory.unit(1) == rich)
  }
}

@Suite struct `Conflicts of units that come` {
  @Test func `are what has another translation of the same source between the same languages`()
    throws
  {
    let memory = try TranslationMemory(path: ":memory:", creates: true)
    try memory.append([unit("一", "satu")], document: "a", position: 0)
    var filter = try ConflictFilter(memory)
    var english = unit("一", "one")
    english.variants[1].language = "en"
    let coming = [
      unit("一", "satu"), unit("一", "esa"), english, unit("二", "dua"), unit("二", "kedua"),
    ]
    #expect(coming.map { filter.conflicts($0) } == [false, true, false, false, true])
  }
}
