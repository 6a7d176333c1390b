internal import SelarasMemory
internal import SelarasText

extension RunLog {
  /// What became of one record.
  enum Entry: Hashable, Sendable {
    /// A document, as the JSON line that will be written for it.
    case document(Page)
    /// A record that could not be used, and why: `FILE:LINE: reason`.
    case problem(String)
  }

  /// One document with what was found in it.
  struct Page: Hashable, Sendable {
    var id: String
    /// Its record, without a line feed.
    var json: [UInt8]
    /// Its sketch, as SelarasDuplication encodes it.
    var sketch: [UInt8]
    /// The pairs mined in it, best first.
    var pairs: [TranslationUnit]
    /// What the summary counts.
    var counts: PageCounts
  }

  static func payload(of entry: Entry) -> [UInt8] {
    var writer = FieldWriter()
    switch entry {
    case .problem(let text):
      writer.append(0)
      writer.append(text)
    case .document(let page):
      writer.append(1)
      writer.append(page.id)
      writer.append(page.json)
      writer.append(page.sketch)
      writer.append(page.counts.fields.count)
      for count in page.counts.fields { writer.append(count) }
      writer.append(page.pairs.count)
      for pair in page.pairs {
        writer.append(pair.source)
        writer.append(pair.target)
        writer.append(Int(((pair.confidence ?? 0) * 1_000_000).rounded()))
        for range in [pair.sourceRange, pair.targetRange] {
          writer.append(range?.start ?? 0)
          writer.append(range?.end ?? 0)
        }
      }
    }
    return writer.bytes
  }

  static func entry(of payload: ArraySlice<UInt8>) -> Entry? {
    var reader = FieldReader(payload)
    switch reader.integer() {
    case 0: return reader.string().map(Entry.problem)
    case 1:
      guard let id = reader.string(), let json = reader.bytes(), let sketch = reader.bytes(),
        let fields = reader.integers(), let counts = PageCounts(fields: fields),
        let pairCount = reader.integer()
      else { return nil }
      var pairs: [TranslationUnit] = []
      for _ in 0..<pairCount {
        guard let source = reader.string(), let target = reader.string(),
          let confidence = reader.integer(), let a = reader.integer(), let b = reader.integer(),
          let c = reader.integer(), let d = reader.integer(), a <= b, c <= d
        else { return nil }
        pairs.append(
          TranslationUnit(
            source: source, target: target, confidence: Double(confidence) / 1_000_000,
            sourceDocument: id, sourceRange: TextRange(a, b), targetDocument: id,
            targetRange: TextRange(c, d)))
      }
      return .document(
        Page(
          id: id, json: json, sketch: sketch, pairs: pairs, counts: counts))
    default: return nil
    }
  }
}
