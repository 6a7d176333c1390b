extension SegmentVectors {
  /// Reads a file of NumPy, format 1, 2 or 3: numbers of 16, 32 or 64 bits, in C order, of two
  /// dimensions (segments by width) or three (runs by segments by width).
  ///
  /// The format is described in NumPy's documentation, "numpy.lib.format".
  ///
  /// - Throws: Where the bytes are no such file, are more or fewer than the shape says, or hold
  ///   what is no finite number.
  public init(numpy bytes: [UInt8]) throws(AlignmentError) {
    let header = try NumPyHeader(bytes)
    let shape = header.shape
    guard shape.count == 2 || shape.count == 3 else {
      throw AlignmentError("an array of \(shape.count) dimensions, where vectors have 2 or 3")
    }
    var size = header.kind.size
    for side in shape {
      let (product, overflow) = size.multipliedReportingOverflow(by: side)
      guard !overflow else { throw AlignmentError("a shape past all bounds", byte: 10) }
      size = product
    }
    guard bytes.count - header.end == size else {
      throw AlignmentError(
        "\(bytes.count - header.end) bytes of numbers, where the shape asks for \(size)",
        byte: header.end)
    }
    guard shape.allSatisfy({ $0 > 0 }) || shape[shape.count - 2] == 0 else {
      throw AlignmentError("vectors of no width", byte: 10)
    }
    var values: [Float] = []
    let count = size / header.kind.size
    values.reserveCapacity(count)
    for k in 0..<count {
      let start = header.end + k * header.kind.size
      let value = header.kind.value(bytes, at: start)
      guard value.isFinite else {
        throw AlignmentError("a number that is not finite", byte: start)
      }
      values.append(value)
    }
    self.init(
      values: values, count: shape[shape.count - 2], width: shape[shape.count - 1],
      longestRun: shape.count == 3 ? shape[0] : 1)
  }
}

/// The head of a file of NumPy: a Python dictionary as text.
private struct NumPyHeader {
  /// How a number is stored.
  struct Kind {
    var size: Int
    var isBigEndian: Bool

    init?(_ name: String) {
      let bytes = Array(name.utf8)
      guard bytes.count == 3, bytes[1] == UInt8(ascii: "f"), "<>=".utf8.contains(bytes[0]) else {
        return nil
      }
      switch bytes[2] {
      case UInt8(ascii: "2"): size = 2
      case UInt8(ascii: "4"): size = 4
      case UInt8(ascii: "8"): size = 8
      default: return nil
      }
      isBigEndian = bytes[0] == UInt8(ascii: ">")
    }

    func value(_ bytes: [UInt8], at start: Int) -> Float {
      var bits: UInt64 = 0
      for k in 0..<size {
        let byte = bytes[start + (isBigEndian ? k : size - 1 - k)]
        bits = bits << 8 | UInt64(byte)
      }
      switch size {
      case 2: return Kind.half(UInt16(truncatingIfNeeded: bits))
      case 4: return Float(bitPattern: UInt32(truncatingIfNeeded: bits))
      default: return Float(Double(bitPattern: bits))
      }
    }

    /// A number of 16 bits (IEEE 754 binary16); not every machine has them.
    private static func half(_ bits: UInt16) -> Float {
      let magnitude: Float
      let (exponent, fraction) = (Int(bits >> 10 & 31), Float(bits & 1023) / 1024)
      switch exponent {
      case 0: magnitude = Float(sign: .plus, exponent: -14, significand: fraction)
      case 31: magnitude = fraction == 0 ? .infinity : .nan
      default: magnitude = Float(sign: .plus, exponent: exponent - 15, significand: 1 + fraction)
      }
      return bits >> 15 == 1 ? -magnitude : magnitude
    }
  }

  let kind: Kind
  let shape: [Int]
  /// Where the numbers begin.
  let end: Int

  init(_ bytes: [UInt8]) throws(AlignmentError) {
    guard bytes.count >= 10, bytes[0] == 0x93, Array(bytes[1..<6]) == Array("NUMPY".utf8) else {
      throw AlignmentError("not a file of NumPy", byte: 0)
    }
    guard (1...3).contains(bytes[6]) else {
      throw AlignmentError("version \(bytes[6]) of NumPy's format is not known", byte: 6)
    }
    let sizeBytes = bytes[6] == 1 ? 2 : 4
    var length = 0
    for k in (0..<sizeBytes).reversed() where 8 + k < bytes.count {
      length = length << 8 | Int(bytes[8 + k])
    }
    let start = 8 + sizeBytes
    guard start <= bytes.count, length <= bytes.count - start else {
      throw AlignmentError("the header is cut short", byte: bytes.count)
    }
    end = start + length
    var fields = PythonFields(Array(bytes[start..<end]))
    guard let name = fields.string("descr"), let kind = Kind(name) else {
      throw AlignmentError("numbers other than of 16, 32 or 64 bits, with a point", byte: start)
    }
    guard let isFortran = fields.word("fortran_order"), isFortran == "False" else {
      throw AlignmentError("not in C order", byte: start)
    }
    guard let shape = fields.numbers("shape") else {
      throw AlignmentError("no shape", byte: start)
    }
    self.kind = kind
    self.shape = shape
  }
}

/// The fields of a dictionary of Python whose keys are strings.
private struct PythonFields {
  private let text: [UInt8]
  private var place = 0

  init(_ text: [UInt8]) { self.text = text }

  /// The value of a key as a string in quotes.
  mutating func string(_ key: String) -> String? {
    guard find(key), place < text.count, isQuote(text[place]) else { return nil }
    let start = place + 1
    guard let end = text[start...].firstIndex(of: text[place]) else { return nil }
    return String(decoding: text[start..<end], as: UTF8.self)
  }

  /// The value of a key as a bare word.
  mutating func word(_ key: String) -> String? {
    guard find(key) else { return nil }
    return String(
      decoding: text[place...].prefix { (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) },
      as: UTF8.self)
  }

  /// The value of a key as a tuple of whole numbers.
  mutating func numbers(_ key: String) -> [Int]? {
    guard find(key), place < text.count, text[place] == UInt8(ascii: "("),
      let end = text[place...].firstIndex(of: UInt8(ascii: ")"))
    else { return nil }
    var numbers: [Int] = []
    for part in text[place + 1..<end].split(separator: UInt8(ascii: ",")) {
      let digits = part.filter { $0 != 0x20 && $0 != UInt8(ascii: "L") }
      if digits.isEmpty { continue }
      guard let number = Int(String(decoding: digits, as: UTF8.self)), number >= 0 else {
        return nil
      }
      numbers.append(number)
    }
    return numbers
  }

  private func isQuote(_ byte: UInt8) -> Bool { byte == 0x27 || byte == 0x22 }

  /// Goes to the value of a key.
  private mutating func find(_ key: String) -> Bool {
    let key = Array(key.utf8)
    var start = 0
    while start + key.count + 2 <= text.count {
      if isQuote(text[start]), Array(text[start + 1..<start + 1 + key.count]) == key,
        text[start + 1 + key.count] == text[start]
      {
        place = start + key.count + 2
        while place < text.count, text[place] == 0x20 || text[place] == UInt8(ascii: ":") {
          place += 1
        }
        return true
      }
      start += 1
    }
    return false
  }
}
