import TestSupport
import Testing

@testable import SelarasAlignment

@Suite struct `Quantities as terms` {
  /// The terms of numbers, dates and marks of a text.
  private func quantities(_ text: String) -> Set<UInt64> {
    var reader = TermReader()
    var terms: [UInt64] = []
    reader.read(text, into: &terms)
    return Set(terms.filter { [.number, .mark].contains(TermKind(of: $0)) })
  }

  private func meet(_ one: String, _ other: String) -> Bool {
    !quantities(one).isDisjoint(with: quantities(other))
  }

  @Test(arguments: [
    ("三千二百萬", "32 juta"), ("3,2 juta", "三百二十萬"), ("3.200.000", "320萬"), ("3億2000萬", "320 juta"),
    ("三億兩千萬", "320,000,000"), ("5千萬", "lima puluh juta"), ("一百二十三", "seratus dua puluh tiga"),
    ("二〇二五", "2025"), ("十一", "sebelas"), ("一萬五千", "lima belas ribu"), ("3兆", "3 triliun"),
    ("三點五", "3,5"), ("三點五萬億", "tiga koma lima triliun"),
    ("1,5 miliar", "十五億"), ("兩百", "two hundred"), ("三千", "three thousand"),
    ("twenty-five", "二十五"), ("一半", "setengah"), ("半年", "setengah tahun"), ("一半", "half"),
  ])
  func `a number is the same however it is written`(one: String, other: String) {
    #expect(meet(one, other))
  }

  @Test(arguments: [
    ("三千二百萬", "32 ribu"), ("三百", "3"), ("百分之五", "lima"), ("3,5", "35"), ("dua tiga", "23"),
  ])
  func `other numbers are others`(one: String, other: String) {
    #expect(!meet(one, other))
  }

  @Test(arguments: [
    ("百分之五", "5 %"), ("百分之五", "lima persen"), ("百分之三點五", "3,5 persen"), ("三分之二", "dua pertiga"),
    ("三分之一", "sepertiga"), ("四分之三", "3/4"), ("百分之十二", "12%"),
  ])
  func `shares are the same however they are written`(one: String, other: String) {
    #expect(quantities(one).intersection(quantities(other)).count >= (one.hasPrefix("百") ? 2 : 1))
  }

  @Test(arguments: [
    ("2025年12月11日", "11 Desember 2025"), ("二〇二五年十二月十一日", "11 Desember 2025"),
    ("民國114年12月11日", "11 Desember 2025"), ("民國一一四年十二月十一日", "11/12/2025"),
    ("2025-12-11", "2025年12月11號"), ("December 11, 2025", "2025年12月11日"),
    ("11 December 2025", "11 Desember 2025"),
  ])
  func `a date is the same however it is written`(one: String, other: String) {
    // The month, the day, and all three.
    #expect(quantities(one).intersection(quantities(other)).count >= 3)
  }

  @Test func `the parts of a date are evidence by themselves`() {
    #expect(meet("十二月", "Desember"))
    #expect(meet("3月5日", "5 Maret"))
    #expect(meet("民國114年", "tahun 2025"))
    #expect(!meet("三月五日", "Mei"))
  }

  @Test(arguments: [
    ("5公里", "5 km"), ("三公斤", "3 kilogram"), ("20美元", "20 dolar"), ("五千印尼盾", "Rp 5.000"),
    ("三十度", "30 derajat"), ("新台幣500元", "NT$ 500"),
  ])
  func `units beside numbers are the same`(one: String, other: String) {
    let shared = quantities(one).intersection(quantities(other))
    #expect(shared.contains { TermKind(of: $0) == .mark } || one.hasPrefix("新"))
    #expect(quantities("dolar").isEmpty && quantities("公里").isEmpty)
  }

  @Test func `hostile numbers come to an end`() {
    for text in [
      String(repeating: "億", count: 10_000), String(repeating: "satu juta ", count: 10_000),
      String(repeating: "9", count: 100_000), String(repeating: "1.000", count: 10_000),
      String(repeating: "三點", count: 10_000), String(repeating: "百分之", count: 10_000),
      String(repeating: "1-", count: 10_000), String(repeating: "民國", count: 10_000),
      String(repeating: "koma lima ", count: 10_000), "分之", "點", "半", "國年", "1/0", "0/0/0000",
    ] {
      _ = quantities(text)
    }
  }
}
