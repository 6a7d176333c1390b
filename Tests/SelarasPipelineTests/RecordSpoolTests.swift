import Testing

@testable import SelarasPipeline

@Suite struct `Records that wait` {
  @Test(arguments: [[], [0], [5, 0, 7], [400_000, 700_000, 10, 1_100_000, 0, 3]])
  func `come back whole and in order`(_ sizes: [Int]) throws {
    var spool = try RecordSpool()
    let records = sizes.enumerated().map { number, size in
      [UInt8](repeating: UInt8(number), count: size)
    }
    for record in records { try spool.append(record) }
    for _ in 0..<2 {
      var read: [[UInt8]] = []
      try spool.readAll { number, record in
        #expect(number == read.count)
        read.append(Array(record))
      }
      #expect(read == records)
    }
  }
}
