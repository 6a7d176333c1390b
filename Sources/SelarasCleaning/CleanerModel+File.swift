internal import CModels
internal import SelarasText

// A model file is little-endian: the magic bytes `SELACLNR`, a version (32 bits), the length of all
// that follows the checksum (64 bits), its checksum (64 bits); the provenance (its length in 32 bits,
// then UTF-8); the linear model's weights of names and of words (8 bits each) and its base (a 32-bit
// float); the ensemble for blocks; the weights of words for lines (8 bits each) and the two ensembles
// for lines; the number of page types (8 bits) and an ensemble for each. An ensemble is its base
// (a 32-bit float), for each of its columns the number of edges (8 bits) and the edges (32-bit
// floats), the number of trees (16 bits), and for each tree the number of nodes (16 bits) and the
// nodes: column, edge, distance of the right child (8 bits each), or 255 and the value in 1/8192
// (16 bits).
extension CleanerModel {
  static let magic: [UInt8] = Array("SELACLNR".utf8)
  static let version: UInt32 = 3
  static let headerSize = 28
  /// The value of a leaf is so many steps a nat.
  static let leafScale: Float = 8192

  /// The model that comes with the library.
  public static let shipped = embedded()

  /// The embedded model is as it was compiled.
  private static func embedded() -> CleanerModel {
    let file = unsafe cmodels_cleaner()
    let bytes = unsafe Span(_unsafeStart: file.bytes, count: Int(file.count))
    do throws(CleaningError) {
      return try CleanerModel(bytes: bytes.indices.map { bytes[$0] })
    } catch {
      preconditionFailure("\(error)")
    }
  }

  /// Reads a model that the trainer wrote.
  ///
  /// - Throws: ``CleaningError`` for bytes that are no model, or a damaged one.
  /// - Complexity: O(*n*).
  public init(bytes: [UInt8]) throws(CleaningError) {
    guard bytes.count >= Self.headerSize, bytes.starts(with: Self.magic) else {
      throw CleaningError("reading a cleaner's model", code: 1)
    }
    var reader = Reader(bytes, at: 8)
    guard reader.number(32) == UInt64(Self.version) else {
      throw CleaningError("reading a cleaner's model of another version", code: 2)
    }
    let length = reader.number(64)
    let sum = reader.number(64)
    guard length == UInt64(bytes.count - Self.headerSize),
      ByteHash.of(bytes[Self.headerSize...]) == sum
    else { throw CleaningError("reading a damaged model of a cleaner", code: 3) }
    let noteLength = Int(reader.number(32))
    let note = String(decoding: reader.bytes(noteLength), as: UTF8.self)
    var linear = LinearModel()
    linear.names = reader.bytes(linear.names.count).map { Int8(bitPattern: $0) }
    linear.words = reader.bytes(linear.words.count).map { Int8(bitPattern: $0) }
    linear.base = reader.float()
    let trees = Self.ensemble(&reader, width: Self.width)
    var tokens = TokenScores()
    tokens.words = reader.bytes(tokens.words.count).map { Int8(bitPattern: $0) }
    let firstOfLines = Self.ensemble(&reader, width: LineFeatures.count)
    let secondOfLines = Self.ensemble(&reader, width: LineModel.secondWidth)
    var types = PageTypeModel()
    for _ in 0..<Int(reader.number(8)) {
      guard let ensemble = Self.ensemble(&reader, width: PageTypeModel.width) else { break }
      types.ensembles.append(ensemble)
    }
    guard !reader.isShort, linear.base.isFinite, let trees, let firstOfLines, let secondOfLines,
      [0, PageTypeModel.types.count].contains(types.ensembles.count)
    else { throw CleaningError("reading a damaged model of a cleaner", code: 4) }
    self.init(
      provenance: note, linear: linear, trees: trees, types: types, tokens: tokens,
      lines: LineModel(first: firstOfLines, second: secondOfLines))
  }

  /// An ensemble whose every path ends in a leaf; `nil` for any other.
  private static func ensemble(_ reader: inout Reader, width: Int) -> TreeEnsemble? {
    var ensemble = TreeEnsemble()
    ensemble.base = reader.float()
    var edges: [[Float]] = []
    for _ in 0..<width {
      let count = Int(reader.number(8))
      edges.append((0..<count).map { _ in reader.float() })
    }
    for _ in 0..<Int(reader.number(16)) {
      let start = ensemble.nodes.count
      ensemble.roots.append(Int32(start))
      let count = Int(reader.number(16))
      if count == 0 || reader.isShort { return nil }
      for node in 0..<count {
        let column = Int(reader.number(8))
        if column == 255 {
          let value = Int16(truncatingIfNeeded: reader.number(16))
          ensemble.nodes.append(
            .init(threshold: Float(value) / leafScale, feature: TreeEnsemble.leaf, right: 0))
          continue
        }
        let edge = Int(reader.number(8))
        let right = Int(reader.number(8))
        guard column < width, edge < edges[column].count, right > 1, node + right < count else {
          return nil
        }
        ensemble.nodes.append(
          .init(threshold: edges[column][edge], feature: UInt16(column), right: UInt16(right)))
      }
      guard ensemble.nodes[ensemble.nodes.count - 1].feature == TreeEnsemble.leaf else {
        return nil
      }
    }
    return ensemble
  }

  /// The model as a file.
  public var bytes: [UInt8] {
    var body: [UInt8] = []
    Self.append(UInt64(provenance.utf8.count), 32, to: &body)
    body += provenance.utf8
    body += linear.names.map { UInt8(bitPattern: $0) }
    body += linear.words.map { UInt8(bitPattern: $0) }
    Self.append(UInt64(linear.base.bitPattern), 32, to: &body)
    Self.append(trees, width: Self.width, to: &body)
    body += tokens.words.map { UInt8(bitPattern: $0) }
    Self.append(lines.first, width: LineFeatures.count, to: &body)
    Self.append(lines.second, width: LineModel.secondWidth, to: &body)
    Self.append(UInt64(types.ensembles.count), 8, to: &body)
    for ensemble in types.ensembles {
      Self.append(ensemble, width: PageTypeModel.width, to: &body)
    }
    var file = Self.magic
    Self.append(UInt64(Self.version), 32, to: &file)
    Self.append(UInt64(body.count), 64, to: &file)
    Self.append(ByteHash.of(body), 64, to: &file)
    return file + body
  }

  private static func append(_ ensemble: TreeEnsemble, width: Int, to bytes: inout [UInt8]) {
    append(UInt64(ensemble.base.bitPattern), 32, to: &bytes)
    var edges = [[Float]](repeating: [], count: width)
    for node in ensemble.nodes where node.feature != TreeEnsemble.leaf {
      edges[Int(node.feature)].append(node.threshold)
    }
    var places: [[Float: Int]] = []
    for column in edges.indices {
      edges[column] = Set(edges[column]).sorted()
      append(UInt64(edges[column].count), 8, to: &bytes)
      for edge in edges[column] { append(UInt64(edge.bitPattern), 32, to: &bytes) }
      places.append(
        Dictionary(uniqueKeysWithValues: edges[column].enumerated().map { ($1, $0) }))
    }
    append(UInt64(ensemble.roots.count), 16, to: &bytes)
    for (number, root) in ensemble.roots.enumerated() {
      let end =
        number + 1 < ensemble.roots.count
        ? Int(ensemble.roots[number + 1]) : ensemble.nodes.count
      append(UInt64(end - Int(root)), 16, to: &bytes)
      for node in ensemble.nodes[Int(root)..<end] {
        if node.feature == TreeEnsemble.leaf {
          append(255, 8, to: &bytes)
          let value = max(-32_767, min(32_767, (node.threshold * leafScale).rounded()))
          append(UInt64(UInt16(bitPattern: Int16(value))), 16, to: &bytes)
        } else {
          append(UInt64(node.feature), 8, to: &bytes)
          append(UInt64(places[Int(node.feature)][node.threshold] ?? 0), 8, to: &bytes)
          append(UInt64(node.right), 8, to: &bytes)
        }
      }
    }
  }

  private static func append(_ number: UInt64, _ bits: Int, to bytes: inout [UInt8]) {
    for shift in stride(from: 0, to: bits, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(shift)))
    }
  }

  /// Reads numbers off bytes; past the end they are zero, and ``isShort`` says so.
  private struct Reader {
    private let file: [UInt8]
    private var position: Int
    private(set) var isShort = false

    init(_ file: [UInt8], at position: Int) {
      self.file = file
      self.position = position
    }

    mutating func bytes(_ count: Int) -> [UInt8] {
      guard count >= 0, count <= file.count - position else {
        isShort = true
        return []
      }
      position += count
      return Array(file[position - count..<position])
    }

    mutating func number(_ bits: Int) -> UInt64 {
      guard bits / 8 <= file.count - position else {
        isShort = true
        return 0
      }
      var number: UInt64 = 0
      for byte in 0..<bits / 8 { number |= UInt64(file[position + byte]) << UInt64(8 * byte) }
      position += bits / 8
      return number
    }

    mutating func float() -> Float {
      Float(bitPattern: UInt32(truncatingIfNeeded: number(32)))
    }
  }
}
