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
}
