internal import CModels

/// Weighs the evidence for a pair: a sum of small decision trees, learned from labelled pairs by
/// gradient boosting (Friedman, "Greedy function approximation: a gradient boosting machine", 2001,
/// doi:10.1214/aos/1013203451).
///
/// The file is little-endian: `SELD`, the version (32 bits, 1), the number of trees (32 bits), the
/// score that all begin with (a 32-bit float); then each tree of depth three, seven inner nodes in
/// the order of their levels and one byte of nothing: the number of the evidence that each asks for
/// (a byte), its bound (a float; above it the way goes right); then the eight leaves (floats).
struct EvidenceModel: Sendable {
  static let shared = unsafe EvidenceModel(file: cmodels_duplicates())
  static let nodes = 7
  static let leaves = 8

  private(set) var start: Float = 0
  private(set) var asked: [UInt8] = []
  private(set) var bounds: [Float] = []
  private(set) var values: [Float] = []

  /// Makes a model that says the same of all.
  init(start: Float) { self.start = start }

  private init(file: cmodels_file) {
    let bytes = unsafe UnsafeRawBufferPointer(start: file.bytes, count: Int(file.count))
    var position = 8
    func number() -> UInt32 {
      defer { position += 4 }
      return unsafe UInt32(
        littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt32.self))
    }
    let trees = Int(number())
    start = Float(bitPattern: number())
    for _ in 0..<trees {
      for i in 0..<EvidenceModel.nodes { asked.append(unsafe bytes[position + i]) }
      position += EvidenceModel.nodes + 1
      for _ in 0..<EvidenceModel.nodes { bounds.append(Float(bitPattern: number())) }
      for _ in 0..<EvidenceModel.leaves { values.append(Float(bitPattern: number())) }
    }
  }

  /// The model as it stands in its file.
  var bytes: [UInt8] {
    var result = Array("SELD".utf8)
    func append(_ number: UInt32) {
      for shift in stride(from: UInt32(0), to: 32, by: 8) {
        result.append(UInt8(truncatingIfNeeded: number >> shift))
      }
    }
    append(1)
    append(UInt32(truncatingIfNeeded: values.count / EvidenceModel.leaves))
    append(start.bitPattern)
    for tree in 0..<values.count / EvidenceModel.leaves {
      let nodes = tree * EvidenceModel.nodes..<(tree + 1) * EvidenceModel.nodes
      result += asked[nodes] + [0]
      for node in nodes { append(bounds[node].bitPattern) }
      for leaf in tree * EvidenceModel.leaves..<(tree + 1) * EvidenceModel.leaves {
        append(values[leaf].bitPattern)
      }
    }
    return result
  }

  mutating func append(asked: [UInt8], bounds: [Float], values: [Float]) {
    self.asked += asked
    self.bounds += bounds
    self.values += values
  }

  /// The logarithm of the odds that the two documents are a pair.
  ///
  /// - Complexity: O(1), three comparisons a tree.
  func score(_ evidence: PairEvidence) -> Float {
    var sum = start
    var base = 0
    var leaf = 0
    while leaf < values.count {
      var node = 0
      for _ in 0..<3 {
        let isAbove = evidence.values[Int(asked[base + node])] > bounds[base + node]
        node = 2 * node + (isAbove ? 2 : 1)
      }
      sum += values[leaf + node - EvidenceModel.nodes]
      base += EvidenceModel.nodes
      leaf += EvidenceModel.leaves
    }
    return sum
  }
}
