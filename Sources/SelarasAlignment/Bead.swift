/// Segments of the source and segments of the target that say the same.
///
/// The numbers count from zero. Both ranges are contiguous; where one is empty, the other's
/// segments have no counterpart, and the empty range stands where they were left out.
public struct Bead: Hashable, Sendable {
  /// The numbers of the source's segments.
  public var source: Range<Int>
  /// The numbers of the target's segments.
  public var target: Range<Int>
  /// The probability, 0...1, that the two sides translate each other; for a bead with an empty
  /// side, that its segments have no counterpart.
  public var confidence: Double
  /// Whether the bead crosses others: its sides do not stand in the order of both texts.
  public var isMoved = false

  /// Makes a bead.
  public init(
    source: Range<Int>, target: Range<Int>, confidence: Double, isMoved: Bool = false
  ) {
    self.source = source
    self.target = target
    self.confidence = confidence
    self.isMoved = isMoved
  }

  /// Whether one of the sides is empty.
  public var isOneSided: Bool { source.isEmpty || target.isEmpty }

  /// The bead with its sides exchanged.
  public var mirrored: Bead {
    Bead(source: target, target: source, confidence: confidence, isMoved: isMoved)
  }
}

extension Bead {
  /// The bead with all numbers raised.
  func shifted(by offset: (source: Int, target: Int)) -> Bead {
    Bead(
      source: source.lowerBound + offset.source..<source.upperBound + offset.source,
      target: target.lowerBound + offset.target..<target.upperBound + offset.target,
      confidence: confidence)
  }
}

/// Two sentences that may translate each other, wherever they stand.
public struct SentencePair: Hashable, Sendable {
  /// The number of the source's sentence, from zero.
  public var source: Int
  /// The number of the target's sentence, from zero.
  public var target: Int
  /// The probability, 0...1, that they translate each other.
  public var confidence: Double

  /// Makes a pair.
  public init(source: Int, target: Int, confidence: Double) {
    self.source = source
    self.target = target
    self.confidence = confidence
  }
}
