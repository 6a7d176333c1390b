internal import SelarasUnicode

/// Decodes strings and numbers of a line that has been checked, and counts what it had to repair.
struct JSONText {
  let bytes: [UInt8]
  /// How many U+FFFD stand for ill-formed UTF-8 or half a surrogate pair.
  private(set) var replacements = 0
  private var scratch: [UInt8] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The string's text.
  ///
  /// - Complexity: O(*n*), one allocation.
  mutating func string(_ slice: JSONSlice) -> String {
    let content = slice.range.lowerBound + 1..<slice.range.upperBound - 1
    guard slice.hasEscapes else { return text(bytes[content]) }
    scratch.removeAll(keepingCapacity: true)
    unescape(content)
    return text(scratch[...])
  }

  /// The bytes of any value as they stand.
  mutating func raw(_ slice: JSONSlice) -> String { text(bytes[slice.range]) }

  /// What stands between a key's quotation marks.
  mutating func rawKey(_ slice: JSONSlice) -> String {
    text(bytes[slice.range.lowerBound + 1..<slice.range.upperBound - 1])
  }

  /// A finite number, or `nil` for one that no `Double` holds.
  func double(_ slice: JSONSlice) -> Double? {
    guard slice.kind == .number else { return nil }
    return Double(String(decoding: bytes[slice.range], as: UTF8.self)).flatMap {
      $0.isFinite ? $0 : nil
    }
  }

  /// A whole number, also when it is written `12.0`.
  func integer(_ slice: JSONSlice) -> Int? {
    guard slice.kind == .number else { return nil }
    let digits = String(decoding: bytes[slice.range], as: UTF8.self)
    return Int(digits) ?? double(slice).flatMap { Int(exactly: $0) }
  }

  private mutating func text(_ slice: ArraySlice<UInt8>) -> String {
    if let text = String(validating: slice, as: UTF8.self) { return text }
    let repaired = TextDecoding.decodeUTF8(Array(slice))
    replacements += repaired.replacements
    return repaired.text
  }

  /// Appends the content of a string to `scratch`, escapes resolved.
  private mutating func unescape(_ content: Range<Int>) {
    var at = content.lowerBound
    while at < content.upperBound {
      let run = at..<(bytes[at..<content.upperBound].firstIndex(of: UInt8(ascii: "\\"))
        ?? content.upperBound)
      scratch.append(contentsOf: bytes[run])
      at = run.upperBound
      guard at < content.upperBound else { return }
      let escape = bytes[at + 1]
      at += 2
      switch escape {
      case UInt8(ascii: "n"): scratch.append(0x0A)
      case UInt8(ascii: "t"): scratch.append(0x09)
      case UInt8(ascii: "r"): scratch.append(0x0D)
      case UInt8(ascii: "b"): scratch.append(0x08)
      case UInt8(ascii: "f"): scratch.append(0x0C)
      case UInt8(ascii: "u"):
        let first = codeUnit(at)
        at += 4
        var value = first
        if first & 0xF800 == 0xD800 {
          value = 0xFFFD
          if first < 0xDC00, at + 5 < content.upperBound, bytes[at] == UInt8(ascii: "\\"),
            bytes[at + 1] == UInt8(ascii: "u"), codeUnit(at + 2) & 0xFC00 == 0xDC00
          {
            value = 0x10000 + (first & 0x3FF) << 10 + codeUnit(at + 2) & 0x3FF
            at += 6
          } else {
            replacements += 1
          }
        }
        append(value)
      default: scratch.append(escape)
      }
    }
  }

  /// The four hexadecimal digits at `position`, which the scanner has checked.
  private func codeUnit(_ position: Int) -> UInt32 {
    var value: UInt32 = 0
    for digit in position..<position + 4 { value = value << 4 | (hexValue(bytes[digit]) ?? 0) }
    return value
  }

  private mutating func append(_ value: UInt32) {
    guard let scalar = Unicode.Scalar(value) else { return }
    scratch.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }
}
