import TestSupport
import Testing

@testable import SelarasRecords

@Suite struct `Well-formed UTF-8` {
  private func agrees(_ bytes: [UInt8]) -> Bool {
    bytes.span.isWellFormedUTF8 == (String(validating: bytes, as: UTF8.self) != nil)
  }

  @Test func `is told as the standard library tells it, of all pairs and triples of edges`() {
    let edges: [UInt8] = [
      0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1,
      0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
    ]
    for first in edges {
      for second in edges {
        for third in edges {
          for fourth in edges {
            let bytes = [first, second, third, fourth]
            #expect(agrees(bytes), "\(bytes)")
            for count in 1...3 where fourth == 0 { #expect(agrees(Array(bytes.prefix(count)))) }
          }
        }
      }
    }
  }

  @Test func `is told at any place of a longer text`() {
    var random = SplitMix(seed: 4)
    let pieces: [[UInt8]] = [
      Array("Harga emas".utf8), Array("金價今日".utf8), Array("é".utf8), Array("😀".utf8),
      [0xE4, 0xB8], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80], [0xFF],
    ]
    for round in 0..<4000 {
      // Half of the texts have nothing ill-formed in them.
      let most = round % 2 == 0 ? 4 : pieces.count
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        bytes += pieces[Int.random(in: 0..<most, using: &random)]
      }
      #expect(agrees(bytes), "\(bytes)")
    }
  }
}
