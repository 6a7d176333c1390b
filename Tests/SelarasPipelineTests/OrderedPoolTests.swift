import SelarasPipeline
import Testing

/// Squares numbers, slower for some than for others.
private struct Squarer: PoolWorker, ~Copyable {
  mutating func work(_ item: Int) -> Int {
    var spin = item % 7 * 1000
    while spin > 0 { spin -= 1 }
    return item * item
  }
}

private struct Refusal: Error {}

@Suite struct `Ordered pools` {
  @Test(arguments: [1, 2, 5])
  func `deliver in the order of the input`(jobs: Int) async throws {
    var fed = 0
    var delivered: [Int] = []
    try await OrderedPool(jobs: jobs, itemsInBatch: 3).run(
      next: {
        fed += 1
        return fed <= 1000 ? fed : nil
      }, size: { _ in 1 }, makeWorker: { Squarer() }, deliver: { delivered.append($0) })
    #expect(delivered == (1...1000).map { $0 * $0 })
  }

  @Test(arguments: [1, 3])
  func `never run far ahead of what was delivered`(jobs: Int) async throws {
    var fed = 0
    var delivered = 0
    var furthest = 0
    try await OrderedPool(jobs: jobs, itemsInBatch: 1).run(
      next: {
        fed += 1
        furthest = max(furthest, fed - delivered)
        return fed <= 500 ? fed : nil
      }, size: { _ in 1 }, makeWorker: { Squarer() }, deliver: { _ in delivered += 1 })
    #expect(furthest <= 4 * jobs + 1)
  }

  @Test(arguments: [1, 3])
  func `end with the error of the one who takes the results`(jobs: Int) async {
    var fed = 0
    await #expect(throws: Refusal.self) {
      try await OrderedPool(jobs: jobs).run(
        next: {
          fed += 1
          return fed
        }, size: { _ in 1 }, makeWorker: { Squarer() },
        deliver: { if $0 > 10_000 { throw Refusal() } })
    }
  }

  @Test(arguments: [1, 3])
  func `end with the error of a worker that cannot be made`(jobs: Int) async {
    await #expect(throws: Refusal.self) {
      try await OrderedPool(jobs: jobs).run(
        next: { 1 }, size: { _ in 1 }, makeWorker: { () throws -> Squarer in throw Refusal() },
        deliver: { _ in })
    }
  }
}
