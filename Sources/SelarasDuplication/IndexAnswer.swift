/// What an index on disk says of new documents.
public struct IndexAnswer: Sendable {
  /// How many documents the index held.
  let base: Int
  /// For each new document its record's bytes and eight bytes of answer, for the commit; without
  /// those that were in the index already.
  let newRecords: (bytes: [UInt8], answers: [UInt8], count: Int)
  /// For each new document, in order, the name of the kept document of its cluster.
  private let keepers: [String]
  private let similarities: [Float]
  private let kept: [Bool]
  private let store: SketchStore
  private let equals: EqualDocuments
  private let rankPairs: [FingerprintJoin.RankPair]
  private let old: Int

  init(
    base: Int, newRecords: (bytes: [UInt8], answers: [UInt8], count: Int), keepers: [String],
    similarities: [Float], kept: [Bool], store: SketchStore, equals: EqualDocuments,
    rankPairs: [FingerprintJoin.RankPair], old: Int
  ) {
    self.base = base
    self.newRecords = newRecords
    self.keepers = keepers
    self.similarities = similarities
    self.kept = kept
    self.store = store
    self.equals = equals
    self.rankPairs = rankPairs
    self.old = old
  }

  /// How many documents were asked about.
  public var count: Int { keepers.count }

  /// The name of the kept document of a document's cluster, its own where it is kept itself.
  public func keeper(of document: Int) -> String { keepers[document] }

  /// How alike a document and its cluster's kept one are, 0...1.
  public func similarity(of document: Int) -> Double { Double(similarities[document]) }

  /// Whether a document is the kept one of its cluster.
  public func isKept(_ document: Int) -> Bool { kept[document] }

  /// Calls `body` with the names of each two near-duplicates, one of which is new, and how alike
  /// they are.
  public func forEachPair<Failure: Error>(
    _ body: (String, String, Double) throws(Failure) -> Void
  ) throws(Failure) {
    for group in 0..<equals.count {
      let members = equals.members(of: group)
      for i in members.indices {
        for other in members[(i + 1)...] where Int(max(members[i], other)) >= old {
          try body(store.id(of: Int(members[i])), store.id(of: Int(other)), 1)
        }
      }
    }
    for pair in rankPairs {
      for left in equals.members(of: Int(pair.left)) {
        for right in equals.members(of: Int(pair.right)) where Int(max(left, right)) >= old {
          try body(
            store.id(of: Int(min(left, right))), store.id(of: Int(max(left, right))),
            Double(pair.similarity))
        }
      }
    }
  }
}
