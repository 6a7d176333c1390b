import CBytes
import SelarasText
import Testing

/// The searches of `CBytes` beside naive twins.
@Suite struct `Byte searches` {
  private static let pieces: [[UInt8]] =
    [
      "a", "é", "中", "😀", "\u{D7FF}", "\u{800}", "\u{10FFFF}", "\u{10000}",
      "plain ASCII of some length ",
    ]
    .map { Array($0.utf8) }
  private static let illFormed: [[UInt8]] = [
    [0x80], [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80],
    [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80], [0xE4, 0xB8], [0xF0, 0x9F, 0x98], [0xC3], [0xFF],
  ]

  private func randomText(_ size: Int) -> [UInt8] {
    var text: [UInt8] = []
    while text.count < size {
      let pieces = Int.random(in: 0..<100) == 0 ? Self.illFormed : Self.pieces
      text += pieces.randomElement() ?? []
    }
    return text.dropLast(Int.random(in: 0...2))
  }

  @Test func `the well-formed part ends where decoding says`() {
    for _ in 0..<3000 {
      let text = randomText(Int.random(in: 0...400))
      var end = 0
      while end < text.count {
        let (value, length) = text.span.scalar(at: end)
        if value == 0xFFFD, text[end] != 0xEF { break }
        end += length
      }
      let found = unsafe text.withUnsafeBufferPointer { bytes in
        unsafe bytes.baseAddress.map { unsafe Int(cbytes_well_formed($0, Int64(bytes.count))) } ?? 0
      }
      #expect(found == end, "\(text)")
    }
  }

  @Test func `what processors do side by side is what they do byte by byte`() {
    for _ in 0..<3000 {
      let text = randomText(Int.random(in: 1...400))
      let tables = (0..<128).map { _ in UInt8.random(in: 0...255) & UInt8.random(in: 0...255) }
      let count = Int.random(in: 0...text.count)
      var fast = [UInt32](repeating: 0, count: count + 8)
      var slow = fast
      let number = unsafe cbytes_seek(text, Int64(count), Int64(text.count), tables, &fast)
      let expected = unsafe cbytes_seek_plainly(
        text, Int64(count), Int64(text.count), tables, &slow)
      #expect(number == expected)
      #expect(fast.prefix(Int(number) + 1) == slow.prefix(Int(expected) + 1))
    }
  }
}
