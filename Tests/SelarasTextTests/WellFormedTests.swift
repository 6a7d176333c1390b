import SelarasText
import Testing

@Suite struct `UTF-8 looked at in large steps` {
  private static let pieces: [[UInt8]] = [
    Array("a".utf8), Array("kata demi kata, ".utf8), Array("é".utf8), Array("中文".utf8),
    Array("😀".utf8), Array("\u{FFFD}".utf8), [0], [0x7F], [0x80], [0xC3], [0xC0, 0x80],
    [0xE4, 0xB8], [0xED, 0xA0, 0x80], [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80], [0xFF],
  ]

  @Test
  func
    `well-formed is what the standard library can read, and ASCII ends at the first byte past it`()
  {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<5000 {
      // Few of the ill-formed pieces, else no text would be well-formed.
      let known = Int.random(in: 0..<3, using: &generator) > 0 ? 8 : Self.pieces.count
      let bytes = (0..<Int.random(in: 0...9, using: &generator)).flatMap { _ in
        Self.pieces[Int.random(in: 0..<known, using: &generator)]
      }
      let isWellFormed = String(validating: bytes, as: UTF8.self) != nil
      let found = bytes.span.isWellFormed
      #expect(found == isWellFormed, "\(bytes)")
      for start in 0...bytes.count {
        let end = bytes[start...].firstIndex { $0 >= 0x80 } ?? bytes.count
        let foundEnd = bytes.span.asciiEnd(from: start)
        #expect(foundEnd == end)
      }
    }
  }
}
