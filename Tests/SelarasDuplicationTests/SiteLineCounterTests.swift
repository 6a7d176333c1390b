import SelarasDuplication
import TestSupport
import Testing

@Suite struct `Lines that recur on a site` {
  /// Lines that a document has besides, new in each.
  private func own(_ document: Int) -> [(hash: UInt64, letters: Int)] {
    [(hash: UInt64(document) << 32 | 1, letters: 100)]
  }

  @Test(arguments: [(3, 3, false), (4, 4, true), (6, 20, false), (7, 20, true), (23, 100, true)])
  func `recur from a fifth of the documents and three more on`(
    holders: Int, documents: Int, recurs: Bool
  ) {
    var counter = SiteLineCounter()
    for number in 0..<documents {
      counter.insert(lines: (number < holders ? [(7, 30)] : []) + own(number), site: 1)
    }
    #expect(counter.recurring.contains(7) == recurs)
    #expect(counter.documents(ofSite: 1) == documents)
    #expect(counter.count(of: 7) == holders)
  }

  @Test func `copies of one article prove nothing`() {
    var counter = SiteLineCounter()
    let article: [(hash: UInt64, letters: Int)] = [(7, 300), (8, 400)]
    for _ in 0..<20 { counter.insert(lines: article, site: 1) }
    for number in 0..<20 { counter.insert(lines: own(number), site: 1) }
    #expect(counter.documents(ofSite: 1) == 21)
    #expect(counter.recurring.isEmpty)
  }

  @Test func `a line that a document has many times counts once, and one without letters never`() {
    var counter = SiteLineCounter()
    counter.insert(lines: Array(repeating: (7, 30), count: 50) + [(9, 0)] + own(0), site: 1)
    #expect(counter.count(of: 7) == 1)
    #expect(counter.count(of: 9) == 0)
  }

  @Test func `no count is too high, and none too low by more than the bound`() {
    var random = SplitMix(seed: 11)
    var counter = SiteLineCounter(capacity: 64)
    var naive: [UInt64: Int] = [:]
    var insertions = 0
    for number in 0..<3000 {
      // Some lines are far commoner than others.
      var lines = own(number)
      for _ in 0..<8 {
        let rare = UInt64.random(in: 1...1000, using: &random)
        lines.append((hash: UInt64.random(in: 1...rare, using: &random), letters: 20))
      }
      counter.insert(lines: lines, site: 1)
      for hash in Set(lines.map(\.hash)) { naive[hash, default: 0] += 1 }
      insertions += Set(lines.map(\.hash)).count + 1
    }
    #expect(counter.lost <= 2 * insertions / counter.capacity)
    for (hash, count) in naive {
      #expect(counter.count(of: hash) <= count)
      #expect(counter.count(of: hash) >= count - counter.lost)
    }
  }

  @Test func `a flood of lines leaves memory and time bounded`() {
    var counter = SiteLineCounter(capacity: 1000)
    counter.insert(lines: (0..<200_000).map { (UInt64($0), 10) }, site: 1)
    #expect(counter.recurring.isEmpty)
    for number in 0..<1000 {
      counter.insert(lines: [(7, 30), (hash: 1 << 50 | UInt64(number), letters: 50)], site: 2)
    }
    // The count of documents may be too low, and is not trusted by as much.
    #expect(counter.count(of: 7) > 500)
    #expect(counter.recurring == (counter.count(of: 7) * 5 >= 1000 + 15 ? [7] : []))
  }
}
