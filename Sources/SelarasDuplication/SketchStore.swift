/// Sketches and names of many documents, in flat arrays.
struct SketchStore {
  private(set) var fingerprints: [UInt32] = []
  /// Where in its document each fingerprint's shingle begins.
  private(set) var places: [UInt8] = []
  private(set) var levels: [UInt8] = []
  private(set) var weights: [Int] = []
  private(set) var identities: [UInt64] = []
  private(set) var cleanliness: [Float] = []
  private var starts: [Int] = [0]
  private var names: [UInt8] = []
  private var nameEnds: [Int] = [0]

  var count: Int { weights.count }

  /// Makes room for so many documents at once: growing step by step takes up to three times it.
  mutating func reserve(documents: Int, fingerprints count: Int, nameBytes: Int) {
    fingerprints.reserveCapacity(count)
    places.reserveCapacity(count)
    levels.reserveCapacity(documents)
    weights.reserveCapacity(documents)
    identities.reserveCapacity(documents)
    cleanliness.reserveCapacity(documents)
    starts.reserveCapacity(documents + 1)
    names.reserveCapacity(nameBytes)
    nameEnds.reserveCapacity(documents + 1)
  }

  mutating func append(_ sketch: Sketch, id: String, cleanliness: Double) {
    precondition(count < UInt32.max - 1, "an index holds fewer than 2^32 - 1 documents")
    fingerprints.append(contentsOf: sketch.fingerprints)
    places.append(contentsOf: sketch.places)
    starts.append(fingerprints.count)
    levels.append(UInt8(truncatingIfNeeded: sketch.level))
    weights.append(sketch.weight)
    identities.append(sketch.identity)
    self.cleanliness.append(cleanliness.isNaN ? 0 : Float(cleanliness))
    names.append(contentsOf: id.utf8)
    nameEnds.append(names.count)
  }

  /// Gives the fingerprints away, so that they can be overwritten in place.
  mutating func takeFingerprints() -> [UInt32] {
    var taken: [UInt32] = []
    swap(&taken, &fingerprints)
    return taken
  }

  /// Where the fingerprints of a document stand.
  func fingerprints(of document: Int) -> Range<Int> { starts[document]..<starts[document + 1] }

  func sketch(of document: Int) -> Sketch {
    let range = fingerprints(of: document)
    return Sketch(
      fingerprints: Array(fingerprints[range]), places: Array(places[range]),
      level: Int(levels[document]), weight: weights[document], identity: identities[document])
  }

  func id(of document: Int) -> String {
    String(decoding: names[nameEnds[document]..<nameEnds[document + 1]], as: UTF8.self)
  }
}
