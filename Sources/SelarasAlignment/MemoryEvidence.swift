internal import SelarasSegmentation

/// What a translation memory says of two texts' beads: which texts it holds side by side.
struct MemoryEvidence: Sendable {
  private let memory: AlignmentGuidance.Memory
  private let source: [TextKey]
  private let target: [TextKey]
  /// Pairs of segments that stand in the memory.
  let candidates: [CandidateSearch.Candidate]

  /// What it is worth that a memory holds a bead as it is, in nats.
  private static let weight: Float = 12
  /// How strong an anchor such a pair is.
  private static let anchor: Float = 2
  /// A text that stands in more places finds none.
  private static let mostPlaces = 8

  init(_ memory: AlignmentGuidance.Memory, _ source: [String], _ target: [String]) {
    self.memory = memory
    var reader = TextKeyReader()
    self.source = source.map { reader.key(of: $0) }
    self.target = target.map { reader.key(of: $0) }
    var places: [UInt64: [Int]] = [:]
    for (column, key) in self.target.enumerated() { places[key.hash, default: []].append(column) }
    var candidates: [CandidateSearch.Candidate] = []
    for (row, key) in self.source.enumerated() {
      for other in memory.bySource[key.hash] ?? [] {
        guard let columns = places[other], columns.count <= MemoryEvidence.mostPlaces else {
          continue
        }
        candidates += columns.map {
          CandidateSearch.Candidate(source: row, target: $0, score: MemoryEvidence.anchor)
        }
      }
    }
    self.candidates = candidates
  }

  /// What the memory says of a bead, in nats.
  func score(_ rows: Range<Int>, _ columns: Range<Int>) -> Float {
    guard let others = memory.bySource[TextKey.joined(source[rows])] else { return 0 }
    return others.contains(TextKey.joined(target[columns])) ? MemoryEvidence.weight : 0
  }
}

/// A hash of a text's folded tokens that can be joined with that of the text after it.
struct TextKey: Sendable {
  var hash: UInt64 = 0
  /// The multiplier to the power of the number of tokens.
  var power: UInt64 = 1

  static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// The hash of texts that follow each other.
  static func joined(_ keys: ArraySlice<TextKey>) -> UInt64 {
    keys.reduce(0) { $0 &* $1.power &+ $1.hash }
  }
}

/// Reads the keys of texts.
struct TextKeyReader {
  private let folding = Folding()
  private var folded = FoldedText()

  mutating func key(of text: String) -> TextKey {
    folding.fold(text.utf8.span, into: &folded)
    return folded.tokens.reduce(into: TextKey()) { key, token in
      key.hash = key.hash &* TextKey.multiplier &+ token.hash
      key.power = key.power &* TextKey.multiplier
    }
  }
}

extension AlignmentGuidance {
  /// The pairs of a translation memory, case, width and marks apart.
  public struct Memory: Sendable {
    /// The hashes of the targets that stand beside a source.
    private(set) var bySource: [UInt64: Set<UInt64>] = [:]

    /// Reads pairs; those without a word on either side are left out.
    ///
    /// - Complexity: Linear in the texts.
    public init(_ pairs: [(source: String, target: String)]) {
      var reader = TextKeyReader()
      for pair in pairs {
        let (source, target) = (reader.key(of: pair.source), reader.key(of: pair.target))
        if source.power == 1 || target.power == 1 { continue }
        bySource[source.hash, default: []].insert(target.hash)
      }
    }

    /// The memory with its sides exchanged.
    var mirrored: Memory {
      var mirrored = Memory([])
      for (source, targets) in bySource {
        for target in targets { mirrored.bySource[target, default: []].insert(source) }
      }
      return mirrored
    }
  }
}
