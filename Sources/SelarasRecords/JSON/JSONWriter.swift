public import SelarasText

/// Writes JSON into a buffer of bytes, without white space and without building a tree.
///
///     var json = JSONWriter()
///     json.beginObject()
///     json.key("query"); json.string("rumah")
///     json.key("percents"); json.beginArray(); json.integer(87); json.endArray()
///     json.endObject()
///     json.endLine()   // {"query":"rumah","percents":[87]}
///
/// Commas and colons set themselves. That every key gets one value, and that what begins also
/// ends, is the caller's part.
public struct JSONWriter: Sendable {
  /// What has been written.
  public var bytes: [UInt8]
  private var needsComma = false

  /// Makes a writer that goes on after `bytes`.
  public init(appendingTo bytes: [UInt8] = []) { self.bytes = bytes }

  /// Begins an object.
  public mutating func beginObject() { begin(UInt8(ascii: "{")) }

  /// Ends an object.
  public mutating func endObject() { end(UInt8(ascii: "}")) }

  /// Begins an array.
  public mutating func beginArray() { begin(UInt8(ascii: "[")) }

  /// Ends an array.
  public mutating func endArray() { end(UInt8(ascii: "]")) }

  /// Ends a line of JSON Lines.
  public mutating func endLine() {
    bytes.append(0x0A)
    needsComma = false
  }

  /// Writes a member's key; its value follows.
  public mutating func key(_ name: String) {
    separate()
    appendQuoted(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Writes a member's key as it stands between its quotation marks, escapes included.
  public mutating func rawKey(_ name: String) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    bytes.append(contentsOf: name.utf8)
    bytes.append(contentsOf: [UInt8(ascii: "\""), UInt8(ascii: ":")])
    needsComma = false
  }

  /// Writes a string.
  ///
  /// Only what must be escaped is: quotation marks, backslashes and control characters.
  public mutating func string(_ text: String) {
    separate()
    appendQuoted(text)
    needsComma = true
  }

  /// Writes a part of a string as a string.
  public mutating func string(_ text: Substring) { string(String(text)) }

  /// Writes a whole number.
  public mutating func integer(_ value: Int) { raw(String(value)) }

  /// Writes a number with up to four decimals, at least one: `0.998`, `1.0`.
  ///
  /// What is not finite, for which JSON has no number, becomes `null`.
  public mutating func double(_ value: Double) { raw(Self.short(value)) }

  /// Writes `true` or `false`.
  public mutating func boolean(_ value: Bool) { raw(value ? "true" : "false") }

  /// Writes `null`.
  public mutating func null() { raw("null") }

  /// Writes a range as `[start,end]`.
  public mutating func range(_ range: TextRange) {
    beginArray()
    integer(range.start)
    integer(range.end)
    endArray()
  }

  /// Writes a value that is JSON already.
  public mutating func raw(_ json: String) {
    separate()
    bytes.append(contentsOf: json.utf8)
    needsComma = true
  }

  /// A number with up to four decimals, at least one, as ``double(_:)`` writes it.
  public static func short(_ value: Double) -> String {
    guard value.isFinite else { return "null" }
    let scaled = (value * 10_000).rounded()
    // Past 2^53 a Double has no decimals to be cut off.
    guard abs(scaled) < 9_007_199_254_740_992 else { return "\(value)" }
    let units = Int(scaled)
    var decimals = abs(units) % 10_000
    var places = 4
    while places > 1, decimals % 10 == 0 {
      decimals /= 10
      places -= 1
    }
    let digits = String(decimals)
    let zeros = String(repeating: "0", count: places - digits.count)
    return "\(units < 0 ? "-" : "")\(abs(units) / 10_000).\(zeros)\(digits)"
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }

  private mutating func begin(_ brace: UInt8) {
    separate()
    bytes.append(brace)
    needsComma = false
  }

  private mutating func end(_ brace: UInt8) {
    bytes.append(brace)
    needsComma = true
  }

  private mutating func appendQuoted(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    let span = text.utf8Span.span
    var start = 0
    while start < span.count {
      let end = span.endOfPlainRun(from: start)
      bytes.append(copying: span.extracting(start..<end))
      guard end < span.count else { break }
      appendEscape(span[end])
      start = end + 1
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func appendEscape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    default:
      let digits = Array("0123456789abcdef".utf8)
      bytes.append(contentsOf: "u00".utf8)
      bytes.append(digits[Int(byte >> 4)])
      bytes.append(digits[Int(byte & 15)])
    }
  }
}
