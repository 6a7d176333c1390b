/// The escapes in a JSON string (RFC 8259, section 7).
enum JSONEscapes {
  /// Appends the content of a string that has been checked to `output`, its escapes resolved.
  ///
  /// - Returns: How many halves of surrogate pairs became U+FFFD.
  /// - Complexity: O(*n*).
  static func resolve(_ content: Span<UInt8>, into output: inout [UInt8]) -> Int {
    var replacements = 0
    var at = 0
    while at < content.count {
      // Inside a string that has been checked, a run ends at a backslash or with the string.
      let end = content.endOfPlainRun(from: at)
      output.append(copying: content.extracting(at..<end))
      guard end + 1 < content.count else { break }
      at = end + 2
      switch content[end + 1] {
      case UInt8(ascii: "n"): output.append(0x0A)
      case UInt8(ascii: "t"): output.append(0x09)
      case UInt8(ascii: "r"): output.append(0x0D)
      case UInt8(ascii: "b"): output.append(0x08)
      case UInt8(ascii: "f"): output.append(0x0C)
      case UInt8(ascii: "u"):
        let first = codeUnit(content, at)
        at += 4
        guard first & 0xF800 == 0xD800 else {
          append(first, to: &output)
          continue
        }
        if first < 0xDC00, at + 5 < content.count, content[at] == UInt8(ascii: "\\"),
          content[at + 1] == UInt8(ascii: "u"),
          case let second = codeUnit(content, at + 2), second & 0xFC00 == 0xDC00
        {
          append(0x10000 + (first & 0x3FF) << 10 + second & 0x3FF, to: &output)
          at += 6
        } else {
          append(0xFFFD, to: &output)
          replacements += 1
        }
      case let byte: output.append(byte)
      }
    }
    return replacements
  }

  /// The value of the four hexadecimal digits at `position`.
  private static func codeUnit(_ content: Span<UInt8>, _ position: Int) -> UInt32 {
    var value: UInt32 = 0
    for digit in position..<position + 4 { value = value << 4 | (hexValue(content[digit]) ?? 0) }
    return value
  }

  /// Appends a code point that is no surrogate.
  private static func append(_ value: UInt32, to output: inout [UInt8]) {
    if value < 0x80 {
      output.append(UInt8(value))
      return
    }
    if value < 0x800 {
      output.append(0xC0 | UInt8(value >> 6))
    } else {
      if value < 0x10000 {
        output.append(0xE0 | UInt8(value >> 12))
      } else {
        output.append(0xF0 | UInt8(value >> 18))
        output.append(0x80 | UInt8(value >> 12 & 0x3F))
      }
      output.append(0x80 | UInt8(value >> 6 & 0x3F))
    }
    output.append(0x80 | UInt8(value & 0x3F))
  }
}

extension [UInt8] {
  /// Appends the bytes of a span.
  mutating func append(copying bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}
