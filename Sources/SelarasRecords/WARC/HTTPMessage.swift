/// An HTTP answer as an archive holds it (RFC 9112).
enum HTTPMessage {
  /// What an answer holds.
  enum Finding {
    /// No page.
    case none
    /// A page that cannot be decoded.
    case refused(reason: String)
    /// A page and the character set that the answer declares.
    case page(body: [UInt8], charset: String?)
  }

  /// Looks for a page in an answer.
  ///
  /// Archives are often written after the transfer's encodings were undone but with the header
  /// that still names them: a body is decoded only where it has the form that it claims.
  /// A page larger than `limit` bytes is refused.
  static func page(in message: [UInt8], limit: Int) -> Finding {
    guard message.starts(with: "HTTP/".utf8),
      let lineEnd = message.firstIndex(of: 0x0A)
    else { return .refused(reason: "the response is no HTTP message") }
    let words = message[..<lineEnd].split { $0 == 0x20 || $0 == 0x0D }
    guard words.count > 1, words[1].count == 3, words[1].first == UInt8(ascii: "2") else {
      return .none
    }
    let (fields, bodyStart) = HeaderFields.read(from: message, at: lineEnd + 1)
    guard let type = fields["content-type"]?.lowercased() else { return .none }
    let mediaType = type.prefix { $0 != ";" && $0 != " " }
    guard mediaType == "text/html" || mediaType == "application/xhtml+xml" else { return .none }

    var body = Array(message[bodyStart...])
    if fields["transfer-encoding"]?.lowercased().contains("chunked") ?? false {
      body = dechunked(body) ?? body
    }
    let encoding = fields["content-encoding"]?.lowercased() ?? "identity"
    switch encoding {
    case "gzip", "x-gzip":
      if body.starts(with: [0x1F, 0x8B]) {
        guard let plain = Inflater(.gzip)?.decodeAll(body, limit: limit) else {
          return .refused(reason: "the response's gzip data is damaged or too large")
        }
        body = plain
      }
    case "deflate":
      // RFC 9110 means zlib's wrapping; some servers send none.
      if !looksLikeText(body) {
        let wrapped = Inflater(.zlib)?.decodeAll(body, limit: limit)
        guard let plain = wrapped ?? Inflater(.raw)?.decodeAll(body, limit: limit) else {
          return .refused(reason: "the response's deflate data is damaged or too large")
        }
        body = plain
      }
    case "identity", "": break
    default:
      guard looksLikeText(body) else {
        return .refused(reason: "the content encoding \"\(encoding)\" is not supported")
      }
    }
    return .page(body: body, charset: charset(in: type))
  }

  private static func charset(in type: String) -> String? {
    for parameter in type.split(separator: ";").dropFirst() {
      let pair = parameter.filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
        .split(separator: "=", maxSplits: 1)
      if pair.count == 2, pair[0] == "charset" { return String(pair[1]) }
    }
    return nil
  }

  /// Whether a body begins like a page rather than like compressed data.
  private static func looksLikeText(_ body: [UInt8]) -> Bool {
    let start = body.prefix(64)
    return start.contains(UInt8(ascii: "<"))
      && !start.contains { $0 < 0x09 || (0x0E...0x1F).contains($0) }
  }

  /// The body with its chunks joined; `nil` where it has no chunks.
  private static func dechunked(_ body: [UInt8]) -> [UInt8]? {
    var result: [UInt8] = []
    var position = 0
    while true {
      let size = body[position...].prefix { hexValue($0) != nil }
      guard !size.isEmpty, size.count <= 8,
        let lineEnd = body[size.endIndex...].firstIndex(of: 0x0A)
      else { return nil }
      let length = Int(size.reduce(0) { $0 << 4 | UInt64(hexValue($1) ?? 0) })
      if length == 0 { return result }
      let start = lineEnd + 1
      guard start + length <= body.count else { return nil }
      result.append(contentsOf: body[start..<start + length])
      position = start + length
      // The line feed, with or without a carriage return, after a chunk.
      if position < body.count, body[position] == 0x0D { position += 1 }
      guard position < body.count, body[position] == 0x0A else { return nil }
      position += 1
    }
  }
}
