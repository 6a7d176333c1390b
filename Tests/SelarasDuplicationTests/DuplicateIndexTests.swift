import Testing

@testable import SelarasDuplication

@Suite struct `Near-duplicates across documents` {
  func resolve(
    _ documents: [String], keep: DuplicateOptions.Keep = .first, threshold: Double = 0.33,
    common: Int = 64, cleanliness: (Int) -> Double = { _ in 0 }
  ) -> DuplicateResult {
    var sketcher = Sketcher()
    var index = DuplicateIndex(
      options: DuplicateOptions(threshold: threshold, keep: keep, common: common))
    for (number, text) in documents.enumerated() {
      index.insert(
        sketcher.sketch(of: text.utf8.span), id: "d\(number)", cleanliness: cleanliness(number))
    }
    return index.resolve()
  }

  /// Pages of which some are copies of others, changed, cut, furnished.
  func collection(seed: UInt64, count: Int) -> [String] {
    var texts = Texts(seed: seed)
    var pages: [[String]] = []
    let furniture = texts.body(2)
    while pages.count < count {
      let body = texts.body(3 + texts.number(below: 4))
      pages.append(body)
      for _ in 0..<texts.number(below: 4) {
        switch texts.number(below: 5) {
        case 0: pages.append(body)
        case 1: pages.append(body.map { texts.edited($0, every: 8) })
        case 2: pages.append(furniture + body)
        case 3: pages.append(Array(body.reversed()))
        default: pages.append(Array(body.dropLast()))
        }
      }
      pages.append(furniture + texts.body(2))
    }
    return pages.map { $0.joined(separator: "\n") }
  }

  @Test func `copies are found, furniture and quotations are not`() {
    var texts = Texts(seed: 31)
    let body = texts.body(5)
    let furniture = texts.body(2)
    var pages = [
      body, body.map { texts.edited($0, every: 12) }, Array(body.prefix(3)),
      texts.body(6) + [body[1]],
    ]
    for _ in 0..<12 { pages.append(furniture + texts.body(5)) }
    let result = resolve(pages.map { $0.joined(separator: "\n") })
    #expect(Set(result.pairs.map { [$0.left, $0.right] }) == [[0, 1], [0, 2], [1, 2]])
    #expect(result.clusters.map(\.kept) == [0])
    #expect(result.clusters.map(\.members) == [[1, 2]])
    #expect(pages.indices.map(result.keeper(of:)) == [0, 0, 0] + Array(3..<16))
    #expect(result.id(of: 4) == "d4")
  }

  @Test func `empty documents are no duplicates`() {
    let result = resolve(["", "", " ", "!!!", "!!!", "emas"])
    #expect(Array(result.pairs).isEmpty && result.clusters.isEmpty)
    #expect((0..<6).map(result.keeper(of:)) == [0, 1, 2, 3, 4, 5])
    #expect(Array(resolve([]).pairs).isEmpty)
  }

  @Test func `equal documents of any length are pairs of similarity 1`() {
    let result = resolve(["Emas", "perak", "emas!", "EMAS"])
    #expect(Set(result.pairs.map { [$0.left, $0.right] }) == [[0, 2], [0, 3], [2, 3]])
    #expect(result.pairs.allSatisfy { $0.similarity == 1 })
    #expect(result.keeper(of: 3) == 0)
  }

  @Test(arguments: [41, 42, 43] as [UInt64])
  func `pairs are those of the naive twin`(seed: UInt64) {
    let documents = collection(seed: seed, count: 40)
    var sketcher = Sketcher()
    let sketches = documents.map { sketcher.sketch(of: $0.utf8.span) }
    let options = DuplicateOptions()
    // How many different documents hold each fingerprint.
    var frequency: [UInt32: Int] = [:]
    for sketch in Set(sketches) { for f in sketch.fingerprints { frequency[f, default: 0] += 1 } }
    func counted(_ fingerprints: Set<UInt32>) -> Double {
      fingerprints.reduce(0) {
        $0 + Double($1 & 1 + 1) * max(0.05, min(1, 4 / Double(frequency[$1] ?? 1)))
      }
    }
    func plain(_ fingerprints: Set<UInt32>) -> Double {
      fingerprints.reduce(0) { $0 + Double($1 & 1 + 1) }
    }
    var expected: Set<[Int]> = []
    for i in sketches.indices {
      for j in 0..<i {
        if sketches[i].identity == sketches[j].identity {
          expected.insert([j, i])
          continue
        }
        let limit = UInt32.max >> UInt32(max(sketches[i].level, sketches[j].level))
        let left = Set(sketches[j].fingerprints.filter { $0 <= limit })
        let right = Set(sketches[i].fingerprints.filter { $0 <= limit })
        let both = left.intersection(right)
        if both.count < 3 { continue }
        let (small, large) = (
          min(counted(left), counted(right)), max(counted(left), counted(right))
        )
        let ratio = min(plain(left), plain(right)) / max(plain(left), plain(right))
        let similarity = plain(both) / min(plain(left), plain(right))
        if similarity >= options.threshold,
          counted(both) >= options.needed(ratio: small / large) * small
            || options.areNearlyEqual(similarity: similarity, ratio: ratio)
        {
          expected.insert([j, i])
        }
      }
    }
    let result = resolve(documents)
    #expect(Set(result.pairs.map { [$0.left, $0.right] }) == expected)
  }

  @Test(arguments: [DuplicateOptions.Keep.longest, .cleanest])
  func `the order of documents changes neither pairs nor clusters`(keep: DuplicateOptions.Keep) {
    let documents = collection(seed: 44, count: 60)
    var texts = Texts(seed: 45)
    func described(_ documents: [String]) -> (Set<Set<String>>, [String: String]) {
      let result = resolve(documents, keep: keep, cleanliness: { Double(documents[$0].count % 3) })
      var kept: [String: String] = [:]
      for i in documents.indices { kept[documents[i]] = documents[result.keeper(of: i)] }
      return (Set(result.pairs.map { [documents[$0.left], documents[$0.right]] }), kept)
    }
    let before = described(documents)
    for _ in 0..<3 {
      var shuffled = documents
      for i in shuffled.indices.dropFirst() { shuffled.swapAt(i, texts.number(below: i + 1)) }
      let after = described(shuffled)
      #expect(before.0 == after.0)
      #expect(before.1 == after.1)
    }
  }

  @Test func `every member is a pair with its kept document, which is kept itself`() {
    let documents = collection(seed: 46, count: 80)
    let result = resolve(documents)
    let pairs = Set(result.pairs.map { [$0.left, $0.right] })
    for i in documents.indices where result.keeper(of: i) != i {
      let kept = result.keeper(of: i)
      #expect(result.keeper(of: kept) == kept)
      #expect(pairs.contains([min(i, kept), max(i, kept)]))
    }
  }

  @Test func `longest and cleanest keep what they say`() {
    var texts = Texts(seed: 47)
    let body = texts.body(6)
    let documents = [Array(body.dropLast()), body, Array(body.dropFirst())]
      .map { $0.joined(separator: "\n") }
    #expect(resolve(documents).keeper(of: 1) == 0)
    #expect(resolve(documents, keep: .longest).keeper(of: 0) == 1)
    let cleanest = resolve(documents, keep: .cleanest, cleanliness: { $0 == 2 ? 1 : .nan })
    #expect((0..<3).map(cleanest.keeper(of:)) == [2, 2, 2])
  }

  @Test func `no pair is less alike than was asked for`() {
    let documents = collection(seed: 48, count: 60)
    for threshold in [0.5, 0.9, 1] {
      let result = resolve(documents, threshold: threshold)
      #expect(result.pairs.allSatisfy { $0.similarity >= threshold })
    }
  }

  @Test func `a page in hundreds of variants is one cluster`() {
    var texts = Texts(seed: 49)
    let body = texts.body(8)
    let documents = (0..<300).map { _ in
      (body + [texts.line(words: 10)]).joined(separator: "\n")
    }
    let result = resolve(documents)
    #expect((0..<300).allSatisfy { result.keeper(of: $0) == 0 })
  }

  @Test func `a hundred thousand equal documents are compared once`() {
    var sketcher = Sketcher()
    let one = sketcher.sketch(of: "Harga emas turun lagi menjelang rapat bank sentral".utf8.span)
    let other = sketcher.sketch(of: "naik turun naik turun naik turun naik turun".utf8.span)
    var index = DuplicateIndex()
    for i in 0..<100_000 { index.insert(i % 2 == 0 ? one : other, id: "", cleanliness: 0) }
    let result = index.resolve()
    #expect(result.clusters.map(\.kept) == [0, 1])
    #expect(result.pairs.first { _ in true }?.similarity == 1)
  }

  @Test func `documents with one shingle in thousands of lengths do not meet each other all`() {
    let documents = (10..<2_000).map { String(repeating: "naik turun ", count: $0 % 400 + 3) }
    let result = resolve(documents)
    #expect(documents.indices.allSatisfy { result.keeper(of: $0) == 0 })
  }
}
