import Testing

@testable import SelarasAlignment

@Suite struct `The shape of a segment` {
  func traits(_ text: String) -> SegmentTraits { SegmentTraits(of: text.utf8.span) }

  @Test(arguments: [
    ("Pengumuman", SegmentTraits.Ending.open), ("第一章", .open), ("Selesai.", .final),
    ("他說：「好。」", .final), ("Dia berkata (\"ya!\")", .final), ("首先，", .clause),
    ("pertama,", .clause), ("satu; ", .clause), ("步驟：", .colon), ("Langkah:", .colon),
    ("versi 1.5", .open), ("", .open), ("example.org/a", .open),
  ])
  func `the last mark counts, quotes and brackets apart`(
    text: String, ending: SegmentTraits.Ending
  ) {
    #expect(traits(text).ending == ending)
  }

  @Test func `sentences and clauses are counted by their marks`() {
    #expect(traits("一。二！三？四").finals == 3)
    #expect(traits("Satu. Dua!? Tiga...").finals == 3)
    #expect(traits("Harganya 3.500,75 rupiah.").finals == 1)
    #expect(traits("Harganya 3.500,75 rupiah.").clauses == 0)
    #expect(traits("甲，乙、丙；丁：戊").clauses == 4)
    #expect(traits("a, b; c: d").clauses == 3)
  }

  @Test func `a small first letter goes on with what stands before`() {
    #expect(traits("yang baru").startsSmall)
    #expect(traits("\"dan lain").startsSmall)
    #expect(!traits("Yang baru").startsSmall)
    #expect(!traits("10 orang").startsSmall)
    #expect(!traits("新的").startsSmall)
  }

  @Test func `any bytes have a shape`() {
    for bytes: [UInt8] in [[0xFF, 0xE3], [0xE3, 0x80], [0x2E, 0xC0], [0], [0xF0, 0x9F]] {
      _ = SegmentTraits(of: bytes.span)
    }
    let stops = String(repeating: ". ", count: 100_000)
    #expect(traits(stops).finals == 1)
    #expect(traits(String(repeating: "a. ", count: 100_000)).finals == .max)
  }
}
