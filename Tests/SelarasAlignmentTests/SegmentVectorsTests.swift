import SelarasAlignment
import SelarasText
import TestSupport
import Testing

@Suite struct `Vectors of segments` {
  /// Vectors in which translations are near each other, made without any model.
  private func vectors(
    _ meanings: [[Int]], noise: Float, using numbers: inout SplitMix, width: Int = 24
  ) -> SegmentVectors {
    var values: [Float] = []
    for meaning in meanings {
      var vector = [Float](repeating: 0, count: width)
      for number in meaning {
        var seeded = SplitMix(seed: UInt64(number))
        for k in 0..<width { vector[k] += Float.random(in: -1...1, using: &seeded) }
      }
      for k in 0..<width { vector[k] += noise * Float.random(in: -1...1, using: &numbers) }
      values += vector
    }
    return SegmentVectors(values: values, count: meanings.count, width: width)
  }

  @Test func `texts without a word in common are aligned by vectors`() throws {
    var numbers = SplitMix(seed: 3)
    // Of 60 meanings 10 are missing in the source, 20 and 21 are one segment of the target, and 40
    // is moved to where no one looks.
    let sources = (0..<60).filter { $0 != 10 }.map { [$0] }
    let targets = (0..<60).filter { $0 != 21 }.map { $0 == 20 ? [20, 21] : [$0] }
    let guidance = AlignmentGuidance(
      vectors: try AlignmentGuidance.Vectors(
        source: vectors(sources, noise: 0.2, using: &numbers),
        target: vectors(targets, noise: 0.2, using: &numbers)))
    let beads = try SegmentAligner(lexicon: .empty).align(
      source: sources.map { "kata\($0[0])" }, target: targets.map { "字\($0)號" },
      guidance: guidance)
    func meanings(_ bead: Bead) -> ([Int], [Int]) {
      (bead.source.flatMap { sources[$0] }, bead.target.flatMap { targets[$0] })
    }
    let right = beads.filter { meanings($0).0 == meanings($0).1 }
    #expect(right.count >= 57)
    #expect(beads.contains { meanings($0) == ([20, 21], [20, 21]) })
    #expect(beads.contains { meanings($0) == ([], [10]) })
  }

  @Test func `runs have vectors of their own where the file has them`() throws {
    // Segment 6 of the source and segment 7 say 6 of the target together, but neither by itself.
    let width = 24
    func vector(_ meaning: Int) -> [Float] {
      var seeded = SplitMix(seed: UInt64(meaning))
      return (0..<width).map { _ in Float.random(in: -1...1, using: &seeded) }
    }
    let targets = Array(0..<12)
    let singles = (0..<13).map { $0 < 6 ? $0 : $0 < 8 ? 100 + $0 : $0 - 1 }
    let runs = (0..<13).map { $0 == 7 ? 6 : 200 + $0 }
    let source = SegmentVectors(
      values: (singles + runs).flatMap(vector), count: 13, width: width, longestRun: 2)
    let target = SegmentVectors(values: targets.flatMap(vector), count: 12, width: width)
    let beads = try SegmentAligner(lexicon: .empty).align(
      source: (0..<13).map { "kata\($0 + 50)" }, target: targets.map { "字\($0)號" },
      guidance: AlignmentGuidance(
        vectors: try AlignmentGuidance.Vectors(source: source, target: target)))
    #expect(beads.contains { $0.source == 6..<8 && $0.target == 6..<7 })
  }

  @Test func `vectors of noise change nothing much`() throws {
    var numbers = SplitMix(seed: 4)
    let count = Samples.sentences.count
    let noise = try AlignmentGuidance.Vectors(
      source: vectors((0..<count).map { [100 + $0] }, noise: 1, using: &numbers),
      target: vectors((0..<count).map { [200 + $0] }, noise: 1, using: &numbers))
    let lexicon = try #require(Lexicon.shipped(source: .init("zh-Hant"), target: .init("id")))
    let beads = try SegmentAligner(lexicon: lexicon).align(
      source: Samples.sentences.map(\.source), target: Samples.sentences.map(\.target),
      guidance: AlignmentGuidance(vectors: noise))
    #expect(beads.count { $0.source == $0.target } >= count - 2)
  }

  @Test func `vectors of another number or width are refused`() throws {
    let (two, three) = (
      SegmentVectors(values: [1, 0, 0, 1], count: 2, width: 2),
      SegmentVectors(values: [1, 0, 0], count: 1, width: 3)
    )
    #expect(throws: AlignmentError.self) {
      try AlignmentGuidance.Vectors(source: two, target: three)
    }
    let vectors = try AlignmentGuidance.Vectors(source: two, target: two)
    #expect(throws: AlignmentError.self) {
      try SegmentAligner(lexicon: .empty).align(
        source: ["a"], target: ["a", "b"], guidance: AlignmentGuidance(vectors: vectors))
    }
  }

  /// A file of NumPy.
  private func file(
    _ descriptor: String, _ shape: String, _ numbers: [UInt8], version: UInt8 = 1,
    order: String = "False"
  ) -> [UInt8] {
    let header = Array(
      "{'descr': '\(descriptor)', 'fortran_order': \(order), 'shape': (\(shape)), }  \n".utf8)
    let length = version == 1 ? [UInt8(header.count), 0] : [UInt8(header.count), 0, 0, 0]
    return [0x93] + Array("NUMPY".utf8) + [version, 0] + length + header + numbers
  }

  private func bytes<Number: FixedWidthInteger>(_ numbers: [Number], isBig: Bool) -> [UInt8] {
    numbers.flatMap { number in
      let bytes = (0..<Number.bitWidth / 8).map {
        UInt8(truncatingIfNeeded: number >> Number(8 * $0))
      }
      return isBig ? bytes.reversed() : bytes
    }
  }

  @Test func `numbers of all sizes, orders of bytes and versions are read alike`() throws {
    let numbers: [Float] = [3, -4, 0.5, 0, 65_504, 0.000_061]
    let wanted = SegmentVectors(values: numbers, count: 3, width: 2)
    let halves: [UInt16] = [0x4200, 0xC400, 0x3800, 0, 0x7BFF, 0x0400]
    for (mark, isBig) in [("<", false), (">", true), ("=", false)] {
      for version in [1, 2, 3] as [UInt8] {
        for (kind, body) in [
          ("f2", bytes(halves, isBig: isBig)),
          ("f4", bytes(numbers.map(\.bitPattern), isBig: isBig)),
          ("f8", bytes(numbers.map { Double($0).bitPattern }, isBig: isBig)),
        ] {
          let read = try SegmentVectors(
            numpy: file(mark + kind, "3, 2", body, version: version))
          #expect(read.count == wanted.count && read.width == 2)
        }
      }
    }
    let deep = try SegmentVectors(numpy: file("<f2", "3, 1, 2", bytes(halves, isBig: false)))
    #expect(deep.longestRun == 3 && deep.count == 1)
    #expect(try SegmentVectors(numpy: file("<f4", "0, 5", [])).count == 0)
  }

  @Test(arguments: [
    ("<f4", "2, 2", 16, "True"), ("<f4", "2, 3", 16, "False"), ("<f4", "4", 16, "False"),
    ("<i4", "2, 2", 16, "False"), ("|O", "2, 2", 16, "False"), ("<f4", "-2, 2", 16, "False"),
    ("<f4", "2, 0", 0, "False"), ("<f4", "1, 1, 2, 2", 16, "False"),
    ("<f8", "4611686018427387904, 2", 16, "False"), ("<c8", "1, 2", 16, "False"),
  ])
  func `other files are refused`(descriptor: String, shape: String, count: Int, order: String) {
    let zeros = [UInt8](repeating: 0, count: count)
    #expect(throws: AlignmentError.self) {
      try SegmentVectors(numpy: file(descriptor, shape, zeros, order: order))
    }
  }

  @Test func `numbers that are not finite are refused, and no bytes trap`() {
    for bits in [Float.nan, .infinity] {
      #expect(throws: AlignmentError.self) {
        try SegmentVectors(numpy: file("<f4", "1, 1", bytes([bits.bitPattern], isBig: false)))
      }
    }
    #expect(throws: AlignmentError.self) {
      try SegmentVectors(numpy: file("<f8", "1, 1", bytes([1e300.bitPattern], isBig: false)))
    }
    let whole = file("<f4", "2, 2", [UInt8](repeating: 0, count: 16))
    for length in 0..<whole.count {
      #expect(throws: AlignmentError.self) { try SegmentVectors(numpy: Array(whole[..<length])) }
    }
    var numbers = SplitMix(seed: 8)
    for _ in 0..<2000 {
      var changed = whole
      for _ in 0..<3 {
        changed[Int.random(in: 0..<changed.count, using: &numbers)] = UInt8.random(
          in: 0...255, using: &numbers)
      }
      _ = try? SegmentVectors(numpy: changed)
    }
  }
}
