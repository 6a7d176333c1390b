import SelarasText
import Testing

@Suite struct `Segment lists` {
  /// Segments that follow each other, with the statuses that rules and script runs give.
  private func randomSegments(_ count: Int) -> [Segment] {
    var start = 0
    return (0..<count).map { _ in
      let end = start + Int.random(in: 1...(1 << Int.random(in: 0...24)))
      defer { start = end }
      let status: Int32 =
        switch Int.random(in: 0..<4) {
        case 0: 0
        case 1: Int32.random(in: 0..<1 << 24)
        case 2: [100, 200, 300, 400].randomElement() ?? 0
        default:
          Int32(bitPattern: ([Script.han, .latin, .common, .unknown].randomElement() ?? .han).code)
        }
      return Segment(range: TextRange(start, end), status: status)
    }
  }

  @Test func `give back what they were given`() {
    for count in [0, 1, 2, 7, 500] {
      let segments = randomSegments(count)
      var list = SegmentList(segments)
      #expect(list.count == count)
      #expect(Array(list) == segments)
      #expect(list.indices.map { list[$0] } == segments)
      #expect(Array(list[(count / 2)...]) == Array(segments[(count / 2)...]))
      list.removeLast(count / 2)
      #expect(Array(list) == Array(segments.dropLast(count / 2)))
      list.append(contentsOf: SegmentList(segments)[(count - count / 2)...])
      #expect(list == SegmentList(segments))
      list.removeAll()
      #expect(list.isEmpty && list == [])
    }
  }

  @Test func `a segment's end is the start of the next one`() {
    var list: SegmentList = [
      Segment(range: TextRange(0, 4), status: 200), Segment(range: TextRange(4, 9), status: 0),
    ]
    list[0].range.end = 6
    list[0].status = 100
    #expect(list[0] == Segment(range: TextRange(0, 6), status: 100))
    #expect(list[1] == Segment(range: TextRange(6, 9), status: 0))
  }

  @Test func `hold offsets far past four gigabytes`() {
    var list: SegmentList = []
    list.append(end: 1 << 32, status: 5)
    list.append(end: 1 << 39 - 1, status: 0xFF_FFFF)
    #expect(list[1].range == TextRange(1 << 32, 1 << 39 - 1))
    #expect(list[1].status == 0xFF_FFFF)
  }
}
