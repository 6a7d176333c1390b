/// Where and why a line is not JSON.
struct JSONFault: Error {
  let reason: String
  /// From 0.
  let byte: Int
}

/// A JSON value by its place in the line.
struct JSONSlice {
  enum Kind {
    case object
    case array
    case string
    case number
    case boolean
    case null
  }

  let kind: Kind
  /// The value's bytes, a string's quotation marks included.
  let range: Range<Int>
  /// Whether a string holds a backslash.
  let hasEscapes: Bool
}

/// A member of an object.
struct JSONMember {
  let key: JSONSlice
  let value: JSONSlice
}

/// Checks JSON (RFC 8259) and finds the values in it, in one pass and without building a tree.
///
/// Nothing recurses: what is open stands in a list, at most ``depthLimit`` deep. Ill-formed UTF-8
/// inside strings is let through; it is replaced when a string is decoded.
struct JSONScanner {
  /// How deep arrays and objects may nest.
  static let depthLimit = 1024

  let bytes: [UInt8]
  private(set) var position = 0
  /// `true` for each open object, `false` for each open array.
  private var containers: [Bool] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Checks that the bytes are one object and nothing else, and finds its members.
  mutating func wholeObject() throws(JSONFault) -> [JSONMember] {
    position = 0
    skipSpace()
    guard current == UInt8(ascii: "{") else { throw fault("a record must be a JSON object") }
    let members = try members(depth: 1)
    skipSpace()
    guard position == bytes.count else { throw fault("something follows the object") }
    return members
  }

  /// The members of an object that has been checked.
  mutating func members(of object: JSONSlice) -> [JSONMember] {
    position = object.range.lowerBound
    return (try? members(depth: 1)) ?? []
  }

  /// The elements of an array that has been checked.
  mutating func elements(of array: JSONSlice) -> [JSONSlice] {
    position = array.range.lowerBound + 1
    var elements: [JSONSlice] = []
    skipSpace()
    guard current != UInt8(ascii: "]") else { return elements }
    while let element = try? value(depth: 1) {
      elements.append(element)
      skipSpace()
      guard current == UInt8(ascii: ",") else { break }
      position += 1
    }
    return elements
  }

  /// Reads an object whose brace stands at the position.
  private mutating func members(
    depth: Int
  ) throws(JSONFault) -> [JSONMember] {
    var members: [JSONMember] = []
    position += 1
    skipSpace()
    if current == UInt8(ascii: "}") {
      position += 1
      return members
    }
    while true {
      let key = try key()
      members.append(JSONMember(key: key, value: try value(depth: depth)))
      skipSpace()
      switch current {
      case UInt8(ascii: ","): position += 1
      case UInt8(ascii: "}"):
        position += 1
        return members
      default: throw fault("expected ',' or '}'")
      }
    }
  }

  /// Reads a value, `depth` containers deep.
  mutating func value(depth: Int) throws(JSONFault) -> JSONSlice {
    skipSpace()
    let start = position
    var hasEscapes = false
    let kind: JSONSlice.Kind
    switch current {
    case UInt8(ascii: "\""):
      hasEscapes = try skipString()
      kind = .string
    case UInt8(ascii: "{"):
      try skipContainer(depth: depth)
      kind = .object
    case UInt8(ascii: "["):
      try skipContainer(depth: depth)
      kind = .array
    default:
      kind = try skipScalar()
    }
    return JSONSlice(kind: kind, range: start..<position, hasEscapes: hasEscapes)
  }

  private mutating func skipContainer(depth: Int) throws(JSONFault) {
    containers.removeAll(keepingCapacity: true)
    repeat {
      skipSpace()
      switch current {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        let isObject = current == UInt8(ascii: "{")
        guard depth + containers.count < Self.depthLimit else {
          throw fault("nested more than \(Self.depthLimit) deep")
        }
        containers.append(isObject)
        position += 1
        skipSpace()
        if current != UInt8(ascii: isObject ? "}" : "]") {
          if isObject { _ = try key() }
          continue
        }
        position += 1
        containers.removeLast()
      case UInt8(ascii: "\""): _ = try skipString()
      default: _ = try skipScalar()
      }
      try skipEnds()
    } while !containers.isEmpty
  }

  /// After a value: closes what ends here, up to the comma before the next value.
  private mutating func skipEnds() throws(JSONFault) {
    while let isObject = containers.last {
      skipSpace()
      switch current {
      case UInt8(ascii: ","):
        position += 1
        if isObject { _ = try key() }
        return
      case UInt8(ascii: "}") where isObject, UInt8(ascii: "]") where !isObject:
        position += 1
        containers.removeLast()
      default: throw fault(isObject ? "expected ',' or '}'" : "expected ',' or ']'")
      }
    }
  }

  /// Reads a key and its colon.
  private mutating func key() throws(JSONFault) -> JSONSlice {
    skipSpace()
    let start = position
    guard current == UInt8(ascii: "\"") else { throw fault("expected a key in quotation marks") }
    let hasEscapes = try skipString()
    let key = JSONSlice(kind: .string, range: start..<position, hasEscapes: hasEscapes)
    skipSpace()
    guard current == UInt8(ascii: ":") else { throw fault("expected ':'") }
    position += 1
    return key
  }

  /// The byte at the position, 0 (which JSON has nowhere) at the end.
  private var current: UInt8 { position < bytes.count ? bytes[position] : 0 }

  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  /// A fault at the position, or the line's end.
  private func fault(_ reason: String) -> JSONFault {
    position < bytes.count
      ? JSONFault(reason: reason, byte: position)
      : JSONFault(reason: "the line ends inside a value", byte: bytes.count)
  }
}

extension JSONScanner {
  /// Skips a string whose quotation mark stands at the position.
  ///
  /// - Returns: Whether it holds a backslash.
  private mutating func skipString() throws(JSONFault) -> Bool {
    let (end, hasEscapes) = try Self.endOfString(bytes.span, from: position)
    position = end
    return hasEscapes
  }

  private static func endOfString(
    _ span: Span<UInt8>, from start: Int
  ) throws(JSONFault) -> (end: Int, hasEscapes: Bool) {
    var hasEscapes = false
    var at = start + 1
    while true {
      at = span.endOfPlainRun(from: at)
      guard at < span.count else { break }
      let byte = span[at]
      if byte == UInt8(ascii: "\"") {
        return (at + 1, hasEscapes)
      }
      guard byte == UInt8(ascii: "\\") else {
        throw JSONFault(reason: "a control character inside a string", byte: at)
      }
      hasEscapes = true
      guard at + 1 < span.count else { break }
      switch span[at + 1] {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
        UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
        at += 2
      case UInt8(ascii: "u"):
        guard at + 5 < span.count else {
          throw JSONFault(reason: "the line ends inside a string", byte: span.count)
        }
        for digit in at + 2..<at + 6 where hexValue(span[digit]) == nil {
          throw JSONFault(reason: "an escape without its four digits", byte: at)
        }
        at += 6
      default: throw JSONFault(reason: "an unknown escape", byte: at)
      }
    }
    throw JSONFault(reason: "the line ends inside a string", byte: span.count)
  }

  private mutating func skipScalar() throws(JSONFault) -> JSONSlice.Kind {
    switch current {
    case UInt8(ascii: "t"): return try skipWord("true", .boolean)
    case UInt8(ascii: "f"): return try skipWord("false", .boolean)
    case UInt8(ascii: "n"): return try skipWord("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      try skipNumber()
      return .number
    default: throw fault("expected a value")
    }
  }

  private mutating func skipWord(
    _ word: String, _ kind: JSONSlice.Kind
  ) throws(JSONFault) -> JSONSlice.Kind {
    guard bytes[position...].starts(with: word.utf8) else { throw fault("expected a value") }
    position += word.utf8.count
    return kind
  }

  private mutating func skipNumber() throws(JSONFault) {
    if current == UInt8(ascii: "-") { position += 1 }
    if current == UInt8(ascii: "0") { position += 1 } else { try skipDigits() }
    if current == UInt8(ascii: ".") {
      position += 1
      try skipDigits()
    }
    if current | 0x20 == UInt8(ascii: "e") {
      position += 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
      try skipDigits()
    }
  }

  private mutating func skipDigits() throws(JSONFault) {
    let start = position
    while current >= UInt8(ascii: "0"), current <= UInt8(ascii: "9") { position += 1 }
    guard position > start else { throw fault("expected a digit") }
  }
}

/// The value of a hexadecimal digit.
func hexValue(_ byte: UInt8) -> UInt32? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte) - 0x30
  case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte) - 0x57
  case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte) - 0x37
  default: nil
  }
}
