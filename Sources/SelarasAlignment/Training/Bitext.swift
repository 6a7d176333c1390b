/// Pairs of texts as numbers of terms, each term once a text.
struct Bitext: Sendable {
  /// One side of all pairs, one after the other.
  struct Side: Sendable {
    var terms: [Int32] = []
    var starts: [Int] = [0]

    subscript(pair: Int) -> ArraySlice<Int32> { terms[starts[pair]..<starts[pair + 1]] }

    /// Appends a text; `seen` holds, for each term, the last pair that had it.
    mutating func append(_ text: some Sequence<Int32>, pair: Int32, seen: inout [Int32]) {
      for term in text {
        while seen.count <= Int(term) { seen.append(-1) }
        if seen[Int(term)] == pair { continue }
        seen[Int(term)] = pair
        terms.append(term)
      }
      starts.append(terms.count)
    }

    /// How much each term occurs, in pairs and in their weights.
    func counts(termCount: Int, weights: [Float]) -> (pairs: [Int32], weight: [Float]) {
      var pairs = [Int32](repeating: 0, count: termCount)
      var weight = [Float](repeating: 0, count: termCount)
      for pair in weights.indices {
        for term in self[pair] {
          pairs[Int(term)] += 1
          weight[Int(term)] += weights[pair]
        }
      }
      return (pairs, weight)
    }
  }

  var source = Side()
  var target = Side()
  var weights: [Float] = []
}
