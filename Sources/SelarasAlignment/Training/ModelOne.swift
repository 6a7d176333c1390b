/// IBM Model 1 in both directions over the same sparse table of links.
///
/// Brown, Della Pietra, Della Pietra and Mercer, "The mathematics of statistical machine
/// translation", 1993, section 4.2. Each direction has an empty word that makes terms by their
/// own frequency. Links are chosen beforehand by association, so that a pass over the text walks
/// short rows and needs no hash table.
struct ModelOne {
  /// Where the links of each source term begin, and one more for the end.
  private(set) var starts: [Int] = [0]
  /// The linked target terms.
  private(set) var linked: [Int32] = []
  /// p(target | source) of each link.
  private(set) var forward: [Float] = []
  /// p(source | target) of each link.
  private(set) var backward: [Float] = []
  /// The relative frequencies of the terms.
  let sourceFrequency: [Float]
  let targetFrequency: [Float]

  /// Added to the sum that a term's expected counts are divided by: a term seen once has no
  /// certain translation.
  private static let damping: Float = 0.3

  /// Chooses the links: of terms that occur in `minimumCount` pairs, at most `most` a source term.
  ///
  /// - Complexity: The sum over all pairs of source terms times target terms.
  init(_ bitext: Bitext, sourceCount: Int, targetCount: Int, minimumCount: Int, most: Int) {
    let source = bitext.source.counts(termCount: sourceCount, weights: bitext.weights)
    let target = bitext.target.counts(termCount: targetCount, weights: bitext.weights)
    let total = max(bitext.weights.reduce(0, +), 1e-6)
    sourceFrequency = ModelOne.relative(source.weight)
    targetFrequency = ModelOne.relative(target.weight)

    // Which pairs each source term occurs in.
    var postingStarts = [Int](repeating: 0, count: sourceCount + 1)
    for term in bitext.source.terms { postingStarts[Int(term) + 1] += 1 }
    for term in 0..<sourceCount { postingStarts[term + 1] += postingStarts[term] }
    var postings = [Int32](repeating: 0, count: bitext.source.terms.count)
    var next = postingStarts
    for pair in bitext.weights.indices {
      for term in bitext.source[pair] {
        postings[next[Int(term)]] = Int32(pair)
        next[Int(term)] += 1
      }
    }

    var together = [Float](repeating: 0, count: targetCount)
    var times = [Int32](repeating: 0, count: targetCount)
    var touched: [Int32] = []
    var ranked: [(score: Float, term: Int32)] = []
    for term in 0..<sourceCount {
      if Int(source.pairs[term]) >= minimumCount {
        for posting in postingStarts[term]..<postingStarts[term + 1] {
          let pair = Int(postings[posting])
          let other = bitext.target[pair]
          // A pair of a few terms, such as a dictionary's, is evidence by itself.
          let step: Int32 = other.count <= 8 && bitext.source[pair].count <= 8 ? 2 : 1
          for partner in other {
            if times[Int(partner)] == 0 { touched.append(partner) }
            times[Int(partner)] += step
            together[Int(partner)] += bitext.weights[pair]
          }
        }
        for partner in touched {
          let count = together[Int(partner)]
          let expected = source.weight[term] * target.weight[Int(partner)] / total
          if times[Int(partner)] >= 2, Int(target.pairs[Int(partner)]) >= minimumCount,
            count > expected
          {
            let score = count * Float(Logarithm.natural(Double(count / expected)))
            ranked.append((score, partner))
          }
          times[Int(partner)] = 0
          together[Int(partner)] = 0
        }
        touched.removeAll(keepingCapacity: true)
        ranked.sort { ($0.score, $1.term) > ($1.score, $0.term) }
        linked += ranked.prefix(most).map(\.term).sorted()
        ranked.removeAll(keepingCapacity: true)
      }
      starts.append(linked.count)
    }
    // Even at first: the first round's counts are then those of terms that stand together.
    forward = [Float](repeating: 0.01, count: linked.count)
    backward = forward
  }

  /// How large a text is taken to be at least: in a small one, such as a user's word list, counts
  /// say nothing of how rare a term is.
  private static let smallestText: Float = 100_000

  private static func relative(_ weight: [Float]) -> [Float] {
    let sum = max(weight.reduce(0, +), smallestText)
    return weight.map { $0 / sum }
  }

  /// One round of expectation and maximisation.
  mutating func iterate(over bitext: Bitext) {
    var forwardCounts = [Float](repeating: 0, count: linked.count)
    var backwardCounts = forwardCounts
    var place = [Int32](repeating: -1, count: targetFrequency.count)
    var forwardSums: [Float] = []
    var hits: [(link: Int, source: Int, target: Int)] = []
    for pair in bitext.weights.indices {
      let source = bitext.source[pair]
      let target = bitext.target[pair]
      forwardSums.removeAll(keepingCapacity: true)
      hits.removeAll(keepingCapacity: true)
      for (index, term) in target.enumerated() {
        place[Int(term)] = Int32(index)
        forwardSums.append(targetFrequency[Int(term)])
      }
      for term in source {
        for link in starts[Int(term)]..<starts[Int(term) + 1] {
          let index = place[Int(linked[link])]
          if index >= 0 {
            hits.append((link, Int(term), Int(index)))
            forwardSums[Int(index)] += forward[link]
          }
        }
      }
      let weight = bitext.weights[pair]
      var k = 0
      while k < hits.count {
        let term = hits[k].source
        var sum = sourceFrequency[term]
        var end = k
        while end < hits.count, hits[end].source == term {
          sum += backward[hits[end].link]
          end += 1
        }
        for hit in hits[k..<end] {
          forwardCounts[hit.link] +=
            weight * forward[hit.link] / max(forwardSums[hit.target], 1e-20)
          backwardCounts[hit.link] += weight * backward[hit.link] / max(sum, 1e-20)
        }
        k = end
      }
      for term in target { place[Int(term)] = -1 }
    }
    normalise(forwardCounts, backwardCounts)
  }

  private mutating func normalise(_ forwardCounts: [Float], _ backwardCounts: [Float]) {
    var sums = [Float](repeating: ModelOne.damping, count: targetFrequency.count)
    for link in linked.indices { sums[Int(linked[link])] += backwardCounts[link] }
    for term in 0..<starts.count - 1 {
      let links = starts[term]..<starts[term + 1]
      let sum = forwardCounts[links].reduce(ModelOne.damping, +)
      for link in links {
        forward[link] = forwardCounts[link] / sum
        backward[link] = backwardCounts[link] / sums[Int(linked[link])]
      }
    }
  }
}
