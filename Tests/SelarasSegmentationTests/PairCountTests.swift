import SelarasText
import Testing

@testable import SelarasSegmentation

@Suite struct `Counting pairs of characters` {
  /// The definition, pair by pair.
  private func naive(_ words: [String]) -> [String: Int] {
    let characters = Array(words.joined())
    var starts: Set<Int> = [0, characters.count]
    var end = 0
    for word in words {
      end += word.count
      starts.insert(end)
    }
    func count(_ character: Character) -> Int { characters.count { $0 == character } }
    var result: [String: Int] = [:]
    for i in 1..<characters.count where starts.contains(i) {
      let (left, right) = (characters[i - 1], characters[i])
      guard left != "。", right != "。", starts.contains(i - 1) || starts.contains(i + 1) else {
        continue
      }
      let pairs = (1..<characters.count).count {
        characters[$0 - 1] == left && characters[$0] == right
      }
      let (fewer, more) = (min(count(left), count(right)), max(count(left), count(right)))
      if pairs >= 3, Double(pairs) >= 0.7 * Double(fewer), Double(pairs) >= 0.2 * Double(more) {
        result["\(left)\(right)"] = pairs
      }
    }
    return result
  }

  @Test func `agrees with counting them one by one`() {
    var generator = SystemRandomNumberGenerator()
    var counts = PairCounts()
    var found = 0
    // Characters that fold to themselves, so that a pair can be read back.
    let alphabet = ["人", "口", "手", "山", "石", "田", "土", "木", "水", "火", "千", "柏", "。"]
    let parts = ["千", "柏", "山", "山石", "人", "人口手", "木", "木水", "。", "千人"]
    for round in 0..<300 {
      let source = round % 2 == 0 ? alphabet : parts
      let words = (0..<40).map { _ in source.randomElement(using: &generator) ?? "人" }
      var end = 0
      let segments = words.map { word in
        defer { end += word.utf8.count }
        return Segment(
          range: TextRange(end, end + word.utf8.count), status: word == "。" ? 0 : 400)
      }
      let text = words.joined()
      let pairs = counts.pairs(
        of: SegmentList(segments), 0..<segments.count, in: text.utf8.span, characters: .shared)
      var named: [String: Int] = [:]
      for (pair, count) in pairs {
        let scalars = [pair >> 16, pair & 0xFFFF].compactMap(Unicode.Scalar.init)
        named[String(String.UnicodeScalarView(scalars))] = count
      }
      #expect(named == naive(words), "\(words)")
      found += named.count
    }
    #expect(found > 0)
  }
}
