/// What an alignment is to heed besides the texts.
public struct AlignmentGuidance: Sendable {
  /// What a person says, by the numbers of the segments that are aligned.
  public var constraints: BeadConstraints
  /// Vectors of the segments that are aligned; both sides' by the same model.
  public var vectors: Vectors?
  /// Pairs of texts that are known to translate each other.
  public var memory: Memory?

  /// The vectors of both sides.
  public struct Vectors: Sendable {
    let source: SegmentVectors
    let target: SegmentVectors

    /// Makes a pair.
    ///
    /// - Throws: Where the two are not of one width.
    public init(source: SegmentVectors, target: SegmentVectors) throws(AlignmentError) {
      guard source.width == target.width else {
        throw AlignmentError(
          "vectors of \(source.width) numbers on one side, of \(target.width) on the other")
      }
      self.init(checked: source, target)
    }

    private init(checked source: SegmentVectors, _ target: SegmentVectors) {
      self.source = source
      self.target = target
    }

    var mirrored: Vectors { Vectors(checked: target, source) }

    func part(_ region: PlacedConstraints.Sides) -> Vectors {
      Vectors(checked: source.part(region.source), target.part(region.target))
    }

    /// - Throws: Where there are more or fewer vectors than segments.
    func check(source sources: Int, target targets: Int) throws(AlignmentError) {
      for (vectors, count, name) in [(source, sources, "source"), (target, targets, "target")] {
        guard vectors.count == count else {
          throw AlignmentError(
            "\(vectors.count) vectors, where the \(name) has \(count) segments")
        }
      }
    }
  }

  /// Makes guidance; without any the texts speak for themselves.
  public init(
    constraints: BeadConstraints = .init(), vectors: Vectors? = nil, memory: Memory? = nil
  ) {
    self.constraints = constraints
    self.vectors = vectors
    self.memory = memory
  }

  /// The vectors and the memory with their sides exchanged; constraints are placed by themselves.
  var mirrored: AlignmentGuidance {
    AlignmentGuidance(vectors: vectors?.mirrored, memory: memory?.mirrored)
  }
}
