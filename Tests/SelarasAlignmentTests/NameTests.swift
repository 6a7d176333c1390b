import SelarasText
import TestSupport
import Testing

@testable import SelarasAlignment

@Suite struct `Names across scripts` {
  private func text(_ text: String, _ range: TextRange) -> String {
    String(decoding: Array(text.utf8)[range.start..<range.end], as: UTF8.self)
  }

  private func names(_ source: String, _ target: String) -> [[String]] {
    BeadExplainer(lexicon: .empty).explain([(source, target)])[0].words
      .filter { $0.reason == .name }
      .map { [text(source, $0.source), text(target, $0.target)] }
  }

  @Test func `a name is found beside its transcription, in either direction`() {
    let (one, other) = ("去年蘇卡諾說了什麼", "Apa kata Sukarno tahun lalu")
    #expect(names(one, other) == [["蘇卡諾", "Sukarno"]])
    #expect(names(other, one) == [["Sukarno", "蘇卡諾"]])
    #expect(names("巴塞隆納與曼徹斯特", "di Barcelona dan Manchester").count == 2)
    #expect(names("苏卡诺", "Sukarno") == [["苏卡诺", "Sukarno"]])
  }

  @Test func `other names and small words are none`() {
    #expect(names("去年蘇卡諾說了什麼", "Apa kata Zelensky").isEmpty)
    #expect(names("去年蘇卡諾說了什麼", "apa kata sukarno").isEmpty)
    #expect(names("", "Sukarno").isEmpty && names("蘇", "Su").isEmpty)
  }

  @Test func `without a lexicon sentences are paired by their names`() {
    let people = [
      ("蘇卡諾", "Sukarno"), ("巴塞隆納", "Barcelona"), ("曼徹斯特", "Manchester"), ("達爾文", "Darwin"),
      ("普拉伯沃", "Prabowo"), ("維多多", "Widodo"), ("梅克爾", "Merkel"), ("納坦雅胡", "Netanyahu"),
    ]
    let source = people.map { "關於\($0.0)的一句話。" }
    let pairs = SentenceMiner(lexicon: .empty).mine(
      source: source, target: people.reversed().map { "Sebuah kalimat tentang \($0.1)." })
    #expect(pairs.count == people.count)
    #expect(pairs.allSatisfy { $0.source + $0.target == people.count - 1 })
  }

  @Test func `a model learns from pairs of which most are no names, and is read back`() throws {
    // Of several forms of a character any may stand for all.
    let syllables = [
      "卡": "ka", "诺": "nuo", "諾": "nuo", "苏": "su", "蘇": "su", "甦": "su", "囌": "su", "马": "ma",
      "馬": "ma", "尼": "ni", "托": "tuo", "託": "tuo",
    ]
    let names = [
      ("蘇卡", "Suka"), ("卡諾", "Kano"), ("馬尼", "Mani"), ("尼托", "Nito"), ("托馬", "Toma"),
      ("諾馬", "Noma"), ("蘇馬托", "Sumato"), ("卡尼", "Kani"), ("馬蘇", "Masu"), ("尼諾", "Nino"),
    ]
    var trainer = NameTrainer { syllables[$0] ?? "" }
    for name in names { trainer.add(name.0, name.1) }
    trainer.add("你好", "halo dunia")
    let (model, report) = trainer.train()
    #expect(report.pairs == names.count && report.characters == 6)
    var again = NameTrainer { syllables[$0] ?? "" }
    for name in names { again.add(name.0, name.1) }
    again.add("你好", "halo dunia")
    #expect(again.train().model.bytes() == model.bytes())
    #expect(try NameModel(bytes: model.bytes(note: "data")) == model)
  }

  @Test func `a file cut short or changed is refused or read, never trapped on`() throws {
    let bytes = try #require(NameModel.shipped).bytes()
    for count in stride(from: 0, to: bytes.count, by: 97) {
      #expect(throws: AlignmentError.self) { try NameModel(bytes: Array(bytes.prefix(count))) }
    }
    var numbers = SplitMix(seed: 3)
    for _ in 0..<300 {
      var changed = bytes
      changed[Int.random(in: 8..<bytes.count, using: &numbers)] ^= UInt8.random(
        in: 1...255, using: &numbers)
      _ = try? NameModel(bytes: changed)
    }
  }

  @Test func `training on nothing gives a model of nothing`() {
    var trainer = NameTrainer { _ in "" }
    trainer.add("", "")
    trainer.add("蘇卡諾", "Sukarno")
    #expect(trainer.train().model.characters.isEmpty)
  }
}
