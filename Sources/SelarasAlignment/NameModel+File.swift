/// The file of a name model, little-endian.
///
/// | bytes | what |
/// |---|---|
/// | 8 | `SELXNAM1` |
/// | 4, 4 | characters *n*, syllables *m* |
/// | 4 | threshold |
/// | 4 × 780, 4 × 30, 4 × 26 | pairs of sounds and letters, silent sounds, added letters |
/// | *m* × (1, then that many) | syllables |
/// | *n* × (2, 2, 1) | characters: scalar, syllable, prior |
/// | 4, then that many | a note in UTF-8: names, sizes and hashes of the data |
extension NameModel {
  private static let magic = Array("SELXNAM1".utf8)

  /// The file of the model.
  public func bytes(note: String = "") -> [UInt8] {
    var bytes = NameModel.magic
    func append(_ number: UInt32) {
      for shift in stride(from: 0, to: 32, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: number >> UInt32(shift)))
      }
    }
    append(UInt32(characters.count))
    append(UInt32(syllables.count))
    for number in [threshold] + pairs + silent + added { append(number.bitPattern) }
    for syllable in syllables { bytes += [UInt8(syllable.count)] + syllable }
    for character in characters {
      for half in [character.scalar, character.syllable] {
        bytes += [UInt8(truncatingIfNeeded: half), UInt8(half >> 8)]
      }
      bytes.append(UInt8(bitPattern: character.prior))
    }
    append(UInt32(note.utf8.count))
    return bytes + Array(note.utf8)
  }

  /// Reads a model's file.
  ///
  /// - Throws: Where the bytes are no such file, or cut short.
  public init(bytes: [UInt8]) throws(AlignmentError) {
    guard bytes.starts(with: NameModel.magic) else {
      throw AlignmentError("not a model of names", byte: 0)
    }
    var position = NameModel.magic.count
    func take(_ count: Int) throws(AlignmentError) -> ArraySlice<UInt8> {
      guard count <= bytes.count - position else {
        throw AlignmentError("the model of names is cut short", byte: bytes.count)
      }
      defer { position += count }
      return bytes[position..<position + count]
    }
    func number(_ size: Int) throws(AlignmentError) -> UInt32 {
      try take(size).reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }
    func floats(_ count: Int) throws(AlignmentError) -> [Float] {
      var floats: [Float] = []
      for _ in 0..<count {
        let float = Float(bitPattern: try number(4))
        guard float.isFinite else {
          throw AlignmentError("the model of names has a weight that is no number", byte: position)
        }
        floats.append(float)
      }
      return floats
    }
    let (characterCount, syllableCount) = (Int(try number(4)), Int(try number(4)))
    let threshold = try floats(1)[0]
    let pairs = try floats(NameModel.sounds * NameModel.letters)
    let silent = try floats(NameModel.sounds)
    let added = try floats(NameModel.letters)
    var syllables: [[UInt8]] = []
    for _ in 0..<syllableCount {
      let syllable = Array(try take(Int(try number(1))))
      guard syllable.allSatisfy({ $0 < NameModel.sounds }) else {
        throw AlignmentError("the model of names has an unknown sound", byte: position)
      }
      syllables.append(syllable)
    }
    var characters: [Character] = []
    for _ in 0..<characterCount {
      let (scalar, syllable) = (UInt16(try number(2)), UInt16(try number(2)))
      let prior = Int8(truncatingIfNeeded: Int(try number(1)))
      guard Int(syllable) < syllableCount, characters.count < Int(UInt16.max) else {
        throw AlignmentError("the model of names has an unknown syllable", byte: position)
      }
      characters.append(Character(scalar: scalar, syllable: syllable, prior: prior))
    }
    self.init(
      pairs: pairs, silent: silent, added: added, threshold: threshold, syllables: syllables,
      characters: characters)
  }
}
