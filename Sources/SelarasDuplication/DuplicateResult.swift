/// The near-duplicates of a collection: pairs, and clusters round the documents that are kept.
///
/// Documents are numbered from 0 in the order in which they were put in.
public struct DuplicateResult: Sendable {
  private let documents: SketchStore
  private let equals: EqualDocuments
  private let rankPairs: [FingerprintJoin.RankPair]
  private let keepers: [UInt32]
  private let similarities: [Float]

  /// Two documents that are near-duplicates.
  public struct Pair: Sendable, Hashable {
    /// The one that was put in first.
    public var left: Int
    /// The other.
    public var right: Int
    /// The estimated share, 0...1, of the smaller one's weighted shingles that both hold; 1 for
    /// documents that are equal after folding.
    public var similarity: Double
  }

  init(
    documents: SketchStore, equals: EqualDocuments, pairs: [FingerprintJoin.RankPair],
    kept: [(rank: UInt32, similarity: Float)]
  ) {
    self.documents = documents
    self.equals = equals
    rankPairs = pairs
    var keepers = (0..<UInt32(truncatingIfNeeded: documents.count)).map { $0 }
    var similarities = [Float](repeating: 1, count: documents.count)
    for rank in kept.indices {
      for member in equals.members(of: rank) {
        keepers[Int(member)] = equals.leaders[Int(kept[rank].rank)]
        similarities[Int(member)] = kept[rank].similarity
      }
    }
    self.keepers = keepers
    self.similarities = similarities
  }

  /// How many documents were put in.
  public var count: Int { keepers.count }

  /// A document's name.
  public func id(of document: Int) -> String { documents.id(of: document) }

  /// The kept document of the cluster that a document is in; its own number where it is kept
  /// itself, alone or not.
  public func keeper(of document: Int) -> Int { Int(keepers[document]) }

  /// How alike a document and its cluster's kept one are, 0...1; 1 for the kept one.
  public func similarity(of document: Int) -> Double { Double(similarities[document]) }

  /// The clusters of two documents or more, in the order of their first documents: the kept one,
  /// then the others in order.
  ///
  /// - Complexity: O(*n*).
  public var clusters: [(kept: Int, members: [Int])] {
    var others: [Int: [Int]] = [:]
    for document in keepers.indices where Int(keepers[document]) != document {
      others[Int(keepers[document]), default: []].append(document)
    }
    return others.map { (kept: $0.key, members: $0.value) }
      .sorted { min($0.kept, $0.members[0]) < min($1.kept, $1.members[0]) }
  }

  /// Appends the UTF-8 of a document's name, which saves making a string of it.
  public func appendID(of document: Int, to bytes: inout [UInt8]) {
    documents.appendID(of: document, to: &bytes)
  }

  /// Calls `body` with each of ``pairs``, in their order, in a third of the time.
  public func forEachPair<Failure: Error>(
    _ body: (Pair) throws(Failure) -> Void
  ) throws(Failure) {
    for group in 0..<equals.count {
      let members = equals.members(of: group)
      for i in members.indices {
        for other in members[(i + 1)...] { try body(Pair(members[i], other, similarity: 1)) }
      }
    }
    for pair in rankPairs {
      for left in equals.members(of: Int(pair.left)) {
        for right in equals.members(of: Int(pair.right)) {
          try body(Pair(left, right, similarity: pair.similarity))
        }
      }
    }
  }

  /// All pairs, those of equal documents first; made one by one, for *n* equal documents have
  /// *n* (*n* - 1) / 2.
  public var pairs: some Sequence<Pair> {
    let equals = equals
    let equalPairs = (0..<equals.count).lazy.flatMap { group in
      let members = equals.members(of: group)
      return members.indices.lazy.flatMap { i in
        members[(i + 1)...].lazy.map { Pair(members[i], $0, similarity: 1) }
      }
    }
    let likePairs = rankPairs.lazy.flatMap { pair in
      equals.members(of: Int(pair.left)).lazy.flatMap { left in
        equals.members(of: Int(pair.right)).lazy.map {
          Pair(left, $0, similarity: pair.similarity)
        }
      }
    }
    return Chain(first: equalPairs, second: likePairs)
  }
}

extension DuplicateResult.Pair {
  fileprivate init(_ one: UInt32, _ other: UInt32, similarity: Float) {
    left = Int(min(one, other))
    right = Int(max(one, other))
    self.similarity = Double(similarity)
  }
}

/// Two sequences, one after the other.
private struct Chain<First: Sequence, Second: Sequence>: Sequence
where First.Element == Second.Element {
  var first: First
  var second: Second

  func makeIterator() -> Iterator {
    Iterator(first: first.makeIterator(), second: second.makeIterator())
  }

  struct Iterator: IteratorProtocol {
    var first: First.Iterator
    var second: Second.Iterator

    mutating func next() -> First.Element? { first.next() ?? second.next() }
  }
}
