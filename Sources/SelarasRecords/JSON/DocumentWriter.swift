public import SelarasText

/// Writes documents as JSON Lines.
public enum DocumentWriter {
  /// Appends one line: the fields that are there, in the order of the interface, then the unknown
  /// ones as they came.
  ///
  /// An unknown field that has a known field's name (the record had it with a value of another
  /// type) gives way once a step has filled that field in.
  ///
  /// - Complexity: O(*n*) in the length of the line.
  public static func append(_ document: Document, to bytes: inout [UInt8]) {
    var json = JSONWriter()
    swap(&json.bytes, &bytes)
    defer { swap(&json.bytes, &bytes) }
    json.beginObject()
    var written: Set<String> = []
    func begin(_ field: KnownField) {
      json.key(field.rawValue)
      if !document.unknownFields.isEmpty { written.insert(field.rawValue) }
    }
    func string(_ field: KnownField, _ value: String?) {
      guard let value else { return }
      begin(field)
      json.string(value)
    }
    func number(_ field: KnownField, _ value: Double?) {
      guard let value else { return }
      begin(field)
      json.double(value)
    }
    // Fields that no step reads; a record that had them keeps its own.
    func isFree(_ name: String) -> Bool {
      !document.unknownFields.contains { $0.name == name && $0.json != "{}" && $0.json != "null" }
    }
    func begin(_ name: String) {
      json.key(name)
      if !document.unknownFields.isEmpty { written.insert(name) }
    }
    func list<Element>(
      _ name: String, _ values: [Element]?, _ write: (Element, inout JSONWriter) -> Void
    ) {
      guard let values else { return }
      begin(name)
      json.beginArray()
      for value in values { write(value, &json) }
      json.endArray()
    }
    func list<Element>(
      _ field: KnownField, _ values: [Element]?, _ write: (Element, inout JSONWriter) -> Void
    ) {
      guard let values else { return }
      begin(field)
      json.beginArray()
      for value in values { write(value, &json) }
      json.endArray()
    }
    string(.id, document.id)
    string(.url, document.url)
    string(.title, document.title)
    list(.author, document.author) { $1.string($0) }
    string(.date, document.date)
    string(.site, document.site)
    string(.pageType, document.pageType?.rawValue)
    string(.text, document.text)
    list(.blocks, document.blocks, append)
    list(.passages, document.passages, append)
    list(.repeats, document.repeats, append)
    list(.removed, document.removed, append)
    list("links", document.links, append)
    list("images", document.images, append)
    if let metadata = document.metadata, isFree("metadata") {
      begin("metadata")
      append(metadata, to: &json)
    }
    string(.language, document.language?.rawValue)
    number(.confidence, document.confidence)
    string(.cluster, document.cluster)
    number(.similarity, document.similarity)
    for field in document.unknownFields where !written.contains(field.name) {
      json.rawKey(field.name)
      json.raw(field.json)
    }
    json.endObject()
    json.endLine()
  }

  private static func append(_ metadata: PageMetadata, to json: inout JSONWriter) {
    json.beginObject()
    for (name, value) in [
      ("language", metadata.language), ("canonical", metadata.canonical), ("image", metadata.image),
      ("licence", metadata.licence), ("encoding", metadata.encoding),
    ] {
      guard let value else { continue }
      json.key(name)
      json.string(value)
    }
    if !metadata.flags.isEmpty {
      json.key("flags")
      json.beginArray()
      for flag in metadata.flags { json.string(flag) }
      json.endArray()
    }
    if !metadata.sources.isEmpty {
      json.key("sources")
      json.beginObject()
      for field in PageMetadata.Field.allCases {
        guard let source = metadata.sources[field] else { continue }
        json.key(field.rawValue)
        json.string(source.rawValue)
      }
      json.endObject()
    }
    json.endObject()
  }

  private static func append(_ link: Link, to json: inout JSONWriter) {
    json.beginObject()
    json.key("range")
    json.range(link.range)
    json.key("url")
    json.string(link.url)
    json.endObject()
  }

  private static func append(_ image: Image, to json: inout JSONWriter) {
    json.beginObject()
    json.key("at")
    json.integer(image.position)
    json.key("url")
    json.string(image.url)
    json.key("alternative")
    json.string(image.alternative)
    json.endObject()
  }

  private static func append(_ block: Block, to json: inout JSONWriter) {
    json.beginObject()
    json.key("kind")
    json.string(block.kind.rawValue)
    if let level = block.level {
      json.key("level")
      json.integer(level)
    }
    json.key("range")
    json.range(block.range)
    json.endObject()
  }

  private static func append(_ passage: Passage, to json: inout JSONWriter) {
    json.beginObject()
    json.key("language")
    json.string(passage.language.rawValue)
    json.key("range")
    json.range(passage.range)
    json.key("confidence")
    json.double(passage.confidence)
    if !passage.embedded.isEmpty {
      json.key("embedded")
      json.beginArray()
      for phrase in passage.embedded {
        json.beginObject()
        json.key("range")
        json.range(phrase.range)
        json.key("script")
        json.string(phrase.script.description)
        if phrase.language != .undetermined {
          json.key("language")
          json.string(phrase.language.rawValue)
        }
        json.endObject()
      }
      json.endArray()
    }
    json.endObject()
  }

  private static func append(_ copy: Repeat, to json: inout JSONWriter) {
    json.beginObject()
    json.key("range")
    json.range(copy.range)
    json.key("of")
    json.range(copy.source)
    json.key("similarity")
    json.double(copy.similarity)
    json.endObject()
  }

  private static func append(_ removal: Removal, to json: inout JSONWriter) {
    json.beginObject()
    json.key("reason")
    json.string(removal.reason.rawValue)
    json.key("text")
    json.string(removal.text)
    if let source = removal.source {
      json.key("of")
      json.range(source)
    }
    if let similarity = removal.similarity {
      json.key("similarity")
      json.double(similarity)
    }
    if let probability = removal.probability {
      json.key("probability")
      json.double(probability)
    }
    json.endObject()
  }
}
