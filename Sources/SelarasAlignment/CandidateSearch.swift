/// Finds, for each source segment, the target segments that share the rarest links with it.
struct CandidateSearch {
  /// A target segment that may translate a source segment.
  struct Candidate {
    var source: Int
    var target: Int
    /// The nats of shared links over the root of both sides' terms.
    var score: Float
  }

  private let document: TermDocument
  private var postingStarts: [Int]
  private var postings: [Int32]
  private var scores: [Float]
  private var best: [Float]

  /// Terms in more target segments than this find nobody; there are always rarer ones.
  private let mostPostings: Int

  init(_ document: TermDocument, mostPostings: Int = 64) {
    self.document = document
    self.mostPostings = mostPostings
    let target = document.target
    postingStarts = [Int](repeating: 0, count: target.counts.count + 1)
    postings = []
    scores = [Float](repeating: 0, count: target.count)
    best = [Float](repeating: 0, count: target.counts.count)
    var last = [Int32](repeating: -1, count: target.counts.count)
    for segment in 0..<target.count {
      for place in target.range(segment) where last[Int(target.terms[place])] != segment {
        last[Int(target.terms[place])] = Int32(segment)
        postingStarts[Int(target.terms[place]) + 1] += 1
      }
    }
    for term in target.counts.indices { postingStarts[term + 1] += postingStarts[term] }
    postings = [Int32](repeating: 0, count: postingStarts[postingStarts.count - 1])
    var next = postingStarts
    last = [Int32](repeating: -1, count: target.counts.count)
    for segment in 0..<target.count {
      for place in target.range(segment) where last[Int(target.terms[place])] != segment {
        let term = Int(target.terms[place])
        last[term] = Int32(segment)
        postings[next[term]] = Int32(segment)
        next[term] += 1
      }
    }
  }

  /// The `most` best candidates of a source segment, best first.
  ///
  /// - Complexity: The segment's links times at most 64.
  mutating func candidates(of segment: Int, most: Int) -> [Candidate] {
    let (source, target) = (document.source, document.target)
    var linked: [Int32] = []
    for place in source.range(segment) {
      let term = Int(source.terms[place])
      for link in document.forward.starts[term]..<document.forward.starts[term + 1] {
        let other = Int(document.forward.linked[link])
        let ratio = document.forward.ratios[link]
        if ratio < 2 || postingStarts[other + 1] - postingStarts[other] > mostPostings { continue }
        if best[other] == 0 { linked.append(Int32(other)) }
        best[other] = max(best[other], ratio)
      }
    }
    var found: [Int32] = []
    for other in linked {
      let weight = Logarithm.fast(best[Int(other)])
      best[Int(other)] = 0
      let range = postingStarts[Int(other)]..<postingStarts[Int(other) + 1]
      for posting in range {
        let segment = Int(postings[posting])
        if scores[segment] == 0 { found.append(Int32(segment)) }
        scores[segment] += weight
      }
    }
    var candidates: [Candidate] = []
    let terms = Float(source.range(segment).count)
    for other in found {
      let score =
        scores[Int(other)] / (terms * Float(target.range(Int(other)).count)).squareRoot()
      scores[Int(other)] = 0
      let place = candidates.lastIndex { ($0.score, other) > (score, Int32($0.target)) } ?? -1
      if place + 1 >= most { continue }
      candidates.insert(Candidate(source: segment, target: Int(other), score: score), at: place + 1)
      if candidates.count > most { candidates.removeLast() }
    }
    return candidates
  }
}
