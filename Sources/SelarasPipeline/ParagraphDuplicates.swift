internal import SelarasDuplication
internal import SelarasRecords
internal import SelarasText

/// Duplicates among the paragraphs of a collection: lines that stand on many pages, and paragraphs
/// that pages have in common.
struct ParagraphDuplicates {
  let result: DuplicateResult
  /// For each document the number of its first paragraph.
  let starts: [Int]
  /// Whether paragraphs that are not the kept ones are cut out.
  let drops: Bool

  /// The ranges of the paragraphs: blocks, or lines where blocks are not known.
  static func paragraphs(of document: Document) -> [TextRange] {
    if let blocks = document.blocks { return blocks.map(\.range) }
    let text = document.text.utf8.span
    var ranges: [TextRange] = []
    var start = 0
    for position in 0...text.count where position == text.count || text[position] == 0x0A {
      if start < position { ranges.append(TextRange(start, position)) }
      start = position + 1
    }
    return ranges
  }

  /// Writes the records, where `paragraphs` lists those whose kept one is another; where the
  /// options say so, cut out instead.
  func write(_ records: borrowing RecordSpool, to output: ([UInt8]) throws -> Void) throws {
    try records.readAll { number, line in
      let file = InputFile(path: "-")
      let record = RawRecord(file: file, line: number + 1, content: .line, bytes: Array(line))
      var document = try record.parse().document
      let ranges = ParagraphDuplicates.paragraphs(of: document)
      let found = ranges.indices.filter {
        result.keeper(of: starts[number] + $0) != starts[number] + $0
      }
      if drops {
        let before = document.removed?.count ?? 0
        document.repeats = found.map {
          Repeat(
            range: ranges[$0], source: TextRange(0, 0),
            similarity: result.similarity(of: starts[number] + $0))
        }
        document.cutRepeats()
        // The sources stand in other documents.
        for i in before..<(document.removed?.count ?? 0) { document.removed?[i].source = nil }
        document.repeats = nil
      } else {
        document.unknownFields.removeAll { $0.name == "paragraphs" }
        document.unknownFields.append(field(found, ranges, first: starts[number]))
      }
      var bytes: [UInt8] = []
      DocumentWriter.append(document, to: &bytes)
      try output(bytes)
    }
  }

  private func field(
    _ found: [Int], _ ranges: [TextRange], first: Int
  ) -> Document.UnknownField {
    var json = JSONWriter()
    json.beginArray()
    for i in found {
      json.beginObject()
      json.key("range")
      json.range(ranges[i])
      json.key("cluster")
      json.string(result.id(of: result.keeper(of: first + i)))
      json.key("similarity")
      json.double(result.similarity(of: first + i))
      json.endObject()
    }
    json.endArray()
    return Document.UnknownField(
      name: "paragraphs", json: String(decoding: json.bytes, as: UTF8.self))
  }
}
