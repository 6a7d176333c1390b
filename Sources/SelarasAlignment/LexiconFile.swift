/// The file of a lexicon, little-endian.
///
/// | bytes | what |
/// |---|---|
/// | 8 | `SELXLEX1` |
/// | 4, 4, 4 | terms of the first language *n*, of the second *m*, links *k* |
/// | 4 | length ratio in millionths of a nat, signed |
/// | 4*n*, 4*m* | keys, rising |
/// | *n*, *m* | rarities |
/// | *n* | links of each term |
/// | 2*k* | linked terms |
/// | *k*, *k* | forward and backward |
/// | 4, then that many | a note in UTF-8: names, sizes and hashes of the data |
enum LexiconFile {
  static let magic = Array("SELXLEX1".utf8)
  static let headerSize = 24
  /// The linked terms have 16 bits.
  static let mostTerms = 1 << 16
  /// The number of links of a term has 8 bits.
  static let mostLinks = 255

  static func bytes(of lexicon: Lexicon, note: String) -> [UInt8] {
    var bytes = magic
    func append<Number: FixedWidthInteger>(_ numbers: [Number]) {
      for number in numbers {
        for shift in stride(from: 0, to: Number.bitWidth, by: 8) {
          bytes.append(UInt8(truncatingIfNeeded: number >> Number(shift)))
        }
      }
    }
    append([
      UInt32(lexicon.first.keys.count), UInt32(lexicon.second.keys.count),
      UInt32(lexicon.linked.count),
      UInt32(bitPattern: Int32((lexicon.lengthRatio * 1e6).rounded())),
    ])
    append(lexicon.first.keys)
    append(lexicon.second.keys)
    bytes += lexicon.first.rarity
    bytes += lexicon.second.rarity
    append(zip(lexicon.starts, lexicon.starts.dropFirst()).map { UInt8($1 - $0) })
    append(lexicon.linked)
    bytes += lexicon.forward
    bytes += lexicon.backward
    append([UInt32(note.utf8.count)])
    bytes += Array(note.utf8)
    return bytes
  }
}

extension Lexicon {
  /// Reads a lexicon file, as ``LexiconTrainer`` makes it.
  ///
  /// - Throws: Where the bytes are no such file: another beginning, cut short, a link to a term
  ///   that is not there, no link at all.
  /// - Complexity: O(*n*), a copy of its arrays.
  public init(bytes: [UInt8]) throws(AlignmentError) {
    guard bytes.starts(with: LexiconFile.magic), bytes.count >= LexiconFile.headerSize else {
      throw AlignmentError("not a lexicon file", byte: 0)
    }
    var position = LexiconFile.magic.count
    func read<Number: FixedWidthInteger>(
      _ count: Int, _: Number.Type
    ) throws(AlignmentError) -> [Number] {
      let size = MemoryLayout<Number>.size
      guard count <= (bytes.count - position) / size else {
        throw AlignmentError("the lexicon file is cut short", byte: bytes.count)
      }
      defer { position += count * size }
      let start = position
      return unsafe [Number](unsafeUninitializedCapacity: count) { buffer, initialized in
        unsafe bytes.withUnsafeBytes { raw in
          for i in 0..<count {
            let number = unsafe raw.loadUnaligned(
              fromByteOffset: start + i * size, as: Number.self)
            unsafe buffer.initializeElement(at: i, to: Number(littleEndian: number))
          }
        }
        initialized = count
      }
    }
    let header = try read(4, UInt32.self)
    guard header[0] <= 1 << 28, header[1] <= LexiconFile.mostTerms, header[2] <= 1 << 30 else {
      throw AlignmentError("the lexicon file's counts are out of bounds", byte: 8)
    }
    // Whoever wants to align without a lexicon says so, by ``empty``.
    guard header[2] > 0 else { throw AlignmentError("the lexicon has no links", byte: 16) }
    lengthRatio = Double(Int32(bitPattern: header[3])) / 1e6
    first.keys = try read(Int(header[0]), UInt32.self)
    second.keys = try read(Int(header[1]), UInt32.self)
    first.rarity = try read(Int(header[0]), UInt8.self)
    second.rarity = try read(Int(header[1]), UInt8.self)
    let counts = try read(Int(header[0]), UInt8.self)
    starts = [0]
    starts.reserveCapacity(counts.count + 1)
    var sum: UInt32 = 0
    for count in counts {
      sum += UInt32(count)
      starts.append(sum)
    }
    linked = try read(Int(header[2]), UInt16.self)
    guard sum == header[2], linked.allSatisfy({ $0 < header[1] }) else {
      throw AlignmentError("the lexicon file's links do not add up", byte: position)
    }
    forward = try read(Int(header[2]), UInt8.self)
    backward = try read(Int(header[2]), UInt8.self)
  }
}

extension Lexicon {
  /// The number of sixteenths of a nat in the negative logarithm of a probability.
  static func quantised(_ probability: Double) -> UInt8 {
    UInt8(max(0, min(255, (-Logarithm.natural(probability) * 16).rounded())))
  }

  /// The probabilities of the 256 quantised logarithms.
  static let probabilities: [Float] = (0..<256).map {
    Float(Logarithm.exponential(-Double($0) / 16))
  }
}
