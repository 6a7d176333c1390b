internal import ArgumentParser
internal import Selaras

/// What an alignment is to heed, by the files that say it.
struct GuidanceOptions: ParsableArguments {
  @Option(
    help: """
      A file of beads that are right, as --output beads prints them; a line with ! before it is \
      wrong. What lies between is aligned anew.
      """, completion: .file())
  var anchors: String?

  @Option(
    parsing: .upToNextOption,
    help: """
      Two files of NumPy with the vectors of the source's and of the target's segments, one for \
      each segment, or also for runs of segments as Vecalign makes them (runs x segments x width).
      """, completion: .file())
  var embeddings: [String] = []

  @Option(
    help:
      "A translation memory that is evidence: TMX, TSV, XLIFF and the like, or a memory's file.",
    completion: .file())
  var memory: String?

  func validate() throws {
    guard embeddings.isEmpty || embeddings.count == 2 else {
      throw ValidationError("--embeddings takes two files, the source's and the target's")
    }
  }

  /// Reads the files; the lexicon learns from the memory.
  ///
  /// - Returns: `nil` where no file is given.
  /// - Throws: ``Failure`` where a file cannot be used.
  func load(_ pair: PairOptions, teaching lexicon: inout Lexicon) throws -> AlignmentGuidance? {
    if anchors == nil, embeddings.isEmpty, memory == nil { return nil }
    var guidance = AlignmentGuidance()
    if let memory {
      let pairs = try MemoryPairs(path: memory, source: pair.source, target: pair.target).pairs
      guidance.memory = AlignmentGuidance.Memory(pairs)
      lexicon = lexicon.learning(from: pairs)
    }
    if let anchors {
      let text = String(decoding: try readAll(anchors), as: UTF8.self)
      guidance.constraints = try GuidanceOptions.named(anchors) { () throws(AlignmentError) in
        try BeadConstraints(text: text)
      }
    }
    if let source = embeddings.first, let target = embeddings.last {
      let vectors = (try vectors(source), try vectors(target))
      guidance.vectors = try GuidanceOptions.named("\(source), \(target)") {
        () throws(AlignmentError) in
        try AlignmentGuidance.Vectors(source: vectors.0, target: vectors.1)
      }
    }
    return guidance
  }

  private func vectors(_ path: String) throws -> SegmentVectors {
    let bytes = try readAll(path)
    return try GuidanceOptions.named(path) { () throws(AlignmentError) in
      try SegmentVectors(numpy: bytes)
    }
  }

  /// Calls `body`; says of an alignment's error which files it comes from.
  static func heeding<Value>(_ name: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as AlignmentError {
      return try named(name) { () throws(AlignmentError) in throw error }
    }
  }

  /// Calls `body`; says of its error where it comes from.
  static func named<Value>(
    _ name: String, _ body: () throws(AlignmentError) -> Value
  ) throws(Failure) -> Value {
    do throws(AlignmentError) {
      return try body()
    } catch {
      let place = error.line.map { ":\($0)" } ?? ""
      throw Failure(.unusableInput, "\(name)\(place): \(error.reason)")
    }
  }

  /// What the guidance is called where it does not fit the texts.
  var name: String { ([anchors].compactMap(\.self) + embeddings).joined(separator: ", ") }
}
