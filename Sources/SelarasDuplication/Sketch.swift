/// What is kept of a document to find its near-duplicates: a sample of its shingles.
///
/// A shingle is kept where its fingerprint lies below a threshold, so that two documents keep the
/// same ones of those they share, and shares counted on the sample estimate the true ones without
/// bias (Broder, "On the resemblance and containment of documents", 1997,
/// doi:10.1109/SEQUEN.1997.666900, the modulo sketch). The threshold halves as often as it takes
/// to keep at most ``SketchOptions/capacity`` fingerprints; two sketches are compared under the
/// lower of their thresholds.
public struct Sketch: Sendable, Hashable {
  /// The fingerprints, ascending, each once; all are below 2^32 >> ``level``.
  ///
  /// The lowest bit tells what the shingle weighs: 0 a character's 1, 1 a word's 2.
  public internal(set) var fingerprints: [UInt32]
  /// For each fingerprint the 256th part of the document, by weight, in which its shingle first
  /// begins.
  public internal(set) var places: [UInt8]
  /// How often the threshold was halved, 0...32.
  public internal(set) var level: Int
  /// What all tokens of the document weigh: a Han character 1, a word 2.
  public internal(set) var weight: Int
  /// A hash of all tokens: documents that are equal after folding have the same.
  public internal(set) var identity: UInt64

  /// Whether the document has no token at all.
  public var isEmpty: Bool { weight == 0 }

  /// Keys of which near-duplicates share some: every eighth fingerprint, chosen by its value so
  /// that two sketches choose the same ones of what they share, whatever their thresholds; the
  /// lowest where none is chosen.
  public var bands: [UInt32] {
    let chosen = fingerprints.filter { ($0 &* 0x9E37_79B1) >> 29 == 0 }
    return chosen.isEmpty ? Array(fingerprints.prefix(1)) : chosen
  }
}

/// How documents are sketched.
///
/// Sketches made under other options cannot be compared.
public struct SketchOptions: Sendable, Hashable {
  /// What a shingle weighs, 1...31: a Han character counts 1, a word 2.
  public var shingleWeight: Int
  /// How many fingerprints a sketch keeps at most, each of four bytes.
  public var capacity: Int

  /// Makes options; the defaults were chosen by measurement.
  public init(shingleWeight: Int = 6, capacity: Int = 112) {
    precondition(1 <= shingleWeight && shingleWeight <= 31, "a shingle weighs 1...31")
    precondition(capacity > 0, "a sketch keeps at least one fingerprint")
    self.shingleWeight = shingleWeight
    self.capacity = capacity
  }
}
