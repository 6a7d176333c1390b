/// Reads the pages of a web archive (ISO 28500: WARC/1.0 and 1.1), one record after the other.
///
/// Taken are `response` records whose HTTP answer is a success (2xx) of an HTML type; all others
/// are passed over without being kept in memory. After a malformed record the reader looks for the
/// next line that begins with `WARC/1.` and goes on there.
struct WARCReader {
  /// No header line of an honest archive comes near this.
  private static let lineLimit = 1 << 20
  private static let headerLimit = 1 << 22

  private var number = 0
  /// A version line that the search for the next record has already taken.
  private var hasVersion = false

  /// The next page or problem; `nil` at the end.
  mutating func next(
    from stream: inout ByteStream, file: InputFile, limit: Int
  ) throws(RecordsError) -> InputItem? {
    while true {
      if !hasVersion {
        guard let line = try firstLine(of: &stream) else { return nil }
        guard line.starts(with: "WARC/1.".utf8) else {
          number += 1
          let problem = problem(file, "no \"WARC/1.\" where a record must begin")
          try resynchronise(&stream)
          return problem
        }
      }
      hasVersion = false
      number += 1
      guard
        let header = try HeaderFields.read(
          from: &stream, lineLimit: Self.lineLimit, sizeLimit: Self.headerLimit)
      else {
        try resynchronise(&stream)
        return problem(file, "the record's header has no end")
      }
      guard let length = header["content-length"].flatMap({ Int($0) }), length >= 0 else {
        try resynchronise(&stream)
        return problem(file, "the record has no valid Content-Length")
      }
      let isResponse = header["warc-type"]?.lowercased() == "response"
      let isHTTP = header["content-type"]?.lowercased().hasPrefix("application/http") ?? true
      guard isResponse, isHTTP else {
        guard try stream.skip(length) == length else {
          return problem(file, "the file ends inside the record")
        }
        continue
      }
      guard length <= limit else {
        let isWhole = try stream.skip(length) == length
        return problem(
          file, isWhole ? "larger than \(limit) bytes" : "the file ends inside the record")
      }
      let block = try stream.readBytes(length)
      guard block.count == length else { return problem(file, "the file ends inside the record") }
      switch HTTPMessage.page(in: block, limit: limit) {
      case .none: continue
      case .refused(let reason): return problem(file, reason)
      case .page(let body, let charset):
        return .record(
          RawRecord(
            file: file, line: number, content: .page(charset: charset), bytes: body,
            url: header["warc-target-uri"].map(Self.withoutBrackets),
            archiveID: header["warc-record-id"].map(Self.withoutBrackets)))
      }
    }
  }

  private func problem(_ file: InputFile, _ reason: String) -> InputItem {
    .problem(InputProblem(file: file.name, line: number, reason: reason))
  }

  /// The first line that is not empty: two empty ones end every record.
  private func firstLine(of stream: inout ByteStream) throws(RecordsError) -> [UInt8]? {
    while let (line, _) = try stream.readLine(limit: Self.lineLimit) {
      if !line.allSatisfy({ $0 == 0x0D }) { return line }
    }
    return nil
  }

  /// Looks for the next line that begins a record.
  private mutating func resynchronise(_ stream: inout ByteStream) throws(RecordsError) {
    while let (line, _) = try stream.readLine(limit: Self.lineLimit) {
      if line.starts(with: "WARC/1.".utf8) {
        hasVersion = true
        return
      }
    }
  }

  /// WARC/1.0 was read by some writers as asking for angle brackets around addresses.
  private static func withoutBrackets(_ value: String) -> String {
    value.hasPrefix("<") && value.hasSuffix(">") ? String(value.dropFirst().dropLast()) : value
  }
}
