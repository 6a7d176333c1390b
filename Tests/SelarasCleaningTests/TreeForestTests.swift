import Testing

@testable import SelarasCleaning

/// Many rows at a time must say what one row by itself says.
@Suite struct `Trees for many rows` {
  private static let width = 7

  /// Grows a tree of random questions.
  private func ensemble(_ generator: inout SeededGenerator, trees: Int) -> TreeEnsemble {
    var ensemble = TreeEnsemble()
    ensemble.base = 0.25
    for _ in 0..<trees {
      ensemble.roots.append(Int32(ensemble.nodes.count))
      var open: [Int?] = [nil]
      var leaves = 1
      while let parent = open.popLast() {
        let place = ensemble.nodes.count
        if let parent { ensemble.nodes[parent].right = UInt16(place - parent) }
        if leaves < 20, Int.random(in: 0..<4, using: &generator) > 0 {
          ensemble.nodes.append(
            .init(
              threshold: Float(Int.random(in: -3...3, using: &generator)),
              feature: UInt16(Int.random(in: 0..<Self.width, using: &generator)), right: 0))
          open.append(place)
          open.append(nil)
          leaves += 1
        } else {
          ensemble.nodes.append(
            .init(
              threshold: Float.random(in: -1...1, using: &generator), feature: TreeEnsemble.leaf,
              right: 0))
        }
      }
    }
    return ensemble
  }

  private func rows(_ count: Int, _ generator: inout SeededGenerator) -> [Float] {
    (0..<count * Self.width).map { _ in
      [-0.0, 0, 1, -1, 2.5, -3, 100, .infinity].randomElement(using: &generator) ?? 0
    }
  }

  private func row(_ index: Int, of rows: [Float]) -> [Float] {
    Array(rows[index * Self.width..<(index + 1) * Self.width])
  }

  @Test(arguments: 0..<20)
  func `each row gets to the bit the value that it has alone, in registers of any width`(
    _ seed: UInt64
  ) {
    var generator = SeededGenerator(seed)
    let ensemble = ensemble(&generator, trees: Int(seed) * 7)
    for widest: Int32 in [4, 8, 16] {
      let forest = TreeForest(ensemble, widest: widest)
      for count in [0, 1, 2, 3, 5, 31, 32, 33, 70] {
        let rows = rows(count, &generator)
        var values: [Float] = []
        forest.append(rows.span, width: Self.width, to: &values)
        #expect(values == (0..<count).map { ensemble.value(row($0, of: rows).span) })
      }
    }
  }

  @Test(arguments: 0..<10)
  func `four hopeless rows that stand together end with the first trees`(_ seed: UInt64) {
    var generator = SeededGenerator(seed)
    let ensemble = ensemble(&generator, trees: 100)
    var short = ensemble
    short.roots.removeLast(100 - 72)
    let rows = rows(77, &generator)
    let early = (0..<77).map { short.value(row($0, of: rows).span) }
    let floor = early.sorted()[50]
    var values: [Float] = []
    TreeForest(ensemble).append(rows.span, width: Self.width, floor: floor, to: &values)
    for index in 0..<77 {
      let four = index / 4 * 4..<min(77, index / 4 * 4 + 4)
      let isHopeless = four.allSatisfy { early[$0] < floor }
      #expect(
        values[index] == (isHopeless ? early[index] : ensemble.value(row(index, of: rows).span)))
    }
  }

  @Test func `a tree of many leaves, and one that is none, are answered all the same`() {
    var generator = SeededGenerator(8)
    var ensemble = ensemble(&generator, trees: 3)
    // A stair of 40 leaves.
    ensemble.roots.append(Int32(ensemble.nodes.count))
    for step in 0..<40 {
      ensemble.nodes.append(.init(threshold: Float(step) - 20, feature: 1, right: 2))
      ensemble.nodes.append(.init(threshold: Float(step), feature: TreeEnsemble.leaf, right: 0))
    }
    ensemble.nodes.append(.init(threshold: 40, feature: TreeEnsemble.leaf, right: 0))
    let rows = rows(40, &generator)
    // Both answers of the first question lead into the second one's leaf.
    var knotted = TreeEnsemble()
    knotted.roots = [0]
    knotted.nodes = [
      .init(threshold: 0, feature: 0, right: 3), .init(threshold: 0, feature: 1, right: 2),
      .init(threshold: 1, feature: TreeEnsemble.leaf, right: 0),
      .init(threshold: 2, feature: TreeEnsemble.leaf, right: 0),
    ]
    for ensemble in [ensemble, knotted] {
      var values: [Float] = []
      TreeForest(ensemble).append(rows.span, width: Self.width, to: &values)
      #expect(values == (0..<40).map { ensemble.value(row($0, of: rows).span) })
    }
  }

  @Test func `a table finds what was put into it, and nothing else`() {
    var generator = SeededGenerator(3)
    var entries: [(key: UInt64, bits: UInt16)] = []
    for number in 1...300 { entries.append((generator.next(), UInt16(number % 7 + 1))) }
    let table = FlatTable(entries)
    #expect(entries.allSatisfy { table[$0.key] == $0.bits })
    for _ in 0..<1000 { #expect(table[generator.next()] == 0) }
    #expect(FlatTable([])[0] == 0 && FlatTable([(0, 1)])[0] == 0)
    #expect(FlatTable([(5, 1), (5, 2)])[5] == 3)
  }
}
