internal import Selaras

/// One side of an alignment: lines of UTF-8 text as it stands, or the blocks of a document.
struct TextSide {
  /// The text's bytes; ranges are of these.
  let bytes: [UInt8]
  /// Its lines or blocks, white space at their ends left out; empty lines are empty ranges.
  let lines: [TextRange]

  /// The lines of a plain text.
  ///
  /// Lines end at LF; the last one needs none.
  init(text bytes: [UInt8]) {
    var lines: [TextRange] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      lines.append(TextSide.trimmed(TextRange(start, end), bytes))
      start = end + 1
    }
    self.bytes = bytes
    self.lines = lines
  }

  /// The blocks of a document.
  init(document: Document) {
    bytes = Array(document.text.utf8)
    lines = document.blocks?.map(\.range) ?? TextSide(text: bytes).lines
  }

  /// Reads one side from an input.
  ///
  /// - Parameters:
  ///   - path: The file, or `-`.
  ///   - kind: What the input holds; a text for `nil`.
  /// - Throws: ``Failure`` or ``RecordsError`` where it cannot be read.
  init(path: String, kind: InputKind?) throws {
    guard let kind, kind != .text else {
      self.init(text: try readAll(path))
      return
    }
    self.init(document: try oneDocument(path, kind: kind, cleansText: true))
  }

  /// The text of a range, ill-formed bytes replaced.
  func text(_ range: TextRange) -> String {
    String(decoding: bytes[range.start..<range.end], as: UTF8.self)
  }

  /// The texts of the lines.
  var lineTexts: [String] { lines.map(text) }

  /// The sentences of each line, by the refined rules of a language.
  func sentences(locale: LanguageTag) throws(UnicodeError) -> [[TextRange]] {
    var segmenter = try Segmenter(.sentence, locale: locale, style: .refined)
    var segments: SegmentList = []
    var result: [[TextRange]] = []
    for line in lines {
      let span = bytes.span
      try segmenter.segments(of: span.extracting(line.start..<line.end), into: &segments)
      result.append(
        segments.map { TextSide.trimmed($0.range.shifted(by: line.start), bytes) }
          .filter { !$0.isEmpty })
    }
    return result
  }

  private static func trimmed(_ range: TextRange, _ bytes: [UInt8]) -> TextRange {
    var range = range
    while !range.isEmpty, bytes[range.start] <= 0x20 { range.start += 1 }
    while !range.isEmpty, bytes[range.end - 1] <= 0x20 { range.end -= 1 }
    return range
  }
}

/// The one document that an input holds.
func oneDocument(_ path: String, kind: InputKind?, cleansText: Bool) throws -> Document {
  try DocumentSource(path: path, kind: kind).document(cleansText: cleansText)
}

/// An input that is to hold one record.
struct DocumentSource {
  let record: RawRecord

  /// - Throws: ``Failure`` where there is no record, or more than one.
  init(path: String, kind: InputKind?) throws {
    let inputs = InputFiles.list([path])
    if let problem = inputs.problems.first {
      throw Failure(problem.kind == .missing ? .inputNotFound : .unusableInput, "\(problem)")
    }
    var reader = RecordReader(inputs, kind: kind)
    var found: RawRecord?
    while let item = reader.next() {
      switch item {
      case .problem(let problem): throw Failure(.unusableInput, "\(problem)")
      case .record(let record):
        guard found == nil else {
          throw Failure(.unusableInput, "\(path): more than one record, where one is wanted")
        }
        found = record
      }
    }
    guard let found else { throw Failure(.unusableInput, "\(path): no record") }
    record = found
  }

  func document(cleansText: Bool) throws -> Document {
    var preparation = try DocumentPreparation(cleansText: cleansText)
    do throws(InputProblem) {
      return try preparation.document(of: record).document
    } catch {
      throw Failure(.unusableInput, "\(error)")
    }
  }
}
