/// Writes numbers and strings one after the other: numbers in base 128, low digits first, strings
/// with their length before them.
struct FieldWriter {
  private(set) var bytes: [UInt8] = []

  /// - Precondition: `number` is not negative.
  mutating func append(_ number: Int) {
    precondition(number >= 0, "counts and offsets are not negative")
    var rest = UInt(number)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func append(_ field: [UInt8]) {
    append(field.count)
    bytes += field
  }

  mutating func append(_ text: String) {
    append(text.utf8.count)
    bytes += text.utf8
  }
}

/// Reads what ``FieldWriter`` wrote; gives `nil` at the first thing that cannot be.
struct FieldReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  mutating func integer() -> Int? {
    var number: UInt = 0
    for shift in stride(from: UInt(0), to: 63, by: 7) {
      guard let byte = rest.popFirst() else { return nil }
      number |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { return Int(number) }
    }
    return nil
  }

  mutating func bytes() -> [UInt8]? {
    guard let count = integer(), count <= rest.count else { return nil }
    defer { rest.removeFirst(count) }
    return Array(rest.prefix(count))
  }

  mutating func string() -> String? {
    bytes().flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// Numbers with their count before them.
  mutating func integers() -> [Int]? {
    guard let count = integer(), count <= rest.count else { return nil }
    var numbers: [Int] = []
    for _ in 0..<count {
      guard let number = integer() else { return nil }
      numbers.append(number)
    }
    return numbers
  }
}
