/// Writes sketches as bytes and reads them back, so that a run can be taken up where it stopped.
///
/// A sketch is, in this order: the format's version (one byte, 3), the level (one byte), the
/// identity (eight bytes, little-endian), then as variable-length numbers (seven bits a byte, the
/// lowest first) the weight, the number of fingerprints, the first fingerprint, and the distance
/// from each fingerprint to the next; at last the places, a byte each.
/// Sketches can be written one after the other.
public enum SketchFile {
  /// The version that is written and read.
  public static let version: UInt8 = 3

  /// Appends a sketch to `bytes`.
  public static func append(_ sketch: Sketch, to bytes: inout [UInt8]) {
    bytes.append(version)
    bytes.append(UInt8(truncatingIfNeeded: sketch.level))
    for shift in stride(from: 0, to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: sketch.identity >> UInt64(shift)))
    }
    append(UInt64(truncatingIfNeeded: sketch.weight), to: &bytes)
    append(UInt64(truncatingIfNeeded: sketch.fingerprints.count), to: &bytes)
    var last: UInt32 = 0
    for fingerprint in sketch.fingerprints {
      append(UInt64(fingerprint - last), to: &bytes)
      last = fingerprint
    }
    bytes.append(contentsOf: sketch.places)
  }

  /// Reads the sketch that begins at `position`, which moves to the byte after it.
  public static func read(
    _ bytes: Span<UInt8>, at position: inout Int
  ) throws(DuplicationError) -> Sketch {
    let start = position
    guard start >= 0, bytes.count - start >= 10 else {
      throw .malformedSketch(byte: start, reason: "it ends too early")
    }
    guard bytes[start] == version else {
      throw .malformedSketch(byte: start, reason: "version \(bytes[start]) is unknown")
    }
    let level = Int(bytes[start + 1])
    guard level <= 32 else {
      throw .malformedSketch(byte: start + 1, reason: "there is no level \(level)")
    }
    var identity: UInt64 = 0
    for i in 0..<8 { identity |= UInt64(bytes[start + 2 + i]) << UInt64(8 * i) }
    position = start + 10
    let weight = try number(bytes, at: &position)
    let count = try number(bytes, at: &position)
    guard weight <= UInt64(Int.max), count <= UInt64(bytes.count - position) else {
      throw .malformedSketch(byte: position, reason: "it promises more than there is")
    }
    let limit = level < 32 ? UInt64(UInt32.max >> UInt32(level)) : 0
    var fingerprints: [UInt32] = []
    fingerprints.reserveCapacity(Int(count))
    var last: UInt64 = 0
    for i in 0..<Int(count) {
      let place = position
      let distance = try number(bytes, at: &position)
      let (next, overflow) = last.addingReportingOverflow(distance)
      guard !overflow, next <= limit, i == 0 || distance > 0 else {
        throw .malformedSketch(byte: place, reason: "the fingerprints do not rise to their limit")
      }
      fingerprints.append(UInt32(next))
      last = next
    }
    guard bytes.count - position >= fingerprints.count else {
      throw .malformedSketch(byte: position, reason: "it ends too early")
    }
    let places = fingerprints.indices.map { bytes[position + $0] }
    position += fingerprints.count
    return Sketch(
      fingerprints: fingerprints, places: places, level: level, weight: Int(weight),
      identity: identity)
  }

  static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  static func number(
    _ bytes: Span<UInt8>, at position: inout Int
  ) throws(DuplicationError) -> UInt64 {
    var result: UInt64 = 0
    for shift in stride(from: 0, to: 64, by: 7) as StrideTo<UInt64> {
      guard position < bytes.count else {
        throw .malformedSketch(byte: position, reason: "it ends too early")
      }
      let byte = bytes[position]
      position += 1
      result |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return result }
    }
    throw .malformedSketch(byte: position, reason: "a number is too long")
  }
}
