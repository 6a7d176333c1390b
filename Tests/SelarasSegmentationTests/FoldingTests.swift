import SelarasSegmentation
import SelarasText
import Testing

@Suite struct `Folding for comparison` {
  let folding = Folding()

  @Test func `case and width fall together`() {
    #expect(folding.tokens(of: "Ｌｉｈａｔ ASLI １２") == ["lihat", "asli", "12"])
  }

  @Test func `Traditional, Simplified and variants fall together`() {
    #expect(folding.tokens(of: "資訊著作乾") == folding.tokens(of: "资讯着作干"))
    #expect(folding.tokens(of: "臺灣") == folding.tokens(of: "台湾"))
  }

  @Test func `composed and decomposed letters fall together`() {
    #expect(folding.tokens(of: "café") == folding.tokens(of: "cafe\u{301}"))
  }

  @Test func `invisible characters vanish inside a token`() {
    #expect(folding.tokens(of: "hal\u{200B}aman") == ["halaman"])
  }

  @Test func `tokens know where they stood`() {
    let text = "lalu,祖克柏 bilang"
    var folded = FoldedText()
    folding.fold(text.utf8.span, into: &folded)
    let pieces = folded.tokens.map { String(text[$0.source]) }
    #expect(pieces == ["lalu", "祖", "克", "柏", "bilang"])
    #expect(folded.tokens.map(\.weight) == [2, 1, 1, 1, 2])
  }

  @Test func `any bytes are folded without a trap`() {
    var folded = FoldedText()
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<200 {
      let bytes = (0..<200).map { _ in UInt8.random(in: 0...255, using: &generator) }
      folding.fold(bytes.span, into: &folded)
      for (left, right) in zip(folded.tokens, folded.tokens.dropFirst()) {
        #expect(left.source.end <= right.source.start)
      }
    }
  }

  /// Hashes as ``Folding/hash(_:into:from:)`` gives them, from the folded bytes of each token.
  private func naiveHashes(_ bytes: [UInt8]) -> [UInt64] {
    var folded = FoldedText()
    folding.fold(bytes.span, into: &folded)
    return folded.tokens.map {
      TokenHash.quickHash(of: folded.bytes.span.extracting($0.folded)) & ~1 | UInt64($0.weight - 1)
    }
  }

  private func hashes(_ bytes: [UInt8]) -> [UInt64] {
    var hashes: [UInt64] = [7, 7, 7]
    let count = folding.hash(bytes.span, into: &hashes, from: 2)
    #expect(hashes[..<2] == [7, 7])
    return Array(hashes[2..<count])
  }

  @Test func `hashes are those of the folded tokens`() {
    for text in [
      "", " ", "a", "A1 b2", "satu dua tiga", "perkembangan-perkembangan", "12345678 123456789",
      "@AZ[`az{/09:", "資訊著作乾", "祖克柏CEO說", "金e\u{301}價", "哈\u{FE0F}哈", "\u{301}a", "가나다 ก็ กำ",
      "Ｌｉｈａｔ ＡＳＬＩ", "Straße ﬃ ½", "hal\u{200B}aman", "\u{200B}", "中\u{200B}文", "𠀀𠮷豈",
    ] {
      #expect(hashes(Array(text.utf8)) == naiveHashes(Array(text.utf8)), "\(text)")
    }
  }

  @Test func `hashes of any bytes are those of the folded tokens`() {
    var generator = SystemRandomNumberGenerator()
    let pieces: [[UInt8]] = [
      [0xE6, 0xBC, 0xA2], [0xE8, 0x91, 0x97], [0xCC, 0x81], [0xE9], [0xE4, 0xB8],
      Array("Kata".utf8),
      Array("kepemimpinan".utf8), [0x20], [0x00], [0x11], [0xC3, 0x89], [0xE3, 0x83, 0xBC],
    ]
    for _ in 0..<400 {
      let noise = (0..<60).map { _ in UInt8.random(in: 0...255, using: &generator) }
      #expect(hashes(noise) == naiveHashes(noise))
      let mixed = (0..<40).flatMap { _ in pieces.randomElement(using: &generator) ?? [] }
      #expect(hashes(mixed) == naiveHashes(mixed))
    }
  }
}
