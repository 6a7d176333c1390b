/// How a document stands in the file `documents` of an index on disk.
///
/// First the number of bytes that follow; then a byte with the level above the lowest bit, which
/// tells that an equal document stands earlier; the identity (eight bytes); the weight; the length
/// of the name and the name, in UTF-8; the number of fingerprints; the fingerprints; and a byte for
/// the place of each. Numbers are seven bits a byte, the lowest first. Of the fingerprints the
/// distances stand in Rice's code (Rice, "Some practical universal noiseless coding techniques",
/// 1979), bits from the lowest on: as many zeros as the quotient by 2^k says and a one, then k bits
/// of the rest, where k is 32 less the level and less the bits of the number of fingerprints, at
/// least 0: the logarithm of the distance to be expected, for fingerprints are hashes.
struct IndexRecord {
  var sketch = Sketch(fingerprints: [], places: [], level: 0, weight: 0, identity: 0)
  var name: Range<Int> = 0..<0
  /// Whether an equal document stands earlier.
  var isRepeated = false

  static func append(_ sketch: Sketch, id: String, isRepeated: Bool, to bytes: inout [UInt8]) {
    var body: [UInt8] = []
    body.append(UInt8(truncatingIfNeeded: sketch.level) << 1 | (isRepeated ? 1 : 0))
    for shift in stride(from: 0, to: 64, by: 8) {
      body.append(UInt8(truncatingIfNeeded: sketch.identity >> UInt64(shift)))
    }
    SketchFile.append(UInt64(truncatingIfNeeded: sketch.weight), to: &body)
    SketchFile.append(UInt64(id.utf8.count), to: &body)
    body.append(contentsOf: id.utf8)
    SketchFile.append(UInt64(sketch.fingerprints.count), to: &body)
    let low = lowBits(level: sketch.level, count: sketch.fingerprints.count)
    var bits: UInt64 = 0
    var filled = 0
    func put(_ value: UInt64, _ count: Int) {
      bits |= value << UInt64(filled)
      filled += count
      while filled >= 8 {
        body.append(UInt8(truncatingIfNeeded: bits))
        bits >>= 8
        filled -= 8
      }
    }
    var last: UInt32 = 0
    for fingerprint in sketch.fingerprints {
      let distance = UInt64(fingerprint - last)
      last = fingerprint
      for _ in 0..<distance >> UInt64(low) { put(0, 1) }
      put(1, 1)
      put(distance & (1 << UInt64(low) - 1), low)
    }
    if filled > 0 { put(0, 8 - filled) }
    body.append(contentsOf: sketch.places)
    SketchFile.append(UInt64(body.count), to: &bytes)
    bytes.append(contentsOf: body)
  }

  private static func lowBits(level: Int, count: Int) -> Int {
    max(0, 32 - level - (Int.bitWidth - count.leadingZeroBitCount))
  }

  /// Reads the record at `position`, which moves to the one after it.
  ///
  /// The arrays of the record before are used again.
  mutating func read(
    _ bytes: Span<UInt8>, at position: inout Int, path: String
  ) throws(DuplicationError) {
    do throws(DuplicationError) {
      let length = try SketchFile.number(bytes, at: &position)
      guard length >= 12, length <= UInt64(bytes.count - position) else {
        throw .malformedSketch(byte: position, reason: "a record ends too early")
      }
      let end = position + Int(length)
      try read(bytes.extracting(0..<end), at: &position)
      guard position == end else {
        throw .malformedSketch(byte: position, reason: "a record ends too late")
      }
    } catch {
      throw .malformedIndex(path: path, reason: "\(error)")
    }
  }

  private mutating func read(
    _ bytes: Span<UInt8>, at position: inout Int
  ) throws(DuplicationError) {
    isRepeated = bytes[position] & 1 == 1
    sketch.level = Int(bytes[position] >> 1)
    sketch.identity = 0
    for i in 0..<8 { sketch.identity |= UInt64(bytes[position + 1 + i]) << UInt64(8 * i) }
    position += 9
    let weight = try SketchFile.number(bytes, at: &position)
    let nameLength = try SketchFile.number(bytes, at: &position)
    guard sketch.level <= 32, weight <= UInt64(Int.max),
      nameLength <= UInt64(bytes.count - position)
    else { throw .malformedSketch(byte: position, reason: "a number is out of its bounds") }
    sketch.weight = Int(weight)
    name = position..<position + Int(nameLength)
    position = name.upperBound
    let wanted = try SketchFile.number(bytes, at: &position)
    guard wanted <= UInt64(bytes.count - position) else {
      throw .malformedSketch(byte: position, reason: "it promises more than there is")
    }
    let count = Int(wanted)
    let low = UInt64(IndexRecord.lowBits(level: sketch.level, count: count))
    sketch.fingerprints.removeAll(keepingCapacity: true)
    sketch.places.removeAll(keepingCapacity: true)
    var bits: UInt64 = 0
    var filled = 0
    var last: UInt64 = 0
    for _ in 0..<count {
      var quotient: UInt64 = 0
      while true {
        while filled <= 56, position < bytes.count {
          bits |= UInt64(bytes[position]) << UInt64(filled)
          filled += 8
          position += 1
        }
        let zeros = min(bits.trailingZeroBitCount, filled)
        quotient += UInt64(zeros)
        bits = zeros < 64 ? bits >> UInt64(zeros) : 0
        filled -= zeros
        if filled > 0 { break }
        guard position < bytes.count else {
          throw .malformedSketch(byte: position, reason: "the fingerprints end too early")
        }
      }
      bits >>= 1
      filled -= 1
      while filled <= 56, position < bytes.count {
        bits |= UInt64(bytes[position]) << UInt64(filled)
        filled += 8
        position += 1
      }
      guard filled >= Int(low) else {
        throw .malformedSketch(byte: position, reason: "the fingerprints end too early")
      }
      last += quotient << low | bits & (1 << low - 1)
      bits >>= low
      filled -= Int(low)
      guard last <= UInt64(UInt32.max) else {
        throw .malformedSketch(byte: position, reason: "the fingerprints rise too high")
      }
      sketch.fingerprints.append(UInt32(last))
    }
    // What was read ahead belongs to the places.
    position -= filled / 8
    guard bytes.count - position >= count else {
      throw .malformedSketch(byte: position, reason: "the places end too early")
    }
    for i in 0..<count { sketch.places.append(bytes[position + i]) }
    position += count
  }
}
