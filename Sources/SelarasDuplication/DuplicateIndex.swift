/// Gathers the sketches of a collection and finds its near-duplicates.
///
/// Sketches are made on workers, in parallel; the index takes them on one thread, in the order of
/// the input. It keeps four bytes for each fingerprint and the documents' names.
///
///     var index = DuplicateIndex()
///     for (id, sketch) in sketches { index.insert(sketch, id: id, cleanliness: 0) }
///     let result = index.resolve()
///     for pair in result.pairs { print(result.id(of: pair.left), result.id(of: pair.right)) }
public struct DuplicateIndex: ~Copyable {
  /// What counts as a duplicate.
  public let options: DuplicateOptions
  var documents = SketchStore()

  /// Makes an empty index.
  public init(options: DuplicateOptions = .init()) { self.options = options }

  /// How many documents were put in.
  public var count: Int { documents.count }

  /// Makes room for documents whose number and sizes are known, which saves memory.
  ///
  /// - Parameters:
  ///   - documents: How many documents will be put in.
  ///   - fingerprints: How many fingerprints they have together.
  ///   - nameBytes: The bytes of their names.
  public mutating func reserveCapacity(documents: Int, fingerprints: Int, nameBytes: Int) {
    self.documents.reserve(
      documents: documents, fingerprints: fingerprints, nameBytes: nameBytes)
  }

  /// Puts a document in.
  ///
  /// - Parameters:
  ///   - sketch: Made under the same options as all others.
  ///   - id: The document's name. Nothing is asked of it: equal ones are well too.
  ///   - cleanliness: How clean the document is, by any scale; the keep rule
  ///     ``DuplicateOptions/Keep/cleanest`` alone reads it.
  public mutating func insert(_ sketch: Sketch, id: String, cleanliness: Double) {
    documents.append(sketch, id: id, cleanliness: cleanliness)
  }

  /// Finds the pairs and clusters among all that was put in.
  ///
  /// - Parameter findsPairs: Whether the pairs are asked for. Clusters, which are the same either
  ///   way, need documents to be compared with kept ones only: in a collection where each resembles
  ///   a hundred others that is far less work.
  /// - Returns: The clusters and, where they are asked for, all pairs; else those with kept
  ///   documents only.
  /// - Complexity: O(*n* log *n* + *c*) time, where *c*, the number of times that two documents
  ///   meet over a fingerprint, is at most ``DuplicateOptions/common`` times the number of
  ///   fingerprints.
  public consuming func resolve(findsPairs: Bool = true) -> DuplicateResult {
    let equals = EqualDocuments(of: documents, keep: options.keep)
    // Handed over without a name of their own: a second owner would make the overwriting copy them.
    documents.settle()
    let postings = Postings(
      of: documents.takeFingerprints(), leaders: equals.leaders, in: documents,
      common: options.common)
    var join = FingerprintJoin(
      postings: postings, equals: equals, documents: documents, options: options)
    join.run(findsPairs: findsPairs)
    return DuplicateResult(
      documents: documents, equals: equals, pairs: join.pairs, kept: join.kept)
  }

  /// What was seen of all documents that share anything worth a look, pairs or not.
  consuming func meetings() -> [(left: Int, right: Int, evidence: PairEvidence)] {
    let equals = EqualDocuments(of: documents, keep: .first)
    var options = DuplicateOptions()
    options.isThorough = true
    options.takesAll = true
    documents.settle()
    let postings = Postings(
      of: documents.takeFingerprints(), leaders: equals.leaders, in: documents,
      common: options.common)
    var join = FingerprintJoin(
      postings: postings, equals: equals, documents: documents, options: options)
    var result: [(left: Int, right: Int, evidence: PairEvidence)] = []
    join.run { one, other, evidence in
      result.append((Int(equals.leaders[Int(one)]), Int(equals.leaders[Int(other)]), evidence))
    }
    return result
  }
}
