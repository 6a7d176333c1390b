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
    guard slice.hasEscapes else { return rawKey(slice) }
    let bytes = bytes
    let content = slice.range.lowerBound + 1..<slice.range.upperBound - 1
    // The scratch buffer's memory is taken over from string to string.
    var output: [UInt8] = []
    swap(&output, &scratch)
    output.removeAll(keepingCapacity: true)
    replacements += JSONEscapes.resolve(bytes.span.extracting(content), into: &output)
    defer { swap(&output, &scratch) }
    return text(output.span)
  }

  /// The bytes of any value as they stand.
  mutating func raw(_ slice: JSONSlice) -> String {
    let bytes = bytes
    return text(bytes.span.extracting(slice.range))
  }

  /// What stands between a string's quotation marks.
  mutating func rawKey(_ slice: JSONSlice) -> String {
    let bytes = bytes
    return text(
      bytes.span.extracting(slice.range.lowerBound + 1..<slice.range.upperBound - 1))
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

  private mutating func text(_ span: Span<UInt8>) -> String {
    if span.isWellFormedUTF8 { return unsafe String(copying: UTF8Span(unchecked: span)) }
    var copy: [UInt8] = []
    copy.append(copying: span)
    let repaired = TextDecoding.decodeUTF8(copy)
    replacements += repaired.replacements
    return repaired.text
  }
}
