/// What one worker of a pool can do, with buffers and C objects of its own.
public protocol PoolWorker: ~Copyable, SendableMetatype {
  /// What it is given.
  associatedtype Item: Sendable
  /// What it makes of it.
  associatedtype Output: Sendable
  /// Does the work for one item.
  mutating func work(_ item: Item) -> Output
}

/// Spreads work over several workers and gives the results back in the order of the input.
///
/// Items travel in batches, since handing one over costs about a microsecond; at most
/// ``window(jobs:)`` batches are under way, so memory does not grow with the input. Reading and
/// delivering happen on the caller's side, which may block without holding up a worker when the
/// caller is the main actor.
public struct OrderedPool: Sendable {
  /// How many workers run at once.
  public let jobs: Int
  /// A batch is closed when it holds this many items.
  private let itemsInBatch: Int

  /// Makes a pool of `jobs` workers, at least one.
  public init(jobs: Int, itemsInBatch: Int = 16) {
    self.jobs = max(1, jobs)
    self.itemsInBatch = max(1, itemsInBatch)
  }

  /// Feeds the workers from `next` until it gives `nil`, and `deliver` with what they make.
  ///
  /// With one job nothing runs beside anything else.
  ///
  /// - Parameters:
  ///   - next: The next item; `nil` at the end. Called from the caller's side only.
  ///   - size: What an item counts for; a batch is also closed when it reaches 256 KiB.
  ///   - makeWorker: Makes a worker; called once for each job.
  ///   - deliver: Takes the results in the order of the items. Called from the caller's side.
  /// - Throws: The first error of `makeWorker` or `deliver`; the items under way are finished.
  public func run<Worker: PoolWorker & ~Copyable>(
    next: () -> Worker.Item?, size: (Worker.Item) -> Int,
    makeWorker: @escaping @Sendable () throws -> Worker, deliver: (Worker.Output) throws -> Void
  ) async throws {
    guard jobs > 1 else {
      var worker = try makeWorker()
      while let item = next() { try deliver(worker.work(item)) }
      return
    }
    let exchange = BatchExchange<Worker.Item, Worker.Output>()
    let jobs = jobs
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<jobs {
        group.addTask {
          do {
            var worker = try makeWorker()
            while let (number, batch) = await exchange.take() {
              var outputs: [Worker.Output] = []
              outputs.reserveCapacity(batch.count)
              for item in batch { outputs.append(worker.work(item)) }
              await exchange.give(outputs, for: number)
            }
          } catch {
            await exchange.fail(error)
          }
        }
      }
      do {
        try await feed(exchange, next: next, size: size, deliver: deliver)
        await exchange.close()
      } catch {
        await exchange.close()
        throw error
      }
      try await group.waitForAll()
    }
  }

  private func feed<Item: Sendable, Output: Sendable>(
    _ exchange: BatchExchange<Item, Output>, next: () -> Item?, size: (Item) -> Int,
    deliver: (Output) throws -> Void
  ) async throws {
    var sent = 0
    var received = 0
    var ended = false
    while true {
      while !ended, sent - received < 4 * jobs {
        var batch: [Item] = []
        var bytes = 0
        while batch.count < itemsInBatch, bytes < 262_144 {
          guard let item = next() else {
            ended = true
            break
          }
          bytes += size(item)
          batch.append(item)
        }
        guard !batch.isEmpty else { break }
        await exchange.put(batch, number: sent)
        sent += 1
      }
      guard received < sent else { return }
      for output in try await exchange.outputs(of: received) { try deliver(output) }
      received += 1
    }
  }
}

/// Where batches change hands between the caller and the workers.
private actor BatchExchange<Item: Sendable, Output: Sendable> {
  private var waiting: [(number: Int, batch: [Item])] = []
  private var idle: [CheckedContinuation<(Int, [Item])?, Never>] = []
  private var done: [Int: [Output]] = [:]
  private var wanted: (number: Int, continuation: CheckedContinuation<[Output], any Error>)?
  private var failure: (any Error)?
  private var isClosed = false

  func put(_ batch: [Item], number: Int) {
    if idle.isEmpty {
      waiting.append((number, batch))
    } else {
      idle.removeLast().resume(returning: (number, batch))
    }
  }

  /// The oldest batch that nobody works on; `nil` once there will be no more.
  func take() async -> (Int, [Item])? {
    if !waiting.isEmpty { return waiting.removeFirst() }
    if isClosed { return nil }
    return await withCheckedContinuation { idle.append($0) }
  }

  func give(_ outputs: [Output], for number: Int) {
    if let wanted, wanted.number == number {
      self.wanted = nil
      wanted.continuation.resume(returning: outputs)
    } else {
      done[number] = outputs
    }
  }

  func outputs(of number: Int) async throws -> [Output] {
    if let outputs = done.removeValue(forKey: number) { return outputs }
    if let failure { throw failure }
    return try await withCheckedThrowingContinuation { wanted = (number, $0) }
  }

  /// A worker could not be made: whoever waits for results learns of it.
  func fail(_ error: any Error) {
    failure = failure ?? error
    wanted?.continuation.resume(throwing: error)
    wanted = nil
  }

  func close() {
    isClosed = true
    waiting.removeAll()
    for continuation in idle { continuation.resume(returning: nil) }
    idle.removeAll()
  }
}
