/// What is known of a document's beads besides its terms: vectors of its segments, a translation
/// memory, and what a person says.
struct OutsideEvidence: Sendable {
  let vectors: VectorEvidence?
  private let memory: MemoryEvidence?
  private let forbidden: Forbidden

  init?(vectors: VectorEvidence?, memory: MemoryEvidence?, forbidden: Forbidden) {
    if vectors == nil, memory == nil, forbidden.isEmpty { return nil }
    self.vectors = vectors
    self.memory = memory
    self.forbidden = forbidden
  }

  /// Beads that shall not be.
  struct Forbidden: Sendable {
    /// By the first source segment: both sides of a bead.
    var beads: [Int: [(source: Range<Int>, target: Range<Int>)]] = [:]
    /// Segments that shall have no counterpart.
    var lonelySources: Set<Int> = []
    var lonelyTargets: Set<Int> = []

    var isEmpty: Bool { beads.isEmpty && lonelySources.isEmpty && lonelyTargets.isEmpty }

    /// Whether a segment of a bead shall have no counterpart.
    func leavesAlone(_ bead: Bead) -> Bool {
      bead.source.contains(where: lonelySources.contains)
        || bead.target.contains(where: lonelyTargets.contains)
    }

    /// A pair of segments shall not be in one bead; a bead of several shall not be as it is.
    func holds(_ source: Range<Int>, _ target: Range<Int>) -> Bool {
      if isEmpty { return false }
      if source.contains(where: lonelySources.contains)
        || target.contains(where: lonelyTargets.contains)
      {
        return true
      }
      return source.contains { segment in
        (beads[segment] ?? []).contains { bead in
          bead.source.count == 1 && bead.target.count == 1
            ? source.contains(bead.source.lowerBound) && target.contains(bead.target.lowerBound)
            : bead.source == source && bead.target == target
        }
      }
    }
  }

  /// What is added to the score of a bead with two sides, in nats.
  func score(_ source: Range<Int>, _ target: Range<Int>) -> Float {
    if forbidden.holds(source, target) { return -1000 }
    return (vectors?.score(source, target) ?? 0) + (memory?.score(source, target) ?? 0)
  }

  /// Pairs of segments that the vectors or the memory say are likely.
  var candidates: [CandidateSearch.Candidate] {
    (vectors?.candidates ?? []) + (memory?.candidates ?? [])
  }
}
