internal import CModels
internal import SelarasSegmentation
public import SelarasText

/// The weights by which languages are told apart.
///
/// A linear softmax over hashed features (see <doc:HashedFeatures>). Each script that several
/// languages use has a table of rows; a row has a weight of eight bits for each of those languages,
/// and one for all the others together. A script of one language has a table of a single row.
///
/// A model file is little-endian: the magic bytes `SELALANG`, a version (32 bits), the length of
/// all that follows the checksum (64 bits), its checksum (64 bits), then a head of 32-bit numbers
/// and UTF-8 strings, and the tables' rows, each table from a multiple of 64 bytes on.
public struct LanguageModel: Sendable {
  /// A table of weights.
  struct Table: Sendable {
    /// The script whose features the rows weigh.
    var script: LetterScript
    /// The logarithm of the number of rows, to base two.
    var bits: Int
    /// The bytes of a row, a multiple of eight.
    var width: Int
    /// The labels of a row's first weights; the weight after them is that of all the others.
    var labels: [Int]
    /// What one step of a weight is worth, in nats.
    var scale: Float
    /// Where the rows begin, in bytes of the file.
    var offset: Int
    /// The bytes of all rows.
    var size: Int { width << bits }
  }

  /// Where the bytes of the file are.
  enum Storage: Sendable {
    case shipped
    case owned([UInt8])

    /// Calls `body` with the bytes of the file.
    @inline(__always)
    func withBytes<Result: ~Copyable>(_ body: (Span<UInt8>) -> Result) -> Result {
      switch self {
      case .shipped:
        let file = unsafe cmodels_language()
        return body(unsafe Span(_unsafeStart: file.bytes, count: Int(file.count)))
      case .owned(let bytes):
        return body(bytes.span)
      }
    }
  }

  /// A stored weight of zero.
  static let zeroWeight: UInt8 = 128
  static let magic: [UInt8] = Array("SELALANG".utf8)
  static let version: UInt32 = 2
  static let headerSize = 28

  /// The model that comes with the library.
  public static let shipped = LanguageModel()

  /// The languages that the model knows, ordered by tag.
  public let labels: [LanguageTag]
  /// The data that the model was trained on: names, sizes and SHA-256 hashes, a line each.
  public let provenance: String
  let tables: [Table]
  /// For each label the scripts that it is written in, as bits by their raw values.
  let scripts: [UInt32]
  /// The logarithm of the softmax's temperature at one feature, and its growth with the logarithm
  /// of their number.
  let temperature: (base: Float, growth: Float)
  let storage: Storage
  /// Whether the bytes are constant memory.
  var isShipped: Bool { if case .shipped = storage { true } else { false } }

  /// The embedded model is as it was compiled; its checksum is the tests' business.
  private init() {
    let file = unsafe cmodels_language()
    let bytes = unsafe Span(_unsafeStart: file.bytes, count: Int(file.count))
    do throws(IdentificationError) {
      self = try LanguageModel(head: bytes, storage: .shipped)
    } catch {
      preconditionFailure("\(error)")
    }
  }

  /// Reads a model that the trainer wrote.
  ///
  /// - Complexity: O(*n*), for the checksum.
  public init(bytes: [UInt8]) throws(IdentificationError) {
    let span = bytes.span
    guard span.count >= LanguageModel.headerSize else { throw .notALanguageModel }
    for i in 0..<8 where span[i] != LanguageModel.magic[i] { throw .notALanguageModel }
    var reader = ModelReader(position: 20)
    let checksum = UInt64(try reader.number(in: span)) | UInt64(try reader.number(in: span)) << 32
    let body = span.extracting(LanguageModel.headerSize..<span.count)
    guard LanguageModel.checksum(of: body) == checksum else { throw .damaged("checksum") }
    try self.init(head: span, storage: .owned(bytes))
  }

  private init(head bytes: Span<UInt8>, storage: Storage) throws(IdentificationError) {
    guard bytes.count >= LanguageModel.headerSize else { throw .notALanguageModel }
    for i in 0..<8 where bytes[i] != LanguageModel.magic[i] { throw .notALanguageModel }
    var reader = ModelReader(position: 8)
    let version = try reader.number(in: bytes)
    guard version == LanguageModel.version else { throw .unknownVersion(version) }
    let length = UInt64(try reader.number(in: bytes)) | UInt64(try reader.number(in: bytes)) << 32
    guard length == UInt64(bytes.count - LanguageModel.headerSize) else { throw .damaged("length") }
    reader.position = LanguageModel.headerSize
    provenance = try reader.string(in: bytes)
    let base = Float(bitPattern: try reader.number(in: bytes))
    let growth = Float(bitPattern: try reader.number(in: bytes))
    guard abs(base) <= 20, abs(growth) <= 1 else { throw .damaged("temperature") }
    temperature = (base, growth)
    var labels: [LanguageTag] = []
    var scripts: [UInt32] = []
    let labelCount = try reader.count(in: bytes, atMost: 4096)
    for _ in 0..<labelCount {
      labels.append(LanguageTag(try reader.string(in: bytes)))
      scripts.append(try reader.number(in: bytes))
    }
    guard Set(labels).count == labelCount else { throw .damaged("labels") }
    self.labels = labels
    self.scripts = scripts
    var tables: [Table] = []
    for _ in 0..<(try reader.count(in: bytes, atMost: LetterScript.allCases.count)) {
      tables.append(try reader.table(in: bytes, labelCount: labelCount))
    }
    guard Set(tables.map(\.script)).count == tables.count else { throw .damaged("tables") }
    self.tables = tables
    self.storage = storage
  }

  /// What a ``FeatureReader`` needs to know: the tables' bits by script, -1 where no feature is
  /// weighed.
  var bitsByScript: [Int] {
    var bits = [Int](repeating: -1, count: LetterScript.allCases.count)
    for table in tables where table.bits > 0 { bits[Int(table.script.rawValue)] = table.bits }
    return bits
  }

  /// The checksum of a model's bytes after its header: every eight of them mixed in, then the rest.
  static func checksum(of bytes: Span<UInt8>) -> UInt64 {
    var hash = UInt64(bytes.count)
    var position = 0
    while position + 8 <= bytes.count {
      var word: UInt64 = 0
      for i in 0..<8 { word |= UInt64(bytes[position + i]) << (8 * UInt64(i)) }
      hash = (hash ^ word) &* 0x9FB2_1C65_1E98_DF25
      hash ^= hash >> 32
      position += 8
    }
    while position < bytes.count {
      hash = (hash ^ UInt64(bytes[position])) &* 0x9FB2_1C65_1E98_DF25
      position += 1
    }
    return TokenHash.mix(hash)
  }
}

/// Reads the head of a model file, never past its end.
private struct ModelReader {
  var position: Int

  mutating func number(in bytes: Span<UInt8>) throws(IdentificationError) -> UInt32 {
    guard position <= bytes.count - 4 else { throw .damaged("cut short at byte \(position)") }
    defer { position += 4 }
    return UInt32(bytes[position]) | UInt32(bytes[position + 1]) << 8
      | UInt32(bytes[position + 2]) << 16 | UInt32(bytes[position + 3]) << 24
  }

  mutating func count(
    in bytes: Span<UInt8>, atMost limit: Int
  ) throws(IdentificationError) -> Int {
    let place = position
    let number = Int(try number(in: bytes))
    guard number <= limit else { throw .damaged("count at byte \(place)") }
    return number
  }

  mutating func string(in bytes: Span<UInt8>) throws(IdentificationError) -> String {
    let length = try count(in: bytes, atMost: bytes.count)
    guard length <= bytes.count - position else { throw .damaged("string at byte \(position)") }
    defer { position += length }
    return unsafe bytes.extracting(position..<position + length).withUnsafeBufferPointer {
      unsafe String(decoding: $0, as: UTF8.self)
    }
  }

  mutating func table(
    in bytes: Span<UInt8>, labelCount: Int
  ) throws(IdentificationError) -> LanguageModel.Table {
    let place = position
    guard let script = LetterScript(rawValue: UInt8(try count(in: bytes, atMost: 255))) else {
      throw .damaged("script at byte \(place)")
    }
    let bits = try count(in: bytes, atMost: 24)
    let width = try count(in: bytes, atMost: 8192)
    let scale = Float(bitPattern: try number(in: bytes))
    let offset = Int(try number(in: bytes))
    var labels: [Int] = []
    for _ in 0..<(try count(in: bytes, atMost: 4096)) {
      let label = Int(try number(in: bytes))
      guard label < labelCount else { throw .damaged("label in the table at byte \(place)") }
      labels.append(label)
    }
    guard width % 8 == 0, labels.count < width, abs(scale) <= 1000,
      offset <= bytes.count - width << bits
    else { throw .damaged("table at byte \(place)") }
    return .init(
      script: script, bits: bits, width: width, labels: labels, scale: scale, offset: offset)
  }
}
