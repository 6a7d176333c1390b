internal import SelarasRecords

/// Adds to a finished record what only the whole corpus could tell.
enum ClusterFields {
  /// Adds `cluster` and, for all but the kept document, `similarity`.
  ///
  /// - Parameters:
  ///   - json: A JSON object with one member at least (every record has an `id`).
  ///   - cluster: The id of the kept document.
  ///   - similarity: `nil` for the kept document itself.
  /// - Returns: The record as a whole line.
  static func line(_ json: ArraySlice<UInt8>, cluster: String, similarity: Double?) -> [UInt8] {
    var fields = JSONWriter()
    fields.beginObject()
    fields.key("cluster")
    fields.string(cluster)
    if let similarity {
      fields.key("similarity")
      fields.double(similarity)
    }
    fields.endObject()
    fields.endLine()
    return Array(json.dropLast()) + [UInt8(ascii: ",")] + fields.bytes.dropFirst()
  }
}
