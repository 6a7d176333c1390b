import Testing

@testable import SelarasCleaning

/// Four rows at a time must say what one row by itself says.
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

  @Test(arguments: 0..<20)
  func `each row gets the value that it has alone`(_ seed: UInt64) {
    var generator = SeededGenerator(seed)
    let ensemble = ensemble(&generator, trees: Int(seed) * 7)
    let forest = TreeForest(ensemble)
    for count in 0...9 {
      var rows: [Float] = []
      for _ in 0..<count * Self.width {
        rows.append([-0.0, 0, 1, -1, 2.5, -3, 100].randomElement(using: &generator) ?? 0)
      }
      var values: [Float] = []
      forest.append(rows.span, width: Self.width, to: &values)
      let alone = (0..<count).map {
        ensemble.value(rows.span.extracting($0 * Self.width..<($0 + 1) * Self.width))
      }
      #expect(zip(values, alone).allSatisfy { abs($0 - $1) < 1e-4 })
      #expect(values.count == count)
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
