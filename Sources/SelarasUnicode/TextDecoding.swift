internal import CICU
internal import SelarasText

/// Text as it was read from bytes of some encoding.
public struct DecodedText: Sendable {
  /// The text.
  public var text: String
  /// The encoding that was taken, by its usual name: `UTF-8`, `Big5`, `GB18030`.
  public var encoding: String
  /// How many ill-formed sequences became U+FFFD.
  public var replacements: Int
}

/// Decodes bytes: byte order mark first, then what was declared, then ICU's detector.
public enum TextDecoding {
  /// The encoding of a byte order mark, and the mark's length.
  static func mark(of bytes: Span<UInt8>) -> (encoding: String, length: Int)? {
    func begins(_ mark: [UInt8]) -> Bool {
      bytes.count >= mark.count && mark.indices.allSatisfy { bytes[$0] == mark[$0] }
    }
    if begins([0xEF, 0xBB, 0xBF]) { return ("UTF-8", 3) }
    if begins([0xFF, 0xFE, 0, 0]) { return ("UTF-32LE", 4) }
    if begins([0, 0, 0xFE, 0xFF]) { return ("UTF-32BE", 4) }
    if begins([0xFF, 0xFE]) { return ("UTF-16LE", 2) }
    if begins([0xFE, 0xFF]) { return ("UTF-16BE", 2) }
    return nil
  }

  /// Decodes `bytes`.
  ///
  /// UTF-8 is taken for UTF-8 whatever was declared, a fault here and there forgiven: other encodings
  /// hardly ever look like it by chance, and declared ones lie. What was declared stands otherwise,
  /// unless its reading is full of faults, or is no Chinese where that of Big5, GB18030 or EUC-TW is.
  ///
  /// - Parameters:
  ///   - bytes: The whole page or text.
  ///   - declared: The label in the record's header or the page's `<meta>`, if there was one.
  ///   - sample: Bytes to detect from instead of `bytes`: a page's text without its tags.
  /// - Returns: The text, and what encoding was taken.
  /// - Throws: ``UnicodeError`` where memory runs out.
  /// - Complexity: O(*n*).
  public static func decode(
    _ bytes: [UInt8], declared: String? = nil, sample: [UInt8]? = nil
  ) throws(UnicodeError) -> DecodedText {
    if let (encoding, length) = mark(of: bytes.span) {
      return try decode(Array(bytes[length...]), as: encoding)
    }
    // A declaration of UTF-16 inside bytes that were readable as ASCII cannot be true.
    if let text = String(validating: bytes, as: UTF8.self), !looksLikeUTF16(bytes) {
      return DecodedText(text: text, encoding: "UTF-8", replacements: 0)
    }
    if isMostlyUTF8(bytes.span) { return decodeUTF8(bytes) }
    // The NULs of UTF-16 are sound UTF-8 too.
    if looksLikeUTF16(bytes), let wide = detect(bytes) { return try decode(bytes, as: wide) }
    let sample = sample ?? bytes
    if let declared, let name = canonicalName(of: declared),
      !name.hasPrefix("UTF-")
    {
      let decoded = try decode(bytes, as: name)
      // A tenth of the sequences ill-formed: the label is wrong, not the page.
      if decoded.replacements * 20 <= bytes.count {
        guard let better = better(sample, than: name) else { return decoded }
        return try decode(bytes, as: better)
      }
    }
    var candidate = detect(sample)
    if let better = better(sample, than: candidate) { candidate = better }
    if let candidate, candidate != "UTF-8" {
      let plain = decodeUTF8(bytes)
      // ICU's detector knows a few encodings that its converters do not.
      guard let detected = try? decode(bytes, as: candidate) else { return plain }
      return plain.replacements <= detected.replacements ? plain : detected
    }
    return decodeUTF8(bytes)
  }

  /// Decodes `bytes` as the encoding of that name.
  ///
  /// - Throws: ``UnicodeError`` for a name that ICU does not know.
  public static func decode(_ bytes: [UInt8], as encoding: String) throws(UnicodeError)
    -> DecodedText
  {
    if encoding == "UTF-8" { return decodeUTF8(bytes) }
    var count: Int64 = 0
    var replaced: Int64 = 0
    var error: Int32 = 0
    let converter = converters[encoding] ?? encoding
    let result = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe buffer.baseAddress.flatMap {
        unsafe cicu_decode(converter, $0, Int64(buffer.count), &count, &replaced, &error)
      }
    }
    guard let result = unsafe result else {
      guard error <= 0 else { throw UnicodeError("decoding \(encoding)", code: error) }
      return DecodedText(text: "", encoding: encoding, replacements: 0)
    }
    defer { unsafe cicu_free(result) }
    let text = unsafe String(
      decoding: UnsafeBufferPointer(start: result, count: Int(count)), as: UTF8.self)
    return DecodedText(text: text, encoding: encoding, replacements: Int(replaced))
  }

  /// Decodes UTF-8, one U+FFFD for each maximal subpart of an ill-formed sequence.
  public static func decodeUTF8(_ bytes: [UInt8]) -> DecodedText {
    if let text = String(validating: bytes, as: UTF8.self) {
      return DecodedText(text: text, encoding: "UTF-8", replacements: 0)
    }
    let text = String(decoding: bytes, as: UTF8.self)
    // What the repair added is what the input did not already have.
    let replacements = replacementCharacters(in: text.utf8) - replacementCharacters(in: bytes)
    return DecodedText(text: text, encoding: "UTF-8", replacements: replacements)
  }

  /// How many ill-formed sequences there are, one for each maximal subpart.
  ///
  /// - Complexity: O(*n*); well-formed text costs a validation only.
  public static func illFormedSequences(in bytes: Span<UInt8>) -> Int {
    if (try? UTF8Span(validating: bytes)) != nil { return 0 }
    var found = 0
    var position = 0
    while position < bytes.count {
      let (scalar, length) = bytes.scalar(at: position)
      // U+FFFD itself has three bytes that say so; what stands for an error has not.
      if scalar == 0xFFFD, length < 3 || bytes[position] != 0xEF { found += 1 }
      position += length
    }
    return found
  }

  private static func replacementCharacters(in bytes: some Sequence<UInt8>) -> Int {
    var window: UInt32 = 0
    var found = 0
    for byte in bytes {
      window = (window << 8 | UInt32(byte)) & 0xFF_FFFF
      if window == 0xEF_BFBD { found += 1 }
    }
    return found
  }

  /// ASCII text in UTF-16 is well-formed UTF-8 too, with a NUL for every other byte.
  private static func looksLikeUTF16(_ bytes: [UInt8]) -> Bool {
    let sample = bytes.prefix(1024)
    return sample.count >= 4 && sample.lazy.filter { $0 == 0 }.count * 3 > sample.count
  }

  private static func detect(_ bytes: [UInt8]) -> String? {
    if looksLikeUTF16(bytes) {
      let evenNULs = bytes.prefix(1024).enumerated().lazy.filter { $0 % 2 == 0 && $1 == 0 }.count
      let oddNULs = bytes.prefix(1024).enumerated().lazy.filter { $0 % 2 == 1 && $1 == 0 }.count
      return evenNULs > oddNULs ? "UTF-16BE" : "UTF-16LE"
    }
    var confidence: Int32 = 0
    let name = unsafe bytes.withUnsafeBufferPointer { buffer -> String? in
      guard let base = buffer.baseAddress else { return nil }
      // The detector's verdict does not change past some tens of kilobytes.
      let length = Int32(min(buffer.count, 65_536))
      return unsafe cicu_detect_encoding(base, length, &confidence).map {
        unsafe String(cString: $0)
      }
    }
    guard let name, confidence >= 10 else { return nil }
    return canonicalName(of: name) ?? name
  }

  /// The usual name of an encoding's label: `big5-hkscs` and `cp950` are `Big5`.
  ///
  /// The names follow the WHATWG Encoding Standard, which gathers what pages mean by their labels:
  /// `iso-8859-1` means windows-1252, `gb2312` means GB18030.
  ///
  /// - Returns: `nil` for a label that neither the standard's list nor ICU knows.
  public static func canonicalName(of label: String) -> String? {
    let label = label.lowercased().filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
    if let name = labels[label] { return name }
    guard !label.isEmpty, label.utf8.count < 64 else { return nil }
    return unsafe cicu_encoding_name(label).map { unsafe String(cString: $0) }
  }

  private static let labels: [String: String] = [
    "utf-8": "UTF-8", "utf8": "UTF-8", "unicode-1-1-utf-8": "UTF-8", "us-ascii": "windows-1252",
    "ascii": "windows-1252", "iso-8859-1": "windows-1252", "latin1": "windows-1252",
    "iso8859-1": "windows-1252", "windows-1252": "windows-1252", "cp1252": "windows-1252",
    "big5": "Big5", "big5-hkscs": "Big5", "big5hkscs": "Big5", "cn-big5": "Big5",
    "x-x-big5": "Big5",
    "cp950": "Big5", "windows-950": "Big5", "gb2312": "GB18030", "gbk": "GB18030",
    "gb18030": "GB18030", "gb_2312-80": "GB18030", "x-gbk": "GB18030", "cp936": "GB18030",
    "utf-16": "UTF-16LE", "utf-16le": "UTF-16LE", "utf-16be": "UTF-16BE", "unicode": "UTF-16LE",
    "euc-tw": "EUC-TW", "shift_jis": "Shift_JIS", "sjis": "Shift_JIS", "x-sjis": "Shift_JIS",
    "euc-jp": "EUC-JP", "euc-kr": "EUC-KR", "ks_c_5601-1987": "EUC-KR", "windows-949": "EUC-KR",
  ]

  /// ICU's converter where the usual name would open another: Big5 as pages mean it has the
  /// characters of Hong Kong.
  private static let converters = ["Big5": "ibm-1375_P100-2008", "EUC-KR": "windows-949-2000"]
}
