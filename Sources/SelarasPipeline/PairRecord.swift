public import SelarasMemory
internal import SelarasRecords

/// A pair as a line of JSON Lines.
public enum PairRecord {
  /// Appends the line of a pair: texts, confidence, and what is known of documents and ranges.
  ///
  /// - Parameters:
  ///   - pair: The pair.
  ///   - unit: What the two sides are, such as `sentence`; left out where it is `nil`.
  ///   - bytes: Where the line goes.
  public static func append(_ pair: TranslationUnit, unit: String? = nil, to bytes: inout [UInt8]) {
    var json = JSONWriter()
    json.beginObject()
    json.key("source")
    json.string(pair.source)
    json.key("target")
    json.string(pair.target)
    json.key("confidence")
    json.double(pair.confidence ?? 0)
    if let unit {
      json.key("unit")
      json.string(unit)
    }
    for (side, document, range) in [
      ("source", pair.sourceDocument, pair.sourceRange),
      ("target", pair.targetDocument, pair.targetRange),
    ] {
      if let document {
        json.key("\(side)Document")
        json.string(document)
      }
      if let range {
        json.key("\(side)Range")
        json.range(range)
      }
    }
    json.endObject()
    json.endLine()
    bytes += json.bytes
  }
}
