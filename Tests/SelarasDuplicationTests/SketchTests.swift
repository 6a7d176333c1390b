import SelarasSegmentation
import Testing

@testable import SelarasDuplication

@Suite struct `Sketches of documents` {
  func sketch(_ text: String, capacity: Int = 128) -> Sketch {
    var sketcher = Sketcher(options: SketchOptions(capacity: capacity))
    return sketcher.sketch(of: text.utf8.span)
  }

  @Test func `documents that are equal after folding have equal sketches`() {
    #expect(sketch("Harga EMAS, 黃金著作!") == sketch("harga emas 黄金着作"))
    #expect(sketch("harga emas") != sketch("emas harga"))
  }

  @Test func `a text without tokens has an empty sketch`() {
    for text in ["", " \n\t", "…!?", "\u{301}\u{301}", "\u{200B}"] {
      let empty = sketch(text)
      #expect(empty.isEmpty && empty.fingerprints.isEmpty)
    }
  }

  @Test func `a text shorter than a shingle has one fingerprint`() {
    #expect(sketch("emas").fingerprints.count == 1)
    #expect(!sketch("金").isEmpty)
  }

  @Test func `the sample is that of a naive twin`() {
    var texts = Texts(seed: 21)
    let folding = Folding()
    for size in [1, 5, 60, 400, 3_000] {
      let words = texts.words(size) + texts.words(3)
      let text = (words + words).joined(separator: " ")
      let sketch = sketch(text)
      var folded = FoldedText()
      folding.fold(text.utf8.span, into: &folded)
      let hashes = folded.tokens.map {
        TokenHash.quickHash(of: folded.bytes.span.extracting($0.folded)) & ~1
          | UInt64($0.weight - 1)
      }
      var all: Set<UInt32> = []
      for i in 0...hashes.count - 3 {
        var rolling: UInt64 = 0
        for hash in hashes[i..<i + 3] { rolling = rolling &* 0x9E37_79B9_7F4A_7C15 &+ hash }
        all.insert(UInt32(TokenHash.mix(rolling) >> 32) | 1)
      }
      var level = 0
      while all.filter({ $0 <= UInt32.max >> UInt32(level) }).count > 128 { level += 1 }
      #expect(sketch.level == level)
      #expect(sketch.fingerprints == all.filter { $0 <= UInt32.max >> UInt32(level) }.sorted())
      #expect(sketch.weight == 2 * hashes.count)
    }
  }

  @Test func `a text that repeats itself has the sample that fits`() {
    var texts = Texts(seed: 27)
    for size in [100, 110, 120, 200, 500] {
      let line = texts.line(words: size)
      let often = Array(repeating: line, count: 40).joined(separator: " ")
      // The shingles across the joints are the only new ones.
      let shared = Set(sketch(line).fingerprints).intersection(sketch(often).fingerprints)
      let level = max(sketch(line).level, sketch(often).level)
      #expect(
        shared.count
          == sketch(line).fingerprints.count { $0 <= UInt32.max >> UInt32(level) })
    }
  }

  @Test func `a sketch stays small however long the text is`() {
    var texts = Texts(seed: 22)
    let text = texts.words(60_000).joined(separator: " ")
    #expect((30...128).contains(sketch(text).fingerprints.count))
    #expect(sketch(text, capacity: 1).fingerprints.count <= 1)
    #expect(sketch(String(repeating: "ha ", count: 60_000)).fingerprints.count == 1)
  }

  @Test func `long texts are folded in stretches without losing a token`() {
    var texts = Texts(seed: 23)
    var text = ""
    while text.utf8.count < 3 * Stretches.length { text += texts.body(3).joined(separator: "\n") }
    var folded = FoldedText()
    Folding().fold(text.utf8.span, into: &folded)
    #expect(sketch(text).weight == folded.tokens.reduce(0) { $0 + $1.weight })
  }

  @Test func `stretches end, whatever the bytes`() {
    var texts = Texts(seed: 24)
    let piece = Stretches.length
    for bytes in [
      [UInt8](repeating: 0x61, count: 3 * piece), [UInt8](repeating: 0x80, count: 3 * piece),
      texts.bytes(3 * piece),
    ] {
      var position = 0
      while position < bytes.count {
        let end = Stretches.end(in: bytes.span, from: position, to: bytes.count)
        #expect(end > position && end - position <= piece)
        position = end
      }
    }
  }

  func read(_ bytes: [UInt8], at position: inout Int) throws(DuplicationError) -> Sketch {
    try SketchFile.read(bytes.span, at: &position)
  }

  @Test func `bytes give back the sketch`() throws {
    var texts = Texts(seed: 25)
    let sketches = [0, 1, 7, 300, 5_000].map { sketch(texts.words($0).joined(separator: " ")) }
    var bytes: [UInt8] = []
    for sketch in sketches { SketchFile.append(sketch, to: &bytes) }
    var position = 0
    for sketch in sketches { #expect(try read(bytes, at: &position) == sketch) }
    #expect(position == bytes.count)
  }

  @Test func `bytes that are no sketch are refused without a trap`() {
    var texts = Texts(seed: 26)
    var good: [UInt8] = []
    SketchFile.append(sketch(texts.line(words: 40)), to: &good)
    for end in 0..<good.count {
      var position = 0
      #expect(throws: DuplicationError.self) {
        try read(Array(good[..<end]), at: &position)
      }
    }
    for _ in 0..<2_000 {
      var bytes = good
      for _ in 0..<3 { bytes[texts.number(below: bytes.count)] = UInt8(texts.number(below: 256)) }
      var position = 0
      _ = try? read(bytes, at: &position)
    }
  }
}
