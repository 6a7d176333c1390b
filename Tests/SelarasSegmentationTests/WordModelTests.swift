import Foundation
import SelarasText
import Testing

@testable import SelarasSegmentation

@Suite struct `Word models` {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private func data(_ name: String, _ documents: [[String]]) -> WordTrainingText {
    WordTrainingText(
      name: name, size: 1, sha256: "0",
      documents: documents.map { words in
        var end = 0
        let ranges = words.map { word in
          let start = end
          end += word.utf8.count
          return TextRange(start, end)
        }
        return .init(text: Array(words.joined().utf8), words: ranges)
      })
  }

  @Test func `that is shipped is whole, and says what it has seen`() throws {
    let file = Self.root.appendingPathComponent("Sources/CModels/words.bin")
    let bytes = [UInt8](try Data(contentsOf: file))
    let model = try WordModel(bytes: bytes)
    #expect(model.bytes == bytes)
    #expect(WordModel.shipped.bytes == bytes)
    #expect(bytes.count <= 1_000_000)
    #expect(model.provenance.contains("zh-Hant-gsd.jsonl"))
    #expect(model.provenance.contains("sha256"))
  }

  @Test func `that are damaged are refused`() throws {
    let bytes = WordModel.shipped.bytes
    #expect(throws: SegmentationError.notAWordModel) { try WordModel(bytes: []) }
    #expect(throws: SegmentationError.notAWordModel) {
      try WordModel(bytes: Array("SELALANG".utf8) + bytes[8...])
    }
    for length in [27, 28, 31, 60, bytes.count - 1] {
      #expect(throws: SegmentationError.self) { try WordModel(bytes: Array(bytes[..<length])) }
    }
    for place in [12, 20, 28, 40, bytes.count / 2, bytes.count - 1] {
      var damaged = bytes
      damaged[place] ^= 0x40
      #expect(throws: SegmentationError.self) { try WordModel(bytes: damaged) }
    }
    var later = bytes
    later[8] = 9
    #expect(throws: SegmentationError.unknownVersion(9)) { try WordModel(bytes: later) }
  }

  @Test func `come out the same from the same data, and have learnt them`() throws {
    // Words that neither ICU nor its dictionary knows as such.
    let texts = [
      data(
        "a",
        (0..<40).map { $0 % 2 == 0 ? ["圖書", "館員", "工", "讀"] : ["館員", "工", "讀", "圖書"] })
    ]
    let model = try WordTrainer().train(on: texts)
    #expect(try WordTrainer().train(on: texts).bytes == model.bytes)
    #expect(model.provenance.hasPrefix("a\t40 documents\t160 words\t1 bytes\tsha256 0\n"))
    let read = try WordModel(bytes: model.bytes)
    var segmenter = try Segmenter(
      .word, locale: LanguageTag("zh-Hant"), style: .refined, model: read)
    let text = "圖書館員工讀"
    #expect(
      try segmenter.segments(of: text).map { String(text[$0.range]) } == ["圖書", "館員", "工", "讀"])
  }

  @Test func `need data in order, and some Han`() throws {
    #expect(throws: SegmentationError.self) { try WordTrainer().train(on: []) }
    #expect(throws: SegmentationError.self) {
      try WordTrainer().train(on: [data("latin", [["satu", " ", "dua"]])])
    }
    var disordered = data("disordered", [["圖書", "館"]])
    disordered.documents[0].words.reverse()
    #expect(throws: SegmentationError.self) { try WordTrainer().train(on: [disordered]) }
    var outside = data("outside", [["圖書", "館"]])
    outside.documents[0].words[1] = TextRange(6, 12)
    #expect(throws: SegmentationError.self) { try WordTrainer().train(on: [outside]) }
  }

  @Test func `have a filter that misses no word and takes few others`() {
    let keys = (0..<20_000).map { TokenHash.mix(UInt64($0)) }
    let filter = WordFilter(keys: keys.map { WordFilter.key($0, length: 2) }, bitsPerWord: 24)
    #expect(keys.allSatisfy { filter.contains($0, length: 2) })
    let false3 = keys.lazy.filter { filter.contains($0, length: 3) }.count
    #expect(false3 < keys.count / 50)
  }

  @Test func `hash a stretch of a run as its own characters`() throws {
    let text = "第18屆圖書館"
    var reader = HanRunReader()
    var next = 0
    var segmenter = try Segmenter(.word, locale: LanguageTag("zh-Hant"))
    let segments = try segmenter.segments(of: text)
    #expect(
      reader.read(from: &next, of: segments, text.utf8.span, words: WordModel.shipped.words))
    let run = reader.run
    let codes = run.codes[HanRun.margin..<HanRun.margin + run.count]
    for start in 0..<run.count {
      for end in start...run.count {
        let own = HanRun.hash(of: codes[HanRun.margin + start..<HanRun.margin + end])
        #expect(run.hash(start, end) == own)
      }
    }
  }
}
