import Testing

@testable import SelarasDuplication

@Suite struct `Near-duplicates across documents` {
  func resolve(
    _ documents: [String], keep: DuplicateOptions.Keep = .first, threshold: Double? = 0.33,
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
    let threshold = 0.33
    let options = DuplicateOptions(threshold: threshold)
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
        if similarity >= threshold,
          counted(both)
            >= DuplicateOptions.needed(ratio: small / large, threshold: threshold) * small
            || options.areNearlyEqual(similarity: similarity, ratio: ratio)
              && counted(both) >= 0.5 * small
        {
          expected.insert([j, i])
        }
      }
    }
    let result = resolve(documents)
    #expect(Set(result.pairs.map { [$0.left, $0.right] }) == expected)
  }

  @Test(arguments: [DuplicateOptions.Keep.longest, .cleanest], [nil, 0.33] as [Double?])
  func `the order of documents changes neither pairs nor clusters`(
    keep: DuplicateOptions.Keep, threshold: Double?
  ) {
    let documents = collection(seed: 44, count: 60)
    var texts = Texts(seed: 45)
    func described(_ documents: [String]) -> (Set<Set<String>>, [String: String]) {
      let result = resolve(
        documents, keep: keep, threshold: threshold,
        cleanliness: { Double(documents[$0].count % 3) })
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
    let body = texts.body(40)
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

  @Test func `copies are found by the evidence, quotations and furniture are not`() {
    var texts = Texts(seed: 50)
    var pages: [String] = []
    var copies: Set<[Int]> = []
    let furniture = texts.body(3)
    for i in 0..<60 {
      let body = texts.body(6)
      pages.append((furniture + body).joined(separator: "\n"))
      if i % 3 == 0 {
        copies.insert([pages.count - 1, pages.count])
        pages.append(body.map { texts.edited($0, every: 6) }.joined(separator: "\n"))
      } else {
        // One paragraph of the page before.
        pages.append((texts.body(6) + [body[1]]).joined(separator: "\n"))
      }
    }
    let result = resolve(pages, threshold: nil)
    #expect(Set(result.pairs.map { [$0.left, $0.right] }) == copies)
  }

  @Test func `pages that share templates and quotations are no pairs`() {
    var texts = Texts(seed: 51)
    let sites = (0..<12).map { _ in (head: texts.body(2), tail: texts.body(2)) }
    let templates = (0..<8).map { _ in (0..<3).map { _ in texts.words(30) } }
    let quotations = (0..<80).map { _ in texts.line(words: 40) }
    let pages = (0..<2_000).map { number -> String in
      if number % 12 == 0 {
        let template = templates[texts.number(below: 8)]
        return template.map { sentence in
          sentence.map { texts.number(below: 6) == 0 ? texts.word() : $0 }.joined(separator: " ")
        }.joined(separator: "\n")
      }
      let site = sites[texts.number(below: 12)]
      var body = texts.body(2 + texts.number(below: 3))
      if number % 3 == 0 { body.append(quotations[texts.number(below: 80)]) }
      return (number % 2 == 0 ? site.head + body + site.tail : body).joined(separator: "\n")
    }
    #expect(Array(resolve(pages, threshold: nil).pairs).count <= 1)
  }

  @Test func `thorough finds all that is found without, and more`() {
    let documents = collection(seed: 52, count: 60)
    var sketcher = Sketcher()
    func pairs(_ isThorough: Bool) -> Set<[Int]> {
      var index = DuplicateIndex(options: DuplicateOptions(isThorough: isThorough))
      for text in documents {
        index.insert(sketcher.sketch(of: text.utf8.span), id: "", cleanliness: 0)
      }
      return Set(index.resolve().pairs.map { [$0.left, $0.right] })
    }
    #expect(pairs(true).isSuperset(of: pairs(false)))
  }
}
