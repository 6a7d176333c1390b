internal import SelarasDuplication

/// How much room the index of a collection will take.
struct IndexSize {
  private(set) var fingerprints = 0
  private(set) var nameBytes = 0

  /// Counts a document.
  mutating func add(_ page: RunLog.Page) {
    fingerprints += page.decodedSketch?.fingerprints.count ?? 0
    nameBytes += page.id.utf8.count
  }
}

extension RunLog {
  /// Finds the duplicates among documents of the log.
  ///
  /// The sketches wait in the log until now: an index that is made at once, of a known size, takes
  /// a third of the memory of one that grows.
  func duplicates(
    among places: [Place], size: IndexSize, options: DuplicateOptions
  ) throws(PipelineError) -> DuplicateResult {
    var index = DuplicateIndex(options: options)
    index.reserveCapacity(
      documents: places.count, fingerprints: size.fingerprints, nameBytes: size.nameBytes)
    try insertSketches(of: places, into: &index)
    return index.resolve(findsPairs: false)
  }

  /// Puts the sketches of documents of the log into an index.
  func insertSketches(
    of places: [Place], into index: inout DuplicateIndex
  ) throws(PipelineError) {
    for place in places {
      let page = try page(at: place)
      guard let sketch = page.decodedSketch else {
        preconditionFailure("every document of a run that looks for duplicates has a sketch")
      }
      index.insert(sketch, id: page.id, cleanliness: page.counts.cleanliness)
    }
  }
}

extension RunLog.Page {
  /// The page's sketch; `nil` where none was made.
  var decodedSketch: Sketch? {
    guard !sketch.isEmpty else { return nil }
    var position = 0
    // The bytes stand behind a checksum: they are what was written.
    return try? SketchFile.read(sketch.span, at: &position)
  }

  /// A sketch as it is kept on disk.
  static func encoded(_ sketch: Sketch) -> [UInt8] {
    var bytes: [UInt8] = []
    SketchFile.append(sketch, to: &bytes)
    return bytes
  }
}
