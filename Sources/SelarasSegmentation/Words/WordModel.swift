internal import CModels

/// The weights by which Chinese text is cut into words in the style
/// ``Segmenter/Style/refined``.
///
/// A pointwise linear model over hashed features (see <doc:ChineseWords>), and a filter that holds
/// the words of ICU's dictionary.
///
/// A model file is little-endian: the magic bytes `SELAWORD`, a version (32 bits), the length of
/// all that follows the checksum (64 bits), its checksum (64 bits), the provenance (its length in
/// 32 bits, then UTF-8), the logarithm of the number of weights (32 bits), the number of the
/// filter's blocks (32 bits), the weights (8 bits each), the blocks (64 bits each).
public struct WordModel: Sendable {
  static let magic: [UInt8] = Array("SELAWORD".utf8)
  static let version: UInt32 = 1
  static let headerSize = 28
  /// More weights than this no trainer writes.
  static let mostBits = 24

  /// The model that comes with the library.
  ///
  /// It has seen all of the treebank text that ``provenance`` names.
  public static let shipped = WordModel()

  /// The data that the model was trained on: names, sizes and SHA-256 hashes, a line each.
  public let provenance: String
  /// The logarithm of the number of weights, to base two.
  let bits: Int
  let weights: [Int8]
  let words: WordFilter

  /// The embedded model is as it was compiled; its checksum is the tests' business.
  private init() {
    let file = unsafe cmodels_words()
    let bytes = unsafe Span(_unsafeStart: file.bytes, count: Int(file.count))
    do throws(SegmentationError) {
      self = try WordModel(unchecked: bytes)
    } catch {
      preconditionFailure("\(error)")
    }
  }

  /// Reads a model that the trainer wrote.
  ///
  /// - Throws: ``SegmentationError`` for bytes that are no model, or a damaged one.
  /// - Complexity: O(*n*).
  public init(bytes: [UInt8]) throws(SegmentationError) {
    let span = bytes.span
    guard span.count >= WordModel.headerSize else { throw .notAWordModel }
    for i in 0..<8 where span[i] != WordModel.magic[i] { throw .notAWordModel }
    let body = span.extracting(WordModel.headerSize...)
    guard WordModel.checksum(of: body) == WordModel.number(64, at: 20, in: span) else {
      throw .damaged("checksum")
    }
    try self.init(unchecked: span)
  }

  private init(unchecked bytes: Span<UInt8>) throws(SegmentationError) {
    guard bytes.count >= WordModel.headerSize else { throw .notAWordModel }
    for i in 0..<8 where bytes[i] != WordModel.magic[i] { throw .notAWordModel }
    let version = UInt32(WordModel.number(32, at: 8, in: bytes))
    guard version == WordModel.version else { throw .unknownVersion(version) }
    guard WordModel.number(64, at: 12, in: bytes) == UInt64(bytes.count - WordModel.headerSize)
    else { throw .damaged("length") }
    var position = WordModel.headerSize
    guard bytes.count - position >= 4 else { throw .damaged("cut short") }
    let length = Int(WordModel.number(32, at: position, in: bytes))
    position += 4
    guard length <= bytes.count - position - 8 else { throw .damaged("provenance") }
    provenance = unsafe bytes.extracting(position..<position + length).withUnsafeBufferPointer {
      unsafe String(decoding: $0, as: UTF8.self)
    }
    position += length
    bits = Int(WordModel.number(32, at: position, in: bytes))
    let blockCount = Int(WordModel.number(32, at: position + 4, in: bytes))
    position += 8
    guard (1...WordModel.mostBits).contains(bits), blockCount > 0,
      bytes.count - position == 1 << bits + 8 * blockCount
    else { throw .damaged("table") }
    let start = position
    weights = (0..<1 << bits).map { Int8(bitPattern: bytes[start + $0]) }
    let blocks = start + 1 << bits
    words = WordFilter(
      blocks: (0..<blockCount).map { WordModel.number(64, at: blocks + 8 * $0, in: bytes) })
  }

  /// Makes a model of its parts.
  init(provenance: String, bits: Int, weights: [Int8], words: WordFilter) {
    self.provenance = provenance
    self.bits = bits
    self.weights = weights
    self.words = words
  }

  /// The model as a file.
  public var bytes: [UInt8] {
    var body: [UInt8] = []
    func append(_ number: UInt64, bits: Int, to bytes: inout [UInt8]) {
      for shift in stride(from: 0, to: UInt64(bits), by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: number >> shift))
      }
    }
    append(UInt64(provenance.utf8.count), bits: 32, to: &body)
    body += provenance.utf8
    append(UInt64(bits), bits: 32, to: &body)
    append(UInt64(words.blocks.count), bits: 32, to: &body)
    body += weights.map { UInt8(bitPattern: $0) }
    for block in words.blocks { append(block, bits: 64, to: &body) }
    var file = WordModel.magic
    append(UInt64(WordModel.version), bits: 32, to: &file)
    append(UInt64(body.count), bits: 64, to: &file)
    append(WordModel.checksum(of: body.span), bits: 64, to: &file)
    return file + body
  }

  /// Whether the gap before character `i` of a run is a boundary.
  @inline(__always)
  func isBoundary(_ i: Int, in run: borrowing HanRun) -> Bool {
    var sum = 0
    let weights = self.weights.span
    WordFeatures.forEach(of: run, at: i, bits: bits) { sum &+= Int(weights[$0]) }
    return sum > 0
  }

  private static func number(_ bits: Int, at position: Int, in bytes: Span<UInt8>) -> UInt64 {
    var number: UInt64 = 0
    for i in 0..<bits / 8 { number |= UInt64(bytes[position + i]) << UInt64(8 * i) }
    return number
  }

  /// The checksum of what follows the header: every byte mixed in, in order.
  static func checksum(of bytes: Span<UInt8>) -> UInt64 { TokenHash.hash(of: bytes) }
}
