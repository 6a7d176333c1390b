import SelarasText
import Testing

@Suite struct `The end of a line` {
  @Test func `is where a loop over bytes finds it`() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<300 {
      let bytes = (0..<40).map { _ in
        [0x0A, 0x0B, 0x09, 0x8A, 0x00, 0xFF, 0x61].randomElement(using: &generator) ?? 0 as UInt8
      }
      for start in 0...bytes.count {
        let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
        #expect(bytes.span.lineEnd(from: start) == end)
      }
    }
  }
}
