/// Sketches and names of many documents, in flat arrays.
struct SketchStore {
  /// All fingerprints, once the store is settled.
  private(set) var fingerprints: [UInt32] = []
  /// Where in its document each fingerprint's shingle begins.
  private(set) var places: [UInt8] = []
  /// What came before those, as long as more may come: an array that grows to its size by doubling
  /// takes up to three times it.
  private var chunks: [(fingerprints: [UInt32], places: [UInt8])] = []
  private var chunkSize = 1 << 18
  private(set) var levels: [UInt8] = []
  private(set) var weights: [Int] = []
  private(set) var identities: [UInt64] = []
  private(set) var cleanliness: [Float] = []
  private var starts: [Int] = [0]
  private var names: [UInt8] = []
  private var nameEnds: [Int] = [0]

  var count: Int { weights.count }

  /// Makes room for so many documents at once.
  mutating func reserve(documents: Int, fingerprints count: Int, nameBytes: Int) {
    chunkSize = max(chunkSize, count)
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
    if !fingerprints.isEmpty, fingerprints.count + sketch.fingerprints.count > chunkSize {
      chunks.append((fingerprints, places))
      fingerprints = []
      places = []
      fingerprints.reserveCapacity(chunkSize)
      places.reserveCapacity(chunkSize)
    }
    fingerprints.append(contentsOf: sketch.fingerprints)
    places.append(contentsOf: sketch.places)
    starts.append(starts[starts.count - 1] + sketch.fingerprints.count)
    levels.append(UInt8(truncatingIfNeeded: sketch.level))
    weights.append(sketch.weight)
    identities.append(sketch.identity)
    self.cleanliness.append(cleanliness.isNaN ? 0 : Float(cleanliness))
    names.append(contentsOf: id.utf8)
    nameEnds.append(names.count)
  }

  /// Puts all fingerprints together; before that, they cannot be looked at.
  mutating func settle() {
    guard !chunks.isEmpty else { return }
    chunks.append((fingerprints, places))
    fingerprints = []
    places = []
    fingerprints.reserveCapacity(starts[starts.count - 1])
    places.reserveCapacity(starts[starts.count - 1])
    for i in chunks.indices {
      fingerprints.append(contentsOf: chunks[i].fingerprints)
      places.append(contentsOf: chunks[i].places)
      chunks[i] = ([], [])
    }
    chunks = []
  }

  /// Gives the fingerprints away, so that they can be overwritten in place.
  mutating func takeFingerprints() -> [UInt32] {
    settle()
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

  /// The UTF-8 of a document's name.
  func name(of document: Int) -> ArraySlice<UInt8> {
    names[nameEnds[document]..<nameEnds[document + 1]]
  }

  func id(of document: Int) -> String { String(decoding: name(of: document), as: UTF8.self) }

  /// Appends the UTF-8 of a document's name.
  func appendID(of document: Int, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: name(of: document))
  }
}
