/// The named fields before a WARC record's block or an HTTP message's body.
struct HeaderFields {
  private var values: [String: String] = [:]
  private var lastName: String?

  /// The value of a field, its name in lower case.
  ///
  /// Of several of one name the first counts.
  subscript(name: String) -> String? { values[name] }

  /// Reads fields up to the empty line.
  ///
  /// - Returns: `nil` where the input ends before it, or a line or all of them are too long.
  static func read(
    from stream: inout ByteStream, lineLimit: Int, sizeLimit: Int
  ) throws(RecordsError) -> HeaderFields? {
    var fields = HeaderFields()
    var size = 0
    while let (line, isCut) = try stream.readLine(limit: lineLimit) {
      size += line.count
      guard !isCut, size <= sizeLimit else { return nil }
      guard fields.add(line[...]) else { return fields }
    }
    return nil
  }

  /// Reads fields from the start of a buffer.
  ///
  /// - Returns: The fields, and where the body begins.
  static func read(
    from bytes: [UInt8], at start: Int
  ) -> (fields: HeaderFields, bodyStart: Int) {
    var fields = HeaderFields()
    var position = start
    while position < bytes.count {
      let end = bytes[position...].firstIndex(of: 0x0A) ?? bytes.count
      let line = bytes[position..<end]
      position = min(end + 1, bytes.count)
      guard fields.add(line) else { break }
    }
    return (fields, position)
  }

  /// Adds a line.
  ///
  /// - Returns: `false` for the empty line that ends the fields.
  private mutating func add(_ bytes: ArraySlice<UInt8>) -> Bool {
    let line = bytes.last == 0x0D ? bytes.dropLast() : bytes
    guard let first = line.first else { return false }
    // A line that begins with a space goes on with the field before it.
    if first == 0x20 || first == 0x09 {
      if let lastName { values[lastName, default: ""] += " " + Self.text(line) }
      return true
    }
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return true }
    let name = Self.text(line[..<colon]).lowercased()
    if values[name] == nil {
      values[name] = Self.text(line[(colon + 1)...])
      lastName = name
    } else {
      lastName = nil
    }
    return true
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    guard let start = bytes.firstIndex(where: { !isSpace($0) }),
      let end = bytes.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(decoding: bytes[start...end], as: UTF8.self)
  }
}
