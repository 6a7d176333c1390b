import Testing

@testable import SelarasDuplication

/// The numbers of ``PairEvidence`` by merging two sorted samples, as slow as it is plain.
private struct NaiveEvidence {
  let postings: Postings
  let places: [UInt8]

  /// An entry of a sample: what is held and where, what it counts and weighs, by how many.
  private struct Entry {
    var number: UInt32
    var place: Int
    var share: Float
    var weight: Float
    var holders: Int
  }

  private func entries(_ range: Range<Int>, level: Int) -> [Entry] {
    range.compactMap { position in
      let number = postings.numbers[position]
      let place = Int(places[position])
      if number & Postings.unique != 0 {
        let weight = Float(number & 1) + 1
        return Int(number >> 1 & 63) < level
          ? nil : Entry(number: number, place: place, share: weight, weight: weight, holders: 1)
      }
      return Int(number) >= postings.beginnings[level]
        ? nil
        : Entry(
          number: number, place: place, share: postings.shares[Int(number)],
          weight: Float(postings.weights[Int(number)]),
          holders: Int(postings.frequencies[Int(number)]))
    }
  }

  func values(
    _ one: (places: Range<Int>, weight: Int), _ other: (places: Range<Int>, weight: Int),
    level: Int
  ) -> [Float] {
    let sides = [entries(one.places, level: level), entries(other.places, level: level)]
    let totals = sides.map { $0.reduce(0) { $0 + $1.share } }
    let smaller = totals[0] <= totals[1] ? 0 : 1
    let (small, large) = (sides[smaller], sides[1 - smaller])
    let weights = [one.weight, other.weight]
    func isShared(_ entry: Entry, _ side: [Entry]) -> Bool {
      entry.holders > 1 && side.contains { $0.number == entry.number }
    }
    let shared = small.filter { isShared($0, large) }
    let counted = shared.reduce(0) { $0 + $1.share }
    func spread(_ side: [Entry], _ other: [Entry]) -> (spread: Float, gap: Float, runs: Float) {
      var sums = [Float](repeating: 0, count: 16)
      var hits = [Bool](repeating: false, count: 16)
      for entry in side {
        sums[entry.place / 16] += entry.share
        if isShared(entry, other) { hits[entry.place / 16] = true }
      }
      let filled = (0..<16).filter { sums[$0] > 0 }
      let reached = filled.filter { hits[$0] }.reduce(0) { $0 + sums[$1] }
      var (gap, longest, runs): (Float, Float, Float) = (0, 0, 0)
      var before = false
      for i in filled {
        gap = hits[i] ? 0 : gap + sums[i]
        longest = max(longest, gap)
        if hits[i], !before { runs += 1 }
        before = hits[i]
      }
      let total = side.reduce(0) { $0 + $1.share }
      return (reached / total, longest / total, runs)
    }
    let (smallSpread, largeSpread) = (spread(small, large), spread(large, small))
    let unshared = small.filter { !isShared($0, large) }
    let unique = unshared.filter { $0.holders == 1 }.reduce(0) { $0 + $1.weight }
    let sharedWeight = shared.reduce(0) { $0 + $1.weight }
    let smallTotal = totals[smaller]
    let largeTotal = totals[1 - smaller]
    let logs = shared.reduce(0) { $0 + $1.weight * Float.logarithm(of: $1.holders) }
    return [
      counted / smallTotal, counted / (smallTotal + largeTotal - counted),
      smallTotal / largeTotal, smallSpread.spread, largeSpread.spread, -1, -1,
      neighbours(shared, large, weights[smaller], weights[1 - smaller]),
      Float(shared.count { $0.holders == 2 }) / Float(shared.count), logs / sharedWeight,
      unique / max(1e-6, unshared.reduce(0) { $0 + $1.weight }),
      shared.filter { $0.holders <= 6 }.reduce(0) { $0 + $1.weight } / sharedWeight,
      Float(small.count), Float(shared.count), smallSpread.gap, largeSpread.gap,
      smallSpread.runs, largeSpread.runs,
    ]
  }

  private func neighbours(
    _ shared: [Entry], _ large: [Entry], _ own: Int, _ others: Int
  ) -> Float {
    var partners: [Int: Int] = [:]
    for entry in shared {
      let there = large.first { $0.number == entry.number }?.place ?? 0
      partners[entry.place] = min(partners[entry.place] ?? 255, there)
    }
    let steps = partners.sorted { $0.key < $1.key }
    let (ownPart, otherPart) = (Float(own) / 256, Float(others) / 256)
    var near: Float = 0
    for (left, right) in zip(steps, steps.dropFirst()) {
      let step = Float(right.key - left.key) * ownPart
      let otherStep = Float(right.value - left.value) * otherPart
      if abs(step - otherStep) <= 2 + ownPart + otherPart { near += 1 }
    }
    return steps.count > 1 ? near / Float(steps.count - 1) : 1
  }
}

@Suite struct `Comparing pairs` {
  @Test func `the evidence is that of a naive twin`() {
    var texts = Texts(seed: 71)
    var sketcher = Sketcher()
    let lines = (0..<12).map { _ in texts.line(words: 40) }
    var store = SketchStore()
    for size in [3, 4, 5, 5, 8, 12, 20, 30, 60, 120] {
      let chosen = (0..<size).map { _ in
        texts.number(below: 3) == 0 ? texts.line(words: 30) : lines[texts.number(below: 12)]
      }
      let text = chosen.joined(separator: "\n")
      store.append(sketcher.sketch(of: text.utf8.span), id: "", cleanliness: 0)
    }
    let equals = EqualDocuments(of: store, keep: .first)
    let postings = Postings(
      of: store.takeFingerprints(), leaders: equals.leaders, in: store, common: 64)
    let twin = NaiveEvidence(postings: postings, places: store.places)
    var comparison = PairComparison(postings: postings, longest: 112)
    var compared = 0
    for one in 0..<store.count {
      for other in 0..<store.count where other != one {
        let level = Int(max(store.levels[one], store.levels[other]))
        comparison.begin(
          store.fingerprints(of: one), postings: postings, places: store.places)
        let evidence = comparison.evidence(
          weight: store.weights[one], (store.fingerprints(of: other), store.weights[other]),
          level: level, postings: postings, places: store.places)
        guard evidence.shared > 0 else { continue }
        let naive = twin.values(
          (store.fingerprints(of: one), store.weights[one]),
          (store.fingerprints(of: other), store.weights[other]), level: level)
        compared += 1
        // How many sixteenths chance would hit and the longest chain have no simpler form.
        for i in 0..<PairEvidence.count where i != 5 && i != 6 {
          #expect(abs(evidence.values[i] - naive[i]) < 1e-4, "evidence \(i)")
        }
      }
    }
    #expect(compared > 50)
  }

  @Test func `an answer that comes early is that of all trees`() {
    let model = EvidenceModel.shared
    let judge = EvidenceJudge(model)
    var texts = Texts(seed: 72)
    var pairs = 0
    for _ in 0..<3_000 {
      var evidence = PairEvidence()
      for i in 0..<PairEvidence.count {
        let number = Float(texts.number(below: 1_000)) / 1_000
        evidence.values[i] = [9, 12, 13, 16, 17].contains(i) ? number * 30 : number
      }
      let isPair = model.score(evidence) >= -0.4
      #expect(judge.isScore(of: evidence, atLeast: -0.4) == isPair)
      pairs += isPair ? 1 : 0
    }
    #expect((1..<3_000).contains(pairs))
  }
}
