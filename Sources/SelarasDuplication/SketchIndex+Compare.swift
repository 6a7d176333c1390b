internal import SelarasSegmentation

extension SketchIndex {
  /// A document of the index that shares something with new ones.
  private struct Candidate {
    var number: Int
    var sketch: Sketch
    var id: String
  }

  /// Compares new documents with those of the index and among each other.
  ///
  /// A document that stands in the index already, with the same name and equal after folding, is
  /// answered as it was then, and will not be added again. The rest is as if all had been put into
  /// one ``DuplicateIndex``, the index's documents first, the first one kept: shingles are as
  /// common as in all together. Only that the answers once given stay.
  ///
  /// - Parameter new: The new documents, sketched under the same options.
  /// - Returns: What they are; give it to ``commit(_:)`` to add them.
  /// - Throws: Where a file cannot be read or is damaged.
  /// - Complexity: O(*n*) in the bytes of the index, read twice; memory is for the new documents
  ///   and those that share three fingerprints with one.
  public func compare(_ new: consuming DuplicateIndex) throws(DuplicationError) -> IndexAnswer {
    let options = new.options
    var store = (consume new).documents
    store.settle()
    var probe = SketchProbe(of: store)
    var candidates: [Candidate] = []
    var starts: [Int] = []
    // By name and content, and by content alone.
    var named: [UInt64: [Int]] = [:]
    var contents: Set<UInt64> = []
    for document in 0..<store.count {
      contents.insert(store.identities[document])
      let id = store.id(of: document)
      named[SketchIndex.key(id, store.identities[document]), default: []].append(document)
    }
    var answered = [Int?](repeating: nil, count: store.count)
    var repeated: Set<UInt64> = []
    try forEachRecord { number, start, record, bytes in
      if number & 1023 == 0 { starts.append(start) }
      let isEqual = contents.contains(record.sketch.identity)
      guard isEqual || probe.meets(record.sketch) else { return }
      let id = record.name(in: bytes)
      if isEqual {
        repeated.insert(record.sketch.identity)
        for document in named.removeValue(forKey: SketchIndex.key(id, record.sketch.identity)) ?? []
        { answered[document] = number }
        if record.sketch.isEmpty { return }
      }
      candidates.append(Candidate(number: number, sketch: record.sketch, id: id))
    }
    // What is in the index already is left out of all that follows.
    var all = SketchStore()
    for candidate in candidates { all.append(candidate.sketch, id: candidate.id, cleanliness: 0) }
    var newPlaces = [Int](repeating: -1, count: store.count)
    for document in 0..<store.count where answered[document] == nil {
      newPlaces[document] = all.count
      all.append(store.sketch(of: document), id: store.id(of: document), cleanliness: 0)
    }
    all.settle()
    let old = candidates.count
    let equals = EqualDocuments(of: all, keep: .first)
    let oldRanks = equals.leaders.firstIndex { Int($0) >= old } ?? equals.count
    var frequencies = FrequencyCount(of: all)
    try forEachRecord { _, _, record, _ in
      if !record.isRepeated { frequencies.add(record.sketch.fingerprints) }
    }
    let earlier = try answers(of: candidates.map(\.number))
    let postings = Postings(
      of: all.takeFingerprints(), leaders: equals.leaders, in: all, common: options.common,
      elsewhere: frequencies, oldRanks: oldRanks)
    var join = FingerprintJoin(
      postings: postings, equals: equals, documents: all, options: options)
    join.run(
      after: (0..<oldRanks).map { rank in
        let leader = Int(equals.leaders[rank])
        return FingerprintJoin.Earlier(
          isKept: earlier[leader].keeper == candidates[leader].number,
          isAsked: equals.members(of: rank).contains { Int($0) >= old })
      })

    // The number in the index of each document's keeper.
    var numbers = [Int](repeating: 0, count: all.count)
    for i in 0..<old { numbers[i] = candidates[i].number }
    for i in old..<max(old, all.count) { numbers[i] = count + i - old }
    var keepers = numbers
    var similarities = [Float](repeating: 1, count: all.count)
    for rank in 0..<equals.count {
      let leader = Int(equals.leaders[rank])
      let keeper: Int
      let similarity: Float
      if rank < oldRanks {
        (keeper, similarity) = earlier[leader]
      } else {
        keeper = numbers[Int(equals.leaders[Int(join.kept[rank].rank)])]
        similarity = join.kept[rank].similarity
      }
      for member in equals.members(of: rank) where Int(member) >= old {
        keepers[Int(member)] = keeper
        similarities[Int(member)] = similarity
      }
    }
    var records: (bytes: [UInt8], answers: [UInt8], count: Int) = ([], [], 0)
    for document in 0..<store.count where answered[document] == nil {
      let isRepeat = !repeated.insert(store.identities[document]).inserted
      IndexRecord.append(
        store.sketch(of: document), id: store.id(of: document), isRepeated: isRepeat,
        to: &records.bytes)
      let place = newPlaces[document]
      SketchIndex.append(UInt64(keepers[place]), 4, to: &records.answers)
      SketchIndex.append(UInt64(similarities[place].bitPattern), 4, to: &records.answers)
      records.count += 1
    }
    // Names of keepers that are not at hand.
    let again = try answers(of: answered.compactMap(\.self))
    var next = 0
    var result: (keepers: [Int], similarities: [Float], kept: [Bool]) = ([], [], [])
    for document in 0..<store.count {
      if let number = answered[document] {
        result.keepers.append(again[next].keeper)
        result.similarities.append(again[next].similarity)
        result.kept.append(again[next].keeper == number)
        next += 1
      } else {
        let place = newPlaces[document]
        result.keepers.append(keepers[place])
        result.similarities.append(similarities[place])
        result.kept.append(keepers[place] == numbers[place])
      }
    }
    let wanted = Array(Set(result.keepers.filter { $0 < count })).sorted()
    var names: [Int: String] = [:]
    for (number, name) in zip(wanted, try self.names(of: wanted, starts: starts)) {
      names[number] = name
    }
    let ids = result.keepers.map { names[$0] ?? all.id(of: $0 - count + old) }
    return IndexAnswer(
      base: count, newRecords: records, keepers: ids, similarities: result.similarities,
      kept: result.kept, store: all, equals: equals, rankPairs: join.pairs, old: old)
  }

  private static func key(_ id: String, _ identity: UInt64) -> UInt64 {
    TokenHash.mix(identity ^ TokenHash.hash(of: id.utf8.span))
  }

  /// Takes in all documents of another index, in their order.
  ///
  /// - Parameters:
  ///   - other: Another folder's index, which stays as it is.
  ///   - options: How the documents are compared.
  /// - Throws: Where a file of either cannot be read, or this one's not be written.
  public mutating func merge(
    _ other: borrowing SketchIndex, options: DuplicateOptions
  ) throws(DuplicationError) {
    var documents = DuplicateIndex(options: options)
    try other.forEachRecord { _, _, record, bytes in
      documents.insert(record.sketch, id: record.name(in: bytes), cleanliness: 0)
    }
    try commit(try compare(documents))
  }
}

extension IndexRecord {
  /// The document's name.
  func name(in bytes: Span<UInt8>) -> String {
    var name: [UInt8] = []
    for i in self.name { name.append(bytes[i]) }
    return String(decoding: name, as: UTF8.self)
  }
}

/// Tells which sketches share three fingerprints with one of a collection.
private struct SketchProbe {
  /// Fingerprints that more documents hold are not followed to each of them.
  private static let common = 64

  private var fingerprints: [UInt32] = []
  private var starts: [Int] = []
  private var documents: [UInt32] = []
  private var filter: FingerprintFilter
  private var hits: [UInt8]
  /// How many are wanted of each document: of a text of a sentence there are not three.
  private let wanted: [UInt8]
  private let leastWanted: UInt8
  private var touched: [UInt32] = []

  init(of store: SketchStore) {
    var entries: [UInt64] = []
    for document in 0..<store.count {
      for place in store.fingerprints(of: document) {
        entries.append(
          UInt64(store.fingerprints[place]) << 32 | UInt64(truncatingIfNeeded: document))
      }
    }
    entries.sort()
    for entry in entries {
      let fingerprint = UInt32(truncatingIfNeeded: entry >> 32)
      if fingerprint != fingerprints.last {
        fingerprints.append(fingerprint)
        starts.append(documents.count)
      }
      documents.append(UInt32(truncatingIfNeeded: entry))
    }
    starts.append(documents.count)
    hits = Array(repeating: 0, count: store.count)
    wanted = (0..<store.count).map {
      UInt8(min(3, max(1, store.fingerprints(of: $0).count)))
    }
    leastWanted = wanted.min() ?? 3
    filter = FingerprintFilter(of: fingerprints)
  }

  mutating func meets(_ sketch: Sketch) -> Bool {
    var common = 0
    var most = 0
    var isMet = false
    for fingerprint in sketch.fingerprints {
      guard let place = filter.place(of: fingerprint, in: fingerprints) else { continue }
      let holders = starts[place]..<starts[place + 1]
      if holders.count > SketchProbe.common {
        common += 1
        continue
      }
      for holder in documents[holders] {
        if hits[Int(holder)] == 0 { touched.append(holder) }
        hits[Int(holder)] &+= hits[Int(holder)] < 255 ? 1 : 0
        most = max(most, Int(hits[Int(holder)]))
        isMet = isMet || hits[Int(holder)] >= wanted[Int(holder)]
      }
    }
    for holder in touched { hits[Int(holder)] = 0 }
    touched.removeAll(keepingCapacity: true)
    return isMet || most + common >= min(3, max(1, sketch.fingerprints.count))
      || common > 0 && leastWanted < 3
  }
}

/// Finds fingerprints in a sorted list, most of which are not in it.
struct FingerprintFilter {
  private var bits: [UInt64]
  private let shift: UInt32

  init(of fingerprints: [UInt32]) {
    var width: UInt32 = 12
    while width < 30, 1 << Int(width) < fingerprints.count * 16 { width += 1 }
    shift = 32 - width
    bits = Array(repeating: 0, count: 1 << Int(width - 6))
    for fingerprint in fingerprints {
      let slot = Int((fingerprint &* 0x9E37_79B1) >> shift)
      bits[slot >> 6] |= 1 << UInt64(slot & 63)
    }
  }

  /// - Complexity: O(1) for most that are not there, else O(log *n*).
  func place(of fingerprint: UInt32, in fingerprints: [UInt32]) -> Int? {
    let slot = Int((fingerprint &* 0x9E37_79B1) >> shift)
    guard bits[slot >> 6] >> UInt64(slot & 63) & 1 == 1 else { return nil }
    var low = 0
    var high = fingerprints.count
    while low < high {
      let middle = (low + high) / 2
      if fingerprints[middle] < fingerprint { low = middle + 1 } else { high = middle }
    }
    return low < fingerprints.count && fingerprints[low] == fingerprint ? low : nil
  }
}

/// How many documents of an index hold the fingerprints of some.
struct FrequencyCount {
  private(set) var fingerprints: [UInt32]
  private(set) var counts: [UInt32]
  private var filter: FingerprintFilter

  init(of store: SketchStore) {
    let sorted = store.fingerprints.sorted()
    var fingerprints: [UInt32] = []
    for fingerprint in sorted where fingerprint != fingerprints.last {
      fingerprints.append(fingerprint)
    }
    self.fingerprints = fingerprints
    counts = Array(repeating: 0, count: fingerprints.count)
    filter = FingerprintFilter(of: fingerprints)
  }

  mutating func add(_ sketch: [UInt32]) {
    for fingerprint in sketch {
      if let place = filter.place(of: fingerprint, in: fingerprints) { counts[place] &+= 1 }
    }
  }
}
