internal import SelarasUnicode

/// Reads the records of one file.
final class FileReader {
  private let file: InputFile
  private let limits: RecordLimits
  private let kind: InputKind
  private var stream: ByteStream
  /// How many bytes of the file, as it lies on the disk, have been read.
  var bytesRead: Int { stream.bytesRead }
  private var archive = WARCReader()
  private var line = 0
  private var isDone = false
  /// A compression or archive that the toolkit does not read, where the file is one.
  private var foreignFormat: String?
  /// The lines of a UTF-16 file, which is read as a whole, last first.
  private var waiting: [[UInt8]]?

  /// Begins with a file; what it holds is detected where `kind` is `nil`.
  init(_ file: InputFile, _ stream: consuming ByteStream, kind: InputKind?, limits: RecordLimits) {
    self.file = file
    self.limits = limits
    self.stream = stream
    let start = self.stream.peekLine(InputKind.sampleSize)
    self.kind = kind ?? InputKind.detect(start, suffix: file.suffix)
    // Nothing on standard input is no document; an empty file is an empty one.
    isDone = start.isEmpty && file.isFromStandardInput && !self.stream.hasFailed
    if kind == nil { foreignFormat = Self.foreignFormat(start) }
    if self.kind == .jsonl, UTF16Order(start) != nil { waiting = [] }
  }

  /// The next record or problem; `nil` at the end of the file.
  func next() -> InputItem? {
    guard !isDone else { return nil }
    if let foreignFormat {
      isDone = true
      return .problem(
        InputProblem(.file, file: file.name, reason: "\(foreignFormat) data is not supported"))
    }
    do throws(RecordsError) {
      switch kind {
      case .html, .text:
        isDone = true
        return try whole()
      case .jsonl: return try nextLine()
      case .warc:
        if let item = try archive.next(from: &stream, file: file, limit: limits.page) {
          return item
        }
        isDone = true
        return nil
      }
    } catch {
      isDone = true
      return .problem(InputProblem(error, line: kind == .jsonl ? line + 1 : nil))
    }
  }

  /// Names a format whose bytes would otherwise pass for an odd text.
  private static func foreignFormat(_ start: ArraySlice<UInt8>) -> String? {
    if start.starts(with: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]) { return "xz" }
    if start.starts(with: "BZh".utf8), start.dropFirst(4).starts(with: "1AY&SY".utf8) {
      return "bzip2"
    }
    if start.starts(with: [0x50, 0x4B, 3, 4]) { return "zip" }
    return start.starts(with: "%PDF-".utf8) ? "PDF" : nil
  }

  private func whole() throws(RecordsError) -> InputItem {
    let bytes = try stream.readToEnd(limit: limits.page)
    guard bytes.count <= limits.page else { return tooLarge() }
    return .record(
      RawRecord(
        file: file, content: kind == .html ? .page(charset: nil) : .text, bytes: bytes))
  }

  private func tooLarge() -> InputItem {
    .problem(
      InputProblem(.file, file: file.name, reason: "larger than \(limits.page) bytes"))
  }

  private func nextLine() throws(RecordsError) -> InputItem? {
    if waiting != nil, line == 0, let problem = try decodeUTF16() {
      isDone = true
      return problem
    }
    while let (bytes, isCut) = try takeLine() {
      line += 1
      if isCut {
        return .problem(
          InputProblem(
            file: file.name, line: line, reason: "the line is longer than \(limits.line) bytes"))
      }
      var content = bytes[...]
      if line == 1, content.starts(with: [0xEF, 0xBB, 0xBF]) { content = content.dropFirst(3) }
      // White space around the object is JSON's own; only blank lines need to be told apart.
      if content.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
      let whole = content.count == bytes.count ? bytes : Array(content)
      return .record(RawRecord(file: file, line: line, content: .line, bytes: whole))
    }
    isDone = true
    return nil
  }

  private func takeLine() throws(RecordsError) -> (bytes: [UInt8], isCut: Bool)? {
    guard waiting == nil else { return waiting?.popLast().map { ($0, $0.count > limits.line) } }
    return try stream.readLine(limit: limits.line)
  }

  /// Reads a UTF-16 file as a whole: its lines cannot be told in bytes.
  private func decodeUTF16() throws(RecordsError) -> InputItem? {
    let bytes = try stream.readToEnd(limit: limits.page)
    guard bytes.count <= limits.page else { return tooLarge() }
    do throws(UnicodeError) {
      let text = try TextDecoding.decode(bytes).text
      let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
      waiting = lines.reversed().map { Array($0) }
      if waiting?.first?.isEmpty == true { waiting?.removeFirst() }
      return nil
    } catch {
      return .problem(InputProblem(.file, file: file.name, reason: error.description))
    }
  }
}
