internal import CModels
internal import SelarasText

/// The table behind ``Folding``, read from the embedded file.
///
/// The file is little-endian: the number of blocks and of mappings (32 bits each); for each of
/// the 17,408 groups of 64 code points the number of its block (16 bits); the blocks, 64 entries
/// of 16 bits each; the start of each mapping in the bytes that follow, and one more for the end
/// (32 bits); those bytes. An entry's low two bits are its ``Class``, the others the number of its
/// mapping plus one, or zero where the code point stays as it is.
struct FoldingTable: Sendable {
  enum Class: UInt16 {
    case separator = 0
    case letter = 1
    case character = 2
    /// Marks, and what is dropped: it belongs to the token that is open, if there is one.
    case mark = 3
  }

  static let shared = unsafe FoldingTable(file: cmodels_folding())

  /// The folded byte of each ASCII character, zero for separators.
  let ascii: [UInt8]
  /// What Han characters become, from ``firstPlainHan`` on; zero where that takes a longer look.
  let plainHan: [UInt16]
  private let groups: [UInt16]
  private let blocks: [UInt16]
  private let starts: [UInt32]
  private let mappings: [UInt8]

  private init(file: cmodels_file) {
    let bytes = unsafe UnsafeRawBufferPointer(start: file.bytes, count: Int(file.count))
    var position = 0
    func read<Number: FixedWidthInteger>(_ count: Int, _: Number.Type) -> [Number] {
      defer { position += count * MemoryLayout<Number>.size }
      return (0..<count).map {
        let offset = position + $0 * MemoryLayout<Number>.size
        return unsafe Number(
          littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Number.self))
      }
    }
    let counts = read(2, UInt32.self)
    groups = read(0x110000 >> 6, UInt16.self)
    blocks = read(Int(counts[0]) << 6, UInt16.self)
    starts = read(Int(counts[1]) + 1, UInt32.self)
    mappings = read(Int(starts[starts.count - 1]), UInt8.self)
    plainHan = FoldingTable.plainHan(groups, blocks, starts, mappings)
    ascii = (0..<128).map { byte in
      switch UInt8(byte) {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt8(byte) | 0x20
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        UInt8(byte)
      default: 0
      }
    }
  }

  subscript(scalar: UInt32) -> UInt16 {
    blocks[Int(groups[Int(scalar >> 6)]) << 6 | Int(scalar & 63)]
  }

  /// Appends what a code point becomes.
  func append(
    _ entry: UInt16, of text: Span<UInt8>, _ position: Int, _ length: Int, to bytes: inout [UInt8]
  ) {
    let mapping = Int(entry >> 2)
    if mapping == 0 {
      for i in position..<position + length { bytes.append(text[i]) }
    } else {
      for i in Int(starts[mapping - 1])..<Int(starts[mapping]) { bytes.append(mappings[i]) }
    }
  }

  /// Goes on with a hash by the bytes that a code point becomes.
  func append(
    _ entry: UInt16, of text: Span<UInt8>, _ position: Int, _ length: Int,
    to hasher: inout QuickTokenHasher
  ) {
    let mapping = Int(entry >> 2)
    if mapping == 0 {
      for i in position..<position + length { hasher.append(UInt64(text[i]), 1) }
    } else {
      for i in Int(starts[mapping - 1])..<Int(starts[mapping]) {
        hasher.append(UInt64(mappings[i]), 1)
      }
    }
  }

  /// The code points from which ``plainHan`` goes.
  static let firstPlainHan: UInt32 = 0x3400

  /// What each code point of the two main blocks of Han characters becomes, zero where that is not
  /// one of them again.
  private static func plainHan(
    _ groups: [UInt16], _ blocks: [UInt16], _ starts: [UInt32], _ mappings: [UInt8]
  ) -> [UInt16] {
    (firstPlainHan..<0xA000).map { scalar in
      let entry = blocks[Int(groups[Int(scalar >> 6)]) << 6 | Int(scalar & 63)]
      guard entry & 3 == Class.character.rawValue else { return 0 }
      let mapping = Int(entry >> 2)
      if mapping == 0 { return UInt16(scalar) }
      let bytes = mappings[Int(starts[mapping - 1])..<Int(starts[mapping])]
      guard bytes.count == 3, let first = bytes.first, first & 0xF0 == 0xE0 else { return 0 }
      return bytes.dropFirst().reduce(UInt16(first & 0x0F)) { $0 << 6 | UInt16($1 & 0x3F) }
    }
  }
}
