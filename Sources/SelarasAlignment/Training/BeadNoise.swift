internal import SelarasText

/// Makes documents with known beads out of pairs in document order.
///
/// What happens to a pair is drawn for each in turn: it is missing on one side, an unrelated
/// segment stands before it, a block of pairs is missing on one side, two or three are one segment
/// on one side, one is cut in two at the end of a clause, the border between two is moved.
struct BeadNoise {
  /// A document and its beads.
  struct Document {
    var source: [String] = []
    var target: [String] = []
    var beads: [(source: Range<Int>, target: Range<Int>)] = []
  }

  /// How often each thing happens to a pair.
  struct Odds {
    var delete = 0.06
    var insert = 0.03
    var block = 0.005
    var mergeTwo = 0.12
    var mergeThree = 0.02
    var split = 0.08
    var cross = 0.02

    /// The odds times a factor.
    func scaled(_ factor: Double) -> Odds {
      Odds(
        delete: delete * factor, insert: insert * factor, block: block * factor,
        mergeTwo: mergeTwo * factor, mergeThree: mergeThree * factor, split: split * factor,
        cross: cross * factor)
    }
  }

  typealias Pair = (source: String, target: String)

  private let languages: (source: LanguageTag, target: LanguageTag)
  private let odds: Odds
  private var numbers: RandomNumbers
  private var document = Document()

  init(source: LanguageTag, target: LanguageTag, odds: Odds, seed: UInt64) {
    languages = (source, target)
    self.odds = odds
    numbers = RandomNumbers(seed: seed)
  }

  /// A document of some pairs; insertions come from `pool`.
  mutating func document(of pairs: ArraySlice<Pair>, pool: [Pair]) -> Document {
    document = Document()
    var k = pairs.startIndex
    while k < pairs.endIndex {
      let left = pairs.endIndex - k
      var draw = numbers.unit()
      func happens(_ chance: Double) -> Bool {
        defer { draw -= chance }
        return draw >= 0 && draw < chance
      }
      let onSource = numbers.unit() < 0.5
      if happens(odds.delete) {
        omit(pairs[k], source: onSource)
        k += 1
      } else if happens(odds.block) {
        let count = min(left, 3 + numbers.below(6))
        for pair in pairs[k..<k + count] { omit(pair, source: onSource) }
        k += count
      } else if happens(odds.mergeTwo), left >= 2 {
        merge(pairs[k..<k + 2], source: onSource)
        k += 2
      } else if happens(odds.mergeThree), left >= 3 {
        merge(pairs[k..<k + 3], source: onSource)
        k += 3
      } else if happens(odds.split), let halves = cut(pairs[k], source: onSource) {
        append(onSource ? halves : [pairs[k].source], onSource ? [pairs[k].target] : halves)
        k += 1
      } else if happens(odds.cross), left >= 2, let halves = cut(pairs[k + 1], source: onSource) {
        let (first, second) = (pairs[k], pairs[k + 1])
        let moved = [
          join([onSource ? first.source : first.target, halves[0]], onSource), halves[1],
        ]
        append(
          onSource ? moved : [first.source, second.source],
          onSource ? [first.target, second.target] : moved)
        k += 2
      } else {
        if happens(odds.insert), !pool.isEmpty {
          omit(pool[numbers.below(pool.count)], source: onSource)
        }
        append([pairs[k].source], [pairs[k].target])
        k += 1
      }
    }
    return document
  }

  /// The same document with runs of two to five beads as one paragraph each, and some paragraphs
  /// joined in one on one side.
  mutating func paragraphs(of document: Document) -> Document {
    self.document = Document()
    var k = 0
    var groups: [Pair] = []
    while k < document.beads.count {
      let end = min(document.beads.count, k + 2 + numbers.below(4))
      let source =
        document.beads[k].source.lowerBound..<document.beads[end - 1].source.upperBound
      let target =
        document.beads[k].target.lowerBound..<document.beads[end - 1].target.upperBound
      groups.append(
        (
          join(Array(document.source[source]), true), join(Array(document.target[target]), false)
        ))
      k = end
    }
    k = 0
    while k < groups.count {
      let areFull = groups[k...].prefix(2).allSatisfy { !$0.source.isEmpty && !$0.target.isEmpty }
      if k + 1 < groups.count, areFull, numbers.unit() < 0.08 {
        merge(groups[k..<k + 2], source: numbers.unit() < 0.5)
        k += 2
      } else {
        append(
          groups[k].source.isEmpty ? [] : [groups[k].source],
          groups[k].target.isEmpty ? [] : [groups[k].target])
        k += 1
      }
    }
    return self.document
  }

  /// The pairs, runs of up to four of them joined to one.
  mutating func blocks(of pairs: ArraySlice<Pair>) -> [Pair] {
    var blocks: [Pair] = []
    var k = pairs.startIndex
    while k < pairs.endIndex {
      let end = min(pairs.endIndex, k + 1 + numbers.below(4))
      blocks.append(
        (join(pairs[k..<end].map(\.source), true), join(pairs[k..<end].map(\.target), false)))
      k = end
    }
    return blocks
  }

  private mutating func append(_ source: [String], _ target: [String]) {
    if source.isEmpty, target.isEmpty { return }
    document.beads.append(
      (
        document.source.count..<document.source.count + source.count,
        document.target.count..<document.target.count + target.count
      ))
    document.source += source
    document.target += target
  }

  private mutating func omit(_ pair: Pair, source: Bool) {
    append(source ? [] : [pair.source], source ? [pair.target] : [])
  }

  private mutating func merge(_ pairs: ArraySlice<Pair>, source: Bool) {
    let (sources, targets) = (pairs.map(\.source), pairs.map(\.target))
    append(source ? [join(sources, true)] : sources, source ? targets : [join(targets, false)])
  }

  private func join(_ parts: [String], _ isSource: Bool) -> String {
    (isSource ? languages.source : languages.target).joined(parts)
  }

  /// Cuts one side of a pair in two after a comma, semicolon or colon; `nil` where it cannot be.
  private mutating func cut(_ pair: Pair, source: Bool) -> [String]? {
    let text = Array((source ? pair.source : pair.target).unicodeScalars)
    let least = text.lazy.filter { $0.value >= 0x2E80 }.count * 2 > text.count ? 8 : 20
    var places: [Int] = []
    for k in text.indices.dropLast() {
      let isWide = "，；：".unicodeScalars.contains(text[k])
      let isNarrow = ",;:".unicodeScalars.contains(text[k]) && text[k + 1] == " "
      if isWide || isNarrow, k + 1 >= least, text.count - k - 1 >= least { places.append(k + 1) }
    }
    if places.isEmpty { return nil }
    let place = places[numbers.below(places.count)]
    func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
      var string = String.UnicodeScalarView()
      string.append(contentsOf: scalars)
      return String(string)
    }
    return [string(text[..<place]), string(text[place...].drop { $0 == " " })]
  }
}

/// Random numbers that are the same in every run.
///
/// Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014,
/// doi:10.1145/2660193.2660195.
struct RandomNumbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }

  /// A number of 0..<1.
  mutating func unit() -> Double { Double(next() >> 11) / Double(1 << 53) }

  /// A number of 0..<count.
  mutating func below(_ count: Int) -> Int { Int(next() % UInt64(max(1, count))) }

  /// The numbers below `count` in any order.
  mutating func shuffled(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    for k in stride(from: count - 1, to: 0, by: -1) { order.swapAt(k, below(k + 1)) }
    return order
  }
}
